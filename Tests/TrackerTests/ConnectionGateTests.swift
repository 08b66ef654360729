import Tracker
import HackatimeAPI
import Testing

/// How long the tracker waits after failures, and what may shorten it.
struct ConnectionGateTests {
    private let server = FakeServer(newest: TrackerHarness.start - 60)

    private func settled(interval: Double = 60) -> TrackerHarness {
        var harness = TrackerHarness(interval: interval)
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        harness.forgetAsked()
        return harness
    }

    @Test func `The beat does not cut a back-off short`() {
        var harness = settled()
        harness.run(for: 3600) { call in
            call.isToday
                ? .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)) : server.reply(call)
        }
        // 15 s, doubling to 10 minutes: about nine requests, where polling would make sixty.
        let tries = harness.asked.filter(\.isToday).count
        #expect(tries >= 7 && tries <= 12)
    }

    @Test func `A limit that names no time to wait is not asked at once`() {
        for wait in [0.0, nil] {
            var harness = settled()
            harness.run(for: 600) { _ in .failure(.rateLimited(wait: wait)) }
            #expect((1...8).contains(harness.asked.filter(\.isToday).count))
        }
    }

    @Test func `A refresh after a lost connection does not break a limit`() {
        var harness = settled()
        harness.run(for: 70) { _ in .failure(.unreachable(.offline)) }
        harness.run(for: 30) { _ in .failure(.rateLimited(wait: 600)) }
        harness.forgetAsked()
        harness.pass(10)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.asked.isEmpty)
    }

    @Test func `An answer that was under way does not break a limit`() {
        var harness = TrackerHarness()
        harness.begin()
        harness.answer(\.isToday, with: .failure(.unreachable(.connectionRefused)))
        harness.answer(\.isStats, with: .failure(.rateLimited(wait: 600)))
        harness.forgetAsked()
        harness.answer(\.isProfile, with: server.reply(.profile))
        #expect(harness.asked.isEmpty)
    }

    @Test func `A limit is not waited out while paused`() {
        var harness = settled()
        harness.run(for: 70) { $0.isToday ? .failure(.rateLimited(wait: 120)) : server.reply($0) }
        harness.forgetAsked()
        harness.perform(harness.tracker.setPaused(true, at: harness.now))
        harness.run(for: 600, reply: server.reply)
        #expect(harness.asked.isEmpty)
    }

    @Test func `Someone new is asked about at once after a lost connection`() {
        var harness = settled()
        harness.run(for: 600) { _ in .failure(.unreachable(.offline)) }
        harness.forgetAsked()
        harness.perform(harness.tracker.show(.user("orpheus"), at: harness.now))
        #expect(harness.asked == [.userStats("orpheus")])
    }

    @Test func `What failed before a pause is asked again after it`() {
        var harness = TrackerHarness()
        harness.begin()
        harness.answer(\.isStats, with: .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)))
        harness.answerAll(server.reply)
        harness.perform(harness.tracker.setPaused(true, at: harness.now))
        harness.pass(600)
        harness.perform(harness.tracker.setPaused(false, at: harness.now))
        harness.run(for: 120, reply: server.reply)
        #expect(harness.me.stats.value != nil)
    }

    @Test func `An absurd clock of a server is not taken over`() {
        var harness = TrackerHarness()
        harness.begin()
        harness.answer(\.isToday, with: server.reply(harness.open[0].call), serverTime: 253_402_300_799)
        #expect(harness.tracker.clockOffset == 0)
        #expect(harness.me.today.value != nil)
    }

    @Test func `No deadline lies in the past`() {
        for wall in [-1e18, -62_135_596_801, 0, 253_402_300_799, 253_402_300_800, 1e18] {
            var harness = TrackerHarness(interval: 0, wall: wall)
            harness.begin()
            harness.answerAll { _ in .failure(.refused(serverMessage: nil)) }
            let deadline = harness.tracker.deadline(at: harness.now)
            // Beyond the calendar there is no next day to wake up for.
            #expect((deadline == nil) == (wall > 253_402_300_799), "\(wall)")
            #expect(deadline ?? .infinity > harness.now.uptime, "\(wall)")
        }
    }

    @Test func `A clock that is days wrong does not make the first answer yesterday's`() {
        var harness = TrackerHarness(wall: TrackerHarness.start - 3 * 86400)
        harness.begin()
        harness.answer(\.isToday, with: server.reply(harness.open[0].call), serverTime: TrackerHarness.start)
        #expect(harness.me.today.value?.seconds == 7200)
        #expect(harness.me.day == ZoneRules.utc.day(at: TrackerHarness.start))
    }

    /// One request finds out whether a limit is over; the others follow one by one.
    @Test func `After a limit one question goes ahead`() {
        var harness = settled()
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.open.count > 2)
        harness.answerAll { _ in .failure(.rateLimited(wait: 120)) }
        harness.forgetAsked()
        for _ in 0..<3 {
            harness.pass(max(0, (harness.tracker.deadline(at: harness.now) ?? 0) - harness.now.uptime))
            harness.perform(harness.tracker.wake(at: harness.now))
            guard harness.open.isEmpty else { break }
        }
        #expect(harness.asked.count == 1)
        // The server is slow, and waiting requests do not wake up the program.
        for _ in 0..<5 {
            let next = harness.tracker.deadline(at: harness.now) ?? 0
            #expect(next > harness.now.uptime + 1)
            harness.pass(max(0, next - harness.now.uptime))
            harness.perform(harness.tracker.wake(at: harness.now))
            #expect(harness.open.count == 1)
        }
        // After another limit, again one.
        harness.answerAll { _ in .failure(.rateLimited(wait: 120)) }
        harness.forgetAsked()
        harness.run(for: 110, reply: server.reply)
        #expect(harness.asked.isEmpty)
        var turns = 0
        while harness.asked.isEmpty, turns < 60 {
            turns += 1
            harness.pass(1)
            harness.perform(harness.tracker.wake(at: harness.now))
        }
        #expect(harness.asked.count == 1)
        harness.answer(harness.open[0], with: server.reply(harness.open[0].call))
        #expect(harness.open.isEmpty, "not all at once")
        var times: [Double] = []
        let end = harness.now.uptime + 30
        while harness.now.uptime < end {
            harness.pass(0.5)
            harness.perform(harness.tracker.wake(at: harness.now))
            // A request caused by an answer follows at once.
            times += harness.open.filter { !$0.call.isFeed }.map { _ in harness.now.uptime }
            harness.answerAll(server.reply)
        }
        #expect(times.count >= 2)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 1.5 }, "\(times) \(harness.asked)")
        #expect(harness.me.stats.problem == nil && harness.me.newest.problem == nil)
    }

    private static let down = ClientError.serverBroken(status: 502, requestID: nil, serverMessage: nil)

    /// Lets time pass until something is under way; how many seconds that took.
    private func wait(_ harness: inout TrackerHarness) -> Double {
        let start = harness.now.uptime
        while harness.open.isEmpty, harness.now.uptime - start < 7200,
            let next = harness.tracker.deadline(at: harness.now)
        {
            harness.pass(max(0, next - harness.now.uptime))
            harness.perform(harness.tracker.wake(at: harness.now))
        }
        return harness.now.uptime - start
    }

    @Test func `A short wish of the server is not made longer by earlier failures`() throws {
        var harness = settled()
        harness.run(for: 1800) { _ in .failure(Self.down) }
        repeat {
            harness.answerAll { _ in .failure(Self.down) }
            _ = wait(&harness)
        } while !harness.open.contains { $0.call.isToday }
        harness.answerAll { _ in .failure(.rateLimited(wait: 2)) }
        let problem = try #require(harness.me.today.problem)
        #expect(problem.until == harness.now.wall + 2)
        #expect(try #require(problem.nextTry) <= harness.now.wall + 3)
        #expect((2...3).contains(wait(&harness)))
        harness.answerAll(server.reply)
        harness.run(for: 30, reply: server.reply)
        #expect(harness.me.today.problem == nil && harness.me.stats.problem == nil)
    }

    /// The server's wish is said to be its own, and ours is not said to be the server's.
    @Test func `A limit in a row gets a wait of our own, which a refresh ends`() throws {
        var harness = settled()
        var waits: [Double] = []
        _ = wait(&harness)
        for _ in 0..<8 {
            harness.answerAll { _ in .failure(.rateLimited(wait: 2)) }
            #expect(harness.me.today.problem?.until == harness.now.wall + 2)
            waits.append(wait(&harness))
        }
        #expect(zip(waits, [2.0, 15, 30, 60, 120, 240, 480, 600]).allSatisfy { $0 >= $1 && $0 <= $1 + 5 }, "\(waits)")
        harness.answerAll { _ in .failure(.rateLimited(wait: 2)) }
        #expect(try #require(harness.me.today.problem?.nextTry) > harness.now.wall + 500)
        harness.pass(10)
        #expect(harness.tracker.limitEnd(at: harness.now) == nil)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.open.count == 1, "one question goes ahead")
        harness.answerAll { _ in .failure(.rateLimited(wait: 2)) }
        #expect((2...3).contains(wait(&harness)), "the wait begins anew")
    }

    @Test func `After a limit nothing waits for the end of our own wait`() {
        var harness = settled()
        harness.run(for: 1800) { _ in .failure(.rateLimited(wait: 2)) }
        harness.pass(10)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        harness.run(for: 20, reply: server.reply)
        #expect(harness.me.today.problem == nil && harness.me.stats.problem == nil && harness.me.newest.problem == nil)
    }

    @Test func `A wait that the server does not name is ours`() {
        var harness = settled()
        harness.run(for: 70) { _ in .failure(.rateLimited(wait: nil)) }
        #expect(harness.me.today.problem?.until == nil)
        #expect(harness.tracker.limitEnd(at: harness.now) == nil)
        harness.forgetAsked()
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.asked.count == 1)
    }

    @Test func `A refresh begins the back-off anew`() {
        for error in [ClientError.unreachable(.offline), Self.down] {
            var harness = settled()
            harness.run(for: 3600) { _ in .failure(error) }
            harness.answerAll { _ in .failure(error) }
            harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
            harness.answerAll { _ in .failure(error) }
            #expect((12...18).contains(wait(&harness)))
        }
    }

    /// The connection is there again when anybody answers clearly.
    @Test func `When one question is answered after all failed, the others follow`() {
        for error in [Self.down, .unreachable(.timeout(seconds: 30)), .notHackatime(.webPage)] {
            var harness = settled()
            harness.run(for: 7200) { _ in .failure(error) }
            _ = wait(&harness)
            harness.run(for: 1, reply: server.reply)
            #expect(
                harness.me.today.problem == nil && harness.me.newest.problem == nil && harness.me.stats.problem == nil)
        }
    }

    @Test func `A clear refusal ends the wait after a lost connection`() {
        var harness = settled()
        harness.run(for: 3600) { _ in .failure(.unreachable(.offline)) }
        _ = wait(&harness)
        harness.answerAll { $0.isToday ? .failure(.badRequest(status: 422, serverMessage: nil)) : server.reply($0) }
        harness.run(for: 5, reply: server.reply)
        #expect(harness.me.newest.problem == nil && harness.me.stats.problem == nil)
    }

    /// Failures of another kind do not add up: a lost connection says nothing of how long a server takes to recover.
    @Test func `Another kind of failure begins its own back-off`() {
        var harness = settled()
        harness.run(for: 3600) { _ in .failure(.unreachable(.offline)) }
        _ = wait(&harness)
        harness.answerAll { _ in .failure(Self.down) }
        #expect(wait(&harness) <= 18)
    }

    @Test func `A limit that a look-up meets holds for all`() throws {
        var harness = settled()
        harness.perform(harness.tracker.lookUp("U0266FRGP", at: harness.now))
        harness.answerAll { _ in .failure(.rateLimited(wait: 300)) }
        harness.forgetAsked()
        harness.run(for: 290, reply: server.reply)
        #expect(harness.asked.isEmpty)
    }

    @Test func `The next asking is not before the end of a wait`() throws {
        var harness = settled()
        harness.run(for: 70) { $0.isToday ? .failure(.rateLimited(wait: 600)) : server.reply($0) }
        #expect(try #require(harness.tracker.nextPoll) < harness.now.uptime + 70)
        #expect(try #require(harness.tracker.nextAsking) > harness.now.uptime + 500)
    }
}
