import Cells
import HackatimeAPI
import TestSupport
import Testing

@testable import Dashboard
@testable import Tracker

/// The Today pane in its sizes, and its page.
struct TodayGoldens {
    @Test(arguments: [(120, 40), (80, 24), (60, 20), (200, 50), (60, 40)]) func `The page of the day has this look`(
        _ width: Int, _ height: Int
    ) throws {
        expectGolden(render(try Sample.page(width, height)), named: "today-page-\(width)x\(height)")
    }

    @Test func `Plain characters are enough for it`() throws {
        var state = try Sample.page(80, 24)
        state.isASCII = true
        expectGolden(render(state), named: "today-page-ascii-80x24")
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20), (200, 50)]) func `Without a goal the languages take its place`(
        _ width: Int, _ height: Int
    ) throws {
        let state = try Sample.own(width, height) { $0.today.value?.goal = nil }
        expectGolden(render(state), named: "today-no-goal-\(width)x\(height)")
    }

    /// Nothing is asked that no pane shows.
    @Test func `Only a pane that is there asks the history`() throws {
        var state = try Sample.own(120, 40)
        #expect(TodayPane.queries(in: state).count == 2, "it is Monday, and the week is today")
        state.panes.isZoomed = true
        state.focus = .feed
        #expect(TodayPane.queries(in: state).isEmpty)
        state.focus = .today
        #expect(TodayPane.queries(in: state).count == 4)
        state.panes.isZoomed = false
        state.range = DateRange(.last7Days)
        #expect(TodayPane.queries(in: state).isEmpty)
        state.range = DateRange(.today)
        state.trail = [.me, .user("orpheus")]
        #expect(TodayPane.queries(in: state).isEmpty)
        #expect(TodayPane.queries(in: try Sample.own(20, 5)).isEmpty)
    }
}
