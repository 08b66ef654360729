/// A table whose rows carry a sum over their values, because a disk may change a bit and say nothing. A row that is not
/// what was written is passed over wherever it is read; `Database.mend` removes it, and the server is asked again.
///
/// A row without a sum is from before there were any, and is taken as it is. A column that was added later counts only
/// where it has a value, so that rows from before keep their sum.
struct SummedTable {
    let name: String
    let columns: String
    let count: Int32
    /// So many of the columns, from the first, are in every sum.
    fileprivate let firstCount: Int32
    /// A query without its conditions. The sum is in the column after the table's.
    let select: String
    fileprivate let replace: String

    private init(_ name: String, _ columns: String, added: Int32 = 0) {
        self.name = name
        self.columns = columns
        count = Int32(columns.utf8.count { $0 == UInt8(ascii: ",") } + 1)
        firstCount = count - added
        select = "SELECT \(columns), checksum FROM main.\(name) "
        let marks = String(repeating: "?, ", count: Int(count))
        replace = "INSERT OR REPLACE INTO main.\(name)(\(columns), checksum) VALUES (\(marks)?)"
    }

    static let meta = SummedTable("meta", "key, value")
    static let names = SummedTable("names", "id, text")
    static let heartbeats = SummedTable("heartbeats", StoredRow.columns, added: 1)
    static let covered = SummedTable("covered", "start, end")
    static let changes = SummedTable("changes", "first, last")
    static let zones = SummedTable("zones", "id, name, counted_to, counted_down_to")
    static let dayCounts = SummedTable("day_counts", "zone, day, seconds, first, last, parts, work, work_last")
    static let dayFields = SummedTable("day_fields", "zone, field, day, parts")
    static let dayServer = SummedTable("day_server", "zone, day, seconds, as_of, refetched")
    static let answers = SummedTable("answers", "key, question, dialect, answer, as_of")

    static let all = [meta, names, heartbeats, covered, changes, zones, dayCounts, dayFields, dayServer, answers]
}

extension SummedTable {
    func isSummed(_ column: Int32, isNull: Bool) -> Bool { column < firstCount || !isNull }
}

extension Database {
    /// Stores a row in place of the one with the same key.
    func put(_ values: [Value], in table: SummedTable) throws(StoreError) {
        var sum = RowSum()
        for (column, value) in values.enumerated() where table.isSummed(Int32(column), isNull: value.isNull) {
            sum.add(value)
        }
        try run(table.replace, values: values + [.integer(sum.stored)])
    }

    /// Passes each sound row to `body` until it returns false. The columns are the table's. `rest` continues the query
    /// after the table's name.
    func each(
        in table: SummedTable, _ rest: String = "", _ values: Value...,
        body: (Statement) throws(StoreError) -> Bool
    ) throws(StoreError) {
        try each(table.select + rest, values: values) { row throws(StoreError) in
            guard row.isSound(table) else {
                hasUnsoundRows = true
                return true
            }
            return try body(row)
        }
    }

    /// The result of `body` for the first sound row.
    func first<T>(
        in table: SummedTable, _ rest: String, _ values: Value..., body: (Statement) -> T
    ) throws(StoreError) -> T? {
        var found: T?
        try each(table.select + rest, values: values) { row throws(StoreError) in
            guard row.isSound(table) else {
                hasUnsoundRows = true
                return true
            }
            found = body(row)
            return false
        }
        return found
    }
}

/// A sum over values, in order. Each value, its kind and its length change it; it fits four bytes.
struct RowSum {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    var stored: Int64 { Int64(Int32(truncatingIfNeeded: state)) }

    private mutating func mix(_ word: UInt64) {
        state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
        state ^= state >> 32
    }

    mutating func add(_ value: Value) {
        switch value {
        case .null: mix(5)
        case .integer(let number): add(number)
        case .real(let number): add(number)
        case .text(var text): text.withUTF8 { add(UnsafeRawBufferPointer($0), kind: 3) }
        case .bytes(let bytes): bytes.withUnsafeBytes { add($0, kind: 4) }
        }
    }

    mutating func add(_ number: Int64) {
        mix(1)
        mix(UInt64(bitPattern: number))
    }

    /// SQLite stores null in place of NaN, and only one zero.
    mutating func add(_ number: Double) {
        if number.isNaN { return mix(5) }
        mix(2)
        mix(number == 0 ? 0 : number.bitPattern)
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer, kind: UInt64) {
        mix(kind)
        mix(UInt64(bytes.count))
        var word: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            word = word << 8 | UInt64(byte)
            if index % 8 == 7 {
                mix(word)
                word = 0
            }
        }
        mix(word)
    }
}
