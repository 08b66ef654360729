import Testing

@testable import HackatimeAPI
@testable import Tracker

struct FeedPlanTests {
    @Test func `A window that is under way is not taken for its successor`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        // A window is requested for a new heartbeat, and before the answer a newer one appears.
        for (second, id) in [(30.0, Int64(1)), (90, 2)] {
            harness.pass(60)
            harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
            harness.answer(\.isNewest, with: .success(.newest(Heartbeat(id: id, time: TrackerHarness.start + second))))
        }
        harness.answer(
            \.isFeed,
            with: .success(
                .heartbeats(
                    HeartbeatPage(
                        heartbeats: [Heartbeat(id: 1, time: TrackerHarness.start + 30)], isUnpaged: true, rowCount: 1)))
        )
        // The second window is still wanted.
        #expect(harness.open.contains { $0.call.window?.end ?? 0 > TrackerHarness.start + 90 })
        #expect(harness.rows.contains { $0.id == 1 })
    }

    /// Runs the plan against a server with this density of heartbeats. Returns the complete windows, and how many
    /// answers were too large.
    private static func asked(
        _ plan: inout FeedPlan, rows: (Double) -> Double
    ) -> (told: [TimeWindow], tooLarge: Int) {
        var told: [TimeWindow] = []
        var tooLarge = 0
        while let step = plan.next, told.count < 1_000 {
            let count = stride(from: step.window.start, to: step.window.end, by: 60).reduce(0) { $0 + rows($1) * 60 }
            if count > Double(FeedPlan.tooMany),
                plan.shorten(holding: FeedPlan.tooMany, serverCutsRows: false)
            {
                tooLarge += 1
                continue
            }
            let beats = (0..<Int(count)).map { Heartbeat(id: Int64($0), time: step.window.start) }
            plan.finished(HeartbeatPage(heartbeats: beats, isUnpaged: true, rowCount: beats.count))
            told.append(step.window)
        }
        return (told, tooLarge)
    }

    /// Eight hours of work with a heartbeat every 1.5 s, after a night without any.
    @Test func `A busy day is told in pieces and none but the first is too large`() {
        var plan = FeedPlan()
        let day = 1_793_577_600.0
        plan.again(from: day, to: day + 57_600, unknown: 57_600, offset: 0)
        let (told, tooLarge) = Self.asked(&plan) { $0 < day + 28_800 ? 0 : 1 / 1.5 }
        #expect(told.first?.end == day + 57_600)
        #expect(told.last?.start == day)
        #expect(zip(told, told.dropFirst()).allSatisfy { $0.start == $1.end }, "newest first, nothing left out")
        #expect(tooLarge <= 4)
        let work = told.filter { $0.start >= day + 28_800 }.map(\.length)
        #expect(work.count > 28_800 / 800, "nearly all of them near the 250 rows aimed at")
        #expect(work.allSatisfy { $0 <= Double(FeedPlan.tooMany) * 1.5 })
        // Longer steps in the night.
        #expect(told.count { $0.end <= day + 28_800 } <= 6)
    }

    @Test func `An ordinary day is asked for as it was planned`() {
        var plan = FeedPlan()
        let day = 1_793_577_600.0
        plan.again(from: day, to: day + 57_600, unknown: 28_800, offset: 0)
        let (told, tooLarge) = Self.asked(&plan) { $0 < day + 40_000 ? 0 : 1 / 30 }
        #expect(told.map(\.length) == [28_800, 28_800])
        #expect(tooLarge == 0)
    }
}
