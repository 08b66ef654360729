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

    @Test func `A long name is cut, and what has the shape of a key is hidden`() {
        let long = String(repeating: "orpheus_the_hacker", count: 16)
        #expect(CleanText.name(long, limit: 60) == long.prefix(59) + "…")
        let old = "an-old-name-of-more-than-thirty-two-letters"
        #expect(CleanText.name(old) == old)
        let uuid = "0f8fad5b-d9cb-469f-a165-70867728950e"
        for key in [uuid, "waka_\(uuid)", "hka_" + String(repeating: "0aF3", count: 16)] {
            #expect(CleanText.name("x \(key) y") == "x [hidden] y")
            #expect(CleanText.line("x \(key) y") == "x [hidden] y")
        }
        #expect(CleanText.name("a\u{1B}[2J\nb") == "a b")
        #expect(CleanText.name("\u{202E}") == nil)
    }
}
