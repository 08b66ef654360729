import HackatimeAPI
import Testing

/// Others on the leaderboard, and those who are hacking now.
struct CrowdTests {
    private func ranks(_ period: String, _ world: inout World, at now: Double = noon) throws -> Ranking {
        let period: Leaderboard.Period = period == "daily" ? .daily : .weekly
        let response = world.get("/api/v1/leaderboard/\(period.rawValue)", at: now)
        return try Leaderboard(period).value(from: response, .live)
    }

    @Test(arguments: [1, 7, 99] as [UInt64]) func `The owner is in the middle of some forty`(seed: UInt64) throws {
        var world = World(seed: seed)
        for period in ["daily", "weekly"] {
            let entries = try ranks(period, &world).entries
            #expect(entries.count >= 38)
            let place = try #require(entries.firstIndex { $0.userID == "42" })
            #expect((2..<entries.count - 5).contains(place), "\(period): \(place)")
            #expect(entries.map(\.rank) == Array(1...entries.count))
        }
    }

    @Test func `Times change slowly`() throws {
        var world = World()
        let before = try ranks("daily", &world).entries
        let after = try ranks("daily", &world, at: noon + 600).entries
        #expect(before != after)
        let grown = Dictionary(after.map { ($0.userID, $0.seconds) }) { $1 }
        for entry in before { #expect(grown[entry.userID] ?? 0 <= entry.seconds + 720) }
    }

    @Test func `A few are hacking now, and one can look at everybody`() throws {
        var world = World()
        let response = world.get("/api/v1/currently_hacking")
        let hackers = try CurrentlyHacking().value(from: response, .live)
        #expect((4...20).contains(hackers.count))
        #expect(hackers.contains { $0.name == "Mira Okonkwo" && $0.countryCode == "IN" })
        for entry in try ranks("daily", &world).entries where entry.userID != "13" {
            let id = try #require(entry.userID)
            #expect(world.get("/api/v1/users/\(id)/stats").status == 200, "\(id)")
        }
        #expect(world.get("/api/v1/users/juniper/stats").status == 200)
        #expect(world.get("/api/v1/users/1999/stats").status == 404)
    }
}
