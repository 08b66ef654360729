import CSQLite

/// The tables, and the migrations from older versions.
enum Schema {
    /// In order. The file stores the number of steps that were run (`user_version`). Never change a released step; add
    /// a new one.
    static let steps = [first, second, third, fourth, fifth, sixth]

    static var version: Int { steps.count }

    /// Times are seconds since 1970. A name is the number of a row of `names`, or 0 if there is none.
    ///
    /// - `heartbeats`: `identity` is the server's number, 0 or more, or a negative hash if the server sends none. There
    ///   is no column for an IP address, a user agent or the key.
    /// - `covered`: stretches that the server has answered completely, without their ends.
    /// - `changes`: numbered ranges of times in which heartbeats changed. A zone whose days were counted up to a number
    ///   continues from there. `counted_down_to` is the earliest day counted (days since 1970) while a zone's days are
    ///   still being counted, newest first; null when all are.
    /// - `day_server`: the server's total of a day. `refetched`: not 0 if the day was fetched again after that; a number
    ///   for the names of its projects.
    private static let first = """
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
          zone INTEGER NOT NULL, day INTEGER NOT NULL, seconds REAL NOT NULL, first REAL NOT NULL, last REAL NOT NULL,
          parts BLOB NOT NULL, PRIMARY KEY(zone, day)) WITHOUT ROWID;
        CREATE TABLE day_server(
          zone TEXT NOT NULL, day INTEGER NOT NULL, seconds REAL NOT NULL, as_of REAL NOT NULL,
          refetched INTEGER NOT NULL, PRIMARY KEY(zone, day)) WITHOUT ROWID;
        CREATE TABLE answers(
          key TEXT PRIMARY KEY, question BLOB NOT NULL, dialect INTEGER NOT NULL, answer BLOB NOT NULL,
          as_of REAL NOT NULL) WITHOUT ROWID;
        CREATE INDEX answers_as_of ON answers(as_of);
        CREATE TABLE look_ups(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        """

    /// Windows that any program fetched recently, for the others.
    private static let second = """
        CREATE TABLE fetched_windows(start REAL NOT NULL, end REAL NOT NULL, asked_at REAL NOT NULL);
        CREATE INDEX fetched_windows_asked_at ON fetched_windows(asked_at);
        """

    /// The time that counts for a streak, by day, without excluded categories. All days are counted again.
    private static let third = """
        ALTER TABLE day_counts ADD COLUMN work REAL NOT NULL DEFAULT 0;
        ALTER TABLE day_counts ADD COLUMN work_last REAL;
        DELETE FROM day_counts;
        DELETE FROM zones;
        """

    /// Sums over rows; see `SummedTable`. Languages are counted by display name. All days are counted again, from rows
    /// that are checked.
    private static let fourth = """
        ALTER TABLE meta ADD COLUMN checksum INTEGER;
        ALTER TABLE names ADD COLUMN checksum INTEGER;
        ALTER TABLE heartbeats ADD COLUMN checksum INTEGER;
        ALTER TABLE covered ADD COLUMN checksum INTEGER;
        ALTER TABLE changes ADD COLUMN checksum INTEGER;
        ALTER TABLE zones ADD COLUMN checksum INTEGER;
        ALTER TABLE day_counts ADD COLUMN checksum INTEGER;
        ALTER TABLE day_server ADD COLUMN checksum INTEGER;
        ALTER TABLE answers ADD COLUMN checksum INTEGER;
        DELETE FROM day_counts;
        DELETE FROM zones;
        """

    /// The sums of a day by editor, machine and the like: one row for each field. All days are counted again.
    private static let fifth = """
        CREATE TABLE day_fields(
          zone INTEGER NOT NULL, field INTEGER NOT NULL, day INTEGER NOT NULL, parts BLOB NOT NULL, checksum INTEGER,
          PRIMARY KEY(zone, field, day)) WITHOUT ROWID;
        DELETE FROM day_counts;
        DELETE FROM zones;
        """

    /// Whole seconds until the server had a heartbeat; null in rows from before, and where it does not say.
    private static let sixth = "ALTER TABLE heartbeats ADD COLUMN delay INTEGER"

    static func version(of database: Database) throws(StoreError) -> Int {
        try database.first("PRAGMA user_version") { $0.number(0) } ?? 0
    }

    /// Runs all missing steps or none. A file of a newer version is not changed.
    static func migrate(_ database: Database) throws(StoreError) {
        guard try version(of: database) < version else { return }
        try database.write { () throws(StoreError) in
            // Another program may have run them already.
            let found = try version(of: database)
            for (index, step) in steps.enumerated() where index >= found { try database.execute(step) }
            if found < version { try database.execute("PRAGMA user_version = \(version)") }
        }
    }
}
