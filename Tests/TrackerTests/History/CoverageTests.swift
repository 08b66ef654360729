import HackatimeAPI
import Tracker
import Testing

struct CoverageTests {
    typealias Stretch = Coverage.Stretch

    private static func stretch(_ start: Double, _ end: Double) -> Stretch { Stretch(start: start, end: end) }

    @Test func `Stretches that touch become one, others stay apart`() {
        var coverage = Coverage()
        coverage.insert(Self.stretch(10, 20))
        coverage.insert(Self.stretch(30, 40))
        coverage.insert(Self.stretch(0, 5))
        #expect(coverage.stretches == [Self.stretch(0, 5), Self.stretch(10, 20), Self.stretch(30, 40)])
        coverage.insert(Self.stretch(20, 30))
        #expect(coverage.stretches == [Self.stretch(0, 5), Self.stretch(10, 40)])
        coverage.insert(Self.stretch(-5, 50))
        #expect(coverage.stretches == [Self.stretch(-5, 50)])
    }

    @Test func `What is empty or no stretch changes nothing`() {
        var coverage = Coverage([Self.stretch(0, 10)])
        for odd in [Self.stretch(20, 20), Self.stretch(30, 20), Self.stretch(.nan, 5), Self.stretch(5, .nan)] {
            coverage.insert(odd)
            coverage.remove(odd)
        }
        #expect(coverage.stretches == [Self.stretch(0, 10)])
    }

    @Test func `Taking out leaves what lies beside it`() {
        var coverage = Coverage([Self.stretch(0, 10), Self.stretch(20, 30)])
        coverage.remove(Self.stretch(5, 25))
        #expect(coverage.stretches == [Self.stretch(0, 5), Self.stretch(25, 30)])
        coverage.remove(Self.stretch(1, 2))
        #expect(coverage.stretches == [Self.stretch(0, 1), Self.stretch(2, 5), Self.stretch(25, 30)])
        #expect(
            coverage.gaps(in: Self.stretch(-5, 28)) == [
                Self.stretch(-5, 0), Self.stretch(1, 2), Self.stretch(5, 25),
            ])
        #expect(coverage.start(before: 30) == 25)
        #expect(coverage.start(before: 27) == 25)
        #expect(coverage.start(before: 25) == 25)
        #expect(coverage.start(before: 10) == 10)
    }

    /// Compares with an array of 64 steps.
    @Test func `Random changes agree with a bit for every step`() {
        var chance = SplitMix64(seed: 3)
        for _ in 0..<500 {
            var coverage = Coverage()
            var bits = Array(repeating: false, count: 64)
            for _ in 0..<12 {
                let ends = [Int.random(in: 0...64, using: &chance), Int.random(in: 0...64, using: &chance)].sorted()
                let stretch = Self.stretch(Double(ends[0]), Double(ends[1]))
                let isKnown = Int.random(in: 0..<3, using: &chance) > 0
                if isKnown { coverage.insert(stretch) } else { coverage.remove(stretch) }
                for index in ends[0]..<ends[1] { bits[index] = isKnown }
            }
            #expect(coverage.stretches == Self.runs(of: true, in: bits[...]))
            let ends = [Int.random(in: 0...64, using: &chance), Int.random(in: 0...64, using: &chance)].sorted()
            let asked = Self.stretch(Double(ends[0]), Double(ends[1]))
            #expect(coverage.gaps(in: asked) == Self.runs(of: false, in: bits[ends[0]..<ends[1]]))
            if ends[0] < ends[1] {
                #expect(coverage.covers(asked) == bits[ends[0]..<ends[1]].allSatisfy(\.self))
            }
            let start = bits[..<ends[1]].lastIndex(of: false).map { $0 + 1 } ?? 0
            #expect(coverage.start(before: Double(ends[1])) == Double(start))
            #expect(Coverage(coverage.stretches.reversed()) == coverage)
        }
    }

    private static func runs(of value: Bool, in bits: ArraySlice<Bool>) -> [Stretch] {
        var runs: [Stretch] = []
        for index in bits.indices where bits[index] == value {
            if let last = runs.last, last.end == Double(index) {
                runs[runs.count - 1].end = Double(index + 1)
            } else {
                runs.append(stretch(Double(index), Double(index + 1)))
            }
        }
        return runs
    }
}
