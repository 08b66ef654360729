import HackatimeAPI
import Testing

@testable import Tracker

struct SessionsTests {
    @Test func `A pause of more than fifteen minutes begins a session, and counts for the one before`() {
        let sessions = Sessions.of([0, 60, 960, 1_861, 1_900])
        #expect(
            sessions == [
                Span(start: 0, end: 1_080, duration: 60 + 120 + 120), Span(start: 1_861, end: 1_900, duration: 39),
            ])
    }

    @Test func `Sessions add up to the total`() {
        let times = (0..<500).map { Double(($0 * $0 * 37) % 80_000) }.sorted()
        let sum = Sessions.of(times).reduce(0) { $0 + $1.duration }
        #expect(abs(sum - Durations.total(ofSorted: times)) < 1)
        #expect(Sessions.of([]) == [])
        #expect(Sessions.of([5]) == [Span(start: 5, end: 5, duration: 0)])
    }

    @Test func `The longest streak is open where a day next to it is not known`() {
        let today = CivilDate(year: 2026, month: 11, day: 23)
        func figures(_ text: String) -> [DayFigure] {
            text.enumerated().compactMap { offset, mark in
                let day = today.adding(days: offset + 1 - text.count)
                switch mark {
                case "#": return DayFigure(day: day, seconds: 3_600, completeness: .fetched)
                case ".": return DayFigure(day: day, seconds: 0, completeness: .fetched)
                case "?": return DayFigure(day: day, seconds: 0, completeness: .unknown)
                default: return nil
                }
            }
        }
        func longest(_ text: String) -> Streak? { Streak.longest(figures: figures(text), today: today) }
        #expect(longest(".###.##.") == Streak(days: 3, isOpen: false))
        #expect(longest(".##.###") == Streak(days: 3, isOpen: false))
        #expect(longest("###.##.") == Streak(days: 3, isOpen: true), "there may be more before the first known day")
        #expect(longest(".##?.#.") == Streak(days: 2, isOpen: true))
        #expect(longest(".## ##.#") == Streak(days: 2, isOpen: true))
        #expect(longest(".##?###.") == Streak(days: 3, isOpen: true))
        #expect(longest("....") == nil)
        #expect(longest("") == nil)
    }
}
