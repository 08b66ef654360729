import Cells
import Dashboard
import HackatimeAPI
import TestSupport
import Testing
import Tracker

/// The pages over the panes, by the example of the leaderboard.
struct PageTests {
    private static let ranking = Ranking(
        entries: (1...80).map {
            Ranking.Entry(rank: $0, userID: "\($0)", name: "hacker \($0)", seconds: Double(90_000 - $0 * 60))
        })

    private func opened() -> DashboardHarness {
        var story = DashboardHarness()
        story.begin()
        story.answerAll()
        story.press(.character("b"))
        story.answerAll { call in
            if case .leaderboard = call { .success(.ranking(Self.ranking)) } else { DashboardHarness.reply(call) }
        }
        return story
    }

    private func screen(_ story: DashboardHarness) -> String { render(story.state).text.joined(separator: "\n") }

    @Test func `A page is asked for when it is opened, and no longer when it is closed`() {
        var story = DashboardHarness()
        story.begin()
        story.answerAll()
        story.press(.character("b"))
        #expect(story.open.map(\.call) == [.leaderboard(.daily)])
        #expect(screen(story).contains("Leaderboard"))
        story.press(.escape)
        #expect(story.open.isEmpty)
        #expect(!screen(story).contains("Leaderboard"))
    }

    @Test func `Its list moves, is searched, and Enter opens a row`() {
        var story = opened()
        #expect(screen(story).contains("hacker 1 "))
        story.press(.character("G"))
        #expect(screen(story).contains("80 of 80"))
        story.press(.character("/"))
        story.type("hacker 79")
        #expect(screen(story).contains("hacker 79"))
        #expect(!screen(story).contains("hacker 80"))
        story.press(.enter, .escape, .down, .down, .enter)
        #expect(story.state.shown == .user("3"))
        #expect(story.state.layers.isEmpty)
    }

    @Test func `Escape drops the words first`() {
        var story = opened()
        story.press(.character("/"))
        story.type("nobody")
        #expect(screen(story).contains("nothing here has these words"))
        story.press(.enter, .escape)
        #expect(screen(story).contains("hacker 1 "))
        story.press(.escape)
        #expect(story.state.layers.isEmpty)
    }

    @Test(arguments: [(0, 0), (1, 1), (5, 3), (19, 4), (20, 5), (30, 7), (60, 20), (200, 50)])
    func `It fits every screen`(width: Int, height: Int) {
        var story = opened()
        story.happen(.resize(Size(width: width, height: height)))
        story.press(.down, .pageDown, .character("y"), .character("G"))
        #expect(render(story.state).text.count == height)
    }
}
