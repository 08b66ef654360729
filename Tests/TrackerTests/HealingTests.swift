import HackatimeAPI
import Tracker
import Testing

/// Problems that look permanent and are not.
struct HealingTests {
    private func settled() -> (TrackerHarness, FakeServer) {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        return (harness, server)
    }

    private func isWell(_ person: Person) -> Bool {
        [
            person.today.problem, person.stats.problem, person.newest.problem, person.feed.problem,
            person.profile.problem,
        ].allSatisfy { $0 == nil }
    }

    /// A server or proxy rejects a good key for a while: after a refresh the problem is gone everywhere.
    @Test func `A key that is known again is so everywhere`() {
        var (harness, server) = settled()
        harness.run(for: 70) { $0.isToday ? .failure(.badKey(serverMessage: nil)) : server.reply($0) }
        #expect(harness.tracker.isKeyRejected)
        #expect(harness.me.profile.problem?.error.isAboutKey == true)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        harness.run(for: 10, reply: server.reply)
        #expect(!harness.tracker.isKeyRejected)
        #expect(isWell(harness.me))
    }

    /// During a deployment a server may seem to offer nothing.
    @Test func `What was missing while everything was is asked for again`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 70) { _ in .failure(.notOffered) }
        #expect(harness.me.profile.problem?.error == .notOffered)
        harness.run(for: 300, reply: server.reply)
        #expect(isWell(harness.me))
        #expect(harness.me.profile.value != nil)
    }

    @Test func `A failure that lasts is tried again after a while`() {
        var (harness, server) = settled()
        harness.forgetAsked()
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        harness.run(for: 3600) {
            $0.isStats ? .failure(.badRequest(status: 422, serverMessage: nil)) : server.reply($0)
        }
        #expect((3...6).contains(harness.asked.filter(\.isStats).count))
        harness.run(for: 1200, reply: server.reply)
        #expect(harness.me.stats.problem == nil)
    }

    /// The total is requested at every poll, and its problem says so.
    @Test func `The next try is told`() {
        var (harness, _) = settled()
        harness.run(for: 70) { _ in .failure(.badRequest(status: 422, serverMessage: nil)) }
        let next = harness.me.today.problem?.nextTry
        #expect(next ?? 0 > harness.now.wall)
        harness.forgetAsked()
        harness.run(for: (next ?? 0) - harness.now.wall + 1) { _ in
            .failure(.badRequest(status: 422, serverMessage: nil))
        }
        #expect(harness.asked.contains { $0.isToday })
    }
}
