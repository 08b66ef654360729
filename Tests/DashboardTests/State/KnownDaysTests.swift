import Cells
import HackatimeAPI
import Testing

@testable import Dashboard
@testable import Tracker

struct KnownDaysTests {
    /// All days are known, and work began so many days ago.
    private static func facts(since back: Int, range: DateRange = DateRange(.allTime)) throws -> TodayFacts {
        var state = try Sample.own(120, 40, range)
        let zone = state.zones.display
        let days = (0...60).reversed().map { Sample.today.adding(days: -$0) }
        state.history.coverage.figures = days.map { day in
            let isWork = Sample.today.dayNumber - day.dayNumber <= back
            return DayFigure(day: day, seconds: isWork ? 14_140 : 0, completeness: .fetched)
        }
        state.history.hours = days.suffix(back + 1).map { day in
            var hours = Sample.hours(day, in: zone)
            hours.hours = hours.hours.map { _ in 14_140.0 / 24 }
            return hours
        }
        return TodayFacts(state.person, RenderContext(state))
    }

    @Test func `Days before the first work are no free days`() throws {
        let new = try Self.facts(since: 5)
        #expect(new.best == nil, "six days make no record")
        #expect(new.week?.isMore == nil, "there was no last week")
        #expect(new.outlook == nil)
        let older = try Self.facts(since: 13)
        #expect(older.best?.of == 14)
        #expect(older.week?.isMore != nil)
        #expect(older.outlook == nil, "one Monday is no habit")
        #expect(try Self.facts(since: 27).outlook?.weeks == 3)
    }

    @Test func `An unknown day is left out, and an incomplete one says so`() throws {
        var state = try Sample.own(120, 40)
        let last = state.history.coverage.figures.count - 2
        state.history.coverage.figures[last] = DayFigure(
            day: Sample.today.adding(days: -1), seconds: 0, completeness: .unknown)
        #expect(TodayFacts(state.person, RenderContext(state)).yesterday == nil)
        state.history.coverage.figures[last].seconds = 3_600
        state.history.coverage.figures[last].completeness = .partial
        #expect(render(state).text.contains { $0.contains("yesterday ~1h 00m") })
        state.history.week = nil
        // A Monday is its whole week.
        #expect(render(state).text.contains { $0.contains("this week 3h 55m") })
        #expect(TodayFacts(state.person, RenderContext(state)).week?.isWhole == true)
        state.history.day = nil
        #expect(TodayFacts(state.person, RenderContext(state)).languages.isEmpty)
    }

    /// The total of the profile's day is of another day than those that are counted here.
    @Test func `Where the days are not those of the server, none stands beside its total`() throws {
        var state = try Sample.own(120, 40)
        state.zones.profile = ZoneRules(name: "Asia/Tokyo", posix: "JST-9")
        let facts = TodayFacts(state.person, RenderContext(state))
        #expect(facts.lastDays.isEmpty)
        #expect(facts.week == nil)
    }
}
