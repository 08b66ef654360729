import Cells
import HackatimeAPI
import HackatimeHistory
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// The figures of every screen agree: large, bars, lists and timeline.
struct FiguresTests {
    /// Every range, forth and back, and the weekdays.
    private static let keys: [Character] = ["1", "2", "3", "4", "5", "6", "7", "[", "[", "]", "w", "4", "0", "w"]
    private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

    @Test(arguments: Dialect.allCases)
    func `Every screen of a world agrees with itself`(_ dialect: Dialect) throws {
        let zone = try #require(ZoneFixtures.rules("America/New_York"))
        let own = dialect == .live ? 30 : 3
        for (target, days) in [(Target.me, own), (.user("mira"), 0)] {
            // Seldom asked, because half a day passes.
            let world = FiguresHarness(dialect, seed: 7, zone: zone, showing: target, days: days, interval: 300)
            // At once, in the first minute, later, while the past is half known, and after midnight.
            for pause in [0, 40, 5_000, 40_000] as [Double] {
                world.pass(pause)
                var ranges = RangeFigures()
                for key in Self.keys {
                    world.press(key)
                    for size in Self.sizes {
                        world.resize(size)
                        expect(world.state, key, pause)
                    }
                    world.answer()
                    expect(world.state, key, pause)
                    if key.isNumber { ranges.note(world.state) }
                }
                #expect(ranges.broken == [], "\(target) after \(pause)")
                for words in ["22 nov", "10 days", "100 days", "2 years"] where pause == 40 || pause == 40_000 {
                    for key in "R\(words)" { world.press(key) }
                    world.enter()
                    expect(world.state, "R", pause)
                    world.answer()
                    expect(world.state, "R", pause)
                }
            }
        }
    }

    private func expect(_ state: DashboardState, _ key: Character, _ pause: Double) {
        let broken = FigureRules.broken(state)
        #expect(broken == [], "\(state.shown) \(key) \(state.range) after \(pause)")
    }
}
