import Cells
import Testing

struct ThemeFileTests {
    @Test func `A theme is read from lines of roles`() throws {
        let theme = try ThemeFile.theme(
            named: "mine",
            """
            # A comment

            background = #17171d
            inks = no
            total = #EC3750 bold
            focused-title = bright-cyan bold none:underline
            selected = on:#2e2d36 few:reverse\r
            """)
        #expect(theme.name == "mine")
        #expect(theme.background == RGB(0x17171D))
        #expect(!theme.hasInks)
        #expect(theme.looks[.total]?.color == .rgb(RGB(0xEC3750)))
        #expect(theme.looks[.total]?.attributes == .bold)
        #expect(theme.looks[.titleFocused]?.color == .own(14))
        #expect(theme.looks[.titleFocused]?.none == .underline)
        #expect(theme.looks[.selected]?.background == .rgb(RGB(0x2E2D36)))
        #expect(theme.looks[.selected]?.few == .reverse)
    }

    @Test(arguments: [
        ("total", 1, "has no \"=\""),
        ("\ntotal =", 2, "has no value"),
        ("totl = red", 1, "there is no \"totl\" to colour"),
        ("total = rad", 1, "\"rad\" is neither a colour nor an attribute"),
        ("total = #12345", 1, "\"#12345\" is neither a colour nor an attribute"),
        ("total = #+12345", 1, "\"#+12345\" is neither a colour nor an attribute"),
        ("bar = red\nbackground = red", 2, "background must be a colour such as #17171d"),
        ("inks = maybe", 1, "inks must be yes or no"),
        ("total = few:red", 1, "\"few:red\" is neither a colour nor an attribute"),
        ("\u{1B}[31m = red", 1, "there is no \"\" to colour"),
    ])
    func `A wrong line is named with its reason`(_ text: String, _ line: Int, _ reason: String) {
        #expect(throws: ThemeFile.Problem(line: line, reason: reason)) {
            try ThemeFile.theme(named: "wrong", text)
        }
    }
}
