import Cells
import HackatimeAPI
import Testing

@testable import Dashboard
@testable import Tracker

/// The figures that real use found, each with what the screen must show.
struct RangeAgreementTests {
    private static let days = CivilDays(first: Sample.today.adding(days: -6), last: Sample.today)
    private static let hour = 3_600.0

    /// Two hours on each of seven days but ten minutes less on the first, which make fourteen hours with the nights.
    private func state(_ width: Int = 120, _ height: Int = 40) throws -> DashboardState {
        var state = try Sample.own(width, height, DateRange(.last7Days))
        let figures = (0..<7).map { offset in
            DayFigure(
                day: Self.days.first.adding(days: offset), seconds: offset == 0 ? 6_600 : 7_200, completeness: .agreed)
        }
        state.history.count = RangeCount(
            days: Self.days, total: 14 * Self.hour,
            languages: [
                Breakdown(name: "Swift", seconds: 12 * Self.hour), Breakdown(name: "C", seconds: 3 * Self.hour),
            ],
            projects: [
                Breakdown(name: "robot", seconds: 13 * Self.hour), Breakdown(name: "site", seconds: 0.5 * Self.hour),
            ],
            figures: figures, hours: [])
        state.tracker.people[.me].today = Resource(value: TodayTotal(seconds: 7_200), asOf: Sample.now)
        return state
    }

    @Test(arguments: [(120, 40), (80, 24)])
    func `The nights between the days are named beside the bars`(_ width: Int, _ height: Int) throws {
        let screen = render(try state(width, height)).text
        #expect(screen.contains { $0.contains("Days") && $0.contains("+10m between days") })
        #expect(Figures(try state().person, try state()).total == 14 * Self.hour)
    }

    @Test func `Rows that overlap or leave a gap say so, and shares are of their sum`() throws {
        let screen = render(try state()).text
        #expect(screen.contains { $0.contains("14h 00m, 1h 00m counted twice") })
        #expect(screen.contains { $0.contains("2 projects, 14h 00m, 30m in none") })
        #expect(screen.contains { $0.contains("12h 00m  80 %") && $0.contains("13h 00m  96 %") })
        #expect(screen.contains { $0.contains("3h 00m  20 %") && $0.contains("30m   4 %") })
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)])
    func `Lists of one day of seven beside a total of all say so`(_ width: Int, _ height: Int) throws {
        var state = try state(width, height)
        var count = try #require(state.history.count)
        for index in 0..<6 {
            let told = count.figures[index].seconds
            count.figures[index] = DayFigure(
                day: count.figures[index].day, seconds: 0, completeness: .unknown, serverSeconds: told)
        }
        count.total = 7_200
        count.languages = [Breakdown(name: "Swift", seconds: 7_000)]
        count.projects = [Breakdown(name: "robot", seconds: 7_200)]
        state.history.count = count
        let screen = render(state).text
        #expect(screen.contains { $0.contains("13h 50m") })
        #expect(screen.contains { $0.contains("Languages") && $0.contains("1 of 7 days") })
        // Two panes beside each other in 80 columns have no room for both.
        #expect(width == 80 || screen.contains { $0.contains("2h 00m of 13h 50m") })
    }

    @Test func `A newer part raises its whole, and only by what its age explains`() {
        #expect(Figures.raised(600, to: 660, later: 60) == 660)
        #expect(Figures.raised(600, to: 590, later: 60) == 600)
        #expect(Figures.raised(600, to: 720, later: 0) == 720, "one heartbeat may add two minutes at once")
        #expect(Figures.raised(600, to: 4_000, later: 60) == 600, "the server took some back")
        #expect(Figures.raised(600, to: 660, later: -1) == 600, "the whole is the newer one")
    }

    @Test func `All time is never less than a year that was told later`() throws {
        var state = try Sample.own(120, 40, DateRange(.allTime))
        let stats = try #require(state.person.stats.value)
        var year = stats
        year.total += 180
        year.projects?[0].seconds += 180
        let window = try #require(DateRange(.year).days(today: Sample.today)?.window(in: state.zones.display))
        state.tracker.people.hold(Resource(value: year, asOf: Sample.now + 200), of: window, .me)
        let figures = Figures(state.person, state)
        #expect(figures.total == year.total)
        #expect(figures.stats?.projects?.first == year.projects?.first)
    }

    @Test func `A day's total is never less than its heartbeats that came since`() throws {
        var state = try Sample.own(120, 40, DateRange(.today))
        state.tracker.people[.me].today = Resource(value: TodayTotal(seconds: 14_080), asOf: Sample.now - 60)
        #expect(state.todaySeconds(of: state.person) == 14_140)
        #expect(Figures(state.person, state).total == 14_140)
        #expect(render(state).text.contains { $0.contains("3h 55m") })
    }

    @Test func `Of another user, all panes are about the range`() throws {
        var state = try Sample.other(120, 40)
        state.range = DateRange(.yesterday)
        let window = try #require(state.days?.window(in: state.zones.display))
        state.tracker.people.setRange(nil)
        _ = state.tracker.people.show(state.shown)
        state.tracker.people.setRange(window)
        state.tracker.people[state.shown].rangeStats = Resource(
            value: CodingStats(
                total: 7_500, languages: [Breakdown(name: "Rust", seconds: 7_500)],
                projects: [Breakdown(name: "monsoon", seconds: 7_500)]), asOf: Sample.now)
        let screen = render(state).text
        #expect(screen.contains { $0.contains("Yesterday ─ Sun 22 Nov") && $0.contains("Languages ─ yesterday") })
        #expect(screen.contains { $0.contains("Timeline ─ yesterday, Sun 22 Nov") })
        #expect(screen.contains { $0.contains("Sessions ─ yesterday, Sun 22 Nov") })
        #expect(!screen.contains { $0.contains("all time") || $0.contains("104h") })
        // A server that takes no dates: everything is about all time.
        state.tracker.people[state.shown].rangeStats = Sample.failed(.notOffered)
        let other = render(state).text
        #expect(other.contains { $0.contains("Total ─ all time") && $0.contains("Languages ─ all time") })
    }
}
