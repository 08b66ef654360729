import HackatimeAPI
import HackatimeSimulator
import Testing

struct TodayTests {
    private let statusbar = "/api/hackatime/v1/users/current/statusbar/today"
    private let today = "/api/v1/my/heartbeats?start_time=2026-11-23T00:00:00Z&end_time=2026-11-23T23:59:59Z"

    @Test(arguments: SimulatedServer.Owner.allCases.filter { $0 != .convicted && $0 != .hostile })
    func `The status bar is the sum of the day's rows`(owner: SimulatedServer.Owner) throws {
        var world = World(.live, owner)
        for later in owner == .busy ? [95.0] : [0.0, 95, 3_600] {
            let bar = try world.json(statusbar, at: noon + later)
            let rows = world.get(today, at: noon + later)
            let times = rows.numbers(after: "\"time\":")
            #expect(times == times.sorted())
            #expect(bar["data"]?["grand_total"]?["total_seconds"]?.number == countedSeconds(times))
            #expect(rows.numbers(after: "\"total_seconds\":") == [countedSeconds(times)])
        }
    }

    @Test func `The goal is close at the start and reached within minutes`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            var world = World(.live, seed: seed)
            let first = try world.json(statusbar)["data"]?["goal"]
            #expect(first?["target_seconds"]?.number == 14_400)
            #expect((90...98).contains(first?["completion_percent"]?.number ?? 0), "seed \(seed)")
            #expect(first?["complete"] == .bool(false))
            let later = try world.json(statusbar, at: noon + 600)["data"]?["goal"]
            #expect(later?["complete"] == .bool(true), "seed \(seed)")
            #expect(later?["completion_percent"]?.number == 100)
        }
    }

    @Test func `A day that has just begun has a goal within reach and yesterday before it`() throws {
        let start = 1_795_392_000.0 + 1_200
        var world = World(.live, start: start)
        let goal = try world.json(statusbar, at: start)["data"]?["goal"]
        #expect(goal?["target_seconds"]?.number == 900)
        #expect((goal?["tracked_seconds"]?.number ?? 0) > 800)
        let evening = "/api/v1/my/heartbeats?start_time=2026-11-22T21:00:00Z&end_time=2026-11-22T23:59:59Z"
        #expect(try world.json(evening, at: start)["heartbeats"]?.items.isEmpty == false)
    }

    @Test func `New heartbeats keep arriving twenty to forty seconds apart`() throws {
        var world = World()
        let rows = try world.json(today, at: noon + 1_800)["heartbeats"]
        let arrived = try #require(rows).items.compactMap { $0["time"]?.number }.filter { $0 > noon }
        #expect((45...90).contains(arrived.count))
        for (earlier, later) in zip(arrived, arrived.dropFirst()) { #expect((20...40).contains(later - earlier)) }
        #expect(
            try world.json(today, at: noon)["heartbeats"]?.items.contains { ($0["time"]?.number ?? 0) > noon } == false)
    }

    @Test func `The day has gaps, write marks, several projects, languages and branches`() throws {
        var world = World()
        let rows = try #require(try world.json(today)["heartbeats"]).items
        let times = rows.compactMap { $0["time"]?.number }
        func distinct(_ name: String) -> Int { Set(rows.compactMap { $0[name]?.text }).count }
        #expect(zip(times, times.dropFirst()).contains { $1 - $0 > 1_200 })
        #expect(rows.contains { $0["is_write"] == .bool(true) } && rows.contains { $0["is_write"] == .bool(false) })
        #expect(distinct("project") >= 3 && distinct("language") >= 3 && distinct("branch") >= 2)
        #expect(rows.last?["project"]?.text == "hackatop")
        #expect(Set(rows.compactMap { $0["id"]?.number }).count == rows.count)
    }

    @Test func `The documented status bar has a fraction and its own text`() {
        var world = World(.documented, .empty)
        #expect(world.text(statusbar) == #"{"data":{"grand_total":{"total_seconds":0.0,"text":"0 hrs"}}}"#)
        var live = World(.live, .empty)
        #expect(live.text(statusbar) == #"{"data":{"grand_total":{"text":"Start coding!","total_seconds":0}}}"#)
    }

    @Test func `A busy day has twenty thousand rows of about nine hundred bytes`() {
        var world = World(.live, .busy)
        let response = world.get(today)
        let rows = response.numbers(after: "\"lineno\":").count
        #expect(rows == 20_000)
        #expect((700...1_000).contains(response.body.count / max(1, rows)))
        let window = "/api/v1/my/heartbeats?start_time=2026-11-23T12:32:00Z&end_time=2026-11-23T14:32:00Z"
        #expect((2_000...4_000).contains(world.get(window).numbers(after: "\"lineno\":").count))
    }
}
