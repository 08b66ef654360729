import HackatimeAPI
import Tracker

/// The sums of one day's heartbeats by the fields of lists. Names are stored as numbers.
struct DayFields {
    struct Key: Hashable {
        /// 0 if there is none.
        var name: Int64
        /// Branches of two projects are two branches. 0 for all other fields.
        var project: Int64 = 0
    }

    private(set) var parts = [[Key: DayCount.Part]](repeating: [:], count: HeartbeatField.timed.count)
    /// Lines written by the AI and by the human. The editors count deleted lines as negative.
    private(set) var lines: [Int64] = [0, 0]
    /// By field and name, the number of the name that stands for all spellings; 0 if that means none.
    private var shown = [[Int64: Int64]](repeating: [:], count: HeartbeatField.timed.count)

    /// Adds a heartbeat, not earlier than the last.
    mutating func add(_ row: StoredRow, in database: Database) throws(StoreError) {
        for (index, field) in HeartbeatField.timed.enumerated() {
            let name = try shown(field, index, row.names[field.place], in: database)
            let key = Key(name: name, project: field == .branch && name != 0 ? row.project : 0)
            if parts[index][key]?.add(row.time) == nil {
                parts[index][key] = DayCount.Part(first: row.time, last: row.time)
            }
        }
        for (index, changes) in row.lines.enumerated() {
            // Not even a careless server writes a billion lines at once.
            if let changes, abs(Double(changes)) < 1e9 { lines[index] += changes }
        }
    }

    private mutating func shown(
        _ field: HeartbeatField, _ index: Int, _ number: Int64, in database: Database
    ) throws(StoreError) -> Int64 {
        if number == 0 { return 0 }
        if let known = shown[index][number] { return known }
        let name = try database.name(number)
        let label = field.label(name, project: nil)
        let found = label == Breakdown.nameless ? 0 : label == name ? number : try database.number(of: label)
        shown[index][number] = found
        return found
    }
}

extension HeartbeatField {
    /// Its place in `StoredRow.names`.
    var place: Int {
        switch self {
        case .file: 0
        case .category: 2
        case .branch: 4
        case .editor: 6
        case .system: 7
        case .machine, .author: 8
        }
    }
}

extension Database {
    /// `nil` if a field's row is missing or damaged.
    func dayFields(_ day: Int, _ zone: Int64) throws(StoreError) -> DayFields? {
        var fields = DayFields()
        for field in HeartbeatField.allCases {
            let bytes = try first(
                in: .dayFields, "WHERE zone = ? AND field = ? AND day = ?", .integer(zone),
                .integer(Int64(field.rawValue)), .number(day)
            ) { $0.bytes(3) }
            guard let bytes, fields.read(field, bytes) else { return nil }
        }
        return fields
    }

    func set(_ fields: DayFields, _ day: Int, zone: Int64) throws(StoreError) {
        for field in HeartbeatField.allCases {
            try put(
                [.integer(zone), .integer(Int64(field.rawValue)), .number(day), .bytes(fields.bytes(of: field))],
                in: .dayFields)
        }
    }
}

extension DayFields {
    fileprivate func bytes(of field: HeartbeatField) -> [UInt8] {
        var pack = BinaryEncoder()
        guard let index = HeartbeatField.timed.firstIndex(of: field) else {
            for count in lines { pack.add(count) }
            return pack.bytes
        }
        pack.add(list: Array(parts[index])) { pack, one in
            pack.add(one.key.name)
            if field == .branch { pack.add(one.key.project) }
            pack.add(one.value.seconds)
            pack.add(one.value.first)
            pack.add(one.value.last)
        }
        return pack.bytes
    }

    fileprivate mutating func read(_ field: HeartbeatField, _ bytes: [UInt8]) -> Bool {
        var pack = BinaryDecoder(bytes)
        guard let index = HeartbeatField.timed.firstIndex(of: field) else {
            lines = pack.lines()
            return pack.isComplete
        }
        for one in pack.parts(of: field) { parts[index][one.key] = one.part }
        return pack.isComplete
    }
}

extension BinaryDecoder {
    mutating func lines() -> [Int64] { [lineCount(), lineCount()] }

    private mutating func lineCount() -> Int64 {
        let count = integer()
        if !(-1 << 50...1 << 50).contains(count) { fail() }
        return isValid ? count : 0
    }

    mutating func parts(of field: HeartbeatField) -> [(key: DayFields.Key, part: DayCount.Part)] {
        list { pack in
            let key = DayFields.Key(name: pack.integer(), project: field == .branch ? pack.integer() : 0)
            return (key, DayCount.Part(seconds: pack.seconds(), first: pack.time(), last: pack.time()))
        }
    }
}
