import Cells
import Testing

@testable import Dashboard

/// A line that is being typed, edited as in a shell.
struct TextLineTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let keys: [Key]
        let before: String
        let after: String
        var testDescription: String { "\(keys)" }

        /// `|` is the cursor.
        init(_ keys: [Key], _ result: String) {
            let parts = result.split(separator: "|", omittingEmptySubsequences: false)
            (self.keys, before, after) = (keys, String(parts[0]), String(parts[1]))
        }
    }

    private static func alt(_ character: Character) -> Key { .alt(.character(character)) }

    static let cases = [
        Case([], "foo bar-baz  |"),
        Case([.left, .left, .left, .character("x")], "foo bar-bax|z  "),
        Case([.control("b"), .control("b"), .control("f"), .right, .right], "foo bar-baz  |"),
        Case([.home, .left, .character("x")], "x|foo bar-baz  "),
        Case([.control("a"), .right, .control("e")], "foo bar-baz  |"),
        Case([.home, .end, .backspace], "foo bar-baz |"),
        Case([.home, .backspace, .delete, .control("d")], "|o bar-baz  "),
        Case([.delete, .control("d")], "foo bar-baz  |"),
        Case([alt("b")], "foo bar-|baz  "),
        Case([.alt(.left), alt("b")], "foo |bar-baz  "),
        Case([alt("b"), alt("b"), alt("b"), alt("b")], "|foo bar-baz  "),
        Case([.home, alt("f")], "foo| bar-baz  "),
        Case([.home, alt("f"), .alt(.right)], "foo bar|-baz  "),
        Case([.alt(.backspace)], "foo bar-|"),
        Case([.alt(.backspace), .alt(.backspace)], "foo |"),
        Case([.home, alt("d")], "| bar-baz  "),
        Case([.home, alt("d"), .alt(.delete)], "|-baz  "),
        Case([.control("w")], "foo |"),
        Case([.control("w"), .control("w"), .control("w")], "|"),
        Case([alt("b"), .control("u")], "|baz  "),
        Case([alt("b"), .control("k")], "foo bar-|"),
        Case([.home, .paste("a b\nquit\n")], "a b|foo bar-baz  "),
        Case([.paste("\n\nx\ny")], "foo bar-baz  x|"),
        Case([.paste(""), .paste("\n")], "foo bar-baz  |"),
        Case([.alt(.up), alt("x"), .insert, .function(1), .alt(.enter), .control("t")], "foo bar-baz  |"),
    ]

    @Test(arguments: cases) func `Keys edit the line`(_ sample: Case) {
        var line = TextLine("foo bar-baz  ")
        for key in sample.keys { _ = line.edit(key) }
        #expect(line.before == sample.before)
        #expect(line.after == sample.after)
        #expect(line.text == sample.before + sample.after)
    }

    @Test func `Its length has a limit, however the text comes`() {
        var line = TextLine()
        _ = line.edit(.paste(String(repeating: "日", count: 5_000)))
        #expect(line.text.count == 200)
        _ = line.edit(.character("x"))
        _ = line.edit(.home)
        _ = line.edit(.character("x"))
        #expect(line.text.count == 200)
    }

    @Test func `A mark that comes later joins its letter`() {
        var line = TextLine()
        for key in [Key.character("e"), .character("\u{301}"), .left] { _ = line.edit(key) }
        #expect(line.before.isEmpty)
        #expect(line.after == "e\u{301}")
    }
}
