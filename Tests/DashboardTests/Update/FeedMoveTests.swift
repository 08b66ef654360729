import Tracker
import Cells
import Dashboard
import HackatimeAPI
import Testing

struct FeedMoveTests {
    @Test func `Scrolling away stops following and counts what comes`() {
        var story = DashboardHarness.running()
        #expect(story.state.feed.isFollowing)
        story.press(.down, .down)
        #expect(!story.state.feed.isFollowing)
        let selected = story.state.feed.selected
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        story.pass(70)
        story.happen(.deadline)
        story.answerAll { call in
            switch call {
            case .newestHeartbeat: .success(.newest(newest))
            case .today: .success(.today(TodayTotal(seconds: 7260)))
            case .heartbeats(let window) where window.end > DashboardHarness.noon:
                DashboardHarness.reply(call).with(newest)
            default: DashboardHarness.reply(call)
            }
        }
        #expect(story.state.feed.unseen == 1)
        #expect(story.state.feed.selected == selected)
        story.press(.character("f"))
        #expect(story.state.feed.isFollowing)
        #expect(story.state.feed.unseen == 0)
    }

    @Test func `Zooming another pane leaves lists where they were`() {
        var story = DashboardHarness(size: Size(width: 60, height: 20))
        story.begin()
        story.answerAll { call in
            guard case .ownStats = call else { return DashboardHarness.reply(call) }
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

    @Test func `The top row follows again`() {
        var story = DashboardHarness.running()
        story.press(.pageDown)
        #expect(!story.state.feed.isFollowing)
        story.press(.character("g"))
        #expect(story.state.feed.isFollowing)
    }

    @Test func `Oldest first turns the keys round`() {
        var story = DashboardHarness.running()
        story.press(.character("o"))
        #expect(story.state.feed.oldestFirst)
        story.press(.up)
        #expect(!story.state.feed.isFollowing)
        story.press(.character("G"))
        #expect(story.state.feed.isFollowing)
    }

    @Test func `Reaching the end asks for older heartbeats`() {
        var story = DashboardHarness.running()
        let before = story.state.feedRows.first?.time ?? 0
        story.press(.character("G"))
        #expect(story.open.count == 1)
        story.answerAll()
        #expect(story.state.feedRows.first?.time ?? before < before)
    }

    @Test func `A tall pane is filled but not with everything`() {
        var story = DashboardHarness(size: Size(width: 200, height: 200))
        story.begin()
        story.answerAll()
        let count = story.state.feedRows.count
        #expect(count >= 150)
        #expect(count < 1500)
    }

    @Test func `Detail shows the selected row`() {
        var story = DashboardHarness.running()
        story.press(.down, .enter)
        #expect(story.state.layers == [.detail(DashboardHarness.heartbeat(at: DashboardHarness.noon - 120))])
    }

    @Test(arguments: [Size(width: 0, height: 0), Size(width: 20, height: 5), Size(width: 80, height: 24)])
    func `Every move at every size keeps the selection on the screen`(_ size: Size) throws {
        var story = DashboardHarness.running(size: size)
        var seen = 0
        for key: Key in [.pageDown, .control("d"), .down, .control("u"), .up, .pageUp, .end, .home, .tab] {
            story.press(key)
            let frame = render(story.state)
            #expect(frame.size == size)
            // At the newest row the feed follows, and nothing is selected.
            guard story.state.focus == .feed, let selected = story.state.feed.selected, size.height > 0 else {
                continue
            }
            let row = try #require(story.state.feedRows.last { $0.key == selected })
            let time = ZoneRules.utc.civilTime(at: row.time).hourMinute
            let shown = zip(frame.text, frame.roles).filter { $1.contains(Role.selected.letter) }.map(\.0)
            #expect(shown.count == 1 && shown.allSatisfy { $0.contains(time) }, "\(key), \(time): \(frame.text)")
            seen += 1
        }
        #expect(seen >= (size.height > 0 ? 5 : 0))
        story.happen(.resize(Size(width: 1, height: 1)))
        #expect(render(story.state).size == Size(width: 1, height: 1))
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
