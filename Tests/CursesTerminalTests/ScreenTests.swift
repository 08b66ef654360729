import AppResources
import Cells
import TestSupport
import Testing

@testable import CursesTerminal

/// Serialized, because ncurses has one screen per process.
@Suite(.serialized) struct CursesTests {}

extension CursesTests {
    struct ScreenTests {
        private let pair: TerminalPair

        init() throws {
            pair = try #require(TerminalPair(columns: 120, rows: 40))
        }

        private func terminal(
            _ type: String = "xterm-256color", locale: String = "C.UTF-8", usesColor: Bool = true,
            colorTerm: String? = nil, theme: String = "terminal"
        ) throws -> CursesTerminal {
            let terminal = try CursesTerminal(
                type: type, input: pair.terminal, output: pair.terminal, locale: locale, usesColor: usesColor,
                colorTerm: colorTerm, theme: Self.theme(theme))
            // The set-up sequence is not part of any frame.
            _ = pair.outputSoFar()
            return terminal
        }

        private static func theme(_ name: String) throws -> Theme {
            try ThemeFile.theme(named: name, #require(AppResources.theme(named: name)))
        }

        /// Shows a frame and returns the bytes that came out.
        private func show(_ frame: Frame, on terminal: CursesTerminal) -> [UInt8] {
            var bytes: [UInt8] = []
            while !terminal.present(frame) { bytes += pair.someOutput() }
            return bytes + pair.outputSoFar()
        }

        private func text(_ row: Int, columns: Int, on terminal: CursesTerminal) -> String {
            (0..<columns).reduce(into: "") { $0 += terminal.held(x: $1, y: row).text }
        }

        @Test func `Cells are what the frame says`() throws {
            let terminal = try terminal()
            var frame = Frame(size: terminal.size)
            frame.write("Zoë 日本 x\u{301} ⚑ ██▌", x: 0, y: 0)
            frame.write("end", x: 117, y: 39, role: .bad)
            _ = show(frame, on: terminal)
            #expect(text(0, columns: 19, on: terminal).hasPrefix("Zoë 日"))
            #expect(text(0, columns: 19, on: terminal).contains("x\u{301} ⚑ ██▌"))
            #expect(text(39, columns: 120, on: terminal).hasSuffix("end"))
            #expect(
                terminal.held(x: 119, y: 39).style == Palette(try Self.theme("terminal"), depth: .indexed).style(.bad))
        }

        @Test func `The same frame sends nothing`() throws {
            let terminal = try terminal()
            let frame = Fixtures.dashboard(terminal.size, rows: 0)
            #expect(!show(frame, on: terminal).isEmpty)
            #expect(show(frame, on: terminal).isEmpty)
            terminal.invalidate()
            #expect(show(frame, on: terminal).count > 3_000)
        }

        @Test func `First paint and refresh fit the budget`() throws {
            let terminal = try terminal()
            let first = show(Fixtures.dashboard(terminal.size, rows: 0), on: terminal).count
            let refresh = show(Fixtures.dashboard(terminal.size, rows: 1), on: terminal)
            print("first paint \(first) bytes, a row inserted \(refresh.count) bytes")
            #expect(first < 9_500)
            #expect(refresh.count < 700)
        }

        @Test(arguments: AppResources.themeNames, ["truecolor", nil])
        func `The colours of a theme stay within the budget`(_ theme: String, colorTerm: String?) throws {
            let terminal = try terminal(colorTerm: colorTerm, theme: theme)
            let first = show(Fixtures.dashboard(terminal.size, rows: 0), on: terminal).count
            let refresh = show(Fixtures.dashboard(terminal.size, rows: 1), on: terminal).count
            print("\(theme) \(colorTerm ?? "256"): first paint \(first) bytes, a row inserted \(refresh) bytes")
            #expect(first < 12_000)
            #expect(refresh < 900)
        }

