import AppResources
import Cells
import TestSupport
import Testing

@testable import CursesTerminal

struct LinkSupportTests {
    @Test func `Links are sent where they are known or dropped`() {
        func has(_ type: String, isInTmux: Bool = false, _ tmux: String? = nil) -> Bool {
            Unlisted.hasLinks(type: type, isInTmux: isInTmux, tmux: tmux)
        }
        for type in ["xterm-256color", "xterm-kitty", "foot", "alacritty", "rxvt-unicode-256color"] {
            #expect(has(type))
        }
        for type in ["linux", "vt100", "vt220", "ansi", "cons25", "dumb"] { #expect(!has(type, "3.5")) }
        #expect(!has("screen-256color"))
        #expect(!has("tmux-256color", isInTmux: true))
        #expect(!has("xterm-256color", isInTmux: true, "3.3a"))
        #expect(!has("screen", isInTmux: true, "next"))
        for version in ["3.4", "3.5a", "next-3.6", "4.0", "3.10"] {
            #expect(has("tmux-256color", isInTmux: true, version), "\(version)")
        }
    }
}

extension CursesTests {
    struct LinkTests {
        private let pair: TerminalPair

        init() throws {
            pair = try #require(TerminalPair(columns: 60, rows: 10))
        }

        private func terminal(_ type: String = "xterm-256color", colorTerm: String? = nil) throws -> CursesTerminal {
            let theme = try ThemeFile.theme(named: "nord", #require(AppResources.theme(named: "nord")))
            return try CursesTerminal(
                type: type, input: pair.terminal, output: pair.terminal, locale: "C.UTF-8", colorTerm: colorTerm,
                theme: theme)
        }

        private func show(_ frame: Frame, on terminal: CursesTerminal, _ screen: inout ScreenModel) -> Int {
            var bytes: [UInt8] = []
            while !terminal.present(frame) { bytes += pair.someOutput() }
            bytes += pair.outputSoFar()
            screen.feed(bytes)
            return bytes.count
        }

        private func frame(_ words: [(String, Role)] = [("github.com/nova/röbot", .dim)]) -> Frame {
            var frame = Frame(size: Size(width: 60, height: 10))
            for (row, word) in words.enumerated() {
                let columns = frame.write(word.0, x: 4, y: row + 2, role: word.1)
                frame.link("https://\(word.0)", x: 4, y: row + 2, columns: columns)
            }
            return frame
        }

        @Test(arguments: ["truecolor", nil]) func `Linked cells look as without a link, and open it`(
            colorTerm: String?
        ) throws {
            let terminal = try terminal(colorTerm: colorTerm)
            var screen = ScreenModel(columns: 60, rows: 10)
            var frame = frame([("github.com/nova/röbot", .dim), ("日本.example/x", .strong)])
            frame.select(Rect(x: 0, y: 3, width: 60, height: 1))
            var plain = frame
            plain.clear(Rect(frame.size))
            for (row, word) in [("github.com/nova/röbot", Role.dim), ("日本.example/x", Role.strong)].enumerated() {
                plain.write(word.0, x: 4, y: row + 2, role: word.1)
            }
            plain.select(Rect(x: 0, y: 3, width: 60, height: 1))
            _ = show(plain, on: terminal, &screen)
            let without = screen
            #expect(screen.links.isEmpty)
            _ = show(frame, on: terminal, &screen)
            #expect(
                screen.links.map(\.text) == ["github.com/nova/röbot", "日本.example/x"])
            #expect(screen.links.first?.address == "https://github.com/nova/r%C3%B6bot")
            #expect(screen.lines == without.lines)
            #expect(screen.cells.map { $0.map(\.look) } == without.cells.map { $0.map(\.look) })
            // What ncurses draws next is where and how it believes.
            var next = frame
            next.write("next", x: 0, y: 9, role: .bad)
            _ = show(next, on: terminal, &screen)
            #expect(screen.lines[9].hasPrefix("next"))
            #expect(screen.links.count == 2)
            #expect(screen.unknown.isEmpty)
        }

        @Test func `Links cost bytes only when they or what is below them changes`() throws {
            let terminal = try terminal()
            var screen = ScreenModel(columns: 60, rows: 10)
            var frame = frame()
            _ = show(frame, on: terminal, &screen)
            #expect(show(frame, on: terminal, &screen) == 0)
            frame.write("elsewhere", x: 40, y: 8)
            let elsewhere = show(frame, on: terminal, &screen)
            #expect(elsewhere < 40)
            frame.select(Rect(x: 0, y: 2, width: 60, height: 1))
            #expect(show(frame, on: terminal, &screen) > 60)
            #expect(screen.links.map(\.text) == ["github.com/nova/röbot"])
            terminal.invalidate()
            _ = show(frame, on: terminal, &screen)
            #expect(screen.links.map(\.text) == ["github.com/nova/röbot"])
        }

        @Test func `A link that is gone is gone, though its text stays`() throws {
            let terminal = try terminal()
            var screen = ScreenModel(columns: 60, rows: 10)
            _ = show(frame(), on: terminal, &screen)
            var plain = Frame(size: Size(width: 60, height: 10))
            plain.write("github.com/nova/röbot", x: 4, y: 2, role: .dim)
            #expect(show(plain, on: terminal, &screen) > 0)
            #expect(screen.links.isEmpty)
            #expect(screen.lines[2].contains("    github.com/nova/röbot "))
            #expect(show(plain, on: terminal, &screen) == 0)
        }

        /// The count of a frame without links, with and without the means to send them.
        @Test func `A frame without links costs no byte more`() throws {
            var counts: [[Int]] = []
            for tmux in ["3.4", nil] {
                let terminal = try CursesTerminal(
                    type: "xterm-256color", input: pair.terminal, output: pair.terminal, locale: "C.UTF-8",
                    isInTmux: true, tmux: tmux)
                var screen = ScreenModel(columns: 60, rows: 10)
                _ = pair.outputSoFar()
                let size = Size(width: 60, height: 10)
                counts.append((0..<3).map { show(Fixtures.dashboard(size, rows: $0), on: terminal, &screen) })
            }
            #expect(counts[0] == counts[1])
            #expect(counts[0].allSatisfy { $0 > 0 })
        }

        @Test func `A terminal without links gets none, and no address ends the sequence`() throws {
            var screen = ScreenModel(columns: 60, rows: 10)
            do {
                let terminal = try terminal("vt220")
                _ = show(frame(), on: terminal, &screen)
                #expect(screen.links.isEmpty)
            }
            let terminal = try terminal()
            screen = ScreenModel(columns: 60, rows: 10)
            var hostile = Frame(size: Size(width: 60, height: 10))
            for (row, text) in Fixtures.hostile.enumerated().prefix(8) {
                hostile.write("link", x: 0, y: row)
                hostile.link("https://x/\(text)", x: 0, y: row, columns: 4)
            }
            _ = show(hostile, on: terminal, &screen)
            #expect(
                screen.links.allSatisfy {
                    $0.text == "link" && $0.address.utf8.allSatisfy { (0x21...0x7E).contains($0) }
                })
            #expect(screen.links.count >= 7)
            #expect(screen.unknown.isEmpty)
            #expect(screen.clipboard == nil)
        }
    }
}
