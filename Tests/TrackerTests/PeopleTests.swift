import Tracker
import HackatimeAPI
import TestSupport
import Testing

/// Switching from one person to another.
struct PeopleTests {
    private let server = FakeServer(newest: TrackerHarness.start - 60)

    private func settled() -> TrackerHarness {
        var harness = TrackerHarness()
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        harness.forgetAsked()
        return harness
    }

    @Test func `What the server does not tell of others is still asked about the owner`() {
        var harness = settled()
        harness.perform(harness.tracker.show(.user("orpheus"), at: harness.now))
        harness.run(for: 30) { $0.isUserTotal || $0.isSpans ? .failure(.notOffered) : server.reply($0) }
        #expect(harness.tracker.person(.user("orpheus")).today.problem?.error == .notOffered)
        harness.forgetAsked()
        harness.perform(harness.tracker.show(.me, at: harness.now))
        harness.run(for: 70, reply: server.reply)
        #expect(harness.asked.contains { $0.isToday })
        #expect(harness.me.today.problem == nil)
    }

    @Test func `What was cancelled by a quick turn is asked again on the way back`() {
        var harness = TrackerHarness()
        harness.begin()
        let first = Set(harness.asked)
        harness.pass(1)
        harness.perform(harness.tracker.show(.user("orpheus"), at: harness.now))
        harness.pass(1)
        harness.forgetAsked()
        harness.perform(harness.tracker.show(.me, at: harness.now))
        #expect(Set(harness.asked) == first)
    }

    @Test func `A range that changed meanwhile is asked for on the way back`() {
        var harness = settled()
        let week = TimeWindow(start: 1_794_787_200, end: 1_795_392_000, offset: 0)
        let month = TimeWindow(start: 1_793_491_200, end: 1_795_392_000, offset: 0)
        harness.perform(harness.tracker.show(.user("orpheus"), at: harness.now))
        harness.perform(harness.tracker.setRange(week, at: harness.now))
        harness.answerAll(server.reply)
        harness.perform(harness.tracker.show(.me, at: harness.now))
        harness.perform(harness.tracker.setRange(month, at: harness.now))
        harness.answerAll(server.reply)
        harness.pass(1)
        harness.forgetAsked()
        harness.perform(harness.tracker.show(.user("orpheus"), at: harness.now))
        harness.answerAll(server.reply)
        #expect(harness.asked.contains { if case .rangeStats(.user, month) = $0 { true } else { false } })
    }

    /// Clocks went forward on 8 March 2026 in New York.
    @Test func `The sessions of a week begin at a midnight, also after a clock change`() throws {
        let zone = try #require(ZoneFixtures.rules("America/New_York"))
        let now = zone.start(of: CivilDate(year: 2026, month: 3, day: 10)) + 1_800
        var harness = TrackerHarness(zone: zone, wall: now)
        harness.begin(showing: .user("orpheus"))
        harness.answerAll(FakeServer(newest: now - 60).reply)
        let windows = harness.asked.compactMap { if case .spans(_, let window) = $0 { window.start } else { nil } }
        #expect(windows == [zone.start(of: CivilDate(year: 2026, month: 3, day: 4))])
    }

    /// With `--user` and a saved range, that range of one's own is wished for before the start.
    @Test func `With another user shown nothing of one's own is due`() throws {
        var harness = TrackerHarness()
        let week = TimeWindow(start: 1_794_787_200, end: 1_795_392_000, offset: 0)
        harness.perform(harness.tracker.setRange(week, at: harness.now))
        harness.begin(showing: .user("mira"))
        harness.answerAll(server.reply)
        #expect(try #require(harness.tracker.deadline(at: harness.now)) > harness.now.uptime)
        // It is asked for once one's own is shown.
        harness.perform(harness.tracker.show(.me, at: harness.now))
        #expect(harness.asked.contains { if case .rangeStats(.me, _) = $0 { true } else { false } })
    }

