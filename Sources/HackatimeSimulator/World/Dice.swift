/// The only source of chance: a SplitMix64 sequence, the same for the same seed on every machine.
struct Dice: Sendable {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func roll() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number from 0 to `bound` - 1; 0 when the bound is not positive.
    mutating func roll(below bound: Int) -> Int {
        bound > 0 ? Int(roll() % UInt64(bound)) : 0
    }

    mutating func roll(in range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(roll(below: Int(range.upperBound - range.lowerBound) + 1))
    }

    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
