import HackatimeAPI
import Cells
import Dashboard
import Tracker
import TestSupport
import Testing

/// The feed with a filter, a search and a gap.
struct FeedGoldens {
    static let sizes = [(120, 40), (80, 24)]

    private let kept = TestHistory(Sample.heartbeats(), now: Sample.now)

    private func press(_ keys: [Key], _ state: inout DashboardState) {
        // The counts are invented and do not change.
        for key in keys { kept.happen(.key(key), &state) { if case .rows = $0 { true } else { false } } }
    }

    private func type(_ text: String, _ state: inout DashboardState) {
        press([.character("/")] + text.map { .character($0) }, &state)
    }

    @Test(arguments: sizes) func `What is typed is lit`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height)
        type("SOLVER py", &state)
        expectGolden(render(state), named: "search-line-\(width)x\(height)")
        press([.enter, .down], &state)
        expectGolden(render(state), named: "feed-filter-\(width)x\(height)")
        press([.escape, .character("/")] + "no such thing".map { .character($0) } + [.enter], &state)
        expectGolden(render(state), named: "feed-no-match-\(width)x\(height)")
    }

    @Test func `The line has room on any screen`() throws {
        for (width, height) in [(20, 5), (20, 4), (1, 1), (0, 0)] {
            var state = try Sample.own(width, height)
            type("a long line of words that does not fit", &state)
            let frame = render(state)
            #expect(frame.size == state.size)
            if height == 5 { expectGolden(frame, named: "search-line-20x5") }
        }
    }

    @Test(arguments: sizes) func `A project from a breakdown filters the feed`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height)
        press([.backTab, .backTab, .down, .character(" ")], &state)
        expectGolden(render(state), named: "feed-project-\(width)x\(height)")
    }

    @Test(arguments: sizes) func `A search that goes on says how far it is`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height)
        type("solver", &state)
        press([.enter], &state)
        let rows = Sample.heartbeats().filter(state.feedFilter.matches)
        let place = RowPlace(time: Sample.now - 81 * 86_400, id: 7)
        state.feedWindow = FeedWindow(rows: Array(rows.prefix(5)), hasOlder: true, searchedTo: place)
        expectGolden(render(state), named: "feed-searching-\(width)x\(height)")
        state.feedWindow = FeedWindow(rows: [], hasOlder: true, searchedTo: place)
        if height == 24 { expectGolden(render(state), named: "feed-searching-none-80x24") }
    }

    @Test(arguments: sizes) func `What is not known is no pause`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height)
        let rows = Sample.heartbeats()
        // Known are the evening before, and today from the last row of robot-arm on.
        let first = Coverage.Stretch(start: Sample.now - 70_000, end: Sample.now - 60_000)
        let second = Coverage.Stretch(start: Sample.now - 3_910, end: Sample.now)
        state.history.coverage.known = Coverage([first, second])
        state.feed.selected = rows[4].key
        expectGolden(render(state), named: "feed-gap-\(width)x\(height)")
    }
}
