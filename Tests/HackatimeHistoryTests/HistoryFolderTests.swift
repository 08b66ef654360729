import HackatimeAPI
import Tracker
import TestSupport
import Testing

@testable import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct HistoryFolderTests {
    @Test func `What is kept is listed, and removed on request with nothing else`() throws {
        let folder = try TemporaryFolder()
        let bench = Bench(.file(folder: folder.path, name: "time.example-0123456789abcdef"))
        let rows = Made.rows(50, from: Bench.now - 5 * 86_400, to: Bench.now, seed: 1)
        bench.fetch(TimeWindow(start: Bench.now - 5 * 86_400, end: Bench.now), from: rows)
        try folder.write("damage", to: "h.corrupt-20260101-000000.db")
        try folder.write("mine", to: "notes.txt")
        let history = HistoryFolder(folder.path)
        let contents = history.contents()
        #expect(contents.map(\.heartbeats) == [nil, 50])
        #expect(contents.map(\.days) == [0, 5])
        #expect(contents[1].firstTime == rows.first?.time)
        #expect(contents[1].size > 4_096)
        let (removed, left, used) = history.clear()
        #expect(removed.count == 4 && left.isEmpty && used.isEmpty)
        #expect(folder.names == ["notes.txt"])
        #expect(history.contents().isEmpty)
        // A program that is still running starts again with an empty history.
        bench.remember(.newestHeartbeat, .newest(RobustnessTests.row))
        #expect(bench.store.problem == nil)
        #expect(bench.coverage?.rowCount == 1)
        #expect(HistoryFolder("\(folder.path)/none").contents().isEmpty)
    }

    @Test func `The lock of a running program stays`() throws {
        let folder = try TemporaryFolder()
        var child: Child? = try Helper.start("claim", folder.path, "h")
        #expect(child?.readLine() == "asked")
        let history = HistoryFolder(folder.path)
        #expect(history.clear().used == ["\(folder.path)/h.lock"])
        #expect(folder.names == ["h.lock"])
        child = nil
        #expect(history.clear().removed == ["\(folder.path)/h.lock"])
    }
}
