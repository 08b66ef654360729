import Tracker
import Cells
import Dashboard
import HackatimeAPI
import Testing

@Suite struct FeedMoveTests {
    @Test func scrollingAwayStopsFollowingAndCountsWhatComes() {
        var story = DashboardStory.running()
        #expect(story.state.feed.isFollowing)
        story.press(.down, .down)
        #expect(!story.state.feed.isFollowing)
        let selected = story.state.feed.selected
        let newest = DashboardStory.heartbeat(at: DashboardStory.noon + 30)
        story.pass(70)
        story.happen(.deadline)
        story.answerAll { question in
            switch question {
            case .newestHeartbeat: .success(.newest(newest))
            case .today: .success(.today(TodayTotal(seconds: 7260)))
            case .heartbeats(let window) where window.end > DashboardStory.noon:
                DashboardStory.reply(question).with(newest)
            default: DashboardStory.reply(question)
            }
        }
        #expect(story.state.feed.unseen == 1)
        #expect(story.state.feed.selected == selected)
        story.press(.character("f"))
        #expect(story.state.feed.isFollowing)
        #expect(story.state.feed.unseen == 0)
    }

    @Test func zoomingAnotherPaneLeavesListsWhereTheyWere() {
        var story = DashboardStory(size: Size(width: 60, height: 20))
        story.begin()
        story.answerAll { question in
            guard case .ownStats = question else { return DashboardStory.reply(question) }
            let names = (1...9).map { Breakdown(name: "Language \($0)", seconds: 100 - Double($0)) }
            return .success(.stats(CodingStats(total: 855, languages: names, projects: [])))
        }
        story.press(.down, .down, .down, .down, .down, .down, .down, .up, .up)
        story.press(.tab, .tab, .down, .tab)
        let (lists, feed) = (story.state.lists, story.state.feed)
        #expect(lists[.languages] == ListPosition(selected: 1, top: 0))
        #expect(feed.top != nil)
        story.press(.character("z"), .character("z"))
        #expect(story.state.lists == lists)
        #expect(story.state.feed == feed)
    }

    @Test func theTopRowFollowsAgain() {
        var story = DashboardStory.running()
        story.press(.pageDown)
        #expect(!story.state.feed.isFollowing)
        story.press(.character("g"))
        #expect(story.state.feed.isFollowing)
    }

    @Test func oldestFirstTurnsTheKeysRound() {
        var story = DashboardStory.running()
        story.press(.character("o"))
        #expect(story.state.feed.oldestFirst)
        story.press(.up)
        #expect(!story.state.feed.isFollowing)
        story.press(.character("G"))
        #expect(story.state.feed.isFollowing)
    }

    @Test func reachingTheEndAsksForOlderHeartbeats() {
        var story = DashboardStory.running()
        let before = story.state.feedRows.first?.time ?? 0
        story.press(.character("G"))
        #expect(story.open.count == 1)
        story.answerAll()
        #expect(story.state.feedRows.first?.time ?? before < before)
    }

    @Test func aTallPaneIsFilledButNotWithEverything() {
        var story = DashboardStory(size: Size(width: 200, height: 200))
        story.begin()
        story.answerAll()
        let count = story.state.feedRows.count
        #expect(count >= 150)
        #expect(count < 1500)
    }

    @Test func detailShowsTheSelectedRow() {
        var story = DashboardStory.running()
        story.press(.down, .enter)
        #expect(story.state.layers == [.detail(DashboardStory.heartbeat(at: DashboardStory.noon - 120))])
    }

    @Test func everyMoveAtEverySizeKeepsTheSelectionOnTheScreen() {
        for size in [Size(width: 0, height: 0), Size(width: 20, height: 5), Size(width: 80, height: 24)] {
            var story = DashboardStory.running(size: size)
            for key: Key in [.pageDown, .control("d"), .down, .control("u"), .up, .pageUp, .end, .home, .tab] {
                story.press(key)
                _ = render(story.state)
            }
            story.happen(.resize(Size(width: 1, height: 1)))
            _ = render(story.state)
        }
    }
}

extension Result<APIValue, ClientError> {
    /// The same page with one more row.
    fileprivate func with(_ row: Heartbeat) -> Self {
        guard case .success(.heartbeats(var page)) = self else { return self }
        page.heartbeats.append(row)
        return .success(.heartbeats(page))
    }
}
