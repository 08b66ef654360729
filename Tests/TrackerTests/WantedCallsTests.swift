import HackatimeAPI
import Testing
import Tracker

/// What pages and panes ask beside the person shown.
struct WantedCallsTests {
    private static let sums = (0..<5).map { day in
        APICall.sum(StatsSum(of: .me, in: TimeWindow(start: Double(day) * 86_400, end: Double(day + 1) * 86_400)))
    }
    private static let board = APICall.leaderboard(.daily)

    private func begun(hasKey: Bool = true) -> TrackerHarness {
        var story = TrackerHarness(hasKey: hasKey)
        story.begin()
        story.answerAll(FakeServer(newest: TrackerHarness.start).reply)
        story.forgetAsked()
        return story
    }

    @Test func `Two are in flight at a time, in their order`() {
        var story = begun()
        story.take(story.tracker.want(Self.sums.map { WantedCall($0) }, at: story.now))
        #expect(story.asked == Array(Self.sums.prefix(2)))
        story.answer({ $0 == Self.sums[1] }, with: .success(.total(60)))
        #expect(story.asked == Array(Self.sums.prefix(3)))
        story.answerAll { _ in .success(.total(5)) }
        #expect(story.asked == Self.sums)
        #expect(story.tracker.answer(Self.sums[1]).value == .total(60))
        story.run(for: 7_200, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(story.asked.count { Self.sums.contains($0) } == 5, "one answer is enough")
    }

    @Test func `What is closed is cancelled, and what is known is not asked again`() {
        var story = begun()
        story.take(story.tracker.want(Self.sums.map { WantedCall($0) }, at: story.now))
        story.answer({ $0 == Self.sums[0] }, with: .success(.total(60)))
        story.take(story.tracker.want([], at: story.now))
        #expect(story.open.isEmpty)
        #expect(!story.tracker.answer(Self.sums[1]).isAsking)
        story.forgetAsked()
        story.take(story.tracker.want(Self.sums.map { WantedCall($0) }, at: story.now))
        #expect(story.asked == [Self.sums[1], Self.sums[2]])
    }

    @Test func `An answer is asked for again when it is old, but not while paused`() {
        var story = begun()
        story.take(story.tracker.want([WantedCall(Self.board, every: 600)], at: story.now))
        story.run(for: 3_500, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(story.asked.count { $0 == Self.board } == 6)
        story.take(story.tracker.setPaused(true, at: story.now))
        story.run(for: 3_600, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(story.asked.count { $0 == Self.board } == 6)
    }

    @Test func `The owner's stats are asked as the live server has them, where it refuses the documented call`() {
        var story = begun()
        story.take(story.tracker.want([WantedCall(.ownStats, every: 900)], at: story.now))
        story.answer({ $0 == .ownStats }, with: .failure(.refused(serverMessage: nil)))
        story.forgetAsked()
        #expect(story.open.first { $0.call == .ownStats }?.dialect == .live)
        story.answer({ $0 == .ownStats }, with: .success(.stats(CodingStats(total: 60))))
        #expect(story.tracker.answer(.ownStats).value == .stats(CodingStats(total: 60)))
    }

    @Test func `A refresh asks again at once`() throws {
        var story = begun()
        story.take(story.tracker.want([WantedCall(Self.board)], at: story.now))
        story.answerAll(FakeServer(newest: TrackerHarness.start).reply)
        story.pass(10)
        story.forgetAsked()
        let actions = story.tracker.refresh(at: story.now)
        story.take(try #require(actions))
        #expect(story.open.first { $0.call == Self.board }?.acceptsAge == 0)
    }

    @Test func `While the list is being generated it is tried again by itself`() {
        var story = begun()
        var tries = 0
        story.take(story.tracker.want([WantedCall(Self.board)], at: story.now))
        story.run(for: 120) { call in
            guard call == Self.board else { return FakeServer(newest: TrackerHarness.start).reply(call) }
            tries += 1
            return tries < 3
                ? .failure(.serverBroken(status: 503, requestID: nil, serverMessage: "Leaderboard is being generated"))
                : .success(.ranking(Ranking(entries: [])))
        }
        #expect(tries == 3)
        #expect(story.tracker.answer(Self.board).problem == nil)
    }

    @Test func `A server without the call is asked once`() {
        var story = begun()
        story.take(story.tracker.want([WantedCall(Self.board)], at: story.now))
        story.answer({ $0 == Self.board }, with: .failure(.notOffered))
        story.run(for: 7_200, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(story.asked.count { $0 == Self.board } == 1)
        #expect(story.tracker.answer(Self.board).problem?.error == .notOffered)
    }

    @Test(arguments: [ClientError.notOffered, .privateUser, .notFound(serverMessage: nil)])
    func `What fails for good is asked as rarely as what succeeds`(error: ClientError) {
        var story = begun()
        story.take(story.tracker.want([WantedCall(Self.board, every: 1_800)], at: story.now))
        story.run(for: 3 * 1_800 + 60) { call in
            call == Self.board ? .failure(error) : FakeServer(newest: TrackerHarness.start).reply(call)
        }
        #expect(story.asked.count { $0 == Self.board } == 4)
    }

    @Test func `A limit stops these too, and they go on after it`() {
        var story = begun()
        story.take(story.tracker.want(Self.sums.map { WantedCall($0) }, at: story.now))
        story.answer({ $0 == Self.sums[0] }, with: .failure(.rateLimited(wait: 90)))
        story.answer({ $0 == Self.sums[1] }, with: .success(.total(1)))
        story.forgetAsked()
        story.run(for: 80, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(story.asked.isEmpty)
        story.run(for: 120, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(Self.sums.allSatisfy { story.tracker.answer($0).value != nil })
    }

    @Test func `Without a key only what needs none is asked`() {
        var story = begun(hasKey: false)
        story.take(story.tracker.want([WantedCall(Self.sums[0]), WantedCall(Self.board)], at: story.now))
        #expect(story.asked == [Self.board])
        #expect(story.tracker.answer(Self.sums[0]).problem?.error == .noKey)
    }

    @Test func `Another account's answers are not shown`() {
        var story = begun()
        story.take(story.tracker.want([WantedCall(Self.sums[0]), WantedCall(Self.board)], at: story.now))
        story.answerAll(FakeServer(newest: TrackerHarness.start).reply)
        story.take(story.tracker.keyChanged(at: story.now))
        story.answer({ $0 == .profile }, with: .success(.profile(Profile(id: "77", zone: "UTC"))))
        #expect(story.tracker.answer(Self.sums[0]).value == nil)
        #expect(story.tracker.answer(Self.board).value != nil)
    }
}
