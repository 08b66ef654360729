extension ZoneRules {
    /// Reads a zone file (RFC 9636, versions 1 to 4). `nil` for anything else and for broken files; reading never fails
    /// in another way. Files that count leap seconds are not read.
    public init?(name: String, tzif bytes: [UInt8]) {
        guard var block = TZifBlock(bytes[...], timeSize: 4) else { return nil }
        var rule: YearlyRule?
        if block.version >= UInt8(ascii: "2") {
            // The first block is for 32-bit readers.
            guard let wide = TZifBlock(bytes[block.end...], timeSize: 8) else { return nil }
            block = wide
            guard bytes[block.end...].first == UInt8(ascii: "\n"),
                let close = bytes[(block.end + 1)...].firstIndex(of: UInt8(ascii: "\n"))
            else { return nil }
            let footer = bytes[(block.end + 1)..<close]
            if !footer.isEmpty {
                guard let read = YearlyRule(footer) else { return nil }
                rule = read
            }
        }
        guard block.leapCount == 0, let content = block.content(of: bytes) else { return nil }
        self.init(
            name: name, first: content.first, transitions: content.transitions, offsets: content.offsets, rule: rule)
    }
}

/// One header of a zone file, and the position of its data.
struct TZifBlock {
    private(set) var version: UInt8
    private(set) var leapCount: Int
    /// The index after the data.
    private(set) var end: Int
    private let start: Int
    private let timeSize: Int
    private let timeCount: Int
    private let typeCount: Int

    /// Times take 4 or 8 bytes. `nil` unless the block is complete.
    init?(_ bytes: ArraySlice<UInt8>, timeSize: Int) {
        guard bytes.count >= 44, bytes.starts(with: "TZif".utf8) else { return nil }
        version = bytes[bytes.startIndex + 4]
        let counts = (0..<6).map { Self.unsigned(bytes, at: bytes.startIndex + 20 + $0 * 4) }
        leapCount = counts[2]
        timeCount = counts[3]
        typeCount = counts[4]
        self.timeSize = timeSize
        start = bytes.startIndex + 44
        // Six 32-bit counts times at most 12 do not overflow 64 bits.
        let types = typeCount * 6 + counts[5]
        end = start + timeCount * (timeSize + 1) + types + leapCount * (timeSize + 4) + counts[1] + counts[0]
        guard end <= bytes.endIndex, (1...256).contains(typeCount) else { return nil }
    }

    /// The offset before the first change, the changes, and the offset after each.
    func content(of bytes: [UInt8]) -> (first: Int, transitions: [Int], offsets: [Int])? {
        let indices = start + timeCount * timeSize
        let types = indices + timeCount
        var known: [Int] = []
        for type in 0..<typeCount {
            let offset = Int(Int32(truncatingIfNeeded: Self.unsigned(bytes[...], at: types + type * 6)))
            guard abs(offset) <= ZoneRules.widest else { return nil }
            known.append(offset)
        }
        var transitions: [Int] = []
        var offsets: [Int] = []
        transitions.reserveCapacity(timeCount)
        offsets.reserveCapacity(timeCount)
        for change in 0..<timeCount {
            let time = time(bytes, at: start + change * timeSize)
            let type = Int(bytes[indices + change])
            guard type < known.count, transitions.last.map({ $0 < time }) ?? true else { return nil }
            transitions.append(time)
            offsets.append(known[type])
        }
        return (known[0], transitions, offsets)
    }

    private func time(_ bytes: [UInt8], at index: Int) -> Int {
        let high = Self.unsigned(bytes[...], at: index)
        if timeSize == 4 { return Int(Int32(truncatingIfNeeded: high)) }
        return Int(truncatingIfNeeded: UInt64(high) << 32 | UInt64(Self.unsigned(bytes[...], at: index + 4)))
    }

    /// Four bytes, most significant first.
    private static func unsigned(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
        bytes[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
