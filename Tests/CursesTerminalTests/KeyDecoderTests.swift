import Cells
import TestSupport
import Testing

@testable import CursesTerminal

extension CursesTests {
    /// Keys from bytes, through the terminal's description and a pseudo terminal.
    struct KeyDecoderTests {
        private let pair: TerminalPair
        private let terminal: CursesTerminal

        init() throws {
            pair = try #require(TerminalPair(columns: 80, rows: 24))
            terminal = try CursesTerminal(
                type: "xterm-256color", input: pair.terminal, output: pair.terminal, locale: "C.UTF-8")
        }

        @Test(arguments: KeyCase.all)
        func `Bytes become keys`(_ sample: KeyCase) throws {
            #expect(terminal.readKeys(at: 0).isEmpty)
            #expect(pair.type(sample.typed))
            let atOnce = terminal.readKeys(at: 1)
            // What is incomplete is a key only when nothing follows.
            let deadline = terminal.keyDeadline
            #expect(deadline ?? 1.1 == 1.1)
            #expect(atOnce + terminal.readKeys(at: deadline ?? 1) == sample.keys)
            #expect(terminal.keyDeadline == nil)
            #expect(terminal.readKeys(at: 3).isEmpty)
        }

        /// As over a slow line. Answers of the terminal have a tenth of a second for all of them.
        @Test(arguments: KeyCase.all)
        func `Bytes one by one become the same keys`(_ sample: KeyCase) throws {
            var now = 0.0
            var keys: [Key] = []
            for byte in sample.typed {
                now += sample.isAnswer ? 0.001 : 0.09
                #expect(pair.type([byte]))
                keys += terminal.readKeys(at: now)
            }
            #expect(keys + terminal.readKeys(at: now + 1) == sample.keys)
        }

        @Test func `Only an escape that stays alone is a key`() throws {
            #expect(pair.type([0x1B]))
            #expect(terminal.readKeys(at: 5).isEmpty)
            #expect(terminal.keyDeadline == 5.1)
            #expect(terminal.readKeys(at: 5.09).isEmpty)
            #expect(terminal.readKeys(at: 5.1) == [.escape])
            #expect(terminal.keyDeadline == nil)
        }

        @Test func `Leaving forgets what was incomplete`() throws {
            #expect(pair.type([0x1B]))
            #expect(terminal.readKeys(at: 0).isEmpty)
            terminal.leave()
            terminal.enter()
            #expect(terminal.keyDeadline == nil)
            #expect(pair.type([0x71]))
            #expect(terminal.readKeys(at: 0.01) == [.character("q")])
        }

        @Test func `Reading keys draws nothing`() throws {
            let sent = terminal.bytesSent
            _ = pair.output(sent)
            #expect(pair.type(Array("hello".utf8)))
            #expect(terminal.readKeys(at: 0).count == 5)
            #expect(terminal.bytesSent == sent)
            #expect(pair.isQuiet)
        }
    }
}

/// Some bytes, and the keys they are.
struct KeyCase: Sendable, CustomTestStringConvertible {
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

    var isAnswer: Bool {
        "]P_X^".utf8.contains { letter in zip(typed, typed.dropFirst()).contains { $0 == (0x1B, letter) } }
    }

    static let all = plain + sequences + reports + mouse + codes + numberPad

    private static func typed(_ text: String) -> [Key] { text.map { .character($0) } }

    private static let plain = [
        KeyCase("q", [.character("q")]),
        KeyCase("é日", typed("é日")),
        KeyCase("\u{3}\u{1A}\u{C}\u{4}\u{15}\u{17}", ["c", "z", "l", "d", "u", "w"].map { .control($0) }),
        KeyCase("\r\n\t", [.enter, .enter, .tab]),
        KeyCase("\u{7F}\u{8}", [.backspace, .backspace]),
        KeyCase("\u{0}\u{1C}\u{1F}", []),
        KeyCase([0xFF, 0x71, 0xC3, 0x28, 0x80, 0xED, 0xA0, 0x80], typed("q(")),
        KeyCase([0xC2, 0x9B, 0x41], typed("A")),
    ]

