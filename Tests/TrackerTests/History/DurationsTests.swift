import TestSupport
import Testing

@testable import HackatimeAPI
@testable import Tracker

struct DurationsTests {
    private static let cases: [(times: [Double], total: Double)] = [
        ([], 0), ([100], 0), ([100, 100], 0), ([100, 100, 100], 0),
        ([0, 119.999], 120), ([0, 120], 120), ([0, 120.001], 120), ([0, 4_000], 120),
        ([0, 119.4], 119), ([0, 60, 119.999, 240.5], 240),
        // Rounded once, half to even.
        ([0, 0.5], 0), ([0, 1.5], 2), ([0, 2.5], 2), ([0, 0.25, 0.5], 0), ([0, 0.4, 0.8, 1.2], 1),
        // Midnight is a gap like any other.
        ([86_390, 86_410], 20), ([-50, 50], 100),
    ]

    @Test(arguments: cases)
    func `A gap counts up to two minutes`(times: [Double], total: Double) {
        #expect(Durations.total(ofSorted: times) == total)
        #expect(Reference.total(times).rounded(.toNearestOrEven) == total)
    }

    @Test func `A single gap is exact to the millisecond`() {
        #expect(Durations.gap(from: 0, to: 119.999) == 119.999)
        #expect(Durations.gap(from: 0, to: 120) == 120)
        #expect(Durations.gap(from: 0, to: 120.001) == 120)
    }

    @Test func `Out of order counts nothing for the step back`() {
        #expect(Durations.total(ofSorted: [100.0, 50, 60]) == 10)
        let times = [300.0, 100, 350, 50]
        #expect(Durations.total(ofSorted: times.sorted()) == 220)
    }

    /// A heartbeat per minute over the clock change: local time jumps, the duration does not.
    @Test(arguments: ["2026-03-08T06:55:00Z", "2026-11-01T05:55:00Z", "2024-02-29T04:55:00Z"])
    func `A clock change and a leap day change no duration`(instant: String) throws {
        let zone = try #require(ZoneFixtures.rules("America/New_York"))
        let start = try #require(ISO8601.seconds(from: instant))
        let times = (0...10).map { start + Double($0) * 60 }
        #expect(Durations.total(ofSorted: times) == 600)
        let count = DayCount(times.map { (time: $0, project: nil, language: nil) }, zone: zone)
        #expect(count.whole?.seconds == 600)
        #expect(count.hours.reduce(0, +) == 600)
        #expect(count.hours.count { $0 == 300 } == 2 || count.hours.contains(600))
    }

    @Test func `Thousands of random timelines agree with the reference`() {
        var chance = SplitMix64(seed: 1)
        for _ in 0..<3_000 {
            let times = chance.rows(from: 0, before: 20_000).map(\.time)
            #expect(Durations.total(ofSorted: times) == Reference.total(times).rounded(.toNearestOrEven))
        }
    }
}
