import HackatimeAPI

/// The simulator's random generator.
typealias Dice = SplitMix64

extension SplitMix64 {
    /// A number from 0 to `bound` - 1; 0 if the bound is not positive.
    mutating func roll(below bound: Int) -> Int {
        bound > 0 ? below(bound) : 0
    }

    mutating func roll(in range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(roll(below: Int(range.upperBound - range.lowerBound) + 1))
    }
}
