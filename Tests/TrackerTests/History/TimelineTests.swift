import TestSupport
import Testing

@testable import HackatimeAPI
@testable import Tracker

struct TimelineTests {
    private static let day = CivilDate(year: 2026, month: 11, day: 23)

    private func timeline(_ rows: [CountedRow], day: CivilDate = TimelineTests.day, in zone: ZoneRules = .utc)
        -> Timeline
    {
        let start = zone.start(of: day)
        return Timeline(
            rows: rows.map { (time: start + $0.time, project: $0.project, language: $0.language) }, day: day,
            zone: zone, completeness: .fetched)
    }

    @Test func `A gap is drawn for the project before it, and a project's figure is its own timeline`() {
        let timeline = timeline([(0, "a", nil), (60, "b", nil), (100, "a", nil), (5_000, "b", nil)])
        #expect(timeline.slots[0] == Timeline.Slot(seconds: 220, project: "a"))
        #expect(timeline.lanes.map(\.project) == ["b", "a"])
        #expect(timeline.lanes.map { $0.seconds.reduce(0, +) } == [40, 180])
        // As in the list of projects, and as the server's stats: not 180 and 40.
        #expect(timeline.lanes.map(\.total) == [120, 100])
        #expect(timeline.total == 220)
        #expect(timeline.slots.dropFirst().allSatisfy { $0 == Timeline.Slot() })
    }

    @Test func `A gap is split at the quarter hour`() {
        let timeline = timeline([(840, "a", nil), (930, "b", nil), (1_799, "", nil), (4_000, "a", nil)])
        #expect(timeline.slots[0] == Timeline.Slot(seconds: 60, project: "a"))
        #expect(timeline.slots[1] == Timeline.Slot(seconds: 30 + 120 + 1, project: "b"))
        #expect(timeline.slots[2] == Timeline.Slot(seconds: 119, project: Breakdown.nameless))
    }

    @Test func `Nothing and one heartbeat give no time, and the last heartbeat gives nothing`() {
        #expect(timeline([]).lanes.isEmpty)
        #expect(timeline([(500, "a", nil)]).total == 0)
        #expect(timeline([(500, "a", nil)]).lanes.isEmpty)
        #expect(timeline([(86_399, "a", nil)]).slots.count == 96)
        // Rows of other days are left out.
        #expect(timeline([(-200, "a", nil), (-100, "a", nil), (90_000, "a", nil), (90_060, "a", nil)]).total == 0)
    }

    @Test(arguments: [
        ("America/New_York", CivilDate(year: 2026, month: 3, day: 8), 92),
        ("America/New_York", CivilDate(year: 2026, month: 11, day: 1), 100),
        ("America/New_York", CivilDate(year: 2024, month: 2, day: 29), 96),
        ("America/Sao_Paulo", CivilDate(year: 2018, month: 11, day: 4), 92),
        ("Australia/Lord_Howe", CivilDate(year: 2026, month: 4, day: 5), 98),
        ("Asia/Kolkata", CivilDate(year: 2026, month: 4, day: 5), 96),
        ("Pacific/Apia", CivilDate(year: 2011, month: 12, day: 30), 0),
    ])
    func `A day has as many quarter hours as its clock`(name: String, day: CivilDate, count: Int) throws {
        let zone = try #require(ZoneFixtures.rules(name))
        let timeline = timeline([(0, "a", nil), (100, "a", nil)], day: day, in: zone)
        #expect(timeline.slots.count == count)
        #expect(timeline.total == (count == 0 ? 0 : 100))
    }

    private static func name(_ project: String?) -> String {
        project.flatMap { $0.isEmpty ? nil : $0 } ?? Breakdown.nameless
    }

    @Test func `No project and a project called Other are one`() {
        let timeline = timeline([(0, nil, nil), (60, Breakdown.nameless, nil), (120, "", nil)])
        #expect(timeline.lanes.map(\.project) == [Breakdown.nameless])
        #expect(timeline.lanes.map(\.total) == [120])
    }

    @Test func `Random days agree with the reference`() {
        var chance = SplitMix64(seed: 11)
        for _ in 0..<1_000 {
            let rows = chance.rows(from: 0, before: 9_000, wholeSeconds: true)
            let timeline = timeline(rows)
            #expect(timeline.total == Reference.total(rows.map(\.time)))
            let seconds = Reference.seconds(rows) { row, second in
                "\(Int(second) / 900) \(Self.name(row.project))"
            }
            var found: [String: Double] = [:]
            for lane in timeline.lanes {
                for (index, value) in lane.seconds.enumerated() where value > 0 {
                    found["\(index) \(lane.project)"] = value
                }
            }
            #expect(found == seconds)
            for lane in timeline.lanes {
                let own = rows.filter { Self.name($0.project) == lane.project }.map(\.time)
                #expect(lane.total == Reference.total(own))
            }
            #expect(timeline.slots.allSatisfy { (0...900).contains($0.seconds) })
            for (index, slot) in timeline.slots.enumerated() where slot.seconds > 0 {
                let most = timeline.lanes.map { $0.seconds[index] }.max()
                #expect(seconds["\(index) \(slot.project ?? "")"] == most)
            }
        }
    }
}
