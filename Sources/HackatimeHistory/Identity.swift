import HackatimeAPI
import Tracker

/// FNV-1a with 64 bits: small, and always the same on every machine, which stored values need.
struct StableHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    /// Includes the length, so that two consecutive texts cannot be confused with others.
    mutating func add(_ text: String?) {
        guard let text else { return add(UInt8(0)) }
        add(UInt8(1))
        add(UInt64(text.utf8.count))
        for byte in text.utf8 { add(byte) }
    }

    /// 16 hexadecimal digits.
    var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

extension Heartbeat {
    /// What makes two rows the same: the server's number, or else a negative hash of the fields of `key`.
    var identity: Int64 {
        if let id, id >= 0 { return id }
        var hash = StableHash()
        hash.add(time.bitPattern)
        for text in [entity, project, editor, machine] { hash.add(text) }
        return Int64(bitPattern: hash.value | 1 << 63)
    }
}

extension RowPlace {
    /// The lowest identity at the place's time that counts as at or after the place.
    var lowest: Int64 { id <= 0 ? .min : id }
}
