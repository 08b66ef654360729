import Tracker
import HackatimeAPI
import Locks
import TestSupport
import Testing

@testable import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct ProcessTests {
    @Test func `Killed at any moment, a writer loses nothing it had kept and damages nothing`() throws {
        let folder = try TemporaryFolder()
        var chance = SplitMix64(seed: 7)
        var next = 0
        for _ in 0..<12 {
            var child: Child? = try Helper.start("write", folder.path, "h", "\(next)", "1000")
            let last = next + Int.random(in: 1...25, using: &chance)
            while let line = child?.readLine() {
                #expect(line == "kept \(next)")
                next += 1
                if next == last { break }
            }
            #expect(next == last)
            // Releasing it kills it.
            child = nil
            #expect(try Helper.integrity("\(folder.path)/h.db") == "ok")
            let store = HistoryStore(.file(folder: folder.path, name: "h")) { $0() }
            let found = store.remembered(zone: .utc, now: Bench.now, rows: 200)
            #expect(store.problem == nil)
            #expect(found.coverage.rowCount >= next * 20)
            #expect(found.coverage.known.covers(.init(start: 1_700_000_000, end: 1_700_000_000 + Double(next) * 1_000)))
            let days = CivilDays(first: .init(dayNumber: 19_670), last: .init(dayNumber: 19_690))
            guard case .count(let count) = store.recall(.count(days)) else {
                Issue.record("nothing counted")
                return
            }
            #expect(count.total == Double(found.coverage.rowCount - 1) * 50)
        }
    }

    @Test func `Two programs write at once, and all of it is there`() throws {
        let folder = try TemporaryFolder()
        let children = [
            try Helper.start("write", folder.path, "h", "0", "60"),
            try Helper.start("write", folder.path, "h", "60", "60"),
        ]
        for child in children {
            var lines: [String] = []
            while let line = child.readLine() { lines.append(line) }
            #expect(lines.count == 60)
            #expect(lines.allSatisfy { $0.hasPrefix("kept") })
        }
        #expect(try Helper.integrity("\(folder.path)/h.db") == "ok")
        let store = HistoryStore(.file(folder: folder.path, name: "h")) { $0() }
        let found = store.remembered(zone: .utc, now: Bench.now, rows: 200)
        #expect(found.coverage.rowCount == 2_400)
        #expect(found.coverage.known.stretches == [.init(start: 1_700_000_000, end: 1_700_120_000)])
        let days = CivilDays(first: .init(dayNumber: 19_670), last: .init(dayNumber: 19_690))
        guard case .count(let count) = store.recall(.count(days)) else {
            Issue.record("nothing counted")
            return
        }
        #expect(count.total == 2_399 * 50)
    }

    /// As a backup or a sync may do at any moment.
    @Test func `The file that SQLite maps may be cut, removed or replaced under two programs`() throws {
        let folder = try TemporaryFolder()
        let pipe = "\(folder.path)/pipe"
        mkfifo(pipe, 0o600)
        let child = try Helper.start("write", folder.path, "h", "100", "9", pipe)
        let pace = try #require(fopen(pipe, "w"))
        defer { fclose(pace) }
        let bench = Bench(.file(folder: folder.path, name: "h"))
        let shared = "\(folder.path)/h.db-shm"
        let faults: [() -> Void] = [
            { truncate(shared, 0) }, { truncate(shared, 4_096) }, { unlink(shared) },
            {
                try? folder.write(String(repeating: "x", count: 40_000), to: "copy");
                rename("\(folder.path)/copy", shared)
            },
        ]
        var rows = 0
        for turn in 0..<9 {
            // Once one program notices it first, and once the other.
            if turn > 0 { faults[(turn - 1) / 2]() }
            if turn % 2 == 1 {
                bench.remember(.newestHeartbeat, .newest(Heartbeat(id: Int64(turn), time: Bench.now + Double(turn))))
                rows += 1
            }
            fputc(Int32(UInt8(ascii: "x")), pace)
            fflush(pace)
            #expect(child.readLine() == "kept \(100 + turn)")
            rows += 20
            #expect(bench.rows(RowQuery(.newest, count: 1_000))?.rows.count == rows, "\(turn)")
            #expect(bench.store.problem == nil)
        }
        #expect(try Helper.integrity("\(folder.path)/h.db") == "ok")
    }

    @Test func `A question that another program asks is free again once that one is killed`() throws {
        let folder = try TemporaryFolder()
        var child: Child? = try Helper.start("claim", folder.path, "h")
        #expect(child?.readLine() == "asked")
        let post = CoalescingClientTests.Post()
        let client = try #require(
            CoalescingClient(HistoryStore(.file(folder: folder.path, name: "h")) { $0() }, post: post.receive) { _ in
                CoalescingClientTests.Silence()
            })
        let call = APICall.today(CivilDate(year: 2026, month: 8, day: 22))
        client.ask(APIRequest(requestID: RequestID(1), call: call, dialect: .live))
        #expect(post.outcomes.map(\.result) == [.failure(.askedElsewhere)])
        client.ask(APIRequest(requestID: RequestID(2), call: .profile, dialect: .live))
        #expect(post.outcomes.count == 1)
        child = nil
        client.ask(APIRequest(requestID: RequestID(3), call: call, dialect: .live))
        #expect(post.outcomes.count == 1)
    }
}
