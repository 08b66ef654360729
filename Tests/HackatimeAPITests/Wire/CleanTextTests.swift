import Testing

@testable import HackatimeAPI

struct CleanTextTests {
    @Test func `A control sequence goes whole`() {
        #expect(CleanText.line("\u{1B}[5mpurple\u{1B}[0m") == "purple")
        #expect(CleanText.line("\u{9B}1;31mred") == "red")
        #expect(CleanText.line("a\u{1B}b\u{1B}") == "ab")
        #expect(CleanText.line("\u{1B}[12") == nil)
        #expect(CleanText.line("\u{1B}[1\u{202E}x") == "x")
    }
}
