import Cells
import Testing

@testable import CursesTerminal

/// The decoder alone, with a description and a clock of its own.
struct KeyTimingTests {
    @Test(arguments: ["]", "P", "_", "X", "^"]) func `An answer that does not end is given up`(letter: String) {
        var decoder = KeyDecoder()
        #expect(decoder.decode(Array("\u{1B}\(letter)]".utf8), at: 0) == [])
        #expect(decoder.deadline == 0.1)
        // What is typed into it does not prolong it.
        #expect(decoder.decode(Array("j".utf8), at: 0.08) == [])
        #expect(decoder.deadline == 0.1)
        #expect(decoder.decode([], at: 0.1) == [])
        #expect(decoder.deadline == nil)
        #expect(decoder.decode(Array("q".utf8), at: 0.11) == [.character("q")])
    }

    /// The program was busy when it should have been given up.
    @Test func `What is typed after an answer's time is typed`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode(Array("\u{1B}]]".utf8), at: 0) == [])
        #expect(decoder.decode(Array("q".utf8), at: 0.1) == [.character("q")])
    }

    @Test(arguments: ["\u{1B}[", "\u{1B}[M", "\u{1B}[M!", "\u{1B}O", "\u{1B}[[", "\u{1B}[1;"])
    func `A sequence that stops is given up`(start: String) {
        var decoder = KeyDecoder()
        #expect(decoder.decode(Array(start.utf8), at: 0) == [])
        #expect(decoder.decode([], at: 0.09) == [])
        #expect(decoder.decode([], at: 0.1) == [])
        #expect(decoder.decode(Array("q".utf8), at: 0.2) == [.character("q")])
    }

    /// The program was busy: the bytes may have come in time.
    @Test func `What is read late belongs to what came before`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode(Array("\u{1B}".utf8), at: 0) == [])
        #expect(decoder.decode(Array("[M !q".utf8), at: 3) == [])
        #expect(decoder.decode(Array("x".utf8), at: 3) == [.character("x")])
    }

    @Test func `A character cut in two is joined, and needs no deadline`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([0xE6, 0x97], at: 0) == [])
        #expect(decoder.deadline == nil)
        #expect(decoder.decode([0xA5], at: 9) == [.character("日")])
        #expect(decoder.decode(Array("e\u{301}👩🏽‍💻".utf8), at: 9) == [.character("e\u{301}"), .character("👩🏽‍💻")])
    }

    /// Of old terminals: keys that start with a control character, or with what is complete elsewhere.
    private static func described(_ bytes: [UInt8]) -> KeyDecoder.Known {
        let keys: [[UInt8]: KeyDecoder.Known] = [
            [1, 0x40, 13]: .key(.function(1)), Array("\u{1B}A".utf8): .key(.up), Array("\u{1B}pq".utf8): .key(.down),
            Array("\u{1B}[3$".utf8): .other, Array("\u{1B}[1;5C".utf8): .other,
            Array("\u{1B}[M".utf8): .key(.function(2)),
        ]
        return keys[bytes] ?? (keys.keys.contains { $0.starts(with: bytes) } ? .start : .nothing)
    }

    @Test func `Keys of the terminal's description come first`() {
        var decoder = KeyDecoder(known: Self.described)
        #expect(decoder.decode([1, 0x40, 13], at: 0) == [.function(1)])
        #expect(
            decoder.decode(Array("\u{1B}A\u{1B}pq\u{1B}[Mq".utf8), at: 0) == [
                .up, .down, .function(2), .character("q"),
            ])
        #expect(decoder.decode(Array("\u{1B}[3$q\u{1B}[1;5C".utf8), at: 0) == [.character("q"), .alt(.right)])
        #expect(decoder.decode([1, 0x40, 0x71], at: 0) == [.control("a"), .character("@"), .character("q")])
        #expect(decoder.decode(Array("\u{1B}px".utf8), at: 0) == [.alt(.character("p")), .character("x")])
        #expect(decoder.deadline == nil)
        #expect(decoder.decode([1], at: 1) == [])
        #expect(decoder.deadline == 1.1)
        #expect(decoder.decode([], at: 1.1) == [.control("a")])
        #expect(decoder.decode(Array("\u{1B}[".utf8), at: 2) == [])
        #expect(decoder.decode([], at: 2.2) == [])
        #expect(decoder.decode(Array("q".utf8), at: 2.3) == [.character("q")])
    }
}
