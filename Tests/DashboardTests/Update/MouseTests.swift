import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

struct MouseTests {
    private func running(size: Size = Size(width: 120, height: 40)) -> DashboardHarness {
        var story = DashboardHarness.running(size: size) { call in
            guard case .ownStats = call else { return DashboardHarness.reply(call) }
            let names = (1...30).map { Breakdown(name: "Language \($0)", seconds: 10_000 - Double($0)) }
            return .success(.stats(CodingStats(total: 300_000, languages: names, projects: names)))
        }
        story.press(.character("P"))
        return story
    }

    private func row(_ pane: PaneID, _ line: Int, _ story: DashboardHarness, _ deed: Mouse.Deed = .click) -> Key {
        let inside = story.state.layout.inside(of: pane)
        return .mouse(Mouse(deed, x: inside.x + 3, y: inside.y + line))
    }

    @Test func `The mouse is off until a key or an option takes it`() {
        var story = DashboardHarness.running()
        story.press(row(.languages, 1, story))
        #expect(story.state.focus == .feed)
        _ = story.takeEffects()
        story.press(.character("P"))
        #expect(story.takeEffects().contains(.useMouse(true)))
        story.press(.character("P"))
        #expect(story.takeEffects().contains(.useMouse(false)))
        #expect(!story.state.usesMouse)
        story.state.usesMouse = true
        story.happen(.start)
        #expect(story.takeEffects().contains(.useMouse(true)))
    }

    @Test func `A click focuses and selects, and a second one opens`() {
        var story = running()
        story.press(row(.languages, 2, story))
        #expect(story.state.focus == .languages)
        #expect(story.state.lists[.languages].selected == 2)
        #expect(story.state.feedFilter.isEmpty)
        story.press(row(.languages, 2, story))
        #expect(story.state.feedFilter.language == "Language 3")
        story.press(.escape, row(.projects, 2, story))
        // The row was selected, but the pane was not focused.
        story.press(row(.languages, 2, story))
        #expect(story.state.feedFilter.isEmpty)
    }

    @Test func `A click on what is no row selects nothing`() {
        var story = running()
        let before = story.state.lists
        let rect = story.state.layout.rect(of: .languages)
        for y in [rect.y, rect.bottom - 1, rect.bottom - 2] {
            for _ in 0..<2 { story.press(.mouse(Mouse(.click, x: rect.x + 4, y: y))) }
        }
        #expect(story.state.lists == before)
        #expect(story.state.feedFilter.isEmpty)
        for place in [(-1, -1), (0, 0), (10_000, 10_000), (5, 39), (.max, .min)] {
            story.press(.mouse(Mouse(.click, x: place.0, y: place.1)))
        }
        #expect(story.state.focus == .languages)
    }

    @Test func `The wheel scrolls what is under it, and the focus stays`() {
        var story = running()
        story.press(row(.languages, 2, story, .wheelDown), row(.languages, 2, story, .wheelDown))
        #expect(story.state.focus == .feed)
        #expect(story.state.lists[.languages] == ListPosition(selected: 6, top: 6))
        for _ in 0..<30 { story.press(row(.languages, 2, story, .wheelDown)) }
        #expect(story.state.lists[.languages].top == 30 - story.state.visibleRows(.languages))
        for _ in 0..<30 { story.press(row(.languages, 2, story, .wheelUp)) }
        #expect(story.state.lists[.languages].top == 0)
    }

    @Test(arguments: [false, true]) func `The wheel scrolls the feed and follows again at the newest`(oldestFirst: Bool)
    {
        var story = running()
        if oldestFirst { story.press(.character("o")) }
        let (away, back): (Mouse.Deed, Mouse.Deed) = oldestFirst ? (.wheelUp, .wheelDown) : (.wheelDown, .wheelUp)
        func top() -> Int? {
            story.state.feedLines.window(story.state.feed, height: story.state.visibleRows(.feed)).top
        }
        let start = top() ?? 0
        story.press(row(.feed, 3, story, away))
        #expect(!story.state.feed.isFollowing)
        #expect(abs((top() ?? 0) - start) == DashboardState.notch)
        for _ in 0..<300 { story.press(row(.feed, 3, story, away)) }
        #expect(story.state.feedRows.count > 0)
        for _ in 0..<400 { story.press(row(.feed, 3, story, back)) }
        #expect(story.state.feed.isFollowing)
    }

    @Test func `A click in the feed selects the row under it, and the next opens it`() throws {
        var story = running()
        story.press(row(.feed, 4, story))
        let selected = try #require(story.state.feed.selected)
        let lines = story.state.feedLines.window(story.state.feed, height: story.state.visibleRows(.feed)).lines
        guard case .row(let index) = lines[4] else {
            Issue.record("line 4 is no row")
            return
        }
        #expect(story.state.feedRows[index].key == selected)
        story.press(row(.feed, 4, story))
        #expect(story.state.layers == [.detail(story.state.feedRows[index])])
        // Inside the box a click does nothing, beside it the box closes.
        story.press(.mouse(Mouse(.click, x: 60, y: 20)))
        #expect(story.state.layers.count == 1)
        story.press(.mouse(Mouse(.click, x: 0, y: 0)))
        #expect(story.state.layers.isEmpty)
    }

    @Test func `The wheel scrolls a box, and nothing types into a prompt`() {
        var story = running(size: Size(width: 80, height: 24))
        story.press(.character("?"), .mouse(Mouse(.wheelDown, x: 40, y: 10)))
        #expect(story.state.layers == [.help(scroll: DashboardState.notch)])
        for _ in 0..<100 { story.press(.mouse(Mouse(.wheelUp, x: 40, y: 10))) }
        #expect(story.state.layers == [.help(scroll: 0)])
        story.press(.escape, .character("u"))
        let before = story.state.layers
        for deed: Mouse.Deed in [.click, .wheelUp, .wheelDown] { story.press(.mouse(Mouse(deed, x: 3, y: 3))) }
        #expect(story.state.layers == before)
        story.press(.escape, .character("/"), row(.feed, 3, story, .wheelDown))
        #expect(story.state.layers.count == 1)
        #expect(!story.state.feed.isFollowing)
    }
}
