import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

struct MouseTests {
    private func running(size: Size = Size(width: 120, height: 40)) -> DashboardHarness {
        var harness = DashboardHarness.running(size: size) { call in
            guard case .ownStats = call else { return DashboardHarness.reply(call) }
            let names = (1...30).map { Breakdown(name: "Language \($0)", seconds: 10_000 - Double($0)) }
            return .success(.stats(CodingStats(total: 300_000, languages: names, projects: names)))
        }
        harness.press(.character("P"))
        return harness
    }

    private func row(_ pane: PaneID, _ line: Int, _ harness: DashboardHarness, _ deed: Mouse.Deed = .click) -> Key {
        let inside = harness.state.layout.inside(of: pane)
        return .mouse(Mouse(deed, x: inside.x + 3, y: inside.y + line))
    }

    @Test func `The mouse is off until a key or an option takes it`() {
        var harness = DashboardHarness.running()
        harness.press(row(.languages, 1, harness))
        #expect(harness.state.focus == .feed)
        _ = harness.takeEffects()
        harness.press(.character("P"))
        #expect(harness.takeEffects().contains(.useMouse(true)))
        harness.press(.character("P"))
        #expect(harness.takeEffects().contains(.useMouse(false)))
        #expect(!harness.state.usesMouse)
        harness.state.usesMouse = true
        harness.happen(.start)
        #expect(harness.takeEffects().contains(.useMouse(true)))
    }

    @Test func `A click focuses and selects, and a second one opens`() {
        var harness = running()
        harness.press(row(.languages, 2, harness))
        #expect(harness.state.focus == .languages)
        #expect(harness.state.lists[.languages].selected == 2)
        #expect(harness.state.feedFilter.isEmpty)
        harness.press(row(.languages, 2, harness))
        #expect(harness.state.feedFilter.language == "Language 3")
        harness.press(.escape, row(.projects, 2, harness))
        // The row was selected, but the pane was not focused.
        harness.press(row(.languages, 2, harness))
        #expect(harness.state.feedFilter.isEmpty)
    }

    @Test func `A click on what is no row selects nothing`() {
        var harness = running()
        let before = harness.state.lists
        let rect = harness.state.layout.rect(of: .languages)
        for y in [rect.y, rect.bottom - 1, rect.bottom - 2] {
            for _ in 0..<2 { harness.press(.mouse(Mouse(.click, x: rect.x + 4, y: y))) }
        }
        #expect(harness.state.lists == before)
        #expect(harness.state.feedFilter.isEmpty)
        for place in [(-1, -1), (0, 0), (10_000, 10_000), (5, 39), (.max, .min)] {
            harness.press(.mouse(Mouse(.click, x: place.0, y: place.1)))
        }
        #expect(harness.state.focus == .languages)
    }

    @Test func `The wheel scrolls what is under it, and the focus stays`() {
        var harness = running()
        harness.press(row(.languages, 2, harness, .wheelDown), row(.languages, 2, harness, .wheelDown))
        #expect(harness.state.focus == .feed)
        #expect(harness.state.lists[.languages] == ListPosition(selected: 6, top: 6))
        for _ in 0..<30 { harness.press(row(.languages, 2, harness, .wheelDown)) }
        #expect(harness.state.lists[.languages].top == 30 - harness.state.visibleRows(.languages))
        for _ in 0..<30 { harness.press(row(.languages, 2, harness, .wheelUp)) }
        #expect(harness.state.lists[.languages].top == 0)
    }

    @Test(arguments: [false, true]) func `The wheel scrolls the feed and follows again at the newest`(oldestFirst: Bool)
    {
        var harness = running()
        if oldestFirst { harness.press(.character("o")) }
        let (away, back): (Mouse.Deed, Mouse.Deed) = oldestFirst ? (.wheelUp, .wheelDown) : (.wheelDown, .wheelUp)
        func top() -> Int? {
            harness.state.feedLines.window(harness.state.feed, height: harness.state.visibleRows(.feed)).top
        }
        let start = top() ?? 0
        harness.press(row(.feed, 3, harness, away))
        #expect(!harness.state.feed.isFollowing)
        #expect(abs((top() ?? 0) - start) == DashboardState.notch)
        for _ in 0..<300 { harness.press(row(.feed, 3, harness, away)) }
        #expect(harness.state.feedRows.count > 0)
        for _ in 0..<400 { harness.press(row(.feed, 3, harness, back)) }
        #expect(harness.state.feed.isFollowing)
    }

    @Test func `A click in the feed selects the row under it, and the next opens it`() throws {
        var harness = running()
        harness.press(row(.feed, 4, harness))
        let selected = try #require(harness.state.feed.selected)
        let lines = harness.state.feedLines.window(harness.state.feed, height: harness.state.visibleRows(.feed)).lines
        guard case .row(let index) = lines[4] else {
            Issue.record("line 4 is no row")
            return
        }
        #expect(harness.state.feedRows[index].key == selected)
        harness.press(row(.feed, 4, harness))
        #expect(harness.state.layers == [.detail(harness.state.feedRows[index])])
        // Inside the box a click does nothing, beside it the box closes.
        harness.press(.mouse(Mouse(.click, x: 60, y: 20)))
        #expect(harness.state.layers.count == 1)
        harness.press(.mouse(Mouse(.click, x: 0, y: 0)))
        #expect(harness.state.layers.isEmpty)
    }

    @Test func `The wheel scrolls a box, and nothing types into a prompt`() {
        var harness = running(size: Size(width: 80, height: 24))
        harness.press(.character("?"), .mouse(Mouse(.wheelDown, x: 40, y: 10)))
        #expect(harness.state.layers == [.help(scroll: DashboardState.notch)])
        for _ in 0..<100 { harness.press(.mouse(Mouse(.wheelUp, x: 40, y: 10))) }
        #expect(harness.state.layers == [.help(scroll: 0)])
        harness.press(.escape, .character("u"))
        let before = harness.state.layers
        for deed: Mouse.Deed in [.click, .wheelUp, .wheelDown] { harness.press(.mouse(Mouse(deed, x: 3, y: 3))) }
        #expect(harness.state.layers == before)
        harness.press(.escape, .character("/"), row(.feed, 3, harness, .wheelDown))
        #expect(harness.state.layers.count == 1)
        #expect(!harness.state.feed.isFollowing)
    }
}