    @Test func `Sessions are those of the range`() {
        var harness = settled()
        let mira = Target.user("mira")
        func spans() -> [TimeWindow] {
            defer { harness.forgetAsked() }
            return harness.asked.compactMap { if case .spans(_, let window) = $0 { window } else { nil } }
        }
        harness.perform(harness.tracker.show(mira, at: harness.now))
        harness.run(for: 10, reply: server.reply)
        #expect(spans().map { ($0.end - $0.start) / 86_400 }.map { $0.rounded(.down) } == [6])
        let day = TimeWindow(start: 1_795_305_600, end: 1_795_392_000, offset: 0)
        harness.perform(harness.tracker.setRange(day, at: harness.now))
        #expect(harness.tracker.person(mira).spans.value == nil, "those of other days are not shown for these")
        harness.run(for: 10, reply: server.reply)
        #expect(spans() == [day])
        #expect(harness.tracker.person(mira).spansWindow == day)
        // A day that is over does not change.
        harness.run(for: 3_000, reply: server.reply)
        #expect(spans().isEmpty)
        // Under way for other days: its answer is not taken for one about these.
        harness.perform(harness.tracker.setRange(nil, at: harness.now))
        harness.perform(harness.tracker.setRange(day, at: harness.now))
        harness.run(for: 10, reply: server.reply)
        #expect(harness.tracker.person(mira).spansWindow == day)
        #expect(harness.tracker.person(mira).spans.value != nil)
        // The same for somebody who was shown before, in another range.
        harness.perform(harness.tracker.show(.me, at: harness.now))
        harness.perform(harness.tracker.setRange(nil, at: harness.now))
        harness.perform(harness.tracker.show(mira, at: harness.now))
        #expect(harness.tracker.person(mira).spans.value == nil)
        harness.run(for: 10, reply: server.reply)
        #expect(harness.tracker.person(mira).spans.value != nil)
        #expect(harness.tracker.person(mira).spansWindow != day)
    }

    /// A screen that is left open for weeks and shows a school must not hold all of it.
    @Test func `Of many others the last are held`() {
        var harness = settled()
        for number in 0..<30 {
            harness.perform(harness.tracker.show(.user("pupil\(number)"), at: harness.now))
            harness.run(for: 20, reply: server.reply)
        }
        harness.perform(harness.tracker.show(.me, at: harness.now))
        harness.run(for: 20, reply: server.reply)
        #expect(harness.tracker.people.count == 9)
        #expect(harness.tracker.person(.user("pupil0")).stats.value == nil)
        #expect(harness.tracker.person(.user("pupil29")).stats.value != nil)
        #expect(harness.me.today.value?.seconds == 7200)
        // A forgotten person is requested like a new one.
        harness.forgetAsked()
        harness.perform(harness.tracker.show(.user("pupil0"), at: harness.now))
        harness.run(for: 20, reply: server.reply)
        #expect(harness.tracker.person(.user("pupil0")).today.value?.seconds == 60)
    }

    @Test func `Of many ranges the last are held`() {
        var harness = settled()
        func window(_ number: Int) -> TimeWindow {
            let start = TrackerHarness.start - Double(number + 2) * 86_400
            return TimeWindow(start: start, end: start + 86_400, offset: 0)
        }
        for number in 0..<40 {
            harness.perform(harness.tracker.setRange(window(number), at: harness.now))
            harness.run(for: 5, reply: server.reply)
        }
        harness.perform(harness.tracker.setRange(window(30), at: harness.now))
        #expect(harness.me.rangeStats.value != nil, "it is there at once")
        harness.perform(harness.tracker.setRange(window(3), at: harness.now))
        #expect(harness.me.rangeStats.value == nil)
    }

    @Test func `A private user is asked for stats only and seldom`() {
        var harness = settled()
        harness.perform(harness.tracker.show(.user("shy"), at: harness.now))
        harness.run(for: 3600) { call in
            switch call {
            case .userStats, .userTotal, .spans: .failure(.privateUser)
            default: server.reply(call)
            }
        }
        #expect(harness.asked.allSatisfy { $0 == .userStats("shy") })
        #expect((2...13).contains(harness.asked.count), "\(harness.asked.count)")
    }

    @Test func `A look-up stopped with the process is asked again`() {
        var harness = settled()
        harness.perform(harness.tracker.lookUp("nova@example.com", at: harness.now))
        harness.perform(harness.tracker.suspend())
        harness.pass(60)
        harness.perform(harness.tracker.resume(at: harness.now))
        harness.answerAll(server.reply)
        #expect(harness.tracker.lookUp?.state == .found("9"))
    }

    @Test func `What was stopped with the process is asked again even without polling`() {
        var harness = TrackerHarness(interval: 0)
        harness.begin()
        let first = Set(harness.asked)
        harness.perform(harness.tracker.suspend())
        harness.pass(60)
        harness.forgetAsked()
        harness.perform(harness.tracker.resume(at: harness.now))
        #expect(Set(harness.asked) == first)
        harness.answerAll(server.reply)
        harness.perform(harness.tracker.suspend())
        harness.pass(60)
        harness.forgetAsked()
        harness.perform(harness.tracker.resume(at: harness.now))
        #expect(harness.asked.isEmpty)
    }
}
