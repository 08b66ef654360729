import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import HackatimeHistory

struct FieldReadingTests {
    /// Some of everything: spellings, no names, and the name that stands for none.
    static func rows(_ count: Int, from start: Double, to end: Double, seed: UInt64) -> [Heartbeat] {
        var chance = SplitMix64(seed: seed)
        func pick(_ names: [String?]) -> String? { names.randomElement(using: &chance) ?? nil }
        return Made.rows(count, from: start, to: end, seed: seed).map { row in
            var row = row
            row.editor = pick(["vscode", "VS Code", "Neovim", "nvim", "ed", "", nil])
            row.operatingSystem = pick(["darwin", "macOS", "linux", "Linux", "plan9"])
            row.machine = pick(["anvil", "Anvil", nil, "Other"])
            row.category = pick(["coding", "browsing", "ai coding", nil])
            row.branch = pick(["main", "main", "ik-solver", nil, "Other"])
            row.entity = pick((0..<60).map { "/home/o/file\($0).swift" } + [nil])
            row.extras = [
                Heartbeat.Extra("AI line changes", "\(Int.random(in: -3...20, using: &chance))"),
                Heartbeat.Extra("human line changes", "\(Int.random(in: -9...10, using: &chance))"),
            ]
            return row
        }
    }

    /// Counts in the simple way: all rows of the days, each name on its own.
    static func reference(_ rows: [Heartbeat], _ field: HeartbeatField, _ days: CivilDays, _ zone: ZoneRules)
        -> [String: Double]
    {
        let window = days.window(in: zone)
        let counted = rows.filter { row in
            guard row.time >= window.start, row.time < window.end else { return false }
            return row.time <= zone.startOfNextDay(after: row.time) - 1
        }
        if field == .author {
            var sums: [String: Double] = [:]
            for extra in counted.flatMap(\.extras) {
                sums[extra.name.hasPrefix("AI") ? "AI" : "human", default: 0] += Double(extra.value) ?? 0
            }
            return sums.filter { $0.value > 0 }
        }
        return Dictionary(grouping: counted) { field.label(of: $0) ?? "" }
            .mapValues { HackatimeAPI.Durations.total(ofSorted: $0.map(\.time)) }.filter { $0.value > 0 }
    }

    @Test(arguments: ["UTC", "America/New_York", "Australia/Lord_Howe"], [1, 2] as [UInt64])
    func `Lists count as one slow look at all rows does`(name: String, seed: UInt64) throws {
        let zone = try #require(name == "UTC" ? .utc : ZoneFixtures.rules(name))
        let first = CivilDate(year: 2026, month: 3, day: 1).dayNumber
        let start = zone.start(of: CivilDate(dayNumber: first))
        let end = start + 100 * 86_400
        let rows = Self.rows(4_000, from: start, to: end, seed: seed)
        let bench = Bench(zone: zone, now: end)
        // In windows of three and a half days, shuffled, some of them twice, and the last day row by row.
        var chance = SplitMix64(seed: seed)
        let windows = (0..<30).map { number in
            TimeWindow(start: start + Double(number) * 302_400, end: start + Double(number + 1) * 302_400)
        }
        for window in windows.shuffled(using: &chance) + windows.prefix(5) { bench.fetch(window, from: rows, at: end) }
        for row in rows.suffix(200) { bench.fetch(TimeWindow(start: row.time, end: row.time), from: rows, at: end) }
        for _ in 0..<10 {
            let low = first + Int.random(in: 0..<90, using: &chance)
            let high = low + Int.random(in: 0..<40, using: &chance)
            let days = CivilDays(first: CivilDate(dayNumber: low), last: CivilDate(dayNumber: high))
            let total = try #require(bench.count(days.first, days.last)).total
            for field in HeartbeatField.allCases {
                let count = try #require(bench.field(field, days))
                #expect(count.days == days && count.field == field && count.restCount == 0)
                #expect(
                    Dictionary(uniqueKeysWithValues: count.rows.map { ($0.name, $0.seconds) })
                        == Self.reference(rows, field, days, zone), "\(field)")
                #expect(count.rows.map(\.seconds) == count.rows.map(\.seconds).sorted(by: >))
                // A part is never more than its whole.
                if field != .author { #expect(count.rows.allSatisfy { $0.seconds <= total }) }
            }
        }
    }

    @Test func `A heartbeat at the end of a day adds to what is known of the day`() throws {
        let day = CivilDate(year: 2026, month: 8, day: 22)
        let days = CivilDays(first: day, last: day)
        let start = ZoneRules.utc.start(of: day)
        let rows = Self.rows(300, from: start, to: start + 40_000, seed: 4)
        let bench = Bench()
        var all: [Heartbeat] = []
        for row in rows {
            all.append(row)
            bench.fetch(TimeWindow(start: row.time, end: row.time), from: all)
        }
        for field in HeartbeatField.allCases {
            let found = Dictionary(
                uniqueKeysWithValues: (bench.field(field, days)?.rows ?? []).map { ($0.name, $0.seconds) })
            #expect(found == Self.reference(rows, field, days, .utc), "\(field)")
        }
    }

    @Test func `Of more names than anybody reads, the rest is a sum`() throws {
        let day = CivilDate(year: 2026, month: 8, day: 20)
        let start = ZoneRules.utc.start(of: day)
        let rows = (0..<2_600).map { index in
            Heartbeat(id: Int64(index), time: start + Double(index) * 10, entity: "/f\(index / 2)")
        }
        let bench = Bench()
        bench.fetch(TimeWindow(start: start, end: start + 86_399), from: rows)
        let count = try #require(bench.field(.file, CivilDays(first: day, last: day)))
        #expect(count.rows.count == FieldCount.maxRows)
        #expect(count.restCount == 300)
        #expect(count.rest == 3_000)
    }

    @Test func `The lines of an editor that claims a billion are not counted`() throws {
        let day = CivilDate(year: 2026, month: 8, day: 20)
        let start = ZoneRules.utc.start(of: day)
        let rows = ["9223372036854775807", "4", "-9223372036854775808", "many"].enumerated().map { index, lines in
            Heartbeat(
                id: Int64(index), time: start + Double(index), extras: [Heartbeat.Extra("human line changes", lines)])
        }
        let bench = Bench()
        bench.fetch(TimeWindow(start: start, end: start + 86_399), from: rows)
        #expect(
            bench.field(.author, CivilDays(first: day, last: day))?.rows == [Breakdown(name: "human", seconds: 4)])
    }
}
