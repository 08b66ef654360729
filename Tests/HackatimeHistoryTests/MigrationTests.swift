import Tracker
import HackatimeAPI
import TestSupport
import Testing

@testable import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct MigrationTests {
    /// Files as programs of each earlier version left them. What stands here is never changed.
    static let fixtures = [1: first, 2: second, 3: third, 4: fourth, 5: fifth]

    static let first = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
        CREATE TABLE names(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE heartbeats(
          time REAL NOT NULL, identity INTEGER NOT NULL,
          entity INTEGER NOT NULL, type INTEGER NOT NULL, category INTEGER NOT NULL, project INTEGER NOT NULL,
          branch INTEGER NOT NULL, language INTEGER NOT NULL, editor INTEGER NOT NULL, system INTEGER NOT NULL,
          machine INTEGER NOT NULL, is_write INTEGER NOT NULL, line INTEGER, line_count INTEGER,
          lines_added INTEGER, lines_deleted INTEGER, ai_changes INTEGER, human_changes INTEGER,
          PRIMARY KEY(time, identity)) WITHOUT ROWID;
        CREATE UNIQUE INDEX heartbeats_identity ON heartbeats(identity);
        CREATE TABLE covered(start REAL PRIMARY KEY, end REAL NOT NULL) WITHOUT ROWID;
        CREATE TABLE changes(number INTEGER PRIMARY KEY AUTOINCREMENT, first REAL NOT NULL, last REAL NOT NULL);
        CREATE TABLE zones(
          id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, counted_to INTEGER NOT NULL, counted_down_to INTEGER);
        CREATE TABLE day_counts(
          zone INTEGER NOT NULL, day INTEGER NOT NULL, seconds REAL NOT NULL, first REAL NOT NULL,
          last REAL NOT NULL, parts BLOB NOT NULL, PRIMARY KEY(zone, day)) WITHOUT ROWID;
        CREATE TABLE day_server(
          zone TEXT NOT NULL, day INTEGER NOT NULL, seconds REAL NOT NULL, as_of REAL NOT NULL,
          refetched INTEGER NOT NULL, PRIMARY KEY(zone, day)) WITHOUT ROWID;
        CREATE TABLE answers(
          key TEXT PRIMARY KEY, question BLOB NOT NULL, dialect INTEGER NOT NULL, answer BLOB NOT NULL,
          as_of REAL NOT NULL) WITHOUT ROWID;
        CREATE INDEX answers_as_of ON answers(as_of);
        CREATE TABLE look_ups(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        INSERT INTO names VALUES (1, '/a'), (2, 'robot');
        INSERT INTO heartbeats VALUES
          (1787400000.25, 7, 1, 0, 0, 2, 0, 0, 0, 0, 0, 1, 3, NULL, NULL, NULL, NULL, NULL),
          (1787400060.25, 8, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 4, NULL, NULL, NULL, NULL, NULL);
        INSERT INTO covered VALUES (1787399000, 1787401000);
        INSERT INTO changes(first, last) VALUES (1787400000.25, 1787400060.25);
        INSERT INTO meta VALUES ('rows', 2), ('account', '42');
        INSERT INTO look_ups(name) VALUES ('mira');
        PRAGMA user_version = 1;
        """

    static let second =
        first + """
            CREATE TABLE fetched_windows(start REAL NOT NULL, end REAL NOT NULL, asked_at REAL NOT NULL);
            CREATE INDEX fetched_windows_asked_at ON fetched_windows(asked_at);
            INSERT INTO names VALUES (3, 'coding');
            UPDATE heartbeats SET category = 3;
            INSERT INTO zones(name, counted_to, counted_down_to) VALUES ('UTC', 1, NULL);
            INSERT INTO day_counts VALUES (1, 20687, 60, 1787400000.25, 1787400060.25, x'00');
            PRAGMA user_version = 2;
            """

    static let third =
        second + """
            ALTER TABLE day_counts ADD COLUMN work REAL NOT NULL DEFAULT 0;
            ALTER TABLE day_counts ADD COLUMN work_last REAL;
            DELETE FROM day_counts;
            DELETE FROM zones;
            INSERT INTO zones(name, counted_to, counted_down_to) VALUES ('UTC', 1, NULL);
            INSERT INTO day_counts VALUES (1, 20687, 60, 1787400000.25, 1787400060.25, x'00', 60, 1787400060.25);
            PRAGMA user_version = 3;
            """

    static let fourth =
        third + """
            ALTER TABLE meta ADD COLUMN checksum INTEGER;
            ALTER TABLE names ADD COLUMN checksum INTEGER;
            ALTER TABLE heartbeats ADD COLUMN checksum INTEGER;
            ALTER TABLE covered ADD COLUMN checksum INTEGER;
            ALTER TABLE changes ADD COLUMN checksum INTEGER;
            ALTER TABLE zones ADD COLUMN checksum INTEGER;
            ALTER TABLE day_counts ADD COLUMN checksum INTEGER;
            ALTER TABLE day_server ADD COLUMN checksum INTEGER;
            ALTER TABLE answers ADD COLUMN checksum INTEGER;
            PRAGMA user_version = 4;
            """

    static let fifth =
        fourth + """
            CREATE TABLE day_fields(
              zone INTEGER NOT NULL, field INTEGER NOT NULL, day INTEGER NOT NULL, parts BLOB NOT NULL, checksum INTEGER,
              PRIMARY KEY(zone, field, day)) WITHOUT ROWID;
            DELETE FROM day_counts;
            DELETE FROM zones;
            UPDATE heartbeats SET checksum = 41680477 WHERE identity = 7;
            PRAGMA user_version = 5;
            """

    @Test func `When rows of before came is not known, and fetching them again tells it`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "h.db")
        do {
            let old = try Database(path: "\(folder.path)/h.db", busyTimeout: 0)
            try old.execute(Self.fifth)
        }
        let bench = Bench(.file(folder: folder.path, name: "h"))
        let window = TimeWindow(start: 1_787_399_000, end: 1_787_401_000)
        func delays() -> [Int32?] {
            let query = BeatQuery(window.start..<window.end, wantsBefore: false)
            guard case .beats(let page) = bench.store.recall(.beats(query)) else { return [] }
            return page.table.beats.map(\.delay)
        }
        #expect(delays() == [nil, nil])
        var rows = bench.store.remembered(zone: .utc, now: Bench.now, rows: 200).rows
        #expect(rows.count == 2)
        for index in rows.indices { rows[index].createdAt = rows[index].time + 5_000.7 }
        bench.fetch(window, from: rows)
        bench.settle()
        #expect(delays() == [5_000, 5_000])
        // A call that does not tell it takes nothing away.
        for index in rows.indices { rows[index].createdAt = nil }
        bench.fetch(window, from: rows)
        bench.settle()
        #expect(delays() == [5_000, 5_000])
        #expect(bench.store.problem == nil)
    }

    @Test func `Days counted without their lists are counted again`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "h.db")
        do {
            let old = try Database(path: "\(folder.path)/h.db", busyTimeout: 0)
            try old.execute(Self.fourth)
        }
        let day = CivilDate(year: 2026, month: 8, day: 22)
        let bench = Bench(.file(folder: folder.path, name: "h"))
        #expect(
            bench.field(.category, CivilDays(first: day, last: day))?.rows == [Breakdown(name: "coding", seconds: 60)])
    }

    @Test func `Days counted by the spellings of languages are counted again`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "h.db")
        do {
            let old = try Database(path: "\(folder.path)/h.db", busyTimeout: 0)
            try old.execute(Self.third + "INSERT INTO names VALUES (4, 'cpp'); UPDATE heartbeats SET language = 4;")
        }
        let day = CivilDate(year: 2026, month: 8, day: 22)
        let bench = Bench(.file(folder: folder.path, name: "h"))
        #expect(bench.count(day, day)?.languages == [Breakdown(name: "C++", seconds: 60)])
    }

    @Test func `Days counted without their work are counted again`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "h.db")
        do {
            let old = try Database(path: "\(folder.path)/h.db", busyTimeout: 0)
            try old.execute(Self.second)
        }
        let bench = Bench(.file(folder: folder.path, name: "h"))
        #expect(bench.coverage?.figures.map(\.seconds) == [60])
        #expect(bench.coverage?.figures.map(\.workSeconds) == [60])
    }

    @Test func `There is a fixture of every earlier version`() {
        #expect(Self.fixtures.keys.sorted() == Array(1..<Schema.version))
    }

    @Test(arguments: fixtures.keys.sorted()) func `A file of an earlier version is brought up to date`(
        version: Int
    ) throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "h.db")
        do {
            let old = try Database(path: "\(folder.path)/h.db", busyTimeout: 0)
            try old.execute(try #require(Self.fixtures[version]))
        }
        let bench = Bench(.file(folder: folder.path, name: "h"))
        #expect(bench.store.problem == nil)
        let found = bench.store.remembered(zone: .utc, now: Bench.now, rows: 200)
        #expect(found.rows.map(\.id) == [7, 8])
        #expect(found.rows.first?.project == "robot")
        #expect(found.lookUps == ["mira"])
        #expect(found.coverage.rowCount == 2)
        #expect(bench.count(.init(year: 2026, month: 8, day: 22), .init(year: 2026, month: 8, day: 22))?.total == 60)
        bench.remember(.ownStats, .stats(CodingStats(total: 5)))
        bench.fetch(TimeWindow(start: Bench.now - 10, end: Bench.now), from: [])
        #expect(bench.store.problem == nil)
        let database = try Database(path: "\(folder.path)/h.db", busyTimeout: 0)
        #expect(try Schema.version(of: database) == Schema.version)
        // The same tables as a new file.
        let sql = "SELECT group_concat(type || ' ' || name, ', ') FROM (SELECT * FROM sqlite_master ORDER BY name)"
        #expect(try database.first(sql) { $0.text(0) } == StoreFile.memory().first(sql) { $0.text(0) })
    }
}
