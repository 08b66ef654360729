import HackatimeAPI
import HackatimeSimulator
import Testing

struct CallTests {
    @Test func `Own stats have the shape of each dialect`() throws {
        var live = World()
        let root = try live.json("/api/v1/users/my/stats?features=languages,projects")
        let data = try #require(root["data"])
        #expect(data["username"]?.text == "Nova Sterling" && data["user_id"]?.text == "42")
        #expect(root["trust_factor"]?.keys == ["trust_level", "trust_value"])
        #expect(
            data["languages"]?[0]?.keys
                == ["name", "total_seconds", "text", "hours", "minutes", "percent", "digital", "color"])
        #expect((data["languages"]?.items.count ?? 0) >= 8 && data["projects"]?.items.count == 12)
        #expect((300_000...500_000).contains(data["total_seconds"]?.number ?? 0))
        #expect(try live.json("/api/v1/users/my/stats?limit=2")["data"]?["languages"]?.items.count == 2)
        #expect(try live.json("/api/v1/users/my/stats")["data"]?["projects"] == nil)

        var documented = World(.documented)
        let own = try documented.json("/api/v1/stats")
        #expect(own.keys == ["user", "total_seconds", "languages", "projects"])
        #expect(own["languages"]?[0]?.keys == ["name", "seconds"])
        #expect(own["total_seconds"] == data["total_seconds"])
        documented.server.habits.statsIsBareNumber = true
        #expect(documented.text("/api/v1/stats") == "4815162342")
    }

    @Test func `A total since midnight equals the day's rows`() throws {
        var world = World()
        let total = "/api/v1/users/nova/stats?total_seconds=true&start_date="
        let bar = try world.json("/api/hackatime/v1/users/current/statusbar/today")["data"]?["grand_total"]
        #expect(try world.json(total + "2026-11-23")["total_seconds"] == bar?["total_seconds"])
        #expect(try world.json(total + "2026-11-22T23%3A00%3A00-01%3A00")["total_seconds"] == bar?["total_seconds"])
        #expect(world.text(total + "2026-11-24") == #"{"total_seconds":0}"#)
    }

    @Test func `A raw plus drops the offset and an encoded one keeps it`() throws {
        var world = World()
        let path = "/api/v1/my/heartbeats?end_time=2026-11-23T14:00:00Z&start_time=2026-11-23T12:00:00"
        #expect(try world.json(path + "+02:00")["start_time"]?.text == "2026-11-23T12:00:00.000Z")
        #expect(try world.json(path + "%2B02:00")["start_time"]?.text == "2026-11-23T12:00:00.000+02:00")
        #expect(world.get("/api/v1/my/heartbeats?start_time=1795444320").status == 500)
    }

    @Test func `Documented heartbeats are the newest hundred, newest first`() throws {
        var world = World(.documented)
        let path = "/api/v1/my/heartbeats?start=2026-11-23T00:00:00Z&end=2026-11-23T14:32:00Z&limit=1000"
        let rows = try world.json(path).items
        let times = rows.compactMap { $0["time"]?.number }
        #expect(rows.count == 100 && times == times.sorted(by: >))
        #expect(try world.json("/api/v1/my/heartbeats/most_recent") == rows.first)
        world.server.habits.wrapsHeartbeats = true
        world.server.habits.omitsIDs = true
        let wrapped = try world.json("/api/v1/my/heartbeats?limit=3")
        #expect(wrapped.keys == ["heartbeats"] && wrapped["heartbeats"]?.items.count == 3)
        #expect(wrapped["heartbeats"]?[0]?["id"] == nil)
    }

    @Test func `Nobody's calls are empty and say so`() {
        var world = World(.live, .empty)
        #expect(
            world.text("/api/v1/my/heartbeats/most_recent")
                == #"{"has_heartbeat":false,"heartbeat":null,"editor":null,"time_ago":null}"#)
        #expect(world.text("/api/v1/users/my/heartbeats/spans") == #"{"spans":[]}"#)
        #expect(world.text("/api/v1/users/my/projects") == #"{"projects":[]}"#)
        #expect(world.text("/api/v1/users/newcomer/stats").contains(#""total_seconds":0,"daily_average":0,"#))
        #expect(world.text("/api/v1/users/newcomer/trust_factor") == #"{"trust_level":"blue","trust_value":0}"#)
    }

    @Test func `Summaries give each gap to one project`() throws {
        var world = World()
        let day = try world.json("/api/hackatime/v1/users/current/summaries?start=2026-11-21&end=2026-11-21")
        let total = day["data"]?[0]?["grand_total"]?["total_seconds"]?.number ?? -1
        let sum = day["data"]?[0]?["projects"]?.items.reduce(0) { $0 + ($1["total_seconds"]?.number ?? 0) } ?? 0
        #expect(total > 0 && abs(total - sum) <= 6)
        #expect(day["data"]?[0]?["range"]?["text"]?.text == "November 21, 2026")
        #expect(
            world.text("/api/hackatime/v1/users/current/summaries?start=today&end=today")
                == #"{"error":"start and end must be valid dates in YYYY-MM-DD format"}"#)
        let week = try world.json("/api/hackatime/v1/users/current/stats/last_7_days")["data"]
        #expect(week?["start"]?.text == "2026-11-16T00:00:00+00:00")
        #expect(week?["categories"]?[0]?["name"]?.text == "coding")
    }

    @Test func `Hostile text is escaped as the contract says`() {
        var world = World(.live, .hostile)
        let text = world.text("/api/v1/users/my/stats?features=languages,projects")
        #expect(text.contains(#"\ud800"#) && text.contains(#"\u003cb\u003e\u0026amp;"#))
        #expect(text.contains("\u{9B}31mC1") && text.contains("del\u{7F}nel\u{85}sep\\u2028"))
        #expect(text.contains(#"\u001b[31m"#) && !text.contains("\u{1B}"))
        #expect(text.contains(String(repeating: "長", count: 5_000)))
    }
}
