import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// The lists that the panes can show.
struct ListGoldens {
    private static func screen(
        _ width: Int, _ height: Int, _ lists: [PaneID], _ change: (inout DashboardState) -> Void = { _ in }
    ) throws -> DashboardState {
        var state = try Sample.own(width, height, DateRange(.last7Days), focus: lists[0])
        state.choose(lists: lists.compactMap(\.listName))
        change(&state)
        return state
    }

    @Test(arguments: [(160, 40), (200, 50), (160, 20)]) func `A wide screen has three or four lists`(
        width: Int, height: Int
    )
        throws
    {
        expectGolden(render(try Self.screen(width, height, Layout.usualLists)), named: "lists-\(width)x\(height)")
    }

    @Test(arguments: [
        [PaneID.editors, .machines], [.systems, .categories], [.branches, .files], [.authors, .languages],
    ]) func `Each list has a look`(lists: [PaneID]) throws {
        expectGolden(render(try Self.screen(80, 24, lists)), named: "list-\(lists[0])-80x24")
    }

    @Test func `A filtered list says what it is filtered by`() throws {
        let state = try Self.screen(80, 24, [.branches, .files]) { $0.setWords(["main"], in: .branches) }
        expectGolden(render(state), named: "list-filter-80x24")
        let none = try Self.screen(80, 24, [.branches, .files]) { $0.setWords(["x", "y"], in: .branches) }
        expectGolden(render(none), named: "list-filter-none-80x24")
    }

    @Test func `Lists about which nothing is known say so`() throws {
        let state = try Self.screen(80, 24, [.authors, .machines]) { state in
            for (field, count) in state.history.fields {
                state.history.fields[field] = FieldCount(field, count.days)
            }
            state.history.fields[.machine]?.rows = [Breakdown(name: Breakdown.nameless, seconds: 500)]
        }
        expectGolden(render(state), named: "list-nothing-80x24")
    }
}
