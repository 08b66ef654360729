import Cells
import Testing

@testable import CursesTerminal

struct PasteTests {
    private static let start = "\u{1B}[200~", end = "\u{1B}[201~"

    private func keys(_ text: String) -> [Key] {
        var decoder = KeyDecoder()
        return decoder.decode(Array(text.utf8), at: 0) + decoder.decode([], at: 1)
    }

    @Test func `Pasted text is one key`() {
        #expect(
            keys("a" + Self.start + "quick note\r" + Self.end + "b") == [
                .character("a"), .paste("quick note\n"), .character("b"),
            ])
        #expect(keys(Self.start + Self.end) == [.paste("")])
        #expect(keys(Self.end + "x") == [.character("x")])
    }

    @Test func `Only printable characters and line breaks of it are kept`() {
        let hostile = "a\u{1B}[31mb\u{1B}\u{1B}]0;x\u{7}\u{3}\u{9B}c\td\ne\u{7F}日"
        #expect(keys(Self.start + hostile + Self.end) == [.paste("a[31mb]0;xc d\ne日")])
    }

    @Test func `The end is found after what looks like its start`() {
        #expect(
            keys(Self.start + "\u{1B}[20\u{1B}[201\u{1B}[2" + Self.end + "x") == [.paste("[20[201[2"), .character("x")])
    }

    @Test func `However long it is, it ends`() throws {
        let pasted = String(repeating: "q", count: 100_000)
        let found = keys(Self.start + pasted + Self.end + "x")
        guard case .paste(let text)? = found.first else {
            Issue.record("\(found.prefix(3))")
            return
        }
        #expect(text.allSatisfy { $0 == "q" })
        #expect((1_000...5_000).contains(text.count))
        #expect(found.dropFirst() == [.character("x")])
    }

    /// As over a line that stops for a while: what comes late is still pasted.
    @Test(arguments: [0.05, 0.5, 20]) func `It arrives in pieces`(pause: Double) {
        var decoder = KeyDecoder()
        var found: [Key] = []
        var now = 0.0
        for piece in [Self.start + "first", " piece, and the next", "\r and the last", Self.end] {
            found += decoder.decode(Array(piece.utf8), at: now)
            if piece != Self.end { #expect(decoder.deadline == nil) }
            now += pause
        }
        #expect(found == [.paste("first piece, and the next\n and the last")])
    }

    @Test func `Without its end the keyboard works again`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode(Array((Self.start + "lost").utf8), at: 0) == [])
        #expect(decoder.decode(Array("x".utf8), at: 0.9) == [])
        #expect(decoder.decode(Array("q".utf8), at: 2) == [.paste("lostx"), .character("q")])
    }
}
