import HackatimeAPI
import HackatimeSimulator
import Testing

struct ZoneTests {
    private func range(_ posix: String, _ day: String) throws -> [String?] {
        let zone = try #require(ZoneRules(name: "Here", posix: posix))
        var world = World()
        world.server = SimulatedServer(seed: 7, start: noon, zone: zone, dialect: .live)
        let target = "/api/hackatime/v1/users/current/summaries?start=\(day)&end=\(day)"
        let range = try world.json(target)["data"]?[0]?["range"]
        return [range?["start"]?.text, range?["end"]?.text]
    }

    @Test func `Days begin where the profile's zone says`() throws {
        let newYork = "EST5EDT,M3.2.0,M11.1.0"
        #expect(try range(newYork, "2026-11-23") == ["2026-11-23T05:00:00Z", "2026-11-24T04:59:59Z"])
        #expect(try range(newYork, "2026-11-01") == ["2026-11-01T04:00:00Z", "2026-11-02T04:59:59Z"])
        #expect(try range(newYork, "2026-03-08") == ["2026-03-08T05:00:00Z", "2026-03-09T03:59:59Z"])
    }

    @Test func `A skipped midnight begins the day at the change and a repeated one at its first`() throws {
        let havana = "CST5CDT,M3.2.0/0,M11.1.0/1"
        #expect(try range(havana, "2026-03-08") == ["2026-03-08T05:00:00Z", "2026-03-09T03:59:59Z"])
        #expect(try range(havana, "2026-03-07") == ["2026-03-07T05:00:00Z", "2026-03-08T04:59:59Z"])
        #expect(try range(havana, "2026-11-01") == ["2026-11-01T04:00:00Z", "2026-11-02T04:59:59Z"])
    }
}