        @Test func `Hostile text brings no sequence of its own`() throws {
            let terminal = try terminal()
            var frame = Frame(size: terminal.size)
            for (row, text) in Fixtures.hostile.enumerated() { frame.write(text, x: 0, y: row) }
            let bytes = show(frame, on: terminal)
            #expect(bytes.count > 100)
            let output = String(decoding: bytes, as: UTF8.self)
            for forbidden in ["]52", "]0;", "\u{9B}", "\u{202E}", "\u{200D}", "\u{7}", "\u{FE0F}", "[31m", "[2Jx"] {
                #expect(
                    !Array(output.unicodeScalars).contains(Array(forbidden.unicodeScalars)),
                    "\(forbidden.debugDescription)")
            }
        }

        @Test func `A glyph the C library counts differently becomes one mark for each cell`() throws {
            // U+4DC0 is one column wide according to Unicode and two in some versions of glibc.
            let terminal = try terminal()
            var frame = Frame(size: terminal.size)
            frame.write("a\u{4DC0}b", x: 0, y: 0)
            _ = show(frame, on: terminal)
            let agrees = CursesTerminal.columns("\u{4DC0}") == Glyphs.width(of: "\u{4DC0}")
            #expect(text(0, columns: 3, on: terminal) == (agrees ? "a\u{4DC0}b" : "a?b"))
        }

        @Test func `A plain locale gets marks`() throws {
            let terminal = try terminal(locale: "C")
            #expect(terminal.prefersASCII)
            var frame = Frame(size: terminal.size)
            frame.write("é日x", x: 0, y: 0)
            let bytes = show(frame, on: terminal)
            #expect(text(0, columns: 4, on: terminal) == "???x")
            #expect(bytes.allSatisfy { $0 < 0x80 })
        }

        @Test func `Without colour no colour is sent`() throws {
            let terminal = try terminal(usesColor: false)
            let output = String(decoding: show(Fixtures.dashboard(terminal.size, rows: 0), on: terminal), as: UTF8.self)
            #expect(!output.contains("38;5;"))
            #expect(!output.contains("[31m"))
        }

