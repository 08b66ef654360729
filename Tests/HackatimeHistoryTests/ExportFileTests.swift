import TestSupport
import Testing

@testable import HackatimeHistory

struct ExportFileTests {
    @Test func `Tables and rows can be read by any SQLite`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "out.sqlite")
        let path = folder.path + "/out.sqlite"
        let file = try ExportFile(path)
        try file.begin("days", [("day", "TEXT"), ("seconds", "INTEGER")])
        try file.add([.text("2025-06-17"), .integer(7_400)])
        try file.begin("heartbeats", [("seconds", "REAL"), ("entity", "TEXT")])
        try file.add([.real(1.5), .text("it's; DROP TABLE days")])
        try file.add([.real(2.5), .null])
        try file.end()
        let database = try Database(path: path, busyTimeout: 0)
        #expect(try database.first("SELECT seconds FROM days WHERE day = '2025-06-17'") { $0.number(0) } == 7_400)
        let entities = "SELECT count(*), count(entity), max(entity) FROM heartbeats"
        let row = try #require(try database.first(entities) { ($0.number(0), $0.number(1), $0.text(2)) })
        #expect(row == (2, 1, "it's; DROP TABLE days"))
    }

    @Test func `A place where no file can be is refused`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: ExportFile.Failure.self) { try ExportFile(folder.path + "/nowhere/out.sqlite") }
    }
}
