import Cells
import TestSupport
import Testing

@testable import CursesTerminal

extension CursesTests {
    /// Keys from bytes, through ncurses and a pseudo terminal.
    struct KeyDecoderTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let typed: [UInt8]
            let keys: [Key]
            var testDescription: String { String(decoding: typed, as: UTF8.self).debugDescription }

            init(_ text: String, _ keys: [Key]) {
                typed = Array(text.utf8)
                self.keys = keys
            }

            init(_ bytes: [UInt8], _ keys: [Key]) {
                typed = bytes
                self.keys = keys
            }
        }

        static let cases = [
            Case("q", [.character("q")]),
            Case("é日", [.character("é"), .character("日")]),
            Case("e\u{301}x", [.character("e\u{301}"), .character("x")]),
            Case("👩🏽‍💻", [.character("👩🏽‍💻")]),
            Case("\u{3}\u{1A}\u{C}\u{4}\u{15}\u{17}", ["c", "z", "l", "d", "u", "w"].map { .control($0) }),
            Case("\r\n\t", [.enter, .enter, .tab]),
            Case("\u{7F}\u{8}", [.backspace, .backspace]),
            Case("\u{0}\u{1C}\u{1F}", []),
            Case("\u{1B}", [.escape]),
            Case("\u{1B}\u{1B}", [.escape, .escape]),
            Case("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
            Case("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
            Case("\u{1B}OH\u{1B}OF\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~", [.home, .end, .home, .end, .home, .end]),
            Case("\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[3~", [.pageUp, .pageDown, .insert, .delete]),
            Case("\u{1B}[Z\u{1B}OP", [.backTab, .function(1)]),
            Case("\u{1B}[1;5A\u{1B}[99~\u{1B}[200~x", [.character("x")]),
            Case("\u{1B}[<0;10;10Mx", [.character("x")]),
            Case("\u{1B}ux", [.escape, .character("u"), .character("x")]),
            Case("\u{1B}[", []),
            Case("\u{1B}]", []),
            Case("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\x", [.character("x")]),
            Case("\u{1B}]11;rgb:0000/0000/0000\u{7}x", [.character("x")]),
            Case("\u{1B}P1$r0m\u{1B}\\x", [.character("x")]),
            Case("\u{1B}]junk\u{3}", [.control("c")]),
            Case([0xFF, 0x71, 0xC3, 0x28, 0x80, 0xED, 0xA0, 0x80], [.character("q"), .character("(")]),
            Case([0xC2, 0x9B, 0x41], [.character("A")]),
        ]

        @Test(arguments: cases)
        func `Bytes become keys`(_ sample: Case) throws {
            let pair = try #require(TerminalPair(columns: 80, rows: 24))
            let terminal = try CursesTerminal(
                type: "xterm-256color", input: pair.terminal, output: pair.terminal, locale: "C.UTF-8")
            #expect(terminal.readKeys().isEmpty)
            #expect(pair.type(sample.typed))
            #expect(terminal.readKeys() == sample.keys)
            #expect(terminal.readKeys().isEmpty)
        }

        @Test func `A character cut in two is joined`() throws {
            let pair = try #require(TerminalPair(columns: 80, rows: 24))
            let terminal = try CursesTerminal(
                type: "xterm-256color", input: pair.terminal, output: pair.terminal, locale: "C.UTF-8")
            #expect(pair.type([0xE6, 0x97]))
            #expect(terminal.readKeys().isEmpty)
            #expect(pair.type([0xA5]))
            #expect(terminal.readKeys() == [.character("日")])
        }

        @Test func `Reading keys draws nothing`() throws {
            let pair = try #require(TerminalPair(columns: 80, rows: 24))
            let terminal = try CursesTerminal(
                type: "xterm-256color", input: pair.terminal, output: pair.terminal, locale: "C.UTF-8")
            let sent = terminal.bytesSent
            _ = pair.output(sent)
            #expect(pair.type(Array("hello".utf8)))
            #expect(terminal.readKeys().count == 5)
            #expect(terminal.bytesSent == sent)
            #expect(pair.isQuiet)
        }
    }
}