        private func colors(_ frame: Frame, on terminal: CursesTerminal) -> Set<String> {
            let output = String(decoding: show(frame, on: terminal), as: UTF8.self)
            let looks = output.matches(of: /\u{1B}\[([0-9;]*)m/)
            return Set(looks.flatMap { $0.1.matches(of: /[34]8;(5;\d+|2;\d+;\d+;\d+)/).map { String($0.0) } })
        }

        @Test func `True colours are sent where the terminal says it has them`() throws {
            var frame = Frame(size: Size(width: 120, height: 40))
            // Text that looks like a colour is not one.
            frame.write("[38;5;255m and 48;5;200m", x: 0, y: 1)
            frame.write("█", x: 0, y: 0, role: Role(Ink(language: "Swift")))
            do {
                let terminal = try terminal(colorTerm: "truecolor", theme: "nord")
                #expect(colors(frame, on: terminal) == ["38;2;241;90;66", "38;2;216;222;233", "48;2;46;52;64"])
                #expect(text(1, columns: 24, on: terminal) == "[38;5;255m and 48;5;200m")
                terminal.use(try Self.theme("gruvbox"))
                #expect(colors(frame, on: terminal).contains("48;2;40;40;40"), "everything is drawn in the new colours")
                terminal.use(try Self.theme("terminal"))
                let own = colors(frame, on: terminal)
                #expect(own.count == 1, "the background is the terminal's own again: \(own)")
            }
            let terminal = try terminal(colorTerm: "yes", theme: "nord")
            let indexed = colors(frame, on: terminal)
            #expect(indexed.count == 3 && indexed.allSatisfy { $0.dropFirst(2).hasPrefix(";5;") }, "\(indexed)")
        }

        @Test func `Colours stay after a suspension`() throws {
            let terminal = try terminal(colorTerm: "truecolor", theme: "nord")
            var frame = Frame(size: Size(width: 120, height: 40))
            frame.write("█", x: 0, y: 0, role: Role(Ink(language: "Swift")))
            let before = colors(frame, on: terminal)
            terminal.leave()
            terminal.enter()
            _ = pair.outputSoFar()
            #expect(colors(frame, on: terminal) == before)
        }

        @Test func `The size follows the terminal`() throws {
            let terminal = try terminal()
            #expect(terminal.size == Size(width: 120, height: 40))
            _ = show(Fixtures.dashboard(terminal.size, rows: 0), on: terminal)
            pair.resize(columns: 60, rows: 20)
            #expect(terminal.size == Size(width: 60, height: 20))
            #expect(show(Fixtures.dashboard(terminal.size, rows: 0), on: terminal).count > 500)
            pair.resize(columns: 1, rows: 1)
            #expect(terminal.size == Size(width: 1, height: 1))
            _ = show(Frame(size: Size(width: 120, height: 40)), on: terminal)
            pair.resize(columns: 65_535, rows: 65_535)
            #expect(terminal.size == Size(width: 1_000, height: 500))
        }

        @Test func `The clipboard is set after what is shown`() throws {
            let terminal = try terminal()
            _ = show(Frame(size: terminal.size), on: terminal)
            let before = terminal.bytesSent
            terminal.copy("hello")
            let output = pair.output(terminal.bytesSent - before)
            #expect(output == Array("\u{1B}]52;c;aGVsbG8=\u{7}".utf8))
        }

        @Test func `A terminal that takes nothing is not waited for`() throws {
            let terminal = try terminal()
            var frame = Fixtures.dashboard(terminal.size, rows: 0)
            let opened = terminal.bytesSent
            var skipped = false
            for round in 0..<200 where !skipped {
                terminal.invalidate()
                frame.write("\(round)", x: 0, y: 0)
                skipped = !terminal.present(frame)
            }
            #expect(skipped)
            #expect(!terminal.present(frame))
            // Once it is read again, the output that had to wait is complete.
            var seen = 0
            while !terminal.present(frame) { seen += pair.someOutput().count }
            let rest = terminal.bytesSent - opened - seen
            #expect(pair.output(rest).count == rest)
        }

        @Test func `Leaving gives the terminal back and entering takes it`() throws {
            #expect(pair.isCooked)
            do {
                let terminal = try terminal()
                #expect(!pair.isCooked)
                _ = show(Fixtures.dashboard(terminal.size, rows: 0), on: terminal)
                terminal.leave()
                #expect(pair.isCooked)
                #expect(!terminal.present(Frame(size: terminal.size)))
                terminal.enter()
                #expect(!pair.isCooked)
                #expect(terminal.present(Fixtures.dashboard(terminal.size, rows: 0)))
            }
            #expect(pair.isCooked)
        }

        @Test(arguments: ["vt100", "linux", "xterm"])
        func `A known type is taken`(_ type: String) throws {
            let terminal = try terminal(type)
            #expect(terminal.type == type)
            #expect(terminal.typeNotice == nil)
            #expect(terminal.prefersASCII == (type != "xterm"))
        }

        @Test(arguments: ["xterm-nonsense", ""])
        func `An unknown type is replaced`(_ type: String) throws {
            let terminal = try terminal(type)
            #expect(terminal.type == "xterm-256color")
            #expect(terminal.typeNotice?.sentence.hasSuffix("; using xterm-256color") == true)
            #expect(!terminal.prefersASCII)
        }

        @Test func `A terminal that cannot place the cursor is refused`() throws {
            #expect(throws: TerminalError.self) { _ = try terminal("dumb") }
            #expect(pair.isCooked)
        }

        @Test func `What is no terminal is refused`() throws {
            let error = #expect(throws: TerminalError.self) {
                _ = try CursesTerminal(type: "xterm", input: -1, output: -1)
            }
            #expect(error?.sentence.contains("not a terminal") == true)
        }
    }
}
