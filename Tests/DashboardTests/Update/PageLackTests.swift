import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// Pages whose questions cannot go out say why, as the status line does.
struct PageLackTests {
    static let refused: @Sendable (APICall) -> Result<APIValue, ClientError> = { _ in
        .failure(.unreachable(.connectionRefused))
    }
    static let pages: [Page.Kind] = [
        .leaderboard(.daily), .leaderboard(.weekly), .hackers, .event("Terminal Jam"),
        .project("alpha", of: .me), .compare(["mira", "sol"]), .friends,
    ]

    /// Everything is known but what pages ask for, and the next poll fails.
    static func harness(
        _ width: Int = 120, _ height: Int = 40, hasKey: Bool = true,
        failing reply: (APICall) -> Result<APIValue, ClientError> = refused
    ) -> DashboardHarness {
        var harness = DashboardHarness(size: Size(width: width, height: height), hasKey: hasKey)
        harness.state.friendList.settled = ["mira", "sol"]
        harness.events = EventHarness.list
        harness.begin()
        harness.answerAll()
        // The events are read when their list is opened.
        harness.press(.character("e"), .escape)
        harness.go(70, reply)
        return harness
    }

    static func open(_ page: Page.Kind, in harness: inout DashboardHarness) {
        harness.state.layers = [.page(Page(page))]
        // The calls are made by the next event.
        harness.press(.down)
    }

    private func status(_ harness: DashboardHarness) -> String { render(harness.state).text.last ?? "" }
    /// What stands above the status line, without the breaks of lines.
    private func page(_ harness: DashboardHarness) -> String {
        render(harness.state).text.dropLast().joined(separator: " ").replacing("│", with: " ").split(separator: " ")
            .joined(separator: " ")
    }

    @Test func `The status line says the next try once`() throws {
        for (width, height) in [(120, 40), (160, 40), (200, 50)] {
            let line = status(Self.harness(width, height))
            let after = try #require(line.firstRange(of: "next try ")).upperBound
            let time = line[after...].prefix(5)
            #expect(line.split(separator: time).count == 2, "\(line)")
        }
    }

    @Test(arguments: pages) func `A dead connection is named, with the next try`(_ kind: Page.Kind) {
        var harness = Self.harness()
        Self.open(kind, in: &harness)
        #expect(harness.open.isEmpty, "nothing can go out")
        let words = page(harness)
        #expect(words.contains("hackatime.example refuses connections; since 14:00, next try 14:0"))
        #expect(!words.contains("asking"))
        #expect(status(harness).contains("refuses connections; since 14:00, next try 14:0"))
        harness.go(200, FriendsTests.reply)
        #expect(!page(harness).contains("refuses connections"))
        #expect(!status(harness).contains("refuses"))
    }

    @Test(arguments: pages) func `The server's limit is named, with its end`(_ kind: Page.Kind) {
        var harness = Self.harness { _ in .failure(.rateLimited(wait: 300)) }
        Self.open(kind, in: &harness)
        #expect(harness.open.isEmpty)
        let words = "hackatime.example asks us to wait until 14:05; asking again then"
        #expect(page(harness).contains(words))
        #expect(!page(harness).contains("asking hackatime"))
        #expect(status(harness).contains(words))
    }

    @Test(arguments: [Page.Kind.event("Terminal Jam"), .project("alpha", of: .me)])
    func `A key that is refused is named`(_ kind: Page.Kind) {
        var harness = Self.harness { _ in .failure(.badKey(serverMessage: nil)) }
        Self.open(kind, in: &harness)
        harness.answerAll { _ in .failure(.badKey(serverMessage: nil)) }
        #expect(page(harness).contains("hackatime.example does not know this key"))
        #expect(status(harness).contains("hackatime.example does not know this key"))
        #expect(!page(harness).contains("asking"))
    }

    @Test func `The status line says it too when a page met it first`() {
        var harness = Self.harness(failing: DashboardHarness.reply)
        Self.open(.leaderboard(.daily), in: &harness)
        harness.answerAll(Self.refused)
        #expect(status(harness).contains("hackatime.example refuses connections"))
        harness.press(.tab)
        #expect(harness.open.isEmpty)
        #expect(page(harness).contains("last 7 days"))
        #expect(page(harness).contains("hackatime.example refuses connections; since 14:01, next try 14:0"))
        harness.go(200, FriendsTests.reply)
        #expect(!status(harness).contains("refuses"))
    }

    @Test func `One call that fails alone is not everything's trouble`() {
        var harness = Self.harness(failing: DashboardHarness.reply)
        Self.open(.leaderboard(.daily), in: &harness)
        harness.answerAll { _ in .failure(.unreachable(.timeout(seconds: 30))) }
        #expect(page(harness).contains("no answer from hackatime.example within 30 s"))
        #expect(!status(harness).contains("no answer"))
    }

    @Test(arguments: pages + [.events, .marks, .markChoice], [true, false])
    func `On a narrow screen the most used key is named`(_ kind: Page.Kind, _ works: Bool) {
        var harness = Self.harness(60, 20, failing: works ? DashboardHarness.reply : Self.refused)
        Self.open(kind, in: &harness)
        let line = status(harness)
        #expect(line.contains("Esc close"))
        #expect(["Enter ", "Space ", "  y "].contains { line.contains($0) }, "\(line)")
    }
}
