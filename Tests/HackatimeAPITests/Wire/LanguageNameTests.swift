import Testing

@testable import HackatimeAPI

struct LanguageNameTests {
    @Test(arguments: [
        ("cpp", "C++"), ("c++", "C++"), ("C++", "C++"), ("js", "JavaScript"), ("javascript", "JavaScript"),
        ("JAVASCRIPT", "JavaScript"), ("ts", "TypeScript"), ("csharp", "C#"), ("bash", "Shell"), ("golang", "Go"),
        ("go", "Go"), ("objc", "Objective-C"), ("yml", "YAML"), ("md", "Markdown"), ("R", "R"), ("C", "C"),
        ("Brainfog", "Brainfog"), ("", ""), (Breakdown.nameless, Breakdown.nameless),
    ])
    func `A language has the server's name in any spelling`(_ sent: String, _ shown: String) {
        #expect(LanguageName.shown(sent) == shown)
        #expect(LanguageName.shown(shown) == shown)
    }

    @Test func `All spellings of a language are one row, and projects differ by case`() {
        let rows = [
            Breakdown(name: "cpp", seconds: 5), Breakdown(name: "C++", seconds: 3), Breakdown(name: "Js", seconds: 4),
            Breakdown(name: "JavaScript", seconds: 3), Breakdown(name: "brainfog", seconds: 1),
            Breakdown(name: "Brainfog", seconds: 2),
        ]
        #expect(
            Breakdown.merged(rows, isLanguage: true) == [
                Breakdown(name: "C++", seconds: 8), Breakdown(name: "JavaScript", seconds: 7),
                Breakdown(name: "Brainfog", seconds: 3),
            ])
        #expect(Breakdown.merged(rows, isLanguage: false).count == 6)
    }

    @Test func `The server's own list is merged too`() {
        let body = """
            {"total_seconds":10,"languages":[{"name":"cpp","seconds":3},{"name":"C++","seconds":4}],
             "projects":[{"name":"cpp","seconds":3},{"name":"C++","seconds":4}]}
            """
        guard case .success(.stats(let stats)) = answer(.userStats("orpheus"), body) else {
            Issue.record("no stats")
            return
        }
        #expect(stats.languages == [Breakdown(name: "C++", seconds: 7)])
        #expect(stats.projects?.count == 2)
    }
}
