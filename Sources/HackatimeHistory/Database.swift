import CSQLite

/// An SQLite error: its extended code and message.
package struct StoreError: Error, Sendable, Hashable {
    package var code: Int32
    package var message: String
    /// What the system said (`errno`), where it refused something; 0 if it did not.
    var system: Int32 = 0

    /// The code without the extended part.
    var primary: Int32 { code & 0xFF }

    /// Another connection is using the database. A retry may work.
    var isBusy: Bool { primary == SQLITE_BUSY || primary == SQLITE_LOCKED }
    /// The file is damaged: by what SQLite says, or because it is not as the schema's steps left it.
    var isDamage: Bool {
        switch primary {
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CONSTRAINT, SQLITE_MISMATCH: true
        case SQLITE_ERROR: Self.missing.contains { message.contains($0) }
        default: false
        }
    }

    private static let missing = ["no such table", "no such column", "has no column", "already exists"]
}

extension StoreError {
    init(_ status: Int32, of database: OpaquePointer) {
        self.init(code: status, message: String(cString: sqlite3_errmsg(database)))
        if [SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_FULL].contains(primary) { system = sqlite3_system_errno(database) }
    }
}

/// One connection. It is used by one thread at a time, because its owner guards it with a lock.
final class Database: @unchecked Sendable {
    let handle: OpaquePointer
    private var statements: [String: Statement] = [:]
    /// Texts by number; see `Names`.
    var names = NameCache()
    /// A row was passed over because it is not what was written.
    var hasUnsoundRows = false

    /// - Parameter path: `:memory:` for a database that exists as long as the connection. A file must already exist.
    init(path: String, busyTimeout milliseconds: Int32) throws(StoreError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let status = sqlite3_open_v2(path, &opened, flags, nil)
        guard status == SQLITE_OK, let opened else {
            let error = opened.map { StoreError(status, of: $0) }
            sqlite3_close_v2(opened)
            throw error ?? StoreError(code: status, message: "out of memory")
        }
        handle = opened
        sqlite3_busy_timeout(opened, milliseconds)
        csqlite_leave_log_on_close(opened)
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    /// Milliseconds to wait for another connection's lock.
    func setBusyTimeout(_ milliseconds: Int32) {
        sqlite3_busy_timeout(handle, milliseconds)
    }

    /// Runs any number of statements without values.
    func execute(_ sql: String) throws(StoreError) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// Runs one statement to the end.
    func run(_ sql: String, _ values: Value...) throws(StoreError) {
        try run(sql, values: values)
    }

    func run(_ sql: String, values: [Value]) throws(StoreError) {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() {}
    }

    /// Passes each row to `body` until it returns false. `body` must not run the same statement.
    func each(
        _ sql: String, _ values: Value..., body: (Statement) throws(StoreError) -> Bool
    ) throws(StoreError) {
        try each(sql, values: values, body: body)
    }

    func each(
        _ sql: String, values: [Value], body: (Statement) throws(StoreError) -> Bool
    ) throws(StoreError) {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() {
            guard try body(statement) else { return }
        }
    }

    /// The result of `body` for the first row; `nil` without rows.
    func first<T>(_ sql: String, _ values: Value..., body: (Statement) -> T) throws(StoreError) -> T? {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        return try statement.step() ? body(statement) : nil
    }

    /// Writes everything in `body` or nothing. The lock is taken at the start, so that two writers wait for each other
    /// instead of one failing halfway.
    func write<T>(_ body: () throws(StoreError) -> T) throws(StoreError) -> T {
        try run("BEGIN IMMEDIATE")
        do throws(StoreError) {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            // After some errors SQLite has already rolled back.
            if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
            throw error
        }
    }

    /// A consistent view for everything that `body` reads.
    func read<T>(_ body: () throws(StoreError) -> T) throws(StoreError) -> T {
        try run("BEGIN")
        defer { if sqlite3_get_autocommit(handle) == 0 { try? run("COMMIT") } }
        return try body()
    }

    private func prepared(_ sql: String) throws(StoreError) -> Statement {
        if let known = statements[sql] { return known }
        var made: OpaquePointer?
        try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil))
        guard let made else { throw StoreError(code: SQLITE_MISUSE, message: "an empty statement") }
        let statement = Statement(made, of: handle)
        statements[sql] = statement
        return statement
    }

    private func check(_ status: Int32) throws(StoreError) {
        guard status == SQLITE_OK else {
            throw StoreError(status, of: handle)
        }
    }
}