    private static let sequences = [
        KeyCase("\u{1B}", [.escape]),
        KeyCase("\u{1B}\u{1B}", [.escape, .escape]),
        KeyCase("\u{1B}\u{1B}\u{1B}", [.escape, .escape, .escape]),
        KeyCase("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
        KeyCase("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
        KeyCase("\u{1B}OH\u{1B}OF\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~", [.home, .end, .home, .end, .home, .end]),
        KeyCase("\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[3~", [.pageUp, .pageDown, .insert, .delete]),
        KeyCase("\u{1B}[Z\u{1B}OP\u{1B}[P\u{1B}[[A", [.backTab, .function(1), .function(1), .function(1)]),
        KeyCase("\u{1B}[12~\u{1B}OQ\u{1B}[15~\u{1B}[21~", [.function(2), .function(2), .function(5), .function(10)]),
        KeyCase("\u{1B}[1;2A\u{1B}[1;129B\u{1B}[99~x", [.up, .down, .character("x")]),
        KeyCase("\u{1B}ux", [.alt(.character("u")), .character("x")]),
        KeyCase("\u{1B}éx\u{1B}\u{1B}u", [.alt(.character("é")), .character("x"), .escape, .alt(.character("u"))]),
        KeyCase("\u{1B}\u{7F}\u{1B}\u{8}\u{1B}\r", [.alt(.backspace), .alt(.backspace), .alt(.enter)]),
        KeyCase("\u{1B}\u{3}\u{1B}[\u{3}\u{1B}O\u{3}", [.control("c"), .control("c"), .control("c")]),
        KeyCase("\u{1B}[1;5C\u{1B}[1;3D\u{1B}[3;5~", [.alt(.right), .alt(.left), .alt(.delete)]),
        // rxvt and older terminals.
        KeyCase("\u{1B}Oc\u{1B}Od\u{1B}[3^\u{1B}O5C", [.alt(.right), .alt(.left), .alt(.delete), .alt(.right)]),
        KeyCase("\u{1B}\u{1B}[D\u{1B}\u{1B}OC", [.alt(.left), .alt(.right)]),
        KeyCase("\u{1B}[", []),
        KeyCase("\u{1B}[1;5", []),
        KeyCase("\u{1B}[3$", []),
    ]

    /// Nothing in these is a key.
    private static let reports = [
        KeyCase("\u{1B}[<0;10;10m\u{1B}[<35;1;1mx", typed("x")),
        KeyCase("\u{1B}[<1;10;10M\u{1B}[<32;10;10M\u{1B}[<4;10;10M\u{1B}[<66;10;10Mx", typed("x")),
        KeyCase("\u{1B}[<0;0;10M\u{1B}[<0;10M\u{1B}[<M\u{1B}[<;;M\u{1B}[<0;-1;3M\u{1B}[<0;<1;3Mx", typed("x")),
        KeyCase("\u{1B}[<0;99999999999999999999;1M\u{1B}[<99999999999999999999;1;1M\u{1B}[<0;10001;1Mx", typed("x")),
        KeyCase("\u{1B}[<0;10;1", []),
        KeyCase("\u{1B}[32;10;10Mx", typed("x")),
        KeyCase("\u{1B}[M !qx", typed("x")),
        KeyCase(Array("\u{1B}[M".utf8) + [0x23, 0xC3, 0x71, 0x78], typed("x")),
        KeyCase(Array("\u{1B}[M".utf8) + [0x23, 0, 0xFF, 0x78], typed("x")),
        KeyCase("\u{1B}[tq!\u{1B}[Tq!q!q!x", typed("x")),
        KeyCase("\u{1B}[M q", []),
        KeyCase("\u{1B}[M\u{1B}[A", [.up]),
        KeyCase("\u{1B}\u{1B}[M !q", [.escape]),
        KeyCase("\u{1B}[I\u{1B}[Ox", typed("x")),
        KeyCase("\u{1B}[?62;22c\u{1B}[>41;330;0c\u{1B}[24;80R\u{1B}[?1;2R\u{1B}[0nx", typed("x")),
        KeyCase("\u{1B}[?2026;1$y\u{1B}[8;24;80t\u{1B}[?1ux", typed("x")),
        KeyCase("\u{1B}]", []),
        KeyCase("\u{1B}]]", []),
        KeyCase("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\x", typed("x")),
        KeyCase("\u{1B}]11;rgb:0000/0000/0000\u{7}x", typed("x")),
        KeyCase("\u{1B}P1$r0m\u{1B}\\\u{1B}_q\u{1B}\\\u{1B}Xq\u{1B}\\\u{1B}^q\u{1B}\\x", typed("x")),
        KeyCase("\u{1B}]junk\u{3}", [.control("c")]),
        KeyCase("\u{1B}]junk\u{1B}", [.escape]),
        KeyCase("\u{1B}Pjunk\u{1B}[Aq", [.up, .character("q")]),
    ]

    private static let mouse = [
        KeyCase("\u{1B}[<0;10;5M\u{1B}[<0;10;5mx", [.mouse(Mouse(.click, x: 9, y: 4)), .character("x")]),
        KeyCase(
            "\u{1B}[<64;1;1M\u{1B}[<65;300;100M",
            [.mouse(Mouse(.wheelUp, x: 0, y: 0)), .mouse(Mouse(.wheelDown, x: 299, y: 99))]),
        KeyCase("\u{1B}\u{1B}[<0;1;1M", [.escape, .mouse(Mouse(.click, x: 0, y: 0))]),
        KeyCase("a\u{1B}[<0;2;3Mb", [.character("a"), .mouse(Mouse(.click, x: 1, y: 2)), .character("b")]),
    ]

    private static let codes = [
        KeyCase(
            "\u{1B}[27u\u{1B}[27;5;27~\u{1B}[13u\u{1B}[9;2u\u{1B}[127u",
            [.escape, .escape, .enter, .backTab, .backspace]),
        KeyCase("\u{1B}[99;5u\u{1B}[27;5;99~\u{1B}[67;6u", [.control("c"), .control("c"), .control("c")]),
        KeyCase("\u{1B}[1089::99;5u\u{1B}[105;5u\u{1B}[91;5u", [.control("c"), .tab, .escape]),
        KeyCase("\u{1B}[113u\u{1B}[27;1;113~\u{1B}[27;2;81~\u{1B}[113;2u", typed("qqQQ")),
        KeyCase("\u{1B}[49:33;2u\u{1B}[49;2;33u\u{1B}[223;2u\u{1B}[113;65u", typed("!!ßQ")),
        KeyCase(
            "\u{1B}[98;3u\u{1B}[27;3;102~\u{1B}[127;3u",
            [
                .alt(.character("b")), .alt(.character("f")), .alt(.backspace),
            ]),
        KeyCase("\u{1B}[113;1:3u\u{1B}[113;9u\u{1B}[1;1:3A\u{1B}[57441u\u{1B}[1114112u\u{1B}[155ux", typed("x")),
        KeyCase(
            "\u{1B}[57400u\u{1B}[57409u\u{1B}[57414u\u{1B}[57417;129u",
            [
                .character("1"), .character("."), .enter, .left,
            ]),
        KeyCase("\u{1B}[u\u{1B}[;u\u{1B}[99999999999999999999;5u\u{1B}[27;5~x", typed("x")),
    ]

    private static let numberPad = [
        KeyCase((0...9).map { "\u{1B}O\(Character(Unicode.Scalar(UInt8(0x70 + $0))))" }.joined(), typed("0123456789")),
        KeyCase("\u{1B}Ok\u{1B}Om\u{1B}Oj\u{1B}Oo\u{1B}On\u{1B}Ol\u{1B}OX\u{1B}O ", typed("+-*/.,= ")),
        KeyCase("\u{1B}OM\u{1B}OI", [.enter, .tab]),
    ]
}
