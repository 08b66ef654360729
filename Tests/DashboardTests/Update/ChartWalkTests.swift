import Cells
import HackatimeAPI
import Testing

@testable import Dashboard
@testable import Tracker

/// Keys in the chart: what they pick, what that says, what it opens, and the way back.
struct ChartWalkTests {
    private func press(_ keys: Key..., in state: inout DashboardState) {
        for key in keys { _ = reduce(&state, Event(at: state.now, .key(key))) }
    }

    private func title(_ state: DashboardState) -> String {
        let rows = render(state).text
        let y = Layout(size: state.size, focus: state.focus, isZoomed: state.panes.isZoomed).rect(of: .chart).y
        return String(rows[y])
    }

    private func copied(_ state: DashboardState) -> String? {
        var state = state
        for case .copy(let text) in reduce(&state, Event(at: state.now, .key(.character("y")))) { return text }
        return nil
    }

    @Test func `Arrows pick a day, whose figure is in the title`() throws {
        var state = try Sample.own(120, 40, DateRange(.last7Days))
        #expect(state.picked == nil)
        press(.left, in: &state)
        #expect(state.picked == .day(Sample.today))
        #expect(title(state).contains("Days ─ Mon 23 Nov, 3h 55m ─"))
        press(.left, .character("h"), in: &state)
        #expect(title(state).contains("Days ─ Sat 21 Nov, "))
        press(.right, .right, .right, .right, in: &state)
        #expect(state.picked == .day(Sample.today), "there is nothing after today")
        press(.home, in: &state)
        #expect(state.picked == .day(Sample.today.adding(days: -6)))
        #expect(copied(state)?.hasPrefix("2026-11-17  ") == true)
        press(.tab, in: &state)
        #expect(!title(state).contains("Days ─ Tue 17 Nov,"), "another pane has the keys")
    }

    @Test func `In a year arrows go by week and by weekday`() throws {
        var state = try Sample.own(120, 40, DateRange(.year))
        press(.up, .left, .down, .down, in: &state)
        let day = CivilDate(year: 2026, month: 11, day: 18)
        #expect(state.picked == .day(day))
        press(.right, in: &state)
        #expect(state.picked == .day(day), "next Wednesday has not come")
        press(.pageUp, .up, in: &state)
        #expect(state.picked == .day(day.adding(days: -29)))
    }

    @Test(
        arguments: [DateRange(.today), DateRange(.last7Days), DateRange(.last30Days), DateRange(.year)], [false, true])
    func `A click picks the part under it, and the second one opens it`(range: DateRange, showsWeekdays: Bool) throws {
        var state = try Sample.own(120, 40, range)
        state.usesMouse = true
        state.history.showsWeekdays = showsWeekdays
        let context = RenderContext(state)
        let chart = try #require(ChartContent(state.person, context).chart)
        let inside = context.layout.inside(of: .chart)
        let picks = chart.grid.joined().compactMap(\.self)
        #expect(!picks.isEmpty)
        for pick in picks {
            let area = try #require(chart.area(of: pick, in: inside))
            #expect(inside.contains(Point(x: area.x, y: area.y)))
            press(.mouse(Mouse(.click, x: area.x + area.width / 2, y: area.y)), in: &state)
            #expect(state.picked == pick)
            #expect(state.focus == .chart)
        }
        press(.mouse(Mouse(.click, x: inside.right - 1, y: inside.y)), in: &state)
        #expect(state.opened.isEmpty)
        let pick = try #require(picks.last)
        let area = try #require(chart.area(of: pick, in: inside))
        let opens = chart.part(pick).map { $0.range != nil || $0.time != nil } ?? false
        for _ in 0..<2 { press(.mouse(Mouse(.click, x: area.x, y: area.y)), in: &state) }
        #expect(state.opened.isEmpty != opens)
    }

    @Test func `In a day arrows pick hours of the clock`() throws {
        var state = try Sample.own(120, 40, DateRange(.today))
        press(.left, in: &state)
        #expect(title(state).contains("Timeline ─ 14:00–15:00, "))
        press(.left, in: &state)
        #expect(title(state).contains("Timeline ─ 13:00–14:00, 24m: robot-arm 24m"))
        #expect(copied(state) == "2026-11-23 13:00–14:00  24m  robot-arm 24m")
    }

    /// Two hours have the same name where the clock goes back.
    @Test func `Every hour of a long day can be picked`() throws {
        var state = try Sample.own(120, 40, DateRange(.today, back: 22))
        let day = CivilDate(year: 2026, month: 11, day: 1)
        let start = state.zones.display.start(of: day)
        let rows = stride(from: 0.0, to: 24.9 * 3_600, by: 100).map { (start + $0, String?("a"), String?.none) }
        state.history.timeline = Timeline(rows: rows, day: day, zone: state.zones.display, completeness: .fetched)
        press(.left, .home, in: &state)
        var hours: [Double] = []
        for _ in 0..<25 {
            if case .hour(let time)? = state.picked { hours.append(time) }
            press(.right, in: &state)
        }
        #expect(hours == (0..<25).map { start + Double($0) * 3_600 })
        #expect(title(state).contains("23:00–24:00, "))
    }

