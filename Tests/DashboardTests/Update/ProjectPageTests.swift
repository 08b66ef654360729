import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

struct ProjectPageTests {
    private static let rows = (0..<200).map(row)

    private static func row(_ index: Int) -> Heartbeat {
        let time = DashboardHarness.noon - 12_000 + Double(index) * 60
        return Heartbeat(
            id: Int64(index + 1), time: time, entity: "/robot/arm\(index % 3).swift",
            project: index < 150 ? "robot" : "site", branch: index % 2 == 0 ? "main" : "next", language: "Swift")
    }

    private static func harness(
        _ details: Result<APIValue, ClientError> = .success(.projects([detail("https://github.com/nova/robot")]))
    ) -> DashboardHarness {
        let reply: (APICall) -> Result<APIValue, ClientError> = { call in
            if case .projects = call { details } else { DashboardHarness.reply(from: rows)(call) }
        }
        var harness = DashboardHarness.running(reply: reply)
        harness.state.address = "https://time.example"
        harness.state.range = DateRange(.today)
        harness.happen(.deadline)
        harness.press(.tab, .tab)
        while harness.state.focus != .projects { harness.press(.tab) }
        harness.press(.character("g"), .enter)
        harness.answerAll(reply)
        return harness
    }

    private static func detail(_ url: String?) -> ProjectDetail {
        ProjectDetail(name: "robot", seconds: 8_940, languages: ["Swift"], repositoryURL: url)
    }

    private func screen(_ harness: DashboardHarness) -> String { render(harness.state).text.joined(separator: "\n") }
    private func copied(_ harness: inout DashboardHarness) -> [String] {
        harness.takeEffects().compactMap { if case .copy(let text) = $0 { text } else { nil } }
    }

    @Test func `Enter on a project opens its page, with what it was done in and its addresses`() {
        var harness = Self.harness()
        let text = screen(harness)
        for words in [
            "robot ─ today", "m today", "language  Swift", "branch    main", " arm0.swift",
            "last 13:09", "https://github.com/nova/robot", "https://time.example/api/v1/badge/",
        ] {
            #expect(text.contains(words), "\(words)\n\(text)")
        }
        _ = harness.takeEffects()
        harness.press(.character("y"))
        #expect(copied(&harness) == ["https://github.com/nova/robot"])
        harness.press(.character("B"))
        #expect(copied(&harness).first?.hasSuffix("/robot") ?? false)
    }

    @Test func `It asks the server once`() {
        var harness = Self.harness()
        #expect(harness.open.isEmpty)
        harness.press(.escape, .enter)
        #expect(harness.open.isEmpty)
    }

    @Test func `Space leaves only its heartbeats, on the page and in the list`() {
        var harness = Self.harness()
        harness.press(.character(" "))
        #expect(harness.state.layers.isEmpty && harness.state.feedFilter.project == "robot")
        harness.press(.character(" "))
        #expect(harness.state.feedFilter.project == nil)
    }

    @Test func `Brackets step its days`() {
        var harness = Self.harness()
        harness.press(.character("["))
        #expect(harness.state.range == DateRange(.today, back: 1))
        #expect(screen(harness).contains("none of its heartbeats of these days"))
        harness.press(.character("]"))
        #expect(screen(harness).contains("language  Swift"))
    }

    @Test(arguments: [
        ("javascript:alert(1)", false), ("git@github.com:nova/robot.git", false), ("http://x.example", true),
        ("HTTPS://x.example/a", true), ("https://x.example/\u{1b}[2J", false), ("https://", false),
        ("https://a b", false),
    ])
    func `Only web addresses are links`(url: String, isLink: Bool) {
        #expect((Self.detail(url).link != nil) == isLink)
        var harness = Self.harness(.success(.projects([Self.detail(url)])))
        #expect(!screen(harness).contains("\u{1b}"))
        _ = harness.takeEffects()
        harness.press(.character("y"))
        #expect(copied(&harness).contains(url) == isLink)
    }

    @Test(arguments: [
        (Result<APIValue, ClientError>.failure(.notOffered), "this server does not tell it"),
        (.success(.projects([])), "the server does not list this project"),
        (.success(.projects([detail(nil)])), "none is set on the server"),
        (.failure(.serverBroken(status: 503, requestID: nil, serverMessage: nil)), "server trouble (503)"),
    ])
    func `What is not told is said calmly`(answer: Result<APIValue, ClientError>, words: String) {
        let text = screen(Self.harness(answer))
        #expect(text.contains("repository  \(words)"), "\(text)")
        #expect(text.contains("language  Swift"))
    }
}
