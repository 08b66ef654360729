import CSQLite

/// A value of a statement's parameter.
enum Value {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])

    var isNull: Bool { if case .null = self { true } else { false } }

    static func number(_ number: Int) -> Value { .integer(Int64(number)) }
    static func optional(_ number: Int64?) -> Value { number.map(Value.integer) ?? .null }
}

/// A prepared statement, kept for reuse.
final class Statement {
    private let handle: OpaquePointer
    private let database: OpaquePointer

    init(_ handle: OpaquePointer, of database: OpaquePointer) {
        self.handle = handle
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ values: [Value]) throws(StoreError) {
        for (offset, value) in values.enumerated() {
            let index = Int32(offset + 1)
            let status =
                switch value {
                case .null: sqlite3_bind_null(handle, index)
                case .integer(let number): sqlite3_bind_int64(handle, index, number)
                case .real(let number): sqlite3_bind_double(handle, index, number)
                case .text(let text): bind(text, index)
                case .bytes(let bytes): csqlite_bind_blob(handle, index, bytes, Int32(clamping: bytes.count))
                }
            guard status == SQLITE_OK else { throw error(status) }
        }
    }

    /// Binds bytes, because a name from outside may contain a NUL.
    private func bind(_ text: String, _ index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { utf8 in
            guard let start = utf8.baseAddress else { return csqlite_bind_text(handle, index, "", 0) }
            return start.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
                csqlite_bind_text(handle, index, $0, Int32(clamping: utf8.count))
            }
        }
    }

    /// Whether there is another row.
    func step() throws(StoreError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let status: throw error(status)
        }
    }

    func reset() {
        sqlite3_reset(handle)
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    /// Times and durations are far below this. Larger values in a damaged file would make sums infinite.
    private static let farthest = 1e12

    func real(_ column: Int32) -> Double {
        min(max(sqlite3_column_double(handle, column), -Self.farthest), Self.farthest)
    }

    /// A duration, which is not negative.
    func seconds(_ column: Int32) -> Double { max(0, real(column)) }

    func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }
    func optionalReal(_ column: Int32) -> Double? { isNull(column) ? nil : real(column) }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The bytes of a text. They are valid as long as the row.
    func withBytes(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let start = sqlite3_column_text(handle, column)
        body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func value(_ column: Int32) -> Value {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .bytes(bytes(column))
        default: .null
        }
    }

    /// Whether the first columns are what was written: the sum is in the column after them.
    func isSound(_ table: SummedTable) -> Bool {
        let count = table.count
        if isNull(count) { return true }
        var sum = RowSum()
        for column in 0..<count where table.isSummed(column, isNull: isNull(column)) {
            switch sqlite3_column_type(handle, column) {
            case SQLITE_INTEGER: sum.add(integer(column))
            case SQLITE_FLOAT: sum.add(sqlite3_column_double(handle, column))
            case SQLITE_TEXT:
                withBytes(column) { sum.add(UnsafeRawBufferPointer($0), kind: 3) }
            case SQLITE_BLOB:
                let start = sqlite3_column_blob(handle, column)
                let count = Int(sqlite3_column_bytes(handle, column))
                sum.add(UnsafeRawBufferPointer(start: start, count: count), kind: 4)
            default: sum.add(.null)
            }
        }
        return sum.stored == integer(count)
    }

    private func error(_ status: Int32) -> StoreError {
        StoreError(status, of: database)
    }
}
