import FoundationEssentials
import HackatimeAPI
import HackatimeSimulator
import Testing

/// The sums that event sites ask for, counted a second time from the rows.
struct EventSumTests {
    private struct Row {
        var time: Double
        var project: String?
        var category: String?
    }

    private static let start = "2026-11-10T09:30:00Z"
    private static let end = "2026-11-20T18:00:00%2B02:00"
    private static let window = 1_794_303_000.0..<1_795_190_400.0

    private func world() -> World {
        var world = World()
        world.server.mixesWork = true
        return world
    }

    private func rows(_ world: inout World) throws -> [Row] {
        try world.json("/api/v1/my/heartbeats?start_time=2026-10-01T00:00:00Z&end_time=2026-11-23T00:00:00Z")[
            "heartbeats"]?
            .items.compactMap { row in
                row["time"]?.number.map {
                    Row(time: $0, project: row["project"]?.text, category: row["category"]?.text)
                }
            } ?? []
    }

    private func sum(_ rows: [Row], isAware: Bool = false, _ counts: (Row) -> Bool = { _ in true }) -> Double {
        let kept = rows.filter(counts)
        let lead = isAware ? kept.last { $0.time < Self.window.lowerBound }.map { [$0.time] } ?? [] : []
        return countedSeconds(lead + kept.map(\.time).filter(Self.window.contains))
    }

    private static let quiet = ["browsing", "meeting", "communicating"]

    @Test(arguments: [
        ("", false), ("&boundary_aware=true", true), ("&test_param=true", true), ("&no_ai_coding=true", false),
        ("&filter_by_category=coding,debugging", false), ("&filter_by_project=hackatop,robot-arm", false),
        ("&test_param=true&filter_by_project=hackatop,robot-arm", true),
        ("&test_param=true&filter_by_project=hackatop&no_ai_coding=true", true),
    ]) func `Each parameter of a sum does what the contract says`(parameters: String, isAware: Bool) throws {
        var world = world()
        let rows = try rows(&world)
        let url = "/api/v1/users/my/stats?total_seconds=true&start_date=\(Self.start)&end_date=\(Self.end)" + parameters
        let told = try world.json(url)
        #expect(told.keys == ["total_seconds"])
        let expected = sum(rows, isAware: isAware) { row in
            if isAware, Self.quiet.contains(row.category ?? "") { return false }
            if parameters.contains("test_param"), row.category == nil { return false }
            if parameters.contains("no_ai_coding"), [nil, "ai coding"].contains(row.category) { return false }
            if parameters.contains("filter_by_category"), !["coding", "debugging"].contains(row.category) {
                return false
            }
            if parameters.contains("hackatop,robot-arm") { return ["hackatop", "robot-arm"].contains(row.project) }
            return !parameters.contains("filter_by_project") || row.project == "hackatop"
        }
        #expect(told["total_seconds"]?.number == expected)
        #expect(expected > 3_600)
    }

    @Test func `Mixed work has everything that events count in another way`() throws {
        var world = world()
        let rows = try rows(&world)
        for category in ["browsing", "ai coding", "coding", nil] {
            #expect(rows.contains { $0.project == "hackatop" && $0.category == category } || category == "ai coding")
        }
        #expect(rows.contains { $0.project == nil })
        #expect(rows.contains { $0.project == "<<LAST_PROJECT>>" })
        var plain = World()
        #expect(try self.rows(&plain).map(\.time) == rows.map(\.time))
    }
}
