import CNcurses
package import Cells

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The screen, through ncurses. One at a time, on one thread.
package final class CursesTerminal: Terminal {
    /// The terminal type that ncurses uses.
    package let type: String
    /// Set if that is not the one in TERM.
    package let typeNotice: TerminalNotice?
    package let prefersASCII: Bool

    private let notification: Notification
    private let isInTmux: Bool
    private let hasLinks: Bool
    private let isUTF8: Bool
    private var shown: Frame?
    private var styles: StyleTable
    private var decoder = KeyDecoder(known: CursesTerminal.known)
    private var input = [UInt8](repeating: 0, count: 4_096)
    private var hasLeft = false

    /// Takes the terminal.
    ///
    /// - Parameters:
    ///   - type: The value of TERM; `nil` or empty if it is not set.
    ///   - locale: A C library locale for the character set. Empty uses the environment's.
    ///   - usesColor: False if NO_COLOR is set.
    ///   - isVTE: VTE_VERSION is set.
    ///   - isInTmux: TMUX is set.
    ///   - tmux: TERM_PROGRAM_VERSION, where TERM_PROGRAM is tmux.
    ///   - colorTerm: The value of COLORTERM, by which terminals say that they can show red, green and blue.
    ///   - mustBeTerminal: False lets tests draw on a file.
    ///   - theme: The colours of the roles.
    package init(
        type: String?, input: Int32 = 0, output: Int32 = 1, locale: String = "", usesColor: Bool = true,
        colorTerm: String? = nil, isVTE: Bool = false, isInTmux: Bool = false, tmux: String? = nil,
        mustBeTerminal: Bool = true, theme: Theme = Theme(name: "plain")
    ) throws(TerminalError) {
        if mustBeTerminal {
            guard isatty(output) == 1 else {
                throw .outputIsNoTerminal
            }
            guard isatty(input) == 1 else {
                throw .inputIsNoTerminal
            }
        }
        isUTF8 = hackatop_curses_locale(locale)
        let opened = try Self.open(type: type ?? "", input: input, output: output)
        self.type = opened
        let named = type ?? ""
        typeNotice = opened == named ? nil : TerminalNotice(named: named, using: opened)
        prefersASCII = !isUTF8 || ["linux", "vt", "ansi"].contains { opened.hasPrefix($0) }
        notification = Notification(type: opened, isVTE: isVTE && !isInTmux)
        self.isInTmux = isInTmux
        hasLinks = Unlisted.hasLinks(type: opened, isInTmux: isInTmux, tmux: tmux)
        let isFull = ["truecolor", "24bit"].contains(colorTerm) || hackatop_curses_has_direct_color()
        let depth = Palette.Depth(colors: usesColor ? Int(hackatop_curses_colors()) : 0, isFull: isFull)
        styles = StyleTable(Palette(theme, depth: depth), isDirect: hackatop_curses_has_direct_color())
    }

    package func use(_ theme: Theme) {
        styles = StyleTable(Palette(theme, depth: styles.palette.depth), isDirect: styles.isDirect)
        shown = nil
    }

    deinit {
        hackatop_curses_close()
    }

    package var size: Size {
        if hackatop_curses_follow_size() { shown = nil }
        var columns: Int32 = 0
        var rows: Int32 = 0
        hackatop_curses_size(&columns, &rows)
        return Size(width: Int(columns), height: Int(rows))
    }

    package func present(_ frame: Frame) -> Bool {
        // The rest of the last frame is sent first. If the terminal accepts nothing now, this is retried later.
        guard !hasLeft, hackatop_curses_drain() else { return false }
        let width = frame.size.width
        let before = shown?.size == frame.size ? shown : nil
        var changed: [Range<Int>] = []
        for y in 0..<frame.size.height {
            let columns = before.map { frame.columns(differingFrom: $0, row: y) } ?? 0..<width
            for x in columns { put(frame[x, y], x: x, y: y) }
            changed.append(columns)
        }
        shown = frame
        let isDone = hackatop_curses_flush()
        guard hasLinks else { return isDone }
        let cells = LinkedCells(palette: styles.palette, isUTF8: isUTF8) { [self] in held(x: $0, y: $1).text }
        let links = cells.bytes(frame, after: before, changed: changed)
        if links.isEmpty { return isDone }
        send(links)
        return hackatop_curses_drain()
    }

    private func send(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            hackatop_curses_send(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
    }

    package func useMouse(_ isUsed: Bool) {
        hackatop_curses_use_mouse(isUsed)
    }

    package func invalidate() {
        shown = nil
        hackatop_curses_invalidate()
    }

    package func readKeys(at now: Double) -> [Key] {
        // One read, so that a held key or a large paste does not block the loop.
        let count = hackatop_curses_read(&input, Int32(input.count))
        return decoder.decode(input.prefix(Int(count)), at: now)
    }

    package var keyDeadline: Double? { decoder.deadline }

    package func copy(_ text: String) {
        guard !hasLeft else { return }
        send(Clipboard.sequence(for: text))
    }

    package func announce(_ text: String, bell: Bool, notification: Bool) {
        guard !hasLeft else { return }
        send((bell ? [0x07] : []) + (notification ? self.notification.sequence(text, isInTmux: isInTmux) : []))
    }

    package func leave() {
        guard !hasLeft else { return }
        hasLeft = true
        hackatop_curses_suspend()
    }

    package func enter() {
        guard hasLeft else { return }
        hasLeft = false
        hackatop_curses_resume()
        decoder = KeyDecoder(known: Self.known)
        shown = nil
    }

    /// Bytes sent since the terminal was taken.
    package var bytesSent: Int { hackatop_curses_bytes() }

    private func put(_ cell: Cell, x: Int, y: Int) {
        guard !cell.isRightHalf else { return }
        let glyph = styles.palette.glyph(of: cell)
        let style = styles.number(of: cell)
        let base = glyph.base.value
        if base < 0x7F {
            hackatop_curses_put(Int32(x), Int32(y), base, mark(glyph.firstMark), mark(glyph.secondMark), style)
        } else if Int(hackatop_glyph_width(base)) == glyph.width {
            hackatop_curses_put(Int32(x), Int32(y), base, mark(glyph.firstMark), mark(glyph.secondMark), style)
        } else {
            // The C library's column count differs from ours, or it cannot show the glyph: one replacement mark per
            // cell.
            for column in x..<x + glyph.width {
                hackatop_curses_put(Int32(column), Int32(y), 0x3F, 0, 0, style)
            }
        }
    }

    /// A mark, if the C library agrees that it takes no column.
    private func mark(_ scalar: Unicode.Scalar?) -> UInt32 {
        guard let value = scalar?.value, hackatop_glyph_width(value) == 0 else { return 0 }
        return value
    }

    private static func open(type: String, input: Int32, output: Int32) throws(TerminalError) -> String {
        for candidate in [type] + standIns(for: type) where !candidate.isEmpty {
            if hackatop_curses_open(candidate, input, output) { return candidate }
        }
        let others = standIns(for: type)
        throw others.isEmpty ? .tooSimple(type) : .noDescription(type, orOf: others)
    }

    /// Types to try if a type is unknown, in this order: first what nearly every current terminal understands, then
    /// what smaller machines have a description of. If a terminal claims to support nothing, that is accepted.
    static func standIns(for type: String) -> [String] {
        type == "dumb" ? [] : ["xterm-256color", "xterm", "ansi"].filter { $0 != type }
    }
}
