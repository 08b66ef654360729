import Tracker
import HackatimeAPI
import Testing

/// Switching from one person to another.
struct PeopleTests {
    private let server = FakeServer(newest: TrackerHarness.start - 60)

    private func settled() -> TrackerHarness {
        var story = TrackerHarness()
        story.begin()
        story.run(for: 10, reply: server.reply)
        story.forgetAsked()
        return story
    }

    @Test func `What the server does not tell of others is still asked about the owner`() {
        var story = settled()
        story.take(story.tracker.show(.user("orpheus"), at: story.now))
        story.run(for: 30) { $0.isUserTotal || $0.isSpans ? .failure(.notOffered) : server.reply($0) }
        #expect(story.tracker.person(.user("orpheus")).today.problem?.error == .notOffered)
        story.forgetAsked()
        story.take(story.tracker.show(.me, at: story.now))
        story.run(for: 70, reply: server.reply)
        #expect(story.asked.contains { $0.isToday })
        #expect(story.me.today.problem == nil)
    }

    @Test func `What was cancelled by a quick turn is asked again on the way back`() {
        var story = TrackerHarness()
        story.begin()
        let first = Set(story.asked)
        story.pass(1)
        story.take(story.tracker.show(.user("orpheus"), at: story.now))
        story.pass(1)
        story.forgetAsked()
        story.take(story.tracker.show(.me, at: story.now))
        #expect(Set(story.asked) == first)
    }

    @Test func `Sessions are those of the range`() {
        var story = settled()
        let mira = Target.user("mira")
        func spans() -> [TimeWindow] {
            defer { story.forgetAsked() }
            return story.asked.compactMap { if case .spans(_, let window) = $0 { window } else { nil } }
        }
        story.take(story.tracker.show(mira, at: story.now))
        story.run(for: 10, reply: server.reply)
        #expect(spans().map { ($0.end - $0.start) / 86_400 }.map { $0.rounded(.down) } == [6])
        let day = TimeWindow(start: 1_795_305_600, end: 1_795_392_000, offset: 0)
        story.take(story.tracker.setRange(day, at: story.now))
        #expect(story.tracker.person(mira).spans.value == nil, "those of other days are not shown for these")
        story.run(for: 10, reply: server.reply)
        #expect(spans() == [day])
        #expect(story.tracker.person(mira).spansWindow == day)
        // A day that is over does not change.
        story.run(for: 3_000, reply: server.reply)
        #expect(spans().isEmpty)
        // Under way for other days: its answer is not taken for one about these.
        story.take(story.tracker.setRange(nil, at: story.now))
        story.take(story.tracker.setRange(day, at: story.now))
        story.run(for: 10, reply: server.reply)
        #expect(story.tracker.person(mira).spansWindow == day)
        #expect(story.tracker.person(mira).spans.value != nil)
        // The same for somebody who was shown before, in another range.
        story.take(story.tracker.show(.me, at: story.now))
        story.take(story.tracker.setRange(nil, at: story.now))
        story.take(story.tracker.show(mira, at: story.now))
        #expect(story.tracker.person(mira).spans.value == nil)
        story.run(for: 10, reply: server.reply)
        #expect(story.tracker.person(mira).spans.value != nil)
        #expect(story.tracker.person(mira).spansWindow != day)
    }

    /// A screen that is left open for weeks and shows a school must not hold all of it.
    @Test func `Of many others the last are held`() {
        var story = settled()
        for number in 0..<30 {
            story.take(story.tracker.show(.user("pupil\(number)"), at: story.now))
            story.run(for: 20, reply: server.reply)
        }
        story.take(story.tracker.show(.me, at: story.now))
        story.run(for: 20, reply: server.reply)
        #expect(story.tracker.people.count == 9)
        #expect(story.tracker.person(.user("pupil0")).stats.value == nil)
        #expect(story.tracker.person(.user("pupil29")).stats.value != nil)
        #expect(story.me.today.value?.seconds == 7200)
        // A forgotten person is requested like a new one.
        story.forgetAsked()
        story.take(story.tracker.show(.user("pupil0"), at: story.now))
        story.run(for: 20, reply: server.reply)
        #expect(story.tracker.person(.user("pupil0")).today.value?.seconds == 60)
    }

    @Test func `Of many ranges the last are held`() {
        var story = settled()
        func window(_ number: Int) -> TimeWindow {
            let start = TrackerHarness.start - Double(number + 2) * 86_400
            return TimeWindow(start: start, end: start + 86_400, offset: 0)
        }
        for number in 0..<40 {
            story.take(story.tracker.setRange(window(number), at: story.now))
            story.run(for: 5, reply: server.reply)
        }
        story.take(story.tracker.setRange(window(30), at: story.now))
        #expect(story.me.rangeStats.value != nil, "it is there at once")
        story.take(story.tracker.setRange(window(3), at: story.now))
        #expect(story.me.rangeStats.value == nil)
    }

    @Test func `A private user is asked for stats only and seldom`() {
        var story = settled()
        story.take(story.tracker.show(.user("shy"), at: story.now))
        story.run(for: 3600) { call in
            switch call {
            case .userStats, .userTotal, .spans: .failure(.privateUser)
            default: server.reply(call)
            }
        }
        #expect(story.asked.allSatisfy { $0 == .userStats("shy") })
        #expect((2...13).contains(story.asked.count), "\(story.asked.count)")
    }

    @Test func `A look-up stopped with the process is asked again`() {
        var story = settled()
        story.take(story.tracker.lookUp("nova@example.com", at: story.now))
        story.take(story.tracker.suspend())
        story.pass(60)
        story.take(story.tracker.resume(at: story.now))
        story.answerAll(server.reply)
        #expect(story.tracker.lookUp?.state == .found("9"))
    }

    @Test func `What was stopped with the process is asked again even without polling`() {
        var story = TrackerHarness(interval: 0)
        story.begin()
        let first = Set(story.asked)
        story.take(story.tracker.suspend())
        story.pass(60)
        story.forgetAsked()
        story.take(story.tracker.resume(at: story.now))
        #expect(Set(story.asked) == first)
        story.answerAll(server.reply)
        story.take(story.tracker.suspend())
        story.pass(60)
        story.forgetAsked()
        story.take(story.tracker.resume(at: story.now))
        #expect(story.asked.isEmpty)
    }
}
