import HackatimeAPI
import HackatimeSimulator
import Testing

struct StatsSumTests {
    private static let window = TimeWindow(start: simulatedNow - 6 * 3_600, end: simulatedNow)

    @Test func `It names what is chosen`() {
        let window = TimeWindow(start: 1_787_364_000, end: 1_787_371_200, offset: -14_400)
        let dates = "start_date=2026-08-21T22%3A00%3A00-04%3A00&end_date=2026-08-22T00%3A00%3A00-04%3A00"
        let event = StatsSum(of: .user("U1"), in: window, projects: ["a", "b c"], counting: .event)
        #expect(
            event.request(.live).target
                == "/api/v1/users/U1/stats?total_seconds=true&\(dates)&filter_by_project=a%2Cb%20c&test_param=true")
        let coding = StatsSum(
            of: .me, in: window, categories: ["coding"], leavesOutAICoding: true, counting: .boundaryAware)
        #expect(
            coding.request(.live).target
                == "/api/v1/users/my/stats?total_seconds=true&\(dates)&filter_by_category=coding&no_ai_coding=true"
                + "&boundary_aware=true")
        #expect(coding.policy.needsKey && !event.policy.needsKey)
    }

    @Test func `All time is no answer`() {
        let call = StatsSum(of: .user("U1"), in: Self.window)
        #expect(read(call, #"{"total_seconds":"183354.0"}"#) == .success(183_354))
        #expect(read(call, #"{"user":"o","total_seconds":5,"languages":[]}"#) == .failure(.notOffered))
        #expect(read(call, #"{"total_seconds":-5}"#) == .failure(.notHackatime(.totalWithoutNumber)))
        #expect(
            read(call, #"{"error":"Invalid start_date"}"#, status: 422)
                == .failure(.badRequest(status: 422, serverMessage: "Invalid start_date")))
    }

    /// Counts the same from the heartbeats in a simple way.
    private func counted(
        _ rows: [Heartbeat], _ call: StatsSum, projects: Set<String>? = nil, categories: Set<String>? = nil
    ) -> Double {
        let chosen = rows.filter { row in
            if call.counting != .plain, ["browsing", "meeting", "communicating"].contains(row.category) {
                return false
            }
            if call.counting == .event || call.leavesOutAICoding, row.category == nil { return false }
            if call.leavesOutAICoding, row.category == "ai coding" { return false }
            return projects?.contains(row.project ?? "") ?? true && categories?.contains(row.category ?? "") ?? true
        }
        let start = call.window.start
        let before = call.counting == .plain ? nil : chosen.last { $0.time < start }?.time
        let times = chosen.map(\.time).filter { $0 >= start && $0 < call.window.end }
        return Durations.total(ofSorted: (before.map { [$0] } ?? []) + times)
    }

    @Test(arguments: [SimulatedServer.Owner.nova, .hostile], StatsSum.Counting.allCases)
    func `The pretend server counts what is chosen`(
        owner: SimulatedServer.Owner, counting: StatsSum.Counting
    ) throws {
        // In eight days the hostile user has heartbeats of every category that is left out somewhere.
        let window = owner == .hostile ? TimeWindow(start: simulatedNow - 8 * 86_400, end: simulatedNow) : Self.window
        let rows = try simulated(
            MyHeartbeats(in: TimeWindow(start: window.start - 40 * 86_400, end: simulatedNow)), owner: owner
        ).heartbeats
        if owner == .hostile {
            let categories = Set(rows.filter { $0.time >= window.start }.map(\.category))
            #expect(categories.isSuperset(of: ["browsing", "meeting", "communicating", "ai coding", nil]))
        }
        let names = Array(Set(rows.compactMap(\.project)).filter { !$0.contains(",") }.sorted().prefix(2))
        for projects in [[], names] {
            for leavesOutAI in [false, true] {
                let call = StatsSum(
                    of: .me, in: window, projects: projects, leavesOutAICoding: leavesOutAI, counting: counting)
                let expected = counted(rows, call, projects: projects.isEmpty ? nil : Set(projects))
                #expect(try simulated(call, owner: owner) == expected)
            }
        }
        let coding = StatsSum(of: .me, in: window, categories: ["coding"], counting: counting)
        #expect(try simulated(coding, owner: owner) == counted(rows, coding, categories: ["coding"]))
    }

    @Test func `The overlap of projects counts once`() throws {
        let rows = try simulated(MyHeartbeats(in: Self.window)).heartbeats
        let names = Array(Set(rows.compactMap(\.project))).sorted()
        #expect(names.count > 1)
        let sum = { (projects: [String]) in
            try simulated(StatsSum(of: .me, in: Self.window, projects: projects, counting: .event))
        }
        #expect(try sum(names) <= names.map { try sum([$0]) }.reduce(0, +))
        #expect(throws: ClientError.notOffered) { try simulated(StatsSum(of: .me, in: Self.window), .documented) }
    }
}
