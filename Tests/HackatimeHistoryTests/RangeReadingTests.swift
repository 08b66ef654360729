import Tracker
import HackatimeAPI
import TestSupport
import Testing

@testable import HackatimeHistory

struct RangeReadingTests {
    /// Counts in the simple way: all rows of the days, each name on its own.
    struct Reference {
        var total = 0.0
        var languages: [String: Double] = [:]
        var projects: [String: Double] = [:]

        init(_ rows: [Heartbeat], _ days: ClosedRange<Int>, _ zone: ZoneRules) {
            let window = CivilDays(first: .init(dayNumber: days.lowerBound), last: .init(dayNumber: days.upperBound))
                .window(in: zone)
            let counted = rows.filter { row in
                guard row.time >= window.start, row.time < window.end else { return false }
                return row.time <= zone.startOfNextDay(after: row.time) - 1
            }
            total = HackatimeAPI.Durations.total(ofSorted: counted.map(\.time))
            for (name, rows) in Dictionary(grouping: counted, by: { LanguageName.key($0.language ?? "") }) {
                languages[name.isEmpty ? "other" : name] = HackatimeAPI.Durations.total(ofSorted: rows.map(\.time))
            }
            for (name, rows) in Dictionary(grouping: counted, by: { $0.project ?? "" }) {
                projects[name.isEmpty ? "Other" : name, default: 0] += HackatimeAPI.Durations.total(
                    ofSorted: rows.map(\.time))
            }
            languages = languages.filter { $0.value > 0 }
            projects = projects.filter { $0.value > 0 }
        }
    }

    static let zones = ["UTC", "America/New_York", "Asia/Kolkata", "America/Santiago", "Australia/Lord_Howe"]

    @Test(arguments: zones, [1, 2] as [UInt64])
    func `Ranges count as one slow look at all rows does`(name: String, seed: UInt64) throws {
        let zone = try #require(name == "UTC" ? .utc : ZoneFixtures.rules(name))
        let first = CivilDate(year: 2026, month: 3, day: 1).dayNumber
        let start = zone.start(of: CivilDate(dayNumber: first))
        let end = start + 300 * 86_400
        let rows = Made.rows(6_000, from: start, to: end, seed: seed)
        let bench = Bench(zone: zone, now: end)
        // In windows of three and a half days, shuffled, some of them twice.
        var chance = SplitMix64(seed: seed)
        let windows = (0..<90).map { number in
            TimeWindow(start: start + Double(number) * 302_400, end: start + Double(number + 1) * 302_400)
        }
        for window in windows.shuffled(using: &chance) + windows.prefix(5) { bench.fetch(window, from: rows, at: end) }
        for _ in 0..<25 {
            let low = first + Int.random(in: 0..<290, using: &chance)
            let high = low + Int.random(in: 0..<40, using: &chance)
            let count = try #require(bench.count(CivilDate(dayNumber: low), CivilDate(dayNumber: high)))
            let reference = Reference(rows, low...high, zone)
            #expect(count.total == reference.total)
            #expect(
                Dictionary(uniqueKeysWithValues: count.languages.map { ($0.name.lowercased(), $0.seconds) })
                    == reference.languages)
            #expect(
                Dictionary(uniqueKeysWithValues: count.projects.map { ($0.name, $0.seconds) }) == reference.projects)
            #expect(count.languages.map(\.seconds) == count.languages.map(\.seconds).sorted(by: >))
            #expect(count.figures.map(\.day.dayNumber) == Array(low...high))
            for figure in count.figures {
                let day = figure.day.dayNumber
                #expect(figure.seconds == Reference(rows, day...day, zone).total)
            }
        }
    }

    @Test func `Days counted piece by piece are those counted at once, also after a change of zone`() throws {
        let zone = try #require(ZoneFixtures.rules("America/New_York"))
        let start = 1_750_000_000.0
        let rows = Made.rows(4_000, from: start, to: Bench.now, seed: 9)
        let bench = Bench(zone: .utc)
        bench.fetch(TimeWindow(start: start, end: Bench.now), from: rows)
        let first = CivilDate(year: 2025, month: 6, day: 1)
        let last = CivilDate(year: 2026, month: 8, day: 22)
        let before = try #require(bench.count(first, last))
        bench.store.keep(.zone(zone))
        bench.settle()
        let reference = Reference(rows, first.dayNumber...last.dayNumber, zone)
        #expect(bench.count(first, last)?.total == reference.total)
        // Rows that arrive while the other zone is current are counted later.
        let late = Made.rows(50, from: start + 5_000_000, to: Bench.now, seed: 3).map { row in
            var row = row
            row.id = row.id.map { $0 + 100_000 }
            return row
        }
        let all = (rows + late).sorted { $0.time < $1.time }
        bench.fetch(TimeWindow(start: start, end: Bench.now), from: all)
        bench.store.keep(.zone(.utc))
        bench.settle()
        #expect(bench.count(first, last)?.total == Reference(all, first.dayNumber...last.dayNumber, .utc).total)
        #expect(before.total == Reference(rows, first.dayNumber...last.dayNumber, .utc).total)
    }

    @Test func `A language has its display name, and no name is Other`() throws {
        let day = CivilDate(year: 2026, month: 8, day: 20)
        let start = ZoneRules.utc.start(of: day)
        let languages: [String?] = [
            "swift", "Swift", "Swift", "Swift", nil, nil, "", "Zig", "cpp", "cpp", "C++", "c++",
        ]
        let rows = languages.enumerated().map { index, language in
            Heartbeat(id: Int64(index), time: start + Double(index) * 60, language: language)
        }
        let bench = Bench()
        bench.fetch(TimeWindow(start: start, end: start + 86_399), from: rows)
        let count = try #require(bench.count(day, day))
        #expect(count.total == 660)
        // All spellings are one timeline, so that none is longer than the whole.
        #expect(
            count.languages == [
                Breakdown(name: "C++", seconds: 180), Breakdown(name: "Swift", seconds: 180),
                Breakdown(name: "Other", seconds: 120),
            ])
        #expect(count.projects == [Breakdown(name: "Other", seconds: 660)])
        #expect(count.hours[3][0] == 660)
        #expect(count.hours.joined().reduce(0, +) == 660)
    }
}
