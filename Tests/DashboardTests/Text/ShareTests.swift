import Cells
import Dashboard
import HackatimeAPI
import TestSupport
import Testing

struct ShareTests {
    @Test(
        arguments: [
            ([1, 1], "50 % 50 %"), ([1, 1, 1], "34 % 33 % 33 %"), ([999, 1], "99 % 1 %"), ([1], "100 %"), ([], ""),
            ([0, 0], "0 % 0 %"), ([5, 0], "100 % 0 %"), ([1_000, 500, 3, 0.5], "67 % 33 % <1 % <1 %"),
            ([.infinity, 1], "0 % 0 %"), ([9_999, 0.4, 0.3, 0.3], "99 % 1 % <1 % <1 %"), ([1e300, 1e300], "50 % 50 %"),
        ] as [([Double], String)])
    func `Shares add up, and none is all while there are others`(_ parts: [Double], _ texts: String) {
        #expect(Share.texts(parts).joined(separator: " ") == texts)
    }

    @Test func `Shares of any parts add up to a hundred`() {
        var chance = SplitMix64(seed: 1)
        for _ in 0..<300 {
            let parts = (0..<Int.random(in: 1..<60, using: &chance)).map { _ in
                Double.random(in: 1...10_000, using: &chance)
            }
            let sum = Share.texts(parts).reduce(0) { $0 + ($1.hasPrefix("<") ? 0 : Int($1.dropLast(2)) ?? 0) }
            #expect(sum == 100)
        }
    }

    @Test func `A goal is not reached until it is`() {
        #expect(Share.reached(14_399, of: 14_400) == "99 %")
        #expect(Share.reached(11_900, of: 100_000) == "11 %")
        #expect(Share.reached(14_400, of: 14_400) == "100 %")
    }
}
