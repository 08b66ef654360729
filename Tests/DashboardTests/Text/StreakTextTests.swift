import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

/// Which count of a streak is shown beside the server's.
struct StreakTextTests {
    private static let today = CivilDate(year: 2026, month: 3, day: 2)

    /// Today, yesterday and so on, as letters: `w` work, `p` work in a part that is known, `b` only browsing, `0` nothing,
    /// `t` a total of the server and no heartbeats, `l` work that the server's total does not have, `o` outdated, `.`
    /// unknown.
    static func figures(_ days: String) -> [DayFigure] {
        days.enumerated().compactMap { back, letter in
            var figure = DayFigure(day: today.adding(days: -back), seconds: 4_000, completeness: .agreed)
            figure.workSeconds = 900
            switch letter {
            case "w": break
            case "p": figure.completeness = .partial
            case "b": figure.workSeconds = 899
            case "0": (figure.seconds, figure.workSeconds) = (0, 0)
            case "t":
                figure = DayFigure(day: figure.day, seconds: 0, completeness: .unknown, serverSeconds: 4_000)
            case "l": (figure.completeness, figure.serverSeconds) = (.differing, 100)
            case "o": figure.isOutdated = true
            default: return nil
            }
            return figure
        }.reversed()
    }

    private static let rows: [(told: Int?, days: String, isServersDay: Bool, count: String?, isServers: Bool)] = [
        // Nothing is told.
        (nil, "www0", true, "3", false), (nil, "ww..", true, "2+", false), (nil, "w...", true, nil, false),
        (nil, "00", true, nil, false), (nil, "ww0", false, "2", false),
        // A zero is not believed beside days that count, today or not.
        (0, "www0", true, "3", false), (0, "0ww0", true, "2", false), (0, "w...", true, "1+", false),
        (0, "pp..", true, "2+", false), (0, "www0", false, "3", false), (0, "tt..", true, "2+", false),
        // It is right where no day counts.
        (0, "00", true, nil, false), (0, "bb0", true, nil, false), (0, "....", true, nil, false),
        // A lower number neither, if the days are the server's and sure.
        (2, "wwww0", true, "4", false), (2, "wwww..", true, "4+", false), (2, "wwww0", false, "2", true),
        (2, "tttt0", true, "2", true), (2, "wwll0", true, "2", true), (2, "wwoo0", true, "2", true),
        (2, "wwwtt0", true, "3+", false),
        // A higher one stands where the history does not reach.
        (9, "www..", true, "9", true), (9, "..", true, "9", true), (9, "wwwt.", true, "9", true),
        (9, "wwwl0", true, "9", true), (9, "wwwo0", true, "9", true), (9, "www0", false, "9", true),
        // And not where it does.
        (9, "www0", true, "3", false), (9, "wwwb", true, "3", false), (9, "000", true, "0", false),
        (3, "www0", true, "3", true),
    ]

    @Test(arguments: rows.indices) func `The count that is shown is the one that can be believed`(index: Int) {
        let row = Self.rows[index]
        let figures = Self.figures(row.days)
        let text = StreakText(
            told: row.told, likely: Streak(figures: figures, today: Self.today),
            sure: Streak(sureOf: figures, today: Self.today), isServersDay: row.isServersDay)
        #expect(text?.count == row.count, "\(row)")
        #expect(text?.isServers ?? false == row.isServers, "\(row)")
    }

    @Test func `The day's box says which count it is, and why`() throws {
        for (told, wanted) in [
            (0, "2 days or more, counted here; the server says 0, but 15 minutes of each are known"),
            (1, "2 days or more, counted here; the server says 1, but 15 minutes of each are known"),
            (4, "4 days, from the server"),
        ] {
            var state = try Sample.own { $0.stats.value?.streak = told }
            // Today and yesterday.
            state.history.coverage.figures = [1, 0].map {
                var figure = DayFigure(day: Sample.today.adding(days: -$0), seconds: 9_000, completeness: .fetched)
                figure.workSeconds = 9_000
                return figure
            }
            let context = RenderContext(state)
            let fields = DayFigures(Sample.today, context.state.person, context).fields
            #expect(fields.last { $0.0 == "streak" }?.1 == wanted)
        }
    }

    @Test func `Sessions of others speak against a zero`() throws {
        func text(_ told: Int?) throws -> StreakText? {
            var state = try Sample.other { person in
                person.stats.value?.streak = told
                person.spans = Sample.reading(
                    (0..<3).map { back in
                        let start = Sample.now - Double(back) * 86_400 - 4_000
                        return Span(start: start, end: start + 1_000, duration: 1_000)
                    })
            }
            state.range = DateRange(.allTime)
            let context = RenderContext(state)
            return StreakText(context.state.person, context)
        }
        #expect(try text(0)?.count == "3")
        #expect(try text(0)?.detail.contains("the server says 0") == true)
        #expect(try text(2)?.count == "2")
        #expect(try text(nil) == nil)
    }
}
