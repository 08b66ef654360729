import Tracker
import Cells
import Dashboard
import HackatimeAPI
import Testing

struct FeedMoveTests {
    @Test func `Scrolling away stops following and counts what comes`() {
        var harness = DashboardHarness.running()
        #expect(harness.state.feed.isFollowing)
        harness.press(.down, .down)
        #expect(!harness.state.feed.isFollowing)
        let selected = harness.state.feed.selected
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        harness.pass(70)
        harness.happen(.deadline)
        harness.answerAll { call in
            switch call {
            case .newestHeartbeat: .success(.newest(newest))
            case .today: .success(.today(TodayTotal(seconds: 7260)))
            case .heartbeats(let window) where window.end > DashboardHarness.noon:
                DashboardHarness.reply(call).with(newest)
            default: DashboardHarness.reply(call)
            }
        }
        #expect(harness.state.feed.unseen == 1)
        #expect(harness.state.feed.selected == selected)
        harness.press(.character("f"))
        #expect(harness.state.feed.isFollowing)
        #expect(harness.state.feed.unseen == 0)
    }

    @Test func `Zooming another pane leaves lists where they were`() {
        var harness = DashboardHarness(size: Size(width: 60, height: 20))
        harness.begin()
        harness.answerAll { call in
            guard case .ownStats = call else { return DashboardHarness.reply(call) }
            let names = (1...9).map { Breakdown(name: "Language \($0)", seconds: 100 - Double($0)) }
            return .success(.stats(CodingStats(total: 855, languages: names, projects: [])))
        }
        harness.press(.down, .down, .down, .down, .down, .down, .down, .up, .up)
        harness.press(.tab, .tab, .down, .tab)
        let (lists, feed) = (harness.state.lists, harness.state.feed)
        #expect(lists[.languages] == ListPosition(selected: 1, top: 0))
        #expect(feed.top != nil)
        harness.press(.character("z"), .character("z"))
        #expect(harness.state.lists == lists)
        #expect(harness.state.feed == feed)
    }

    @Test func `The top row follows again`() {
        var harness = DashboardHarness.running()
        harness.press(.pageDown)
        #expect(!harness.state.feed.isFollowing)
        harness.press(.character("g"))
        #expect(harness.state.feed.isFollowing)
    }

    @Test func `Oldest first turns the keys round`() {
        var harness = DashboardHarness.running()
        harness.press(.character("o"))
        #expect(harness.state.feed.oldestFirst)
        harness.press(.up)
        #expect(!harness.state.feed.isFollowing)
        harness.press(.character("G"))
        #expect(harness.state.feed.isFollowing)
    }

    @Test func `Reaching the end asks for older heartbeats`() {
        var harness = DashboardHarness.running()
        let before = harness.state.feedRows.first?.time ?? 0
        harness.press(.character("G"))
        #expect(harness.open.count == 1)
        harness.answerAll()
        #expect(harness.state.feedRows.first?.time ?? before < before)
    }

    @Test func `A tall pane is filled but not with everything`() {
        var harness = DashboardHarness(size: Size(width: 200, height: 200))
        harness.begin()
        harness.answerAll()
        let count = harness.state.feedRows.count
        #expect(count >= 150)
        #expect(count < 1500)
    }

    @Test func `Detail shows the selected row`() {
        var harness = DashboardHarness.running()
        harness.press(.down, .enter)
        #expect(harness.state.layers == [.detail(DashboardHarness.heartbeat(at: DashboardHarness.noon - 120))])
    }

    @Test(arguments: [Size(width: 0, height: 0), Size(width: 20, height: 5), Size(width: 80, height: 24)])
    func `Every move at every size keeps the selection on the screen`(_ size: Size) throws {
        var harness = DashboardHarness.running(size: size)
        var seen = 0
        for key: Key in [.pageDown, .control("d"), .down, .control("u"), .up, .pageUp, .end, .home, .tab] {
            harness.press(key)
            let frame = render(harness.state)
            #expect(frame.size == size)
            // At the newest row the feed follows, and nothing is selected.
            guard harness.state.focus == .feed, let selected = harness.state.feed.selected, size.height > 0 else {
                continue
            }
            let row = try #require(harness.state.feedRows.last { $0.key == selected })
            let time = ZoneRules.utc.civilTime(at: row.time).hourMinute
            let shown = zip(frame.text, frame.roles).filter { $1.contains(Role.selected.letter) }.map(\.0)
            #expect(shown.count == 1 && shown.allSatisfy { $0.contains(time) }, "\(key), \(time): \(frame.text)")
            seen += 1
        }
        #expect(seen >= (size.height > 0 ? 5 : 0))
        harness.happen(.resize(Size(width: 1, height: 1)))
        #expect(render(harness.state).size == Size(width: 1, height: 1))
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
