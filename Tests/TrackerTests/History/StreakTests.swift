import HackatimeAPI
import Tracker
import Testing

struct StreakTests {
    private static let today = CivilDate(year: 2026, month: 3, day: 2)

    /// Seconds of today, yesterday and so on; `nil` is an unknown day.
    private func streak(_ seconds: [Double?], _ completeness: Completeness = .agreed) -> Streak {
        let figures = seconds.enumerated().compactMap { back, seconds in
            seconds.map { DayFigure(day: Self.today.adding(days: -back), seconds: $0, completeness: completeness) }
        }
        return Streak(figures: figures.reversed(), today: Self.today)
    }

    @Test func `Fifteen minutes make a day, and today may still become one`() {
        #expect(streak([900, 900, 900, 899, 5_000]).days == 3)
        #expect(streak([0, 900, 900, 0]).days == 2)
        #expect(streak([899, 900, 0]).days == 1)
        #expect(streak([0, 0, 900]).days == 0)
        #expect(streak([900, 0]).days == 1)
        #expect(streak([]).days == 0)
        #expect(!streak([900, 900, 0]).isOpen)
    }

    @Test func `A day that is not known may have been one`() {
        #expect(streak([900, 900, nil, 900]) == streak([900, 900]))
        #expect(streak([900, 900, nil]).days == 2)
        #expect(streak([900, 900, nil]).isOpen)
        #expect(streak([900, 900, 100], .partial).isOpen)
        #expect(streak([900, 900, 1_000], .partial).days == 3)
        var told = [DayFigure(day: Self.today, seconds: 10, completeness: .unknown, serverSeconds: 4_000)]
        #expect(Streak.days(figures: told, today: Self.today) == 1)
        told.append(DayFigure(day: Self.today.adding(days: -1), seconds: 0, completeness: .unknown, serverSeconds: 10))
        #expect(!Streak(figures: told, today: Self.today).isOpen)
    }

    @Test func `Browsing and what has no category make no day`() {
        var figure = DayFigure(day: Self.today, seconds: 5_000, completeness: .agreed, serverSeconds: 5_000)
        figure.workSeconds = 899
        #expect(Streak.days(figures: [figure], today: Self.today) == 0)
        figure.workSeconds = 900
        #expect(Streak.days(figures: [figure], today: Self.today) == 1)
        // For a partly known day, the server's figure is used.
        figure.workSeconds = 10
        figure.completeness = .partial
        #expect(Streak.days(figures: [figure], today: Self.today) == 1)
    }

    @Test func `Nobody looks back further than a month`() {
        #expect(streak(Array(repeating: 1_000, count: 60)).days == 31)
        #expect(streak([0] + Array(repeating: 1_000, count: 60)).days == 31)
        #expect(streak([0] + Array(repeating: 1_000, count: 60)).isOpen)
    }

    @Test func `Days of the future and out of order do no harm`() {
        let figures = [0, -1, 1, 5].map { offset in
            DayFigure(day: Self.today.adding(days: offset), seconds: 900, completeness: .agreed)
        }
        #expect(Streak.days(figures: figures, today: Self.today) == 2)
    }
}
