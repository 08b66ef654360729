import HackatimeAPI
import HackatimeSimulator
import Testing

struct DaySummariesTests {
    private static let today = CivilDate(year: 2026, month: 11, day: 23)
    private static let call = DaySummaries(from: today.adding(days: -6), to: today, zone: "UTC")

    @Test func `It is the request of the totals, and may name a project`() {
        let totals = Summaries(from: Self.today.adding(days: -6), to: Self.today, zone: "UTC")
        #expect(Self.call.request(.live).target == totals.request(.live).target)
        var one = Self.call
        one.project = "a&b"
        #expect(one.request(.live).target == totals.request(.live).target + "&project=a%26b")
    }

    @Test func `Projects and what AI did are read leniently`() {
        let body = #"""
            {"data":[{"grand_total":{"total_seconds":7740,"ai_input_tokens":1200,"ai_output_tokens":-3,
            "ai_model_breakdown":[{"name":"m-1","lines":40},{"name":"m-2"},{"lines":3}]},
            "projects":[{"name":"robot","total_seconds":4231},{"name":null,"total_seconds":3509}],
            "range":{"date":"2026-11-22"}},
            {"grand_total":{"total_seconds":0},"projects":[],"range":{"date":"2026-11-21"}},
            {"grand_total":{"total_seconds":5},"projects":[],"range":{"date":"2026-11-01"}},{"range":{}}]}
            """#
        let days = [
            DaySummary(day: Self.today.adding(days: -2), seconds: 0),
            DaySummary(
                day: Self.today.adding(days: -1), seconds: 7_740,
                projects: [
                    Breakdown(name: "robot", seconds: 4_231), Breakdown(name: Breakdown.nameless, seconds: 3_509),
                ],
                ai: AIUsage(inputTokens: 1_200, outputTokens: 0, models: [AIUsage.Model(name: "m-1", lines: 40)])),
        ]
        #expect(read(Self.call, body) == .success(days))
        #expect(read(Self.call, "{}") == .failure(.notHackatime(.noDays)))
    }

    @Test(arguments: [SimulatedServer.Owner.nova, .hostile])
    func `The pretend server's days add up to their projects`(owner: SimulatedServer.Owner) throws {
        let days = try simulated(Self.call, owner: owner)
        #expect(days.count == 7)
        let totals = try simulated(
            Summaries(from: Self.call.first, to: Self.call.last, zone: "UTC"), owner: owner)
        #expect(days.map(\.day) == totals.map(\.day) && days.map(\.seconds) == totals.map(\.seconds))
        #expect(
            days.map { Set($0.projects.map(\.name)).subtracting(["Other"]) } == totals.map { Set($0.projects) })
        for day in days {
            let sum = day.projects.reduce(0) { $0 + $1.seconds }
            #expect(abs(sum - day.seconds) <= Double(day.projects.count), "each is rounded by itself")
        }
        let usage = days.compactMap(\.ai)
        #expect(!usage.isEmpty)
        #expect(usage.allSatisfy { $0.inputTokens > 0 && $0.models.allSatisfy { $0.lines > 0 } })
        #expect(throws: ClientError.notOffered) { try simulated(Self.call, .documented) }
    }
}
