import Dashboard
import HackatimeAPI
import Tracker
import Testing

struct TrackingHealthTests {
    private let now = Sample.now

    private func health(_ rows: [Heartbeat], newest: Heartbeat?? = nil) -> TrackingHealth {
        let asked = newest.map { Sample.reading($0) } ?? Resource()
        return TrackingHealth(asked, latest: LatestWork(rows, notAfter: now + 300), now: now)
    }

    private func row(_ ago: Double, _ project: String? = "robot") -> Heartbeat {
        Heartbeat(time: now - ago, entity: "a", project: project)
    }

    /// This many minutes of work that ended this long ago, a heartbeat per minute.
    private func work(minutes: Int, endedAgo: Double) -> [Heartbeat] {
        (0...minutes).reversed().map { row(endedAgo + Double($0) * 60) }
    }

    @Test func `Nothing is known before an answer`() {
        #expect(health([]) == .unknown)
        #expect(health([], newest: .some(nil)) == .never)
    }

    @Test func `The newest of both answers counts`() {
        #expect(health([row(90)], newest: row(20)) == .seen(project: "robot", at: now - 20, age: 20, isQuiet: false))
        #expect(health([row(20)], newest: row(90)) == .seen(project: "robot", at: now - 20, age: 20, isQuiet: false))
        #expect(health([], newest: row(20)) == .seen(project: "robot", at: now - 20, age: 20, isQuiet: false))
    }

    @Test(arguments: [(299.0, false), (300, true), (1_199, true), (1_200, false)])
    func `Silence after work is quiet`(_ age: Double, _ isQuiet: Bool) {
        let rows = work(minutes: 12, endedAgo: age)
        #expect(health(rows) == .seen(project: "robot", at: now - age, age: age, isQuiet: isQuiet))
    }

    @Test func `Silence after a glance is not`() {
        #expect(
            health(work(minutes: 9, endedAgo: 400)) == .seen(project: "robot", at: now - 400, age: 400, isQuiet: false))
        // Long gaps count two minutes each: four of them are eight minutes of work.
        let sparse = [2_800.0, 2_200, 1_600, 1_000, 400].map { row($0) }
        #expect(health(sparse) == .seen(project: "robot", at: now - 400, age: 400, isQuiet: false))
        // Work that ended hours ago does not count.
        #expect(
            health(work(minutes: 60, endedAgo: 9_000) + [row(400)])
                == .seen(project: "robot", at: now - 400, age: 400, isQuiet: false))
    }

    @Test(arguments: ["<<LAST_PROJECT>>", "<<last_project>>", "Unknown", "unknown", "UNKNOWN", "", "  "])
    func `Time to no project is astray`(_ project: String) {
        #expect(health([row(10, project)]) == .astray(project: project, at: now - 10, age: 10))
    }

    @Test func `A missing project is astray`() {
        #expect(health([row(10, nil)]) == .astray(project: "", at: now - 10, age: 10))
    }

    @Test func `A project that only sounds like none is fine`() {
        #expect(health([row(10, "unknowns")]) == .seen(project: "unknowns", at: now - 10, age: 10, isQuiet: false))
    }

    @Test func `The future decides nothing`() {
        let future = row(-301, "")
        #expect(
            health([row(60), future], newest: future) == .seen(project: "robot", at: now - 60, age: 60, isQuiet: false))
        #expect(health([row(60), row(-299)]) == .seen(project: "robot", at: now + 299, age: 0, isQuiet: false))
        #expect(health([future], newest: future) == .unknown)
    }
}
