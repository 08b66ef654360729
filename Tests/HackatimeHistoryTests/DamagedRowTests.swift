import HackatimeAPI
import Locks
import TestSupport
import Testing
import Tracker

@testable import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A disk that changes a bit says nothing. No figure may come from it.
struct DamagedRowTests {
    let folder: TemporaryFolder
    let location: StoreLocation
    static let start = ZoneRules.utc.start(of: CivilDate(year: 2026, month: 8, day: 15))
    static let rows = Made.rows(1_500, from: start, to: Bench.now, seed: 5)
    static let window = TimeWindow(start: start, end: Bench.now)
    static let days = CivilDays(
        first: CivilDate(year: 2026, month: 8, day: 15), last: CivilDate(year: 2026, month: 8, day: 22))

    init() throws {
        folder = try TemporaryFolder()
        location = .file(folder: folder.path, name: "h")
        fill(Bench(location))
    }

    var path: String { "\(folder.path)/h.db" }

    func fill(_ bench: Bench) {
        bench.remember(.profile, .profile(Profile(id: "42", zone: "UTC")))
        bench.fetch(Self.window, from: Self.rows)
        bench.remember(.ownStats, .stats(CodingStats(total: 5)))
        let totals = (bench.coverage?.figures ?? []).map { DayTotal(day: $0.day, seconds: $0.seconds) }
        bench.remember(.dayTotals(first: Self.days.first, last: Self.days.last, zone: "UTC"), .dayTotals(totals))
        bench.store.keep(.view(SavedView()))
        bench.settle()
    }

    /// Everything that figures are made from.
    func seen(_ bench: Bench) -> [String] {
        let count = bench.count(Self.days.first, Self.days.last)
        let found = bench.store.remembered(zone: .utc, now: Bench.now, rows: 10)
        return [
            "\(count?.total ?? -1)", "\(count?.figures ?? [])", "\(count?.languages ?? [])", "\(count?.projects ?? [])",
            "\(count?.hours ?? [])", "\(bench.rows(RowQuery(.newest, count: 5_000))?.rows ?? [])",
            "\(bench.coverage?.figures ?? [])", "\(bench.coverage?.rowCount ?? -1)",
            "\(bench.field(.machine, Self.days)?.rows ?? [])", "\(bench.field(.file, Self.days)?.rows ?? [])",
            "\(bench.coverage?.known.stretches ?? [])", "\(found.answers)", "\(String(describing: found.view))",
        ]
    }

    /// As a bit that changed on the disk does it: without the sum.
    static let damage = [
        "UPDATE heartbeats SET project = (SELECT id FROM names WHERE text = 'site') WHERE time = (SELECT time FROM heartbeats LIMIT 1 OFFSET 700)",
        "UPDATE heartbeats SET time = time + 8192 WHERE identity = 700",
        "UPDATE heartbeats SET line = 4 WHERE identity = 9",
        "UPDATE heartbeats SET identity = 1000700 WHERE identity = 700", "UPDATE heartbeats SET time = time + 4194304",
        "UPDATE heartbeats SET category = 0 WHERE identity = 30",
        "UPDATE heartbeats SET delay = 4 WHERE identity = 30",
        "UPDATE names SET text = 'rocot' WHERE text = 'robot'", "UPDATE names SET id = 900 WHERE text = 'robot'",
        "UPDATE covered SET start = start - 4096", "UPDATE covered SET end = end + 4096", "DELETE FROM covered",
        "UPDATE zones SET counted_down_to = 4", "UPDATE zones SET id = 9", "UPDATE zones SET name = 'UTD'",
        "UPDATE day_counts SET seconds = seconds + 64 WHERE day = 20685",
        "UPDATE day_counts SET work = work + 64 WHERE day = 20685",
        "UPDATE day_counts SET last = last - 64 WHERE day = 20685",
        "UPDATE day_counts SET parts = x'00' WHERE day = 20685", "UPDATE day_counts SET day = 30000 WHERE day = 20685",
        "UPDATE day_fields SET parts = x'00' WHERE day = 20685", "UPDATE day_fields SET field = 9 WHERE field = 2",
        "UPDATE day_fields SET day = 30000 WHERE day = 20685",
        "UPDATE day_server SET seconds = seconds + 64 WHERE day = 20685",
        "UPDATE answers SET answer = substr(answer, 1, 5) || x'01' || substr(answer, 7)",
        "UPDATE answers SET as_of = as_of + 64", "UPDATE meta SET value = 1501 WHERE key = 'rows'",
        "UPDATE meta SET value = '43' WHERE key = 'account'", "UPDATE meta SET key = 'viex' WHERE key = 'view'",
    ]

