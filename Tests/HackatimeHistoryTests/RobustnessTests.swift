import HackatimeAPI
import Locks
import Tracker
import TestSupport
import Testing

@testable import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Whatever is wrong with the file, the store neither crashes nor deletes it.
struct RobustnessTests {
    let folder: TemporaryFolder
    let location: StoreLocation

    init() throws {
        folder = try TemporaryFolder()
        location = .file(folder: folder.path, name: "h")
    }

    var path: String { "\(folder.path)/h.db" }
    static let row = Heartbeat(id: 1, time: Bench.now - 100, entity: "/a", project: "robot", language: "Go")

    func fill() {
        let bench = Bench(location)
        bench.fetch(
            TimeWindow(start: Bench.now - 500_000, end: Bench.now),
            from: Made.rows(3_000, from: Bench.now - 500_000, to: Bench.now, seed: 1))
        bench.remember(.ownStats, .stats(CodingStats(total: 5)))
    }

    @Test(arguments: [
        "DROP TABLE answers", "DROP TABLE heartbeats", "DROP TABLE meta", "ALTER TABLE names DROP COLUMN checksum",
        "PRAGMA user_version = 0",
    ])
    func `A database without a table is moved aside like a damaged one`(sql: String) throws {
        fill()
        do {
            let database = try Database(path: path, busyTimeout: 0)
            try database.execute(sql)
        }
        let bench = Bench(location)
        bench.remember(.newestHeartbeat, .newest(Self.row))
        #expect(bench.store.problem?.short == "history in memory: the file is damaged")
        #expect(folder.names.contains("h.corrupt-20260822-190000.db"))
        #expect(!folder.names.contains("h.db"))
    }

