import Cells
import Dashboard
import TestSupport
import Testing

@testable import HackatimeAPI
@testable import Tracker

struct ChartGoldens {
    static let sizes = [(120, 40), (80, 24), (60, 20)]
    static let ranges: [(String, DateRange)] = [
        ("today", DateRange(.today)), ("yesterday", DateRange(.yesterday)), ("7", DateRange(.last7Days)),
        ("30", DateRange(.last30Days)), ("week-back", DateRange(.week, back: 1)),
        ("month-back", DateRange(.month, back: 1)), ("year", DateRange(.year)),
    ]

    @Test(arguments: sizes) func `Every range has its chart`(_ width: Int, _ height: Int) throws {
        for (name, range) in Self.ranges {
            expectGolden(render(try Sample.own(width, height, range)), named: "chart-\(name)-\(width)x\(height)")
        }
    }

    @Test(arguments: ["7", "today", "year"]) func `A zoomed chart fills the screen`(_ name: String) throws {
        let range = try #require(Self.ranges.first { $0.0 == name }).1
        var state = try Sample.own(120, 40, range)
        state.panes.isZoomed = true
        expectGolden(render(state), named: "chart-\(name)-zoomed-120x40")
    }

    @Test(arguments: ["7", "today", "year"]) func `Plain characters are enough`(_ name: String) throws {
        let range = try #require(Self.ranges.first { $0.0 == name }).1
        var state = try Sample.own(120, 40, range)
        state.isASCII = true
        expectGolden(render(state), named: "chart-\(name)-ascii-120x40")
    }

    @Test(arguments: sizes) func `Weekdays have their hours`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height, DateRange(.last30Days))
        state.history.showsWeekdays = true
        expectGolden(render(state), named: "chart-weekdays-\(width)x\(height)")
        state.isASCII = true
        if height == 40 { expectGolden(render(state), named: "chart-weekdays-ascii-\(width)x\(height)") }
    }

    @Test(arguments: [(120, 40), (80, 24), (40, 12)]) func `Nothing is known`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height, DateRange(.last7Days))
        state.history = HistoryState()
        expectGolden(render(state), named: "chart-nothing-\(width)x\(height)")
    }

    @Test(arguments: [(120, 40), (80, 24)]) func `Some days are known`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height, DateRange(.last7Days))
        let days = try #require(state.range.days(today: Sample.today))
        state.history.count = Sample.count(days) { figure in
            figure.serverSeconds = nil
            if figure.day.day <= 18 { figure = DayFigure(day: figure.day, seconds: 0, completeness: .unknown) }
            if figure.day.day == 19 { figure.completeness = .partial }
        }
        expectGolden(render(state), named: "chart-partly-\(width)x\(height)")
        state.history.showsWeekdays = true
        expectGolden(render(state), named: "chart-weekdays-partly-\(width)x\(height)")
    }

    /// Seconds after the first start: the server has sent today's total and some of today's heartbeats.
    @Test(arguments: [(120, 40), (80, 24)]) func `Only today's total is known`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height, DateRange(.last7Days))
        let days = try #require(state.range.days(today: Sample.today))
        state.history.count = Sample.count(days) { figure in
            let isToday = figure.day == Sample.today
            figure = DayFigure(
                day: figure.day, seconds: isToday ? 4_860 : 0, completeness: isToday ? .partial : .unknown)
        }
        expectGolden(render(state), named: "chart-first-minute-\(width)x\(height)")
    }

    /// The server's figure of a day is shown, and the pane says what is counted here.
    @Test func `The server counts another yesterday`() throws {
        var state = try Sample.own(120, 40, DateRange(.yesterday))
        let days = try #require(state.range.days(today: Sample.today))
        for (name, completeness, seconds) in [
            ("differing", Completeness.differing, 5_400.0), ("missing", .unknown, 0), ("partly", .partial, 600),
        ] {
            state.history.count = Sample.count(days) { figure in
                figure.serverSeconds = 7_300
                figure.seconds = seconds
                figure.completeness = completeness
            }
            expectGolden(render(state), named: "chart-yesterday-\(name)-120x40")
        }
    }

    /// The server has sent every day's total; the heartbeats of some days are still missing.
    @Test func `The server told the days`() throws {
        var state = try Sample.own(120, 40, DateRange(.last7Days))
        let days = try #require(state.range.days(today: Sample.today))
        state.history.count = Sample.count(days) { figure in
            if figure.day.day <= 20 { figure.completeness = .unknown }
        }
        expectGolden(render(state), named: "chart-told-120x40")
    }

    @Test(arguments: [(120, 40), (80, 24)]) func `A day is known in part`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height, DateRange(.today))
        state.history.coverage.known = Coverage([Coverage.Stretch(start: Sample.now - 16_000, end: Sample.now - 30)])
        state.tracker.people[.me].today.value?.seconds = 20_000
        expectGolden(render(state), named: "chart-day-partly-\(width)x\(height)")
    }

    @Test(arguments: [(120, 40), (60, 20)]) func `The server counts the range`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height, DateRange(.last7Days))
        let zone = try Sample.newYork()
        var person = Sample.ownSubject()
        person.rangeWindow = state.range.days(today: Sample.today)?.window(in: zone)
        person.rangeStats = Sample.reading(
            CodingStats(
                total: 90_000, languages: [Breakdown(name: "Swift", seconds: 80_000)],
                projects: [Breakdown(name: "hackatop", seconds: 88_000)], streak: 4))
        person.stats.value?.streak = 4
        state.tracker.people[.me] = person
        expectGolden(render(state), named: "chart-server-\(width)x\(height)")
    }

    @Test(arguments: [(120, 40), (80, 24), (20, 5)]) func `The day's figures have this look`(
        _ width: Int, _ height: Int
    ) throws {
        var state = try Sample.own(width, height)
        state.focus = .today
        state.layers = [.day(Sample.today)]
        expectGolden(render(state), named: "day-\(width)x\(height)")
    }

    /// The clock goes back: two hours have the same name, and there are 100 quarter hours.
    @Test func `A day of 25 hours has its quarters`() throws {
        var state = try Sample.own(120, 40, DateRange(.today, back: 22))
        let day = CivilDate(year: 2026, month: 11, day: 1)
        state.history.timeline = try Sample.timeline(day, completeness: .agreed)
        #expect(state.history.timeline?.slots.count == 100)
        expectGolden(render(state), named: "chart-long-day-120x40")
    }
}
