/// A new SQLite file for others to read: tables of rows, without anything of the history's own.
package final class ExportFile {
    /// The reason why a file cannot be written, in words.
    package struct Failure: Error {
        package var reason: String
    }

    package enum Value {
        case null
        case integer(Int)
        case real(Double)
        case text(String)
    }

    private let database: Database
    private var insert = ""

    /// - Parameter path: Of an empty file.
    package init(_ path: String) throws(Failure) {
        do throws(StoreError) {
            database = try Database(path: path, busyTimeout: 0)
            // Nobody reads the file before it is renamed; one that was not completed is removed.
            for pragma in ["journal_mode = OFF", "synchronous = OFF"] { try database.execute("PRAGMA \(pragma)") }
            try database.execute("BEGIN")
        } catch {
            throw Failure(reason: error.message)
        }
    }

    /// The following rows belong to this table.
    ///
    /// - Parameter columns: Names and SQLite types.
    package func begin(_ table: String, _ columns: [(name: String, type: String)]) throws(Failure) {
        let names = columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ", ")
        insert = "INSERT INTO \"\(table)\" VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
        try attempt { database throws(StoreError) in try database.execute("CREATE TABLE \"\(table)\" (\(names))") }
    }

    package func add(_ row: [Value]) throws(Failure) {
        try attempt { database throws(StoreError) in
            try database.run(
                insert,
                values: row.map { value in
                    switch value {
                    case .null: .null
                    case .integer(let number): .number(number)
                    case .real(let number): .real(number)
                    case .text(let text): .text(text)
                    }
                })
        }
    }

    /// Completes the file.
    package func end() throws(Failure) {
        try attempt { database throws(StoreError) in try database.execute("COMMIT") }
    }

    private func attempt(_ body: (Database) throws(StoreError) -> Void) throws(Failure) {
        do throws(StoreError) { try body(database) } catch { throw Failure(reason: error.message) }
    }
}