    @Test func `No user agent, address or key reaches the files`() throws {
        let key = Secret("0f1e2d3c-secret-key")
        let place = StoreLocation.file(folder: folder.path, origin: .hackClub, key: key)
        let bench = Bench(place)
        var row = Self.row
        row.extras = [
            Heartbeat.Extra("user agent", "SECRET-AGENT"), Heartbeat.Extra("ip_address", "203.0.113.7"),
            Heartbeat.Extra("user id", "SECRET-USER"), Heartbeat.Extra("lines added", "7"),
        ]
        bench.remember(.newestHeartbeat, .newest(row))
        bench.fetch(TimeWindow(start: Bench.now - 200, end: Bench.now), from: [row])
        #expect(!folder.names.isEmpty)
        for name in folder.names {
            let text = String(decoding: folder.bytes(of: name), as: UTF8.self)
            for secret in ["SECRET", "203.0.113", "0f1e2d3c"] {
                #expect(!text.contains(secret) && !name.contains(secret))
            }
        }
        #expect(bench.rows(RowQuery(.newest, count: 5))?.rows.first?.extras == [Heartbeat.Extra("lines added", "7")])
        let name = if case .file(_, let name) = place { name } else { "none" }
        #expect(
            name.hasPrefix("hackatime.hackclub.com-") && name.utf8.count == "hackatime.hackclub.com-".utf8.count + 16)
        #expect(place != .file(folder: folder.path, origin: .hackClub, key: Secret("other")))
    }

    @Test func `What is in the file comes back`() throws {
        fill()
        let store = HistoryStore(location) { $0() }
        let found = store.remembered(zone: .utc, now: Bench.now + 60, rows: 200)
        #expect(found.rows.count == 200)
        #expect(found.coverage.rowCount == 3_000)
        #expect(found.answers.map(\.answer) == [.stats(CodingStats(total: 5))])
        #expect(found.answers.map(\.asOf) == [Bench.now])
        #expect(store.problem == nil)
    }

    @Test func `Views, look-ups and the age of an unchanged answer are kept`() throws {
        let bench = Bench(location)
        var view = SavedView()
        view.user = "mira"
        let notes: [HistoryNote] = [
            .view(view), .lookedUp("a"), .lookedUp("b"), .lookedUp("a"), .account("1"), .friends(["x"]),
            .friends(["Ünï 💚", "42"]),
        ]
        for note in notes { bench.store.keep(note) }
        bench.settle()
        bench.remember(.ownStats, .stats(CodingStats(total: 5)))
        bench.remember(.ownStats, .unchanged, at: Bench.now + 30)
        let found = HistoryStore(location) { $0() }.remembered(zone: .utc, now: Bench.now, rows: 200)
        #expect(found.view == view)
        #expect(found.lookUps == ["b", "a"])
        #expect(found.friends == ["Ünï 💚", "42"])
        #expect(found.answers.map(\.asOf) == [Bench.now + 30])
    }

    @Test(arguments: [0, 4_096, 40_960])
    func `A damaged file is moved aside`(offset: Int) throws {
        fill()
        try Database(path: path, busyTimeout: 0).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        let size = folder.bytes(of: "h.db").count
        let file = try #require(fopen(path, "r+"))
        fseek(file, offset, SEEK_SET)
        fputs(String(repeating: "damage", count: (size - offset) / 6), file)
        fclose(file)
        for ending in ["-wal", "-shm"] { unlink(path + ending) }
        let bench = Bench(location)
        let now = Bench.now
        _ = bench.count(CivilDate(year: 2026, month: 8, day: 1), CivilDate(year: 2026, month: 8, day: 22))
        for query in [RowQuery(.newest, count: 3_000), RowQuery(.newest, count: 10)] { _ = bench.rows(query) }
        bench.remember(.newestHeartbeat, .newest(Self.row), at: now)
        #expect(bench.rows(RowQuery(.newest, count: 5))?.rows.last == Self.row)
        let problem = try #require(bench.store.problem)
        #expect(
            problem.sentence == "the history is damaged and was moved aside; hackatop goes on in memory: "
                + "\(folder.path)/h.corrupt-20260822-190000.db")
        #expect(folder.names.contains("h.corrupt-20260822-190000.db"))
        #expect(!folder.names.contains("h.db"))
        // The next start has an empty history.
        let next = Bench(location)
        next.remember(.newestHeartbeat, .newest(Self.row))
        #expect(next.store.problem == nil)
        #expect(folder.names.contains("h.db"))
    }

    @Test func `A newer file is left alone`() throws {
        fill()
        try Database(path: path, busyTimeout: 0).execute("PRAGMA user_version = 99")
        let before = folder.bytes(of: "h.db")
        let bench = Bench(location)
        bench.remember(.newestHeartbeat, .newest(Self.row))
        #expect(
            bench.store.problem?.sentence
                == "the history was written by a newer hackatop; hackatop goes on in memory; "
                + "install the newer one to use it: \(path)")
        #expect(bench.rows(RowQuery(.newest, count: 5))?.rows == [Self.row])
        #expect(folder.bytes(of: "h.db") == before)
    }

    @Test func `A file where the folder should be is no crash`() throws {
        try folder.write("", to: "file")
        let bench = Bench(.file(folder: "\(folder.path)/file/deep", name: "h"))
        bench.remember(.newestHeartbeat, .newest(Self.row))
        #expect(bench.store.problem?.sentence.contains("cannot be opened or made; hackatop goes on in memory") == true)
        #expect(bench.rows(RowQuery(.newest, count: 5))?.rows == [Self.row])
    }

    @Test func `A full disk ends the writing, not the reading`() throws {
        fill()
        let bench = Bench(location)
        let oldest = ZoneRules.utc.day(at: Bench.now - 5 * 86_400)
        let old = CivilDays(first: oldest, last: oldest.adding(days: 2))
        let (count, machines) = (bench.count(old.first, old.last), bench.field(.machine, old))
        #expect(machines?.rows.isEmpty == false)
        _ = bench.store.write { database throws(StoreError) in
            let pages = try database.first("PRAGMA page_count") { $0.number(0) } ?? 0
            try database.execute("PRAGMA max_page_count = \(pages)")
        }
        let more = Made.rows(5_000, from: Bench.now - 400_000, to: Bench.now, seed: 8).map { row in
            var row = row
            row.id = row.id.map { $0 + 50_000 }
            row.entity = "/another/\(row.time)"
            return row
        }
        bench.remember(
            .heartbeats(TimeWindow(start: Bench.now - 1, end: Bench.now)),
            .heartbeats(HeartbeatPage(heartbeats: more, isUnpaged: true, rowCount: more.count)))
        #expect(
            bench.store.problem?.sentence
                == "the history cannot grow: the disk is full; hackatop goes on in memory; "
                + "make room and start it again: \(path)")
        // Old and new, in memory.
        #expect(bench.coverage?.rowCount == 8_000)
        #expect(bench.field(.machine, old) == machines && bench.count(old.first, old.last) == count)
        #expect(bench.store.status.withLock(\.mendings) == 0)
        #expect(try Helper.integrity(path) == "ok")
    }

    @Test func `A locked file is waited for, and nothing is lost`() throws {
        fill()
        let bench = Bench(location)
        let other = try Database(path: path, busyTimeout: 0)
        try other.run("BEGIN IMMEDIATE")
        bench.remember(.newestHeartbeat, .newest(Self.row))
        #expect(bench.store.problem?.sentence.contains("is locked by another program; hackatop keeps") == true)
        let mark = Mark(at: Bench.now, note: "devlog 3")
        for note: HistoryNote in [.mark(mark), .friends(["mira"]), .lookedUp("mira")] { bench.store.keep(note) }
        bench.settle()
        let waiting = bench.store.status.withLock(\.waiting.count)
        for number in 1...100 {
            var view = SavedView()
            view.interval = Double(number)
            bench.store.keep(.view(view))
            bench.settle()
        }
        #expect(bench.store.status.withLock(\.waiting.count) == waiting + 1)
        #expect(bench.rows(RowQuery(.newest, count: 5_000))?.rows.count == 3_000)
        try other.run("ROLLBACK")
        bench.remember(.profile, .profile(Profile(id: "1")))
        #expect(bench.store.problem == nil)
        let found = bench.store.remembered(zone: .utc, now: Bench.now, rows: 200)
        #expect(found.answers.count == 3 && found.view?.interval == 100)
        #expect(bench.store.recall(.marks) == .marks([mark]) && found.friends == ["mira"] && found.lookUps == ["mira"])
    }

    @Test func `What waits for a locked file is not written into another account's`() throws {
        let bench = Bench(location)
        bench.remember(.profile, .profile(Profile(id: "1")))
        let other = try Database(path: path, busyTimeout: 0)
        try other.run("BEGIN IMMEDIATE")
        bench.remember(.newestHeartbeat, .newest(Self.row))
        bench.remember(.profile, .profile(Profile(id: "2")))
        #expect(bench.rows(RowQuery(.newest, count: 5))?.rows == [])
        #expect(bench.store.problem == nil)
        #expect(folder.names.contains("h.account-1-20260822-190000.db"))
        try other.run("ROLLBACK")
    }

    @Test func `A file that may not be written is read, and what is new stays in memory`() throws {
        let child = try Helper.start("write", folder.path, "h", "0", "3")
        while child.readLine() != nil {}
        // The helper runs as another user if possible, otherwise as an owner bound by the file modes.
        let writable: mode_t = getuid() == 0 ? 0o200 : 0
        for name in folder.names { chmod("\(folder.path)/\(name)", 0o444 | writable) }
        chmod(folder.path, 0o555 | writable)
        defer { chmod(folder.path, 0o700) }
        let reader = try Helper.start("unwritable", folder.path, "h")
        #expect(reader.readLine() == "rows 60")
        #expect(reader.readLine() == "rows 61")
        #expect(
            reader.readLine() == "the history cannot be written; hackatop goes on in memory; "
                + "check who may write to it: \(path)")
    }

    #if os(Linux)
        @Test(arguments: [true, false]) func `Where nothing can be locked, nothing waits for a lock`(
            isThere: Bool
        ) throws {
            if isThere { fill() }
            let child = try Helper.start("unlockable", folder.path, "h")
            #expect(child.readLine() == "rows 20")
            #expect(
                child.readLine() == "the history is in a folder without file locks; hackatop goes on in memory; "
                    + "XDG_DATA_HOME can name a folder on a local disk: \(path)")
            // Twenty results that each wait for a lock would ask for it hundreds of times.
            #expect(try #require(child.readLine().flatMap { Int($0) }) < 30)
        }
    #endif

    @Test func `Two accounts never mix`() throws {
        let bench = Bench(location)
        bench.remember(.profile, .profile(Profile(id: "1")))
        bench.remember(.newestHeartbeat, .newest(Self.row))
        bench.remember(.profile, .profile(Profile(id: "../2")))
        #expect(bench.rows(RowQuery(.newest, count: 5))?.rows == [])
        #expect(bench.store.problem == nil)
        #expect(folder.names.contains("h.account-1-20260822-190000.db"))
        let found = bench.store.remembered(zone: .utc, now: Bench.now, rows: 200)
        #expect(found.answers.map(\.answer) == [.profile(Profile(id: "../2"))])
        // A program that still has the other file open notices it.
        let other = Bench(location)
        other.remember(.newestHeartbeat, .newest(Self.row))
        bench.store.keep(.account("3"))
        bench.settle()
        #expect(folder.names.contains("h.account-_._2-20260822-190000.db"))
        #expect(other.rows(RowQuery(.newest, count: 5))?.rows == [])
    }
}
