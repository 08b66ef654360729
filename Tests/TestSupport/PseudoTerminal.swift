import CPseudoTerminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program in a pseudo terminal, under a session leader that outlives it like a shell. Every wait reads the program's
/// output until a condition holds, and gives up after `patience`, which is far longer than needed.
package final class PseudoTerminal {
    package private(set) var screen: ScreenModel
    /// All output so far.
    package private(set) var written: [UInt8] = []
    /// The program's stops, continuations and end, in order.
    package private(set) var reports: [Report] = []
    /// Its CPU time in milliseconds, with its children; `nil` until it has ended.
    package private(set) var processorTime: Int?
    /// Number of reports that have been waited for.
    private var taken = 0
    package let process: Int32
    private let leader: Int32
    private var outside: Int32
    private let insidePath: [CChar]
    private let reportSocket: Int32
    /// The modes before the program started.
    private let modesBefore: [UInt8]
    private static let patience: Int32 = 30_000

    package enum Report: Equatable, Sendable {
        case exited(Int32)
        case killed(Int32)
        case stopped(Int32)
        case continued

        package var isEnd: Bool {
            switch self {
            case .exited, .killed: true
            case .stopped, .continued: false
            }
        }
    }

    package init?(
        _ program: String, _ arguments: [String], columns: Int = 120, rows: Int = 40, environment: [String: String]
    ) {
        var sockets: [Int32] = [-1, -1]
        var name = [CChar](repeating: 0, count: 256)
        outside = hackatop_test_open(&name, Int32(name.count))
        guard outside >= 0,
            socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &sockets) == 0
        else { return nil }
        insidePath = name
        Self.resize(outside, columns: columns, rows: rows)
        modesBefore = Self.modes(of: outside)
        screen = ScreenModel(columns: columns, rows: rows)
        let texts = ([program] + arguments).map { strdup($0) } + [nil]
        let variables = environment.merging(Sanitizer.options) { $1 }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        leader = hackatop_test_start(name, program, texts, variables, sockets[1])
        for text in texts + variables { free(text) }
        close(sockets[1])
        reportSocket = sockets[0]
        var number: Int32 = -1
        let size = MemoryLayout<Int32>.size
        process = leader > 0 && read(reportSocket, &number, size) == size ? number : -1
        if process <= 0 { return nil }
    }

    deinit {
        if !(reports.last?.isEnd ?? false) { kill(process, SIGKILL) }
        close(reportSocket)
        if outside >= 0 { close(outside) }
        var status: Int32 = 0
        waitpid(leader, &status, 0)
    }

    package func type(_ text: String) {
        type(Array(text.utf8))
    }

    package func type(_ bytes: [UInt8]) {
        _ = write(outside, bytes, bytes.count)
    }

    /// Waits until the program has read what was typed; false if it never does.
    package func isRead() -> Bool {
        let inside = open(insidePath, O_RDWR | O_NOCTTY | O_CLOEXEC)
        defer { close(inside) }
        var waiting: Int32 = 1
        for _ in 0..<Self.patience {
            guard ioctl(inside, UInt(FIONREAD), &waiting) == 0 else { return false }
            if waiting == 0 { return true }
            poll(nil, 0, 1)
        }
        return false
    }

    package func send(signal number: Int32) {
        kill(process, number)
    }

    package func resize(columns: Int, rows: Int) {
        screen.resize(columns: columns, rows: rows)
        Self.resize(outside, columns: columns, rows: rows)
        // The kernel signals the foreground group, which is the program's.
    }

    /// Closes the other end, like closing a window.
    package func hangUp() {
        close(outside)
        outside = -1
    }

    /// Stops the terminal from taking output, as Ctrl-S does in a shell.
    package func holdOutput() {
        flow(TCOOFF)
    }

    /// Lets it continue.
    package func releaseOutput() {
        flow(TCOON)
    }

    private func flow(_ action: Int32) {
        let inside = open(insidePath, O_RDWR | O_NOCTTY | O_CLOEXEC)
        tcflow(inside, action)
        close(inside)
    }

    /// Reads until no output has come for this long. For pictures: it does not say that none will come.
    package func settle(milliseconds: Int32) {
        var asked = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
        while poll(&asked, 1, milliseconds) == 1, pump() {}
    }

    /// Reads until the screen shows a text.
    package func shows(_ text: String) -> Bool {
        wait { $0.contains(text) }
    }

    /// The whole wait is limited, because a program that goes on drawing would make it endless.
    package func wait(until isSo: (ScreenModel) -> Bool) -> Bool {
        let end = uptime() + Double(Self.patience) / 1000 * 2
        while !isSo(screen) {
            guard uptime() < end, pump() else { return isSo(screen) }
        }
        return true
    }

    /// Reads until a report that no earlier wait has taken.
    package func waitForReport(_ matches: (Report) -> Bool) -> Report? {
        while true {
            if let index = reports[taken...].firstIndex(where: matches) {
                taken = index + 1
                return reports[index]
            }
            guard pump() else { return nil }
        }
    }

    /// How the program ended.
    package func end() -> Report? {
        if let last = reports.last, last.isEnd { return last }
        return waitForReport(\.isEnd)
    }

    /// How it ended, without reading its output.
    package func endUnread() -> Report? {
        while !(reports.last?.isEnd ?? false) {
            var asked = pollfd(fd: reportSocket, events: Int16(POLLIN), revents: 0)
            guard poll(&asked, 1, Self.patience) == 1, takeReport() else { return nil }
        }
        return reports.last
    }

    /// Whether the terminal's modes are the same as before the program.
    package var hasModesOfBefore: Bool { Self.modes(of: outside) == modesBefore }

    /// What the program left behind on the terminal, in words; empty if nothing.
    package func remains() -> [String] {
        // What it wrote last may still be on its way through the kernel.
        _ = wait {
            !$0.isAlternate && $0.isCursorVisible && $0.look == .init() && !$0.hasKeypadMode && !$0.marksPastes
                && $0.mouseModes.isEmpty
                && !$0.hasRegion
        }
        var found: [String] = []
        if screen.isAlternate { found.append("the alternate screen") }
        if !screen.isCursorVisible { found.append("a hidden cursor") }
        if screen.look != .init() { found.append("a look: \(screen.look)") }
        if screen.hasKeypadMode { found.append("the keypad's mode") }
        if screen.marksPastes { found.append("marks around pastes") }
        if !screen.mouseModes.isEmpty { found.append("reports of the mouse") }
        if screen.hasRegion { found.append("a scroll region") }
        if !hasModesOfBefore { found.append("other modes") }
        return found
    }

    /// Reads one piece of output or one report; false if none comes.
    private func pump() -> Bool {
        var asked = [
            pollfd(fd: outside, events: Int16(POLLIN), revents: 0),
            pollfd(fd: reportSocket, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&asked, 2, Self.patience) > 0 else { return false }
        if asked[0].revents & Int16(POLLIN) != 0 {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = read(outside, &bytes, bytes.count)
            if count > 0 {
                screen.feed(bytes[..<count])
                written += bytes[..<count]
            }
            return count > 0
        }
        return asked[1].revents != 0 && takeReport()
    }

    private func nextNumber() -> Int32? {
        var number: Int32 = 0
        let size = MemoryLayout<Int32>.size
        return read(reportSocket, &number, size) == size ? number : nil
    }

    private func takeReport() -> Bool {
        guard let status = nextNumber() else { return false }
        let number = hackatop_test_number(status)
        if hackatop_test_has_exited(status) {
            reports.append(.exited(number))
        } else if hackatop_test_was_killed(status) {
            reports.append(.killed(number))
        } else if hackatop_test_is_stopped(status) {
            reports.append(.stopped(number))
        } else {
            reports.append(.continued)
        }
        if reports.last?.isEnd ?? false { processorTime = nextNumber().map { Int($0) } }
        return true
    }

    private static func resize(_ descriptor: Int32, columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }

    private static func modes(of descriptor: Int32) -> [UInt8] {
        var modes = termios()
        guard tcgetattr(descriptor, &modes) == 0 else { return [] }
        return withUnsafeBytes(of: &modes.c_cc) { Array($0) }
            + [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].flatMap { flags in
                withUnsafeBytes(of: flags) { Array($0) }
            }
    }
}
