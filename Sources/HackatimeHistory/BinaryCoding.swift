/// Writes values one after the other: fixed sizes in little-endian order, texts and lists with a length prefix.
struct BinaryEncoder {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ byte: UInt8) { bytes.append(byte) }

    mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    mutating func add(_ number: Int) { add(Int64(number)) }

    mutating func add(_ number: Double) { add(Int64(bitPattern: number.bitPattern)) }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes += text.utf8
    }

    mutating func add<T>(_ value: T?, _ body: (inout BinaryEncoder, T) -> Void) {
        add(value != nil)
        if let value { body(&self, value) }
    }

    mutating func add<T>(list: [T], _ body: (inout BinaryEncoder, T) -> Void) {
        add(list.count)
        for value in list { body(&self, value) }
    }

    mutating func add(_ text: String?) { add(text) { $0.add($1) } }
    mutating func add(_ number: Double?) { add(number) { $0.add($1) } }
    mutating func add(_ number: Int?) { add(number) { $0.add($1) } }
}

/// Reads the output of a `BinaryEncoder`. Never traps: after the first invalid value, all values are empty and
/// `isValid` is false.
struct BinaryDecoder {
    private let bytes: [UInt8]
    private var place = 0
    private(set) var isValid = true

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Everything was read.
    var isComplete: Bool { isValid && place == bytes.count }

    mutating func fail() { isValid = false }

    mutating func byte() -> UInt8 {
        guard isValid, place < bytes.count else {
            isValid = false
            return 0
        }
        place += 1
        return bytes[place - 1]
    }

    mutating func flag() -> Bool {
        let byte = byte()
        if byte > 1 { isValid = false }
        return byte == 1
    }

    mutating func integer() -> Int64 {
        guard isValid, bytes.count - place >= 8 else {
            isValid = false
            return 0
        }
        place += 8
        return bytes.withUnsafeBytes {
            Int64(littleEndian: $0.loadUnaligned(fromByteOffset: place - 8, as: Int64.self))
        }
    }

    mutating func number() -> Int { Int(integer()) }

    /// All stored numbers are finite.
    mutating func real() -> Double {
        let number = Double(bitPattern: UInt64(bitPattern: integer()))
        if !number.isFinite { isValid = false }
        return isValid ? number : 0
    }

    /// An instant within the calendar.
    mutating func time() -> Double {
        let seconds = real()
        if abs(seconds) > 1e12 { fail() }
        return isValid ? seconds : 0
    }

    /// A duration: not negative, and not longer than the calendar.
    mutating func seconds() -> Double {
        let seconds = time()
        if seconds < 0 { fail() }
        return isValid ? seconds : 0
    }

    mutating func text() -> String {
        let count = number()
        guard isValid, count >= 0, count <= bytes.count - place else {
            isValid = false
            return ""
        }
        place += count
        return String(decoding: bytes[(place - count)..<place], as: UTF8.self)
    }

    mutating func optional<T>(_ body: (inout BinaryDecoder) -> T) -> T? {
        flag() ? body(&self) : nil
    }

    mutating func list<T>(_ body: (inout BinaryDecoder) -> T) -> [T] {
        let count = number()
        // Every element takes at least one byte.
        guard isValid, count >= 0, count <= bytes.count - place else {
            isValid = false
            return []
        }
        var values: [T] = []
        for _ in 0..<count where isValid { values.append(body(&self)) }
        return isValid ? values : []
    }
}
