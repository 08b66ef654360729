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
    static func story(
        _ width: Int = 120, _ height: Int = 40, hasKey: Bool = true,
        failing reply: (APICall) -> Result<APIValue, ClientError> = refused
    ) -> DashboardHarness {
        var story = DashboardHarness(size: Size(width: width, height: height), hasKey: hasKey)
        story.state.friendList.settled = ["mira", "sol"]
        story.events = EventStory.list
        story.begin()
        story.answerAll()
        // The events are read when their list is opened.
        story.press(.character("e"), .escape)
        story.go(70, reply)
        return story
    }

    static func open(_ page: Page.Kind, in story: inout DashboardHarness) {
        story.state.layers = [.page(Page(page))]
        // The calls are made by the next event.
        story.press(.down)
    }

    private func status(_ story: DashboardHarness) -> String { render(story.state).text.last ?? "" }
    /// What stands above the status line, without the breaks of lines.
    private func page(_ story: DashboardHarness) -> String {
        render(story.state).text.dropLast().joined(separator: " ").replacing("│", with: " ").split(separator: " ")
            .joined(separator: " ")
    }

    @Test(arguments: pages) func `A dead connection is named, with the next try`(_ kind: Page.Kind) {
        var story = Self.story()
        Self.open(kind, in: &story)
        #expect(story.open.isEmpty, "nothing can go out")
        let words = page(story)
        #expect(words.contains("hackatime.example refuses connections; since 14:00, next try 14:0"))
        #expect(!words.contains("asking"))
        #expect(status(story).contains("refuses connections; since 14:00, next try 14:0"))
        story.go(200, FriendsTests.reply)
        #expect(!page(story).contains("refuses connections"))
        #expect(!status(story).contains("refuses"))
    }

    @Test(arguments: pages) func `The server's limit is named, with its end`(_ kind: Page.Kind) {
        var story = Self.story { _ in .failure(.rateLimited(wait: 300)) }
        Self.open(kind, in: &story)
        #expect(story.open.isEmpty)
        let words = "hackatime.example asks us to wait until 14:05; asking again then"
        #expect(page(story).contains(words))
        #expect(!page(story).contains("asking hackatime"))
        #expect(status(story).contains(words))
    }

    @Test(arguments: [Page.Kind.event("Terminal Jam"), .project("alpha", of: .me)])
    func `A key that is refused is named`(_ kind: Page.Kind) {
        var story = Self.story { _ in .failure(.badKey(serverMessage: nil)) }
        Self.open(kind, in: &story)
        story.answerAll { _ in .failure(.badKey(serverMessage: nil)) }
        #expect(page(story).contains("hackatime.example does not know this key"))
        #expect(status(story).contains("hackatime.example does not know this key"))
        #expect(!page(story).contains("asking"))
    }

    @Test func `The status line says it too when a page met it first`() {
        var story = Self.story(failing: DashboardHarness.reply)
        Self.open(.leaderboard(.daily), in: &story)
        story.answerAll(Self.refused)
        #expect(status(story).contains("hackatime.example refuses connections"))
        story.press(.tab)
        #expect(story.open.isEmpty)
        #expect(page(story).contains("last 7 days"))
        #expect(page(story).contains("hackatime.example refuses connections; since 14:01, next try 14:0"))
        story.go(200, FriendsTests.reply)
        #expect(!status(story).contains("refuses"))
    }

    @Test func `One call that fails alone is not everything's trouble`() {
        var story = Self.story(failing: DashboardHarness.reply)
        Self.open(.leaderboard(.daily), in: &story)
        story.answerAll { _ in .failure(.unreachable(.timeout(seconds: 30))) }
        #expect(page(story).contains("no answer from hackatime.example within 30 s"))
        #expect(!status(story).contains("no answer"))
    }

    @Test(arguments: pages + [.events, .marks, .markChoice], [true, false])
    func `On a narrow screen the most used key is named`(_ kind: Page.Kind, _ works: Bool) {
        var story = Self.story(60, 20, failing: works ? DashboardHarness.reply : Self.refused)
        Self.open(kind, in: &story)
        let line = status(story)
        #expect(line.contains("Esc close"))
        #expect(["Enter ", "Space ", "  y "].contains { line.contains($0) }, "\(line)")
    }
}
