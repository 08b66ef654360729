import HackatimeAPI
import Tracker

extension Database {
    /// Stores a value in place of the previous one.
    func keep(_ answer: APIValue, to call: APICall, _ dialect: Dialect, at now: Double) throws(StoreError) {
        guard let key = call.key, let bytes = APIValueCoding.bytes(answer) else { return }
        try put(
            [
                .text(key), .bytes(APIValueCoding.bytes(call)), .integer(dialect.stored), .bytes(bytes), .real(now),
            ], in: .answers)
        try run(
            """
            DELETE FROM answers WHERE key IN (SELECT key FROM answers ORDER BY as_of DESC LIMIT -1 OFFSET ?)
            """, .number(Self.answerLimit))
    }

    /// More users and ranges than anyone looks at in a month.
    private static let answerLimit = 200

    /// The server confirmed that the stored value is still right.
    func confirm(_ call: APICall, at now: Double) throws(StoreError) {
        guard let kept = try answer(to: call), call.isAnswered(by: kept.call), let key = call.key,
            let values = try first(in: .answers, "WHERE key = ?", .text(key), body: { row in (0..<4).map(row.value) })
        else { return }
        try put(values + [.real(now)], in: .answers)
    }

    /// The value stored under the call's key. It may be of another day.
    func answer(to call: APICall) throws(StoreError) -> RememberedAnswer? {
        guard let key = call.key else { return nil }
        return try first(in: .answers, "WHERE key = ?", .text(key), body: RememberedAnswer.init) ?? nil
    }

    /// Newest first.
    func answers() throws(StoreError) -> [RememberedAnswer] {
        var answers: [RememberedAnswer] = []
        try each(in: .answers, "ORDER BY as_of DESC") { row throws(StoreError) in
            if let answer = RememberedAnswer(row) { answers.append(answer) }
            return true
        }
        return answers
    }
}

extension RememberedAnswer {
    fileprivate init?(_ row: Statement) {
        guard let call = APIValueCoding.call(row.bytes(1)), let dialect = Dialect(stored: row.integer(2)),
            let answer = APIValueCoding.answer(row.bytes(3))
        else { return nil }
        self.init(call: call, dialect: dialect, answer: answer, asOf: row.real(4))
    }
}

extension Dialect {
    fileprivate var stored: Int64 {
        switch self {
        case .documented: 0
        case .live: 1
        }
    }

    fileprivate init?(stored: Int64) {
        switch stored {
        case 0: self = .documented
        case 1: self = .live
        default: return nil
        }
    }
}