    @Test func `Weekdays begin with the best hour, which is named`() throws {
        var state = try Sample.own(120, 40, DateRange(.last30Days))
        press(.character("w"), in: &state)
        let before = title(state)
        press(.left, in: &state)
        guard case .weekHour(let weekday, let hour)? = state.picked else {
            Issue.record("nothing picked")
            return
        }
        let hours = try #require(state.history.count?.hours)
        #expect(hours[weekday][hour] == hours.joined().max())
        let name = String(title(state).split(separator: "─")[1].split(separator: ",")[0].dropFirst())
        #expect(before.contains("best hour \(name)"))
        press(.enter, in: &state)
        #expect(state.opened.isEmpty, "it is an hour of several days")
    }

    @Test func `Enter opens a day with its heartbeats, and Esc comes back to the same place`() throws {
        var state = try Sample.own(120, 40, DateRange(.last7Days))
        press(.left, .left, .enter, in: &state)
        let sunday = Sample.today.adding(days: -1)
        #expect(state.days == CivilDays(first: sunday, last: sunday))
        #expect(
            state.feedFilter.time == state.zones.display.start(of: sunday)..<state.zones.display.start(of: Sample.today)
        )
        #expect(state.view.range == DateRange(.last7Days), "the next start does not begin in it")
        // Within the day an hour can be opened, and a project shown alone.
        state.history = try Sample.history(state.range)
        press(.left, .left, .enter, in: &state)
        #expect(state.opened.count == 2)
        #expect((state.feedFilter.time.map { $0.upperBound - $0.lowerBound }) == 3_600)
        state.filter(by: \.project, "hackatop")
        press(.escape, in: &state)
        #expect(state.feedFilter.project == nil && state.opened.count == 2)
        press(.escape, .escape, in: &state)
        #expect(state.range == DateRange(.last7Days) && state.feedFilter.isEmpty && state.feed.isFollowing)
        #expect(state.picked == .day(sunday))
        press(.escape, in: &state)
        #expect(state.picked == nil)
    }

    @Test func `A scrolled feed is where it was after coming back`() throws {
        var state = try Sample.own(120, 40, DateRange(.last7Days), focus: .feed)
        press(.down, .down, in: &state)
        let row = state.feed.selected
        state.focus = .chart
        press(.left, .left, .enter, .escape, in: &state)
        #expect(row != nil && state.feed.selected == row)
    }

    @Test func `An opened day stays after midnight, another range leaves it`() throws {
        var state = try Sample.own(120, 40, DateRange(.last7Days))
        press(.left, .left, .enter, in: &state)
        let days = state.days
        _ = reduce(&state, Event(at: Moment(wall: Sample.now + 86_400, uptime: 86_900), .deadline))
        #expect(state.days == days)
        press(.character("["), in: &state)
        #expect(state.days?.first == days?.first.adding(days: -1) && state.opened.count == 1)
        #expect(state.feedFilter.time == state.days?.time(in: state.zones.display))
        press(.character("3"), in: &state)
        #expect(state.opened.isEmpty && state.feedFilter.isEmpty && state.range == DateRange(.last7Days))
    }

    @Test(arguments: [(20, 5), (40, 12), (60, 20), (80, 24), (120, 40), (200, 50)])
    func `Everything picked can be drawn, opened and copied at every size`(_ width: Int, _ height: Int) throws {
        for range in [DateRange(.today), DateRange(.last30Days), DateRange(.year), DateRange(.allTime)] {
            for isWeekly in [false, true] {
                var state = try Sample.own(width, height, range)
                state.history.showsWeekdays = isWeekly
                for key in [Key.left, .up, .pageUp, .home, .right, .down, .pageDown, .end] {
                    press(key, in: &state)
                    #expect(state.picked != nil, "\(range.kind) \(key)")
                    _ = render(state)
                    #expect(copied(state) != nil)
                    var other = state
                    press(.enter, in: &other)
                    _ = render(other)
                    if !other.opened.isEmpty { press(.escape, in: &other) }
                    #expect(other.picked == state.picked && other.range == state.range)
                }
            }
        }
    }

    @Test func `Where the account is new, its first day begins the year`() throws {
        var state = try Sample.own(120, 40, DateRange(.year))
        state.tracker.people[.me].profile.value?.createdAt = Sample.now - 10 * 86_400
        state.history.count = Sample.count(try #require(state.days)) {
            if $0.day < Sample.today.adding(days: -10) {
                $0 = DayFigure(day: $0.day, seconds: 0, completeness: .unknown)
            }
        }
        #expect(Figures(state.person, state).days.map(\.first).first == Sample.today.adding(days: -10))
        let chart = render(state).text.joined()
        #expect(!chart.contains("· ·"))
        #expect(!title(state).contains(" of "), "nothing is missing")
        state.tracker.people[.me].profile.value?.createdAt = nil
        state.history.count = Sample.count(try #require(DateRange(.year).days(today: Sample.today))) {
            if $0.day < Sample.today.adding(days: -90) {
                $0 = DayFigure(day: $0.day, seconds: 0, completeness: .unknown)
            }
        }
        press(.left, .home, in: &state)
        #expect(state.picked != .day(CivilDate(year: 2026, month: 1, day: 5)))
    }
}
