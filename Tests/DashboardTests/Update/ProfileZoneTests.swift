import Cells
import HackatimeAPI
import TestSupport
import Testing

@testable import Dashboard
@testable import Tracker

/// A server that has only the documented calls, so it does not tell the profile's zone: this machine is in UTC, the
/// profile in New York.
struct ProfileZoneTests {
    /// Sunday, 29 November 2026, 00:04 UTC: in New York it is Saturday evening.
    static let now = 1_795_910_640.0
    static let newYork = -5 * 3_600.0

    /// A heartbeat a minute: an hour on Wednesday, Thursday and Friday, and two hours and nineteen minutes up to now,
    /// three of them on Sunday in UTC.
    static func rows() -> [Heartbeat] {
        let midnight = now - 240
        let days = (1...3).flatMap { back -> [Double] in
            let start = midnight - Double(back + 1) * 86_400 + 15 * 3_600
            return (0...60).map { start + Double($0) * 60 }
        }
        let evening = (0...139).map { midnight + 180 - Double($0) * 60 }
        return (days + evening).sorted().map { time in
            var row = DashboardHarness.heartbeat(at: time)
            row.category = "coding"
            return row
        }
    }

    /// The documented calls, over these heartbeats. The day of the total is New York's.
    static func reply(
        _ rows: [Heartbeat], at now: Double, offset: Double = newYork
    ) -> (APICall) -> Result<APIValue, ClientError> {
        { call in
            switch call {
            case .today:
                let midnight = ((now + offset) / 86_400).rounded(.down) * 86_400 - offset
                let times = rows.map(\.time).filter { midnight <= $0 && $0 <= now }
                return .success(.today(TodayTotal(seconds: Durations.total(ofSorted: times))))
            case .profile, .dayTotals, .rangeStats: return .failure(.notOffered)
            case .newestHeartbeat, .heartbeats: return DashboardHarness.reply(from: rows)(call)
            default: return DashboardHarness.reply(call)
            }
        }
    }

    static func running(_ size: Size = Size(width: 120, height: 40)) -> DashboardHarness {
        var harness = DashboardHarness(size: size, history: TestHistory(now: now), at: now)
        harness.state.historyDays = 7
        harness.begin()
        harness.answerAll(reply(rows(), at: now))
        harness.go(600, reply(rows(), at: now))
        return harness
    }

    @Test func `The total of the profile's day is not drawn into a day that is counted here`() throws {
        var harness = Self.running()
        harness.press(.character("3"))
        #expect(harness.state.person.today.value?.seconds == 8_340)
        let context = RenderContext(harness.state)
        let count = try #require(harness.state.rangeCount(of: harness.state.person))
        let days = ChartDay.days(of: count, harness.state.person, in: context.state)
        let sunday = try #require(days.last)
        #expect(sunday.label == "Sun 29")
        #expect(sunday.seconds == 180)
        #expect(days.map(\.seconds) == count.figures.map(\.seconds))
        let range = RangeContent(harness.state.days ?? count.days, harness.state.person, context)
        #expect(range.headline == .figure(Durations.text(count.total), isOld: false))
    }

    @Test func `The streak is counted from the days here`() throws {
        let harness = Self.running()
        let context = RenderContext(harness.state)
        let streak = try #require(StreakText(harness.state.person, context))
        #expect(streak.detail == "4 days, counted here")
        #expect(harness.state.totalDay(of: harness.state.person) == nil)
    }

    @Test func `The Today pane names the day of its total, and the day's box does not compare two days`() {
        let harness = Self.running()
        let context = RenderContext(harness.state)
        let today = TodayContent(harness.state.person, context)
        #expect(today.headline == .figure("2h 19m", isOld: false))
        #expect(today.about == "your profile's day, zone not told")
        let figures = DayFigures(harness.state.today, harness.state.person, context)
        #expect(figures.fields.contains { $0 == ("profile's day", "2h 19m 0s, zone not told") })
        #expect(figures.fields.contains { $0 == ("counted here", "3m 0s") })
        #expect(!figures.fields.contains { $0.0 == "difference" })
        #expect(figures.reason == "The server counts the day of your profile, but does not tell its zone.")
    }

    @Test func `With another zone on the screen the profile's total keeps its own day`() throws {
        var harness = Self.running()
        let newYork = try #require(ZoneRules(name: "America/New_York", posix: "EST5EDT,M3.2.0,M11.1.0"))
        harness.state.zones = Zones(display: .utc, profile: newYork, isChosen: true)
        #expect(harness.state.totalDay(of: harness.state.person) == nil)
        harness.state.zones = Zones(display: newYork, profile: newYork)
        #expect(harness.state.totalDay(of: harness.state.person) == harness.state.person.day)
    }
}
