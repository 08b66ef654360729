import HackatimeAPI
import TestSupport
import Testing

@testable import Dashboard
@testable import Tracker

/// The first view of a new user, and what it asks.
struct FirstViewTests {
    @Test func `A new user sees today, a saved view wins`() throws {
        var state = try Sample.unopened()
        #expect(state.range == DateRange(.today))
        var view = SavedView()
        #expect(view.range == DateRange(.today))
        view.range = DateRange(.month, back: 1)
        var remembered = Remembered()
        remembered.view = view
        _ = reduce(&state, Event(at: state.now, .remembered(remembered)))
        #expect(state.range == DateRange(.month, back: 1))
    }

    @Test func `The server is not asked to count today, which is counted here, unless it cannot be`() {
        var harness = DashboardHarness(history: TestHistory(now: DashboardHarness.noon))
        harness.state.range = DateRange(.today)
        func asked(_ harness: DashboardHarness) -> Bool {
            harness.effects.contains { if case .ask(let it) = $0, case .rangeStats = it.call { true } else { false } }
        }
        harness.begin()
        harness.answerAll()
        #expect(!asked(harness))
        var other = DashboardHarness(history: TestHistory(now: DashboardHarness.noon))
        other.state.range = DateRange(.today)
        other.begin()
        other.answerAll { call in
            if case .heartbeats = call { return .failure(.notOffered) }
            return DashboardHarness.reply(call)
        }
        #expect(asked(other))
    }
}
