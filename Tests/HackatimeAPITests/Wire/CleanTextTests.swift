import Testing

@testable import HackatimeAPI

@Suite struct CleanTextTests {
    @Test func aControlSequenceGoesWhole() {
        #expect(CleanText.sentence("\u{1B}[5mpurple\u{1B}[0m") == "purple")
        #expect(CleanText.sentence("\u{9B}1;31mred") == "red")
        #expect(CleanText.sentence("a\u{1B}b\u{1B}") == "ab")
        #expect(CleanText.sentence("\u{1B}[12") == nil)
        #expect(CleanText.sentence("\u{1B}[1\u{202E}x") == "x")
    }
}
