import Tracker
import HackatimeAPI
import Testing

/// How long the tracker waits after failures, and what may shorten it.
struct ConnectionGateTests {
    private let server = FakeServer(newest: TrackerHarness.start - 60)

    private func settled(interval: Double = 60) -> TrackerHarness {
        var story = TrackerHarness(interval: interval)
        story.begin()
        story.run(for: 10, reply: server.reply)
        story.forgetAsked()
        return story
    }

    @Test func `The beat does not cut a back-off short`() {
        var story = settled()
        story.run(for: 3600) { call in
            call.isToday
                ? .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)) : server.reply(call)
        }
        // 15 s, doubling to 10 minutes: about nine requests, where polling would make sixty.
        let tries = story.asked.filter(\.isToday).count
        #expect(tries >= 7 && tries <= 12)
    }

    @Test func `A limit that names no time to wait is not asked at once`() {
        for wait in [0.0, nil] {
            var story = settled()
            story.run(for: 600) { _ in .failure(.rateLimited(wait: wait)) }
            #expect((1...8).contains(story.asked.filter(\.isToday).count))
        }
    }

    @Test func `A refresh after a lost connection does not break a limit`() {
        var story = settled()
        story.run(for: 70) { _ in .failure(.unreachable(.offline)) }
        story.run(for: 30) { _ in .failure(.rateLimited(wait: 600)) }
        story.forgetAsked()
        story.pass(10)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.asked.isEmpty)
    }

    @Test func `An answer that was under way does not break a limit`() {
        var story = TrackerHarness()
        story.begin()
        story.answer(\.isToday, with: .failure(.unreachable(.connectionRefused)))
        story.answer(\.isStats, with: .failure(.rateLimited(wait: 600)))
        story.forgetAsked()
        story.answer(\.isProfile, with: server.reply(.profile))
        #expect(story.asked.isEmpty)
    }

    @Test func `A limit is not waited out while paused`() {
        var story = settled()
        story.run(for: 70) { $0.isToday ? .failure(.rateLimited(wait: 120)) : server.reply($0) }
        story.forgetAsked()
        story.take(story.tracker.setPaused(true, at: story.now))
        story.run(for: 600, reply: server.reply)
        #expect(story.asked.isEmpty)
    }

    @Test func `Someone new is asked about at once after a lost connection`() {
        var story = settled()
        story.run(for: 600) { _ in .failure(.unreachable(.offline)) }
        story.forgetAsked()
        story.take(story.tracker.show(.user("orpheus"), at: story.now))
        #expect(story.asked == [.userStats("orpheus")])
    }

    @Test func `What failed before a pause is asked again after it`() {
        var story = TrackerHarness()
        story.begin()
        story.answer(\.isStats, with: .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)))
        story.answerAll(server.reply)
        story.take(story.tracker.setPaused(true, at: story.now))
        story.pass(600)
        story.take(story.tracker.setPaused(false, at: story.now))
        story.run(for: 120, reply: server.reply)
        #expect(story.me.stats.value != nil)
    }

    @Test func `An absurd clock of a server is not taken over`() {
        var story = TrackerHarness()
        story.begin()
        story.answer(\.isToday, with: server.reply(story.open[0].call), serverTime: 253_402_300_799)
        #expect(story.tracker.clockOffset == 0)
        #expect(story.me.today.value != nil)
    }

    @Test func `No deadline lies in the past`() {
        for wall in [-1e18, -62_135_596_801, 0, 253_402_300_799, 253_402_300_800, 1e18] {
            var story = TrackerHarness(interval: 0, wall: wall)
            story.begin()
            story.answerAll { _ in .failure(.refused(serverMessage: nil)) }
            let deadline = story.tracker.deadline(at: story.now)
            // Beyond the calendar there is no next day to wake up for.
            #expect((deadline == nil) == (wall > 253_402_300_799), "\(wall)")
            #expect(deadline ?? .infinity > story.now.uptime, "\(wall)")
        }
    }

    @Test func `A clock that is days wrong does not make the first answer yesterday's`() {
        var story = TrackerHarness(wall: TrackerHarness.start - 3 * 86400)
        story.begin()
        story.answer(\.isToday, with: server.reply(story.open[0].call), serverTime: TrackerHarness.start)
        #expect(story.me.today.value?.seconds == 7200)
        #expect(story.me.day == ZoneRules.utc.day(at: TrackerHarness.start))
    }

    /// One request finds out whether a limit is over; the others follow one by one.
    @Test func `After a limit one question goes ahead`() {
        var story = settled()
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.open.count > 2)
        story.answerAll { _ in .failure(.rateLimited(wait: 120)) }
        story.forgetAsked()
        for _ in 0..<3 {
            story.pass(max(0, (story.tracker.deadline(at: story.now) ?? 0) - story.now.uptime))
            story.take(story.tracker.wake(at: story.now))
            guard story.open.isEmpty else { break }
        }
        #expect(story.asked.count == 1)
        // The server is slow, and waiting requests do not wake up the program.
        for _ in 0..<5 {
            let next = story.tracker.deadline(at: story.now) ?? 0
            #expect(next > story.now.uptime + 1)
            story.pass(max(0, next - story.now.uptime))
            story.take(story.tracker.wake(at: story.now))
            #expect(story.open.count == 1)
        }
        // After another limit, again one.
        story.answerAll { _ in .failure(.rateLimited(wait: 120)) }
        story.forgetAsked()
        story.run(for: 110, reply: server.reply)
        #expect(story.asked.isEmpty)
        var turns = 0
        while story.asked.isEmpty, turns < 60 {
            turns += 1
            story.pass(1)
            story.take(story.tracker.wake(at: story.now))
        }
        #expect(story.asked.count == 1)
        story.answer(story.open[0], with: server.reply(story.open[0].call))
        #expect(story.open.isEmpty, "not all at once")
        var times: [Double] = []
        let end = story.now.uptime + 30
        while story.now.uptime < end {
            story.pass(0.5)
            story.take(story.tracker.wake(at: story.now))
            // A request caused by an answer follows at once.
            times += story.open.filter { !$0.call.isFeed }.map { _ in story.now.uptime }
            story.answerAll(server.reply)
        }
        #expect(times.count >= 2)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 1.5 }, "\(times) \(story.asked)")
        #expect(story.me.stats.problem == nil && story.me.newest.problem == nil)
    }

    private static let down = ClientError.serverBroken(status: 502, requestID: nil, serverMessage: nil)

    /// Lets time pass until something is under way; how many seconds that took.
    private func wait(_ story: inout TrackerHarness) -> Double {
        let start = story.now.uptime
        while story.open.isEmpty, story.now.uptime - start < 7200, let next = story.tracker.deadline(at: story.now) {
            story.pass(max(0, next - story.now.uptime))
            story.take(story.tracker.wake(at: story.now))
        }
        return story.now.uptime - start
    }

    @Test func `A short wish of the server is not made longer by earlier failures`() throws {
        var story = settled()
        story.run(for: 1800) { _ in .failure(Self.down) }
        repeat {
            story.answerAll { _ in .failure(Self.down) }
            _ = wait(&story)
        } while !story.open.contains { $0.call.isToday }
        story.answerAll { _ in .failure(.rateLimited(wait: 2)) }
        let problem = try #require(story.me.today.problem)
        #expect(problem.until == story.now.wall + 2)
        #expect(try #require(problem.nextTry) <= story.now.wall + 3)
        #expect((2...3).contains(wait(&story)))
        story.answerAll(server.reply)
        story.run(for: 30, reply: server.reply)
        #expect(story.me.today.problem == nil && story.me.stats.problem == nil)
    }

    /// The server's wish is said to be its own, and ours is not said to be the server's.
    @Test func `A limit in a row gets a wait of our own, which a refresh ends`() throws {
        var story = settled()
        var waits: [Double] = []
        _ = wait(&story)
        for _ in 0..<8 {
            story.answerAll { _ in .failure(.rateLimited(wait: 2)) }
            #expect(story.me.today.problem?.until == story.now.wall + 2)
            waits.append(wait(&story))
        }
        #expect(zip(waits, [2.0, 15, 30, 60, 120, 240, 480, 600]).allSatisfy { $0 >= $1 && $0 <= $1 + 5 }, "\(waits)")
        story.answerAll { _ in .failure(.rateLimited(wait: 2)) }
        #expect(try #require(story.me.today.problem?.nextTry) > story.now.wall + 500)
        story.pass(10)
        #expect(story.tracker.limitEnd(at: story.now) == nil)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.open.count == 1, "one question goes ahead")
        story.answerAll { _ in .failure(.rateLimited(wait: 2)) }
        #expect((2...3).contains(wait(&story)), "the wait begins anew")
    }

    @Test func `After a limit nothing waits for the end of our own wait`() {
        var story = settled()
        story.run(for: 1800) { _ in .failure(.rateLimited(wait: 2)) }
        story.pass(10)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        story.run(for: 20, reply: server.reply)
        #expect(story.me.today.problem == nil && story.me.stats.problem == nil && story.me.newest.problem == nil)
    }

    @Test func `A wait that the server does not name is ours`() {
        var story = settled()
        story.run(for: 70) { _ in .failure(.rateLimited(wait: nil)) }
        #expect(story.me.today.problem?.until == nil)
        #expect(story.tracker.limitEnd(at: story.now) == nil)
        story.forgetAsked()
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.asked.count == 1)
    }

    @Test func `A refresh begins the back-off anew`() {
        for error in [ClientError.unreachable(.offline), Self.down] {
            var story = settled()
            story.run(for: 3600) { _ in .failure(error) }
            story.answerAll { _ in .failure(error) }
            story.take(story.tracker.refresh(at: story.now) ?? [])
            story.answerAll { _ in .failure(error) }
            #expect((12...18).contains(wait(&story)))
        }
    }

    /// The connection is there again when anybody answers clearly.
    @Test func `When one question is answered after all failed, the others follow`() {
        for error in [Self.down, .unreachable(.timeout(seconds: 30)), .notHackatime(.webPage)] {
            var story = settled()
            story.run(for: 7200) { _ in .failure(error) }
            _ = wait(&story)
            story.run(for: 1, reply: server.reply)
            #expect(story.me.today.problem == nil && story.me.newest.problem == nil && story.me.stats.problem == nil)
        }
    }

    @Test func `A clear refusal ends the wait after a lost connection`() {
        var story = settled()
        story.run(for: 3600) { _ in .failure(.unreachable(.offline)) }
        _ = wait(&story)
        story.answerAll { $0.isToday ? .failure(.badRequest(status: 422, serverMessage: nil)) : server.reply($0) }
        story.run(for: 5, reply: server.reply)
        #expect(story.me.newest.problem == nil && story.me.stats.problem == nil)
    }

    /// Failures of another kind do not add up: a lost connection says nothing of how long a server takes to recover.
    @Test func `Another kind of failure begins its own back-off`() {
        var story = settled()
        story.run(for: 3600) { _ in .failure(.unreachable(.offline)) }
        _ = wait(&story)
        story.answerAll { _ in .failure(Self.down) }
        #expect(wait(&story) <= 18)
    }

    @Test func `A limit that a look-up meets holds for all`() throws {
        var story = settled()
        story.take(story.tracker.lookUp("U0266FRGP", at: story.now))
        story.answerAll { _ in .failure(.rateLimited(wait: 300)) }
        story.forgetAsked()
        story.run(for: 290, reply: server.reply)
        #expect(story.asked.isEmpty)
    }

    @Test func `The next asking is not before the end of a wait`() throws {
        var story = settled()
        story.run(for: 70) { $0.isToday ? .failure(.rateLimited(wait: 600)) : server.reply($0) }
        #expect(try #require(story.tracker.nextPoll) < story.now.uptime + 70)
        #expect(try #require(story.tracker.nextAsking) > story.now.uptime + 500)
    }
}
