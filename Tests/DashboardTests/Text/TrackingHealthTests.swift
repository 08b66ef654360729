import HackatimeAPI
import Tracker
import Testing

@testable import Dashboard

struct TrackingHealthTests {
    /// 2026-11-23 14:00:00 UTC.
    private let now = 1_795_442_400.0

    private func health(_ rows: [Heartbeat], newest: Heartbeat?? = nil) -> TrackingHealth {
        let asked = newest.map { Sample.reading($0) } ?? Resource()
        return TrackingHealth(asked, latest: rows.last { $0.time <= now + 300 }, now: now)
    }

    private func row(_ ago: Double, _ project: String? = "robot") -> Heartbeat {
        Heartbeat(time: now - ago, entity: "a", project: project)
    }

    @Test func `Nothing is known before an answer`() {
        #expect(health([]) == .unknown)
        #expect(health([], newest: .some(nil)) == .never)
    }

    @Test func `The newest of both answers counts`() {
        #expect(health([row(90)], newest: row(20)) == .seen(project: "robot", at: now - 20, age: 20))
        #expect(health([row(20)], newest: row(90)) == .seen(project: "robot", at: now - 20, age: 20))
        #expect(health([], newest: row(20)) == .seen(project: "robot", at: now - 20, age: 20))
    }

    @Test(arguments: [
        (10.0, "tracking: now in robot"), (299, "tracking: 4 min ago in robot"), (300, "quiet since 13:55 in robot"),
        (2_820, "quiet since 13:13 in robot"), (39_600, "quiet since 03:00 in robot"),
        (50_460, "last: yesterday 23:59 in robot"), (400_000, "last: Wed 18 Nov 22:53 in robot"),
    ])
    func `Someone is tracking, quiet since a time, or was last there on a day`(age: Double, text: String) {
        #expect(TrackingText(health([row(age)]), now: now, zone: .utc)?.text == text)
    }

    @Test func `Silence over a midnight is silence for an hour`() {
        let midnight = now - 14 * 3_600
        func text(_ minutes: Double) -> String? {
            let health = TrackingHealth.seen(project: "a", at: midnight - 600, age: 600 + minutes * 60)
            return TrackingText(health, now: midnight + minutes * 60, zone: .utc)?.text
        }
        #expect(text(10) == "quiet since 23:50 in a")
        #expect(text(50) == "last: yesterday 23:50 in a")
    }

    @Test func `Time that goes to no project goes no more when nobody works`() {
        func text(_ age: Double) -> String? { TrackingText(health([row(age, "")]), now: now, zone: .utc)?.text }
        #expect(text(60) == "time goes to no project (none is set), 1 min ago")
        #expect(text(2_820) == "time went to no project (none is set), quiet since 13:13")
    }

    @Test(arguments: ["<<LAST_PROJECT>>", "<<last_project>>", "Unknown", "unknown", "UNKNOWN", "", "  "])
    func `Time to no project is astray`(_ project: String) {
        #expect(health([row(10, project)]) == .astray(project: project, at: now - 10, age: 10))
    }

    @Test func `A missing project is astray`() {
        #expect(health([row(10, nil)]) == .astray(project: "", at: now - 10, age: 10))
    }

    @Test func `A project that only sounds like none is fine`() {
        #expect(health([row(10, "unknowns")]) == .seen(project: "unknowns", at: now - 10, age: 10))
    }

    @Test func `The future decides nothing`() {
        let future = row(-301, "")
        #expect(
            health([row(60), future], newest: future) == .seen(project: "robot", at: now - 60, age: 60))
        #expect(health([row(60), row(-299)]) == .seen(project: "robot", at: now + 299, age: 0))
        #expect(health([future], newest: future) == .unknown)
    }
}
