/// Makes compressed bytes without a compressor, with deflate's repetitions.
package enum Gzip {
    /// This many MiB of zeros, about 6.5 KB each. The checksum is slow and only needed if everything is read.
    package static func zeros(mebibytes: Int, checksum: Bool = true) -> [UInt8] {
        let count = mebibytes << 20
        var writer = BitWriter()
        writer.bytes = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
        // One final block with fixed codes: a literal zero, then copies of 258 bytes at distance 1.
        writer.write(0b1, 1)
        writer.write(0b01, 2)
        writer.writeCode(0b0011_0000, 8)
        var left = count - 1
        while left >= 258 {
            writer.writeCode(0b1100_0101, 8)
            writer.writeCode(0, 5)
            left -= 258
        }
        for _ in 0..<left { writer.writeCode(0b0011_0000, 8) }
        writer.writeCode(0, 7)
        writer.align()
        return writer.bytes + littleEndian(checksum ? checksumOfZeros(count) : 0) + littleEndian(UInt32(count))
    }

    /// Bytes as they are.
    package static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            result.append(rest.isEmpty ? 1 : 0)
            result += [length, ~length].flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } + block
        } while !rest.isEmpty
        return result + littleEndian(checksum(bytes)) + littleEndian(UInt32(bytes.count))
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func checksumOfZeros(_ count: Int) -> UInt32 { checksum(repeatElement(0, count: count)) }

    private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        let table = (0..<UInt32(256)).map { start in
            (0..<8).reduce(start) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
        }
        var value = UInt32.max
        for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 255)] ^ (value >> 8) }
        return ~value
    }
}

/// Bits in deflate's order: lowest first.
private struct BitWriter {
    var bytes: [UInt8] = []
    private var pending: UInt32 = 0
    private var count = 0

    mutating func write(_ value: UInt32, _ bits: Int) {
        pending |= value << count
        count += bits
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            count -= 8
        }
    }

    /// Huffman codes are written highest bit first.
    mutating func writeCode(_ code: UInt32, _ bits: Int) {
        for bit in (0..<bits).reversed() { write((code >> bit) & 1, 1) }
    }

    mutating func align() {
        if count > 0 { write(0, 8 - count) }
    }
}
