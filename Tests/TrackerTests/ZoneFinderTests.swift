import HackatimeAPI
import Testing

@testable import Tracker

struct ZoneFinderTests {
    /// Sunday, 29 November 2026, 00:00 UTC.
    private static let midnight = 1_795_910_400.0

    /// The server's total: since midnight at an offset, rounded once.
    private func total(_ times: [Double], offset: Int, at asked: Double) -> Double {
        let midnight = ((asked + Double(offset)) / 86_400).rounded(.down) * 86_400 - Double(offset)
        return Durations.total(ofSorted: times.filter { midnight <= $0 && $0 <= asked })
    }

    private func compare(_ finder: inout ZoneFinder, _ times: [Double], offset: Int, at asked: Double) {
        let known = times.filter { $0 >= asked - 86_400 && $0 <= asked }
        finder.compare(total: total(times, offset: offset, at: asked), asked: asked, times: known)
    }

    @Test func `Work all around the clock leaves one offset after two totals`() {
        let times = stride(from: Self.midnight - 90_000, through: Self.midnight + 900, by: 100).map(\.self)
        var finder = ZoneFinder()
        compare(&finder, times, offset: -18_000, at: Self.midnight + 300)
        #expect(finder.offset == nil)
        compare(&finder, times, offset: -18_000, at: Self.midnight + 400)
        #expect(finder.offset == -18_000)
        #expect(finder.excludes(0))
        #expect(!finder.excludes(-18_000 + 86_400))
    }

    @Test func `Hours without work leave several offsets, and the midnight among them tells`() {
        // From 15:00 to 23:00 UTC only.
        let times = stride(from: Self.midnight - 32_400, through: Self.midnight - 3_600, by: 60).map(\.self)
        var finder = ZoneFinder()
        for minute in [5.0, 20, 290] { compare(&finder, times, offset: -18_000, at: Self.midnight + minute * 60) }
        #expect(finder.offset == nil)
        #expect(finder.offsets.contains(-18_000))
        #expect(finder.excludes(0))
        for minute in [303.0, 310] { compare(&finder, times, offset: -18_000, at: Self.midnight + minute * 60) }
        #expect(finder.offset == -18_000)
    }

    @Test func `Nothing is compared while a day may begin, and no total twice`() {
        var finder = ZoneFinder()
        let start = finder
        for seconds in [0.0, 119, 781, 899] {
            finder.compare(total: 0, asked: Self.midnight + seconds, times: [])
        }
        #expect(finder == start)
        finder.compare(total: 0, asked: Self.midnight + 200, times: [])
        #expect(!finder.wants(at: Self.midnight + 200))
        #expect(finder.wants(at: Self.midnight + 201))
    }

    @Test func `One total that lacks heartbeats on their way is forgotten`() {
        let times = stride(from: Self.midnight - 90_000, through: Self.midnight + 3_000, by: 100).map(\.self)
        var finder = ZoneFinder()
        compare(&finder, times, offset: 3_600, at: Self.midnight + 200)
        finder.compare(total: 31.5, asked: Self.midnight + 250, times: times)
        #expect(finder.offset == nil)
        compare(&finder, times, offset: 3_600, at: Self.midnight + 300)
        compare(&finder, times, offset: 3_600, at: Self.midnight + 400)
        #expect(finder.offset == 3_600)
    }

    @Test func `A clock change is noticed`() {
        let times = stride(from: Self.midnight - 90_000, through: Self.midnight + 9_000, by: 100).map(\.self)
        var finder = ZoneFinder()
        for seconds in [200.0, 300] { compare(&finder, times, offset: -14_400, at: Self.midnight + seconds) }
        #expect(finder.offset == -14_400)
        for seconds in [1_200.0, 1_300] { compare(&finder, times, offset: -18_000, at: Self.midnight + seconds) }
        #expect(finder.offset == -18_000)
        #expect(finder.excludes(-14_400))
    }

    @Test func `Totals that agree with no offset exclude every zone`() {
        let times = stride(from: Self.midnight - 3_000, through: Self.midnight, by: 100).map(\.self)
        var finder = ZoneFinder()
        for seconds in [200.0, 300, 400] { finder.compare(total: 77, asked: Self.midnight + seconds, times: times) }
        #expect(finder.excludes(0))
        #expect(finder.offset == nil)
    }

    @Test(arguments: 0..<60)
    func `The true offset always stays, and one that is found is the true one`(seed: Int) {
        var dice = SplitMix64(seed: UInt64(seed) &+ 77)
        let offset = ZoneFinder.all[dice.below(ZoneFinder.all.count)]
        var times: [Double] = []
        var time = Self.midnight - 100_000
        while time < Self.midnight + 90_000 {
            // Work and pauses.
            time += dice.between(0, 1) < 0.02 ? dice.between(200, 30_000) : dice.between(1, 150)
            times.append(time)
        }
        var finder = ZoneFinder()
        var asked = Self.midnight
        for _ in 0..<60 {
            asked += dice.between(30, 2_500)
            compare(&finder, times, offset: offset, at: asked)
            #expect(finder.offsets.contains(offset))
            #expect(finder.offset == nil || finder.offset == offset)
            #expect(!finder.excludes(offset))
        }
    }

    @Test func `A zone without clock changes has a name that can be read again`() throws {
        for offset in ZoneFinder.all + [-43_200, 50_400] {
            let zone = try #require(ZoneRules.fixed(offset: offset))
            #expect(zone.offset(at: 0) == offset)
            #expect(ZoneRules.fixed(name: zone.name) == zone)
        }
        #expect(ZoneRules.fixed(offset: -18_000)?.name == "UTC-5")
        #expect(ZoneRules.fixed(offset: 20_700)?.name == "UTC+5:45")
        for name in ["", "UTC", "UTC-", "UTC5", "UTC+15", "UTC+1:60", "UTC+1:2:3", "UTC+x", "UTC+1:", "Europe/Paris"] {
            #expect(ZoneRules.fixed(name: name) == nil)
        }
    }
}
