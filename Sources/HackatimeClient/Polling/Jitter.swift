/// A stream of pseudo-random fractions (SplitMix64), a value like everything in the poller: the same seed and
/// the same events give the same polls.
struct Jitter: Sendable, Equatable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A number from `low` to `high`.
    mutating func between(_ low: Double, _ high: Double) -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return low + (high - low) * Double(bits >> 11) / Double(1 << 53)
    }
}