    /// In a dashboard, and in a command, where work does not wait.
    @Test(arguments: damage, [true, false])
    func `A changed row is dropped, and asked for again`(sql: String, waits: Bool) throws {
        let truth = seen(Bench(location))
        do {
            let database = try Database(path: path, busyTimeout: 0)
            try database.execute(sql)
        }
        let bench = Bench(location, waits: waits)
        // What is shown before anything is mended may be less, but nothing else.
        if let count = bench.count(Self.days.first, Self.days.last) {
            for name in count.projects.map(\.name) {
                #expect(["robot", "site", "Robot", Breakdown.nameless].contains(name))
            }
        }
        _ = seen(bench)
        bench.settle()
        // The server is asked for what is not known.
        let known = bench.coverage?.known ?? Coverage()
        if !known.covers(Coverage.Stretch(start: Self.start, end: Bench.now)) || bench.coverage?.comparedAt == nil {
            fill(bench)
        }
        if bench.store.remembered(zone: .utc, now: Bench.now, rows: 1).answers.count < 3 { fill(bench) }
        if bench.store.remembered(zone: .utc, now: Bench.now, rows: 1).view == nil { fill(bench) }
        #expect(seen(bench) == truth)
        #expect(bench.store.problem == nil)
        #expect(try Helper.integrity(path) == "ok")
    }

    /// Days are right, or not said to be known.
    func wrong(_ bench: Bench, _ truth: [CivilDate: Double], _ projects: [CivilDate: [String: Double]]) -> [String] {
        guard let coverage = bench.coverage else { return [] }
        var wrong: [String] = []
        for figure in coverage.figures where [.agreed, .fetched].contains(figure.completeness) {
            if figure.seconds != truth[figure.day] ?? 0 { wrong.append("\(figure.day): \(figure.seconds)") }
            guard let count = bench.count(figure.day, figure.day) else { continue }
            let found = Dictionary(uniqueKeysWithValues: count.projects.map { ($0.name, $0.seconds) })
            if found != projects[figure.day] ?? [:] { wrong.append("\(figure.day): \(found)") }
        }
        return wrong
    }

    @Test func `Of single bits changed anywhere in the file, none changes a figure`() throws {
        let before = Bench(location)
        let truth = Dictionary(uniqueKeysWithValues: (before.coverage?.figures ?? []).map { ($0.day, $0.seconds) })
        var projects: [CivilDate: [String: Double]] = [:]
        for day in truth.keys {
            let count = before.count(day, day)?.projects ?? []
            projects[day] = Dictionary(uniqueKeysWithValues: count.map { ($0.name, $0.seconds) })
        }
        #expect(wrong(before, truth, projects) == [])
        before.store.emptyLog()
        let sound = folder.bytes(of: "h.db")
        var chance = SplitMix64(seed: 11)
        var (mended, aside) = (0, 0)
        for number in 0..<200 {
            let place = Int.random(in: 0..<sound.count, using: &chance)
            let bit = UInt8(1 << Int.random(in: 0..<8, using: &chance))
            let other = try TemporaryFolder()
            var bytes = sound
            bytes[place] ^= bit
            let file = try #require(fopen("\(other.path)/h.db", "w"))
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
            let bench = Bench(.file(folder: other.path, name: "h"))
            let found = wrong(bench, truth, projects)
            #expect(found == [], "flip \(number) at \(place) of \(sound.count), bit \(bit)")
            bench.settle()
            #expect(wrong(bench, truth, projects) == [], "mended: flip \(number) at \(place), bit \(bit)")
            if bench.store.problem != nil { aside += 1 }
            if bench.store.status.withLock({ $0.mendings }) > 0 { mended += 1 }
        }
        // The rest met nothing that is read, or nothing at all.
        #expect(mended > 0 && aside > 0)
    }
}
