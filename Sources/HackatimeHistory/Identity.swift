import HackatimeAPI
import Tracker

/// FNV-1a with 64 bits: small, and the same on every machine for ever, as what stands in files must be.
struct StableHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    /// With its length, so that two texts one after the other do not flow together.
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
    /// What makes two rows the same: the server's number, else a hash of the fields of `key`, below zero.
    var identity: Int64 {
        if let id, id >= 0 { return id }
        var hash = StableHash()
        hash.add(time.bitPattern)
        for text in [entity, project, editor, machine] { hash.add(text) }
        return Int64(bitPattern: hash.value | 1 << 63)
    }
}

extension RowPlace {
    /// The least identity at the place's time that counts as being at the place or after it.
    var lowest: Int64 { id <= 0 ? .min : id }
}
