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
        var harness = TrackerHarness(hasKey: hasKey)
        harness.begin()
        harness.answerAll(FakeServer(newest: TrackerHarness.start).reply)
        harness.forgetAsked()
        return harness
    }

    @Test func `Two are in flight at a time, in their order`() {
        var harness = begun()
        harness.perform(harness.tracker.want(Self.sums.map { WantedCall($0) }, at: harness.now))
        #expect(harness.asked == Array(Self.sums.prefix(2)))
        // The others wake nobody while there is no room for them.
        #expect(harness.tracker.deadline(at: harness.now).map { $0 > harness.now.uptime } ?? true)
        harness.answer({ $0 == Self.sums[1] }, with: .success(.total(60)))
        #expect(harness.asked == Array(Self.sums.prefix(3)))
        harness.answerAll { _ in .success(.total(5)) }
        #expect(harness.asked == Self.sums)
        #expect(harness.tracker.answer(Self.sums[1]).value == .total(60))
        harness.run(for: 7_200, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(harness.asked.count { Self.sums.contains($0) } == 5, "one answer is enough")
    }

    @Test func `A call that a pane and a page need is in flight once`() {
        var harness = TrackerHarness()
        let week = TimeWindow(start: 1_794_787_200, end: 1_795_392_000, offset: 0)
        harness.begin()
        harness.perform(harness.tracker.setRange(week, at: harness.now))
        let call = APICall.rangeStats(.me, week)
        #expect(harness.open.count { $0.call == call } == 1)
        harness.perform(harness.tracker.want([WantedCall(call)], at: harness.now))
        #expect(harness.open.count { $0.call == call } == 1)
        let server = FakeServer(newest: TrackerHarness.start)
        harness.run(for: 5, reply: server.reply)
        #expect(harness.tracker.answer(call).value != nil)
        #expect(harness.asked.count { $0 == call } == 2, "then it is asked for the page; a history has the answer")
    }

    @Test func `What is closed is cancelled, and what is known is not asked again`() {
        var harness = begun()
        harness.perform(harness.tracker.want(Self.sums.map { WantedCall($0) }, at: harness.now))
        harness.answer({ $0 == Self.sums[0] }, with: .success(.total(60)))
        harness.perform(harness.tracker.want([], at: harness.now))
        #expect(harness.open.isEmpty)
        #expect(!harness.tracker.answer(Self.sums[1]).isAsking)
        harness.forgetAsked()
        harness.perform(harness.tracker.want(Self.sums.map { WantedCall($0) }, at: harness.now))
        #expect(harness.asked == [Self.sums[1], Self.sums[2]])
    }

    @Test func `An answer is asked for again when it is old, but not while paused`() {
        var harness = begun()
        harness.perform(harness.tracker.want([WantedCall(Self.board, every: 600)], at: harness.now))
        harness.run(for: 3_500, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(harness.asked.count { $0 == Self.board } == 6)
        harness.perform(harness.tracker.setPaused(true, at: harness.now))
        harness.run(for: 3_600, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(harness.asked.count { $0 == Self.board } == 6)
    }

    @Test func `The owner's stats are asked as the live server has them, where it refuses the documented call`() {
        var harness = begun()
        harness.perform(harness.tracker.want([WantedCall(.ownStats, every: 900)], at: harness.now))
        harness.answer({ $0 == .ownStats }, with: .failure(.refused(serverMessage: nil)))
        harness.forgetAsked()
        #expect(harness.open.first { $0.call == .ownStats }?.dialect == .live)
        harness.answer({ $0 == .ownStats }, with: .success(.stats(CodingStats(total: 60))))
        #expect(harness.tracker.answer(.ownStats).value == .stats(CodingStats(total: 60)))
    }

    @Test func `A refresh asks again at once`() throws {
        var harness = begun()
        harness.perform(harness.tracker.want([WantedCall(Self.board)], at: harness.now))
        harness.answerAll(FakeServer(newest: TrackerHarness.start).reply)
        harness.pass(10)
        harness.forgetAsked()
        let actions = harness.tracker.refresh(at: harness.now)
        harness.perform(try #require(actions))
        #expect(harness.open.first { $0.call == Self.board }?.acceptsAge == 0)
    }

    @Test func `While the list is being generated it is tried again by itself`() {
        var harness = begun()
        var tries = 0
        harness.perform(harness.tracker.want([WantedCall(Self.board)], at: harness.now))
        harness.run(for: 120) { call in
            guard call == Self.board else { return FakeServer(newest: TrackerHarness.start).reply(call) }
            tries += 1
            return tries < 3
                ? .failure(.serverBroken(status: 503, requestID: nil, serverMessage: "Leaderboard is being generated"))
                : .success(.ranking(Ranking(entries: [])))
        }
        #expect(tries == 3)
        #expect(harness.tracker.answer(Self.board).problem == nil)
    }

    @Test func `A server without the call is asked once`() {
        var harness = begun()
        harness.perform(harness.tracker.want([WantedCall(Self.board)], at: harness.now))
        harness.answer({ $0 == Self.board }, with: .failure(.notOffered))
        harness.run(for: 7_200, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(harness.asked.count { $0 == Self.board } == 1)
        #expect(harness.tracker.answer(Self.board).problem?.error == .notOffered)
    }

    @Test(arguments: [ClientError.notOffered, .privateUser, .notFound(serverMessage: nil)])
    func `What fails for good is asked as rarely as what succeeds`(error: ClientError) {
        var harness = begun()
        harness.perform(harness.tracker.want([WantedCall(Self.board, every: 1_800)], at: harness.now))
        harness.run(for: 3 * 1_800 + 60) { call in
            call == Self.board ? .failure(error) : FakeServer(newest: TrackerHarness.start).reply(call)
        }
        #expect(harness.asked.count { $0 == Self.board } == 4)
    }

    @Test func `A limit stops these too, and they go on after it`() {
        var harness = begun()
        harness.perform(harness.tracker.want(Self.sums.map { WantedCall($0) }, at: harness.now))
        harness.answer({ $0 == Self.sums[0] }, with: .failure(.rateLimited(wait: 90)))
        harness.answer({ $0 == Self.sums[1] }, with: .success(.total(1)))
        harness.forgetAsked()
        harness.run(for: 80, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(harness.asked.isEmpty)
        harness.run(for: 120, reply: FakeServer(newest: TrackerHarness.start).reply)
        #expect(Self.sums.allSatisfy { harness.tracker.answer($0).value != nil })
    }

    @Test func `Without a key only what needs none is asked`() {
        var harness = begun(hasKey: false)
        harness.perform(harness.tracker.want([WantedCall(Self.sums[0]), WantedCall(Self.board)], at: harness.now))
        #expect(harness.asked == [Self.board])
        #expect(harness.tracker.answer(Self.sums[0]).problem?.error == .noKey)
    }

    @Test func `Another account's answers are not shown`() {
        var harness = begun()
        harness.perform(harness.tracker.want([WantedCall(Self.sums[0]), WantedCall(Self.board)], at: harness.now))
        harness.answerAll(FakeServer(newest: TrackerHarness.start).reply)
        harness.perform(harness.tracker.keyChanged(at: harness.now))
        harness.answer({ $0 == .profile }, with: .success(.profile(Profile(id: "77", zone: "UTC"))))
        #expect(harness.tracker.answer(Self.sums[0]).value == nil)
        #expect(harness.tracker.answer(Self.board).value != nil)
    }
}
