import HackatimeAPI
import Tracker
import Testing

/// Problems that look permanent and are not.
struct HealingTests {
    private func settled() -> (TrackerHarness, FakeServer) {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 10, reply: server.reply)
        return (story, server)
    }

    private func isWell(_ person: Person) -> Bool {
        [
            person.today.problem, person.stats.problem, person.newest.problem, person.feed.problem,
            person.profile.problem,
        ].allSatisfy { $0 == nil }
    }

    /// A server or proxy rejects a good key for a while: after a refresh the problem is gone everywhere.
    @Test func `A key that is known again is so everywhere`() {
        var (story, server) = settled()
        story.run(for: 70) { $0.isToday ? .failure(.badKey(serverMessage: nil)) : server.reply($0) }
        #expect(story.tracker.isKeyRejected)
        #expect(story.me.profile.problem?.error.isAboutKey == true)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        story.run(for: 10, reply: server.reply)
        #expect(!story.tracker.isKeyRejected)
        #expect(isWell(story.me))
    }

    /// During a deployment a server may seem to offer nothing.
    @Test func `What was missing while everything was is asked for again`() {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 70) { _ in .failure(.notOffered) }
        #expect(story.me.profile.problem?.error == .notOffered)
        story.run(for: 300, reply: server.reply)
        #expect(isWell(story.me))
        #expect(story.me.profile.value != nil)
    }

    @Test func `A failure that lasts is tried again after a while`() {
        var (story, server) = settled()
        story.forgetAsked()
        story.take(story.tracker.refresh(at: story.now) ?? [])
        story.run(for: 3600) { $0.isStats ? .failure(.badRequest(status: 422, serverMessage: nil)) : server.reply($0) }
        #expect((3...6).contains(story.asked.filter(\.isStats).count))
        story.run(for: 1200, reply: server.reply)
        #expect(story.me.stats.problem == nil)
    }

    /// The total is requested at every poll, and its problem says so.
    @Test func `The next try is told`() {
        var (story, _) = settled()
        story.run(for: 70) { _ in .failure(.badRequest(status: 422, serverMessage: nil)) }
        let next = story.me.today.problem?.nextTry
        #expect(next ?? 0 > story.now.wall)
        story.forgetAsked()
        story.run(for: (next ?? 0) - story.now.wall + 1) { _ in .failure(.badRequest(status: 422, serverMessage: nil)) }
        #expect(story.asked.contains { $0.isToday })
    }
}
