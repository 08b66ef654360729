import Tracker
import HackatimeAPI
import TestSupport
import Testing

@testable import HackatimeHistory

/// The next start must first read what a program leaves in SQLite's write-ahead log.
struct WriteAheadLogTests {
    let folder: TemporaryFolder
    let location: StoreLocation

    init() throws {
        folder = try TemporaryFolder()
        location = .file(folder: folder.path, name: "h")
    }

    private var logSize: Int { folder.bytes(of: "h.db-wal").count }

    @Test func `The last thing a program does empties the log`() {
        let bench = Bench(location)
        bench.remember(.ownStats, .stats(CodingStats(total: 5)))
        #expect(logSize > 0)
        bench.store.emptyLog()
        #expect(logSize == 0)
        let found = HistoryStore(location) { $0() }.remembered(zone: .utc, now: Bench.now, rows: 1)
        #expect(found.answers.map(\.answer) == [.stats(CodingStats(total: 5))])
        // It can still be used.
        bench.remember(.ownStats, .stats(CodingStats(total: 6)), at: Bench.now + 1)
        #expect(bench.store.problem == nil)
        #expect(logSize > 0)
    }

    @Test func `While another program reads, the log stays with it`() throws {
        let bench = Bench(location)
        bench.remember(.ownStats, .stats(CodingStats(total: 5)))
        let other = try Database(path: "\(folder.path)/h.db", busyTimeout: 0)
        func answers() throws(StoreError) -> Int? { try other.first("SELECT count(*) FROM answers") { $0.number(0) } }
        try other.read { () throws(StoreError) in
            let before = try answers()
            bench.remember(.newestHeartbeat, .newest(Heartbeat(time: Bench.now)))
            bench.store.emptyLog()
            #expect(logSize > 0)
            #expect(before == 1)
            let after = try answers()
            #expect(after == 1)
        }
        #expect(try answers() == 2)
        #expect(bench.store.problem == nil)
    }

    @Test func `Without a file there is no log`() {
        let bench = Bench(.memory)
        bench.remember(.ownStats, .stats(CodingStats(total: 5)))
        bench.store.emptyLog()
        #expect(bench.store.problem == nil)
    }
}
