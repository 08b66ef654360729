/// Cached texts by number, and numbers by text. A reading connection needs the first, a writing one the second.
struct NameCache {
    fileprivate var texts: [Int64: String] = [:]
    fileprivate var numbers: [String: Int64] = [:]
    /// Total bytes of the texts in each direction.
    private var textBytes = 0
    private var numberBytes = 0
    /// Enough for a response and a screen. Each program has two of these, and a missing name costs one index lookup.
    private static let maxNames = 1_000
    private static let maxBytes = 100_000

    fileprivate mutating func note(text: String, of number: Int64) {
        if texts.count >= Self.maxNames || textBytes >= Self.maxBytes { (texts, textBytes) = ([:], 0) }
        textBytes += text.utf8.count
        texts[number] = text
    }

    fileprivate mutating func note(number: Int64, of text: String) {
        if numbers.count >= Self.maxNames || numberBytes >= Self.maxBytes { (numbers, numberBytes) = ([:], 0) }
        numberBytes += text.utf8.count
        numbers[text] = number
    }

    /// Numbers assigned in a transaction that was rolled back must not be used again.
    mutating func forget() {
        self = NameCache()
    }
}

/// Projects, paths and languages. Each is stored once, and rows contain its number. 0 means no name.
extension Database {
    func name(_ number: Int64) throws(StoreError) -> String? {
        if number == 0 { return nil }
        if let known = names.texts[number] { return known }
        guard let text = try first(in: .names, "WHERE id = ?", .integer(number), body: { $0.text(1) })
        else {
            hasUnsoundRows = true
            return nil
        }
        names.note(text: text, of: number)
        return text
    }

    /// The number of a name. A new name gets one.
    func number(of name: String?) throws(StoreError) -> Int64 {
        guard let name, !name.isEmpty else { return 0 }
        if let known = names.numbers[name] { return known }
        var number = try first(in: .names, "WHERE text = ?", .text(name)) { $0.integer(0) }
        if number == nil {
            let last = try first("SELECT max(id) FROM names") { $0.integer(0) } ?? 0
            number = last + 1
            try put([.integer(last + 1), .text(name)], in: .names)
        }
        let given = number ?? 0
        names.note(number: given, of: name)
        return given
    }

    /// For each pattern, the numbers of all matching names. Reads the names once; there may be 100,000.
    func numbers(of patterns: [NamePattern]) throws(StoreError) -> [NumberSet] {
        var found = [NumberSet](repeating: NumberSet(), count: patterns.count)
        guard !patterns.isEmpty else { return found }
        var folded: [UInt8] = []
        try each("SELECT id, text FROM names") { row throws(StoreError) in
            row.withBytes(1) { NamePattern.fold($0, into: &folded) }
            for (index, pattern) in patterns.enumerated() where pattern.fits(folded) {
                found[index].insert(row.integer(0))
            }
            return true
        }
        return found
    }
}
