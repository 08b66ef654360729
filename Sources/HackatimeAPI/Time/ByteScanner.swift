/// Reads a short text from left to right. Every step returns whether it found what it expected.
struct ByteScanner {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    init(_ text: String) {
        // Nothing read here is longer. A longer text fails at its end.
        rest = Array(text.utf8.prefix(512))[...]
    }

    var isAtEnd: Bool { rest.isEmpty }
    var next: UInt8? { rest.first }

    /// Skips one byte if it is one of these.
    mutating func skip(_ any: String) -> Bool {
        guard let byte = rest.first, any.utf8.contains(byte) else { return false }
        rest.removeFirst()
        return true
    }

    /// Skips a word, ignoring case.
    mutating func skip(word: String) -> Bool {
        guard rest.count >= word.utf8.count else { return false }
        var place = rest.startIndex
        for byte in word.utf8 {
            guard rest[place] | 0x20 == byte | 0x20 else { return false }
            place += 1
        }
        rest = rest[place...]
        return true
    }

    mutating func skipSpaces() {
        while skip(" \t") {}
    }

    /// A number with this many digits. Further digits are not read.
    mutating func number(digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, let byte = rest.first, (48...57).contains(byte) {
            value = value * 10 + Int(byte - 48)
            count += 1
            rest.removeFirst()
        }
        return count >= digits.lowerBound ? value : nil
    }

    /// The bytes up to the first that does not match.
    mutating func take(while fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = rest.prefix(while: fits)
        rest = rest.dropFirst(taken.count)
        return taken
    }

    static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
