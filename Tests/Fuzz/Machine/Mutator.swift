import HackatimeAPI

/// Makes new inputs from known ones. The same seed and corpus give the same inputs in the same order.
struct Mutator {
    private var chance: SplitMix64
    private let target: FuzzTarget
    private let corpus: [[UInt8]]
    /// Generated inputs that were accepted. Changing them further reaches more.
    private var grown: [[UInt8]] = []
    private var served = 0

    private static let maxGrown = 128
    private static let general: [[UInt8]] = [
        [0], [0xFF], [0x1B], [0x9B], [0x0A], [0x0D, 0x0A], [0x7F], [0xC2, 0x9B], [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80],
        Array("-1".utf8), Array("99999999999999999999".utf8), Array("1e999".utf8), Array("\u{1B}[2J".utf8),
        Array("\u{1B}]0;x\u{7}".utf8), Array("\u{202E}".utf8), Array("👩‍👩‍👧".utf8), Array("e\u{301}\u{301}".utf8),
    ]

    init(_ target: FuzzTarget, corpus: [[UInt8]], seed: UInt64) {
        self.target = target
        self.corpus = corpus
        chance = SplitMix64(seed: seed)
    }

    /// The next input: first the corpus unchanged, then mutations.
    mutating func next() -> [UInt8] {
        if served < corpus.count {
            served += 1
            return corpus[served - 1]
        }
        var bytes = start()
        for _ in 0...chance.below(5) { change(&bytes) }
        if bytes.count > target.longest { bytes.removeLast(bytes.count - target.longest) }
        return bytes
    }

    mutating func keep(_ bytes: [UInt8]) {
        if grown.count < Self.maxGrown {
            grown.append(bytes)
        } else {
            grown[chance.below(Self.maxGrown)] = bytes
        }
    }

    private mutating func start() -> [UInt8] {
        switch chance.below(16) {
        case 0:
            // Only of pieces.
            var bytes: [UInt8] = []
            for _ in 0..<chance.below(40) { bytes += piece() }
            return bytes
        case 1..<6: return chance.pick(grown) ?? chance.pick(corpus) ?? []
        default: return chance.pick(corpus) ?? chance.pick(grown) ?? []
        }
    }

    private mutating func piece() -> [UInt8] {
        let own = chance.below(4) > 0 ? chance.pick(target.dictionary) : nil
        return own ?? chance.pick(Self.general) ?? []
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = bytes.isEmpty ? 0 : chance.below(bytes.count + 1)
        let end = min(bytes.count, place + 1 + chance.below(chance.below(4) == 0 ? 200 : 8))
        switch chance.below(9) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(chance.below(8))
        case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: chance.next())
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: chance.below(bytes.count + 1))
        case 4:
            // A part of another input.
            let other = chance.pick(corpus) ?? []
            guard !other.isEmpty else { return }
            let from = chance.below(other.count)
            bytes.replaceSubrange(place..<end, with: other[from..<min(other.count, from + 1 + chance.below(200))])
        case 5: bytes.replaceSubrange(place..<end, with: piece())
        case 6: digits(in: &bytes, from: place)
        case 7: swapLines(of: &bytes)
        default: bytes.insert(contentsOf: piece(), at: place)
        }
    }

    /// Replaces the next number.
    private mutating func digits(in bytes: inout [UInt8], from place: Int) {
        let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
        guard let first = bytes[place...].firstIndex(where: isDigit) else { return }
        let end = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count
        let numbers = [0, 1, 12, 23, 29, 59, 60, 99, 255, 365, 9_999, 65_536, 4_294_967_296, Int.max]
        bytes.replaceSubrange(first..<end, with: Array(String(chance.pick(numbers) ?? 0).utf8))
    }

    private mutating func swapLines(of bytes: inout [UInt8]) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count > 1 else { return }
        lines.swapAt(chance.below(lines.count), chance.below(lines.count))
        bytes = Array(lines.joined(separator: [0x0A]))
    }
}
