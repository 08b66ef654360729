import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// What stands beside each other is what the server tells, counted alike.
struct CompareFiguresTests {
    private static let others = ["mira", "torrent", "quill", "newcomer"]

    @Test(arguments: ["UTC", "America/New_York"])
    func `Every figure of a comparison is the server's, over the same days`(zone name: String) throws {
        let zone = try #require(ZoneFixtures.rules(name))
        let world = FiguresHarness(.live, seed: 7, zone: zone)
        world.answer()
        world.compare(Self.others)
        for key: Character in ["1", "3", "[", "4", "6", "7", "0"] {
            world.press(key)
            world.answer()
            let state = world.state
            let comparison = Comparison(Self.others, in: state)
            let window = state.days?.window(in: zone)
            for person in comparison.people {
                let call: APICall =
                    if let window { .rangeStats(person.target, window) } else {
                        person.target.handle.map { .userStats($0) } ?? .ownStats
                    }
                guard case .stats(let told)? = world.told(call) else {
                    #expect(person.target == .user("quill") && person.total == nil && person.today == nil)
                    continue
                }
                #expect(person.total == told.total, "\(person.target) \(key)")
                #expect(person.languages == told.languages)
                #expect(person.projects == told.projects)
                #expect(person.streak == told.streak)
                let midnight = zone.start(of: state.today)
                if let handle = person.target.handle,
                    case .total(let today)? = world.told(
                        .userTotal(handle, since: ZonedInstant(seconds: midnight, offset: zone.offset(at: midnight))))
                {
                    #expect(person.today == (window?.length ?? 0 < 90_000 && key == "1" ? told.total : today))
                }
                // Each midnight may take a pause from the days.
                guard let parts = person.parts, person.target != .me else { continue }
                let sum = parts.compactMap(\.seconds).reduce(0, +)
                #expect(abs(sum - told.total) <= Double(parts.count) * 120, "\(person.target) \(key)")
            }
        }
    }

    @Test func `Where all heartbeats are known, the owner's figure is the same as counted here`() throws {
        let world = FiguresHarness(.live, seed: 3, zone: .utc)
        world.pass(60)
        for key: Character in ["1", "2"] {
            world.press(key)
            world.answer()
            world.compare(["mira"])
            world.answer()
            let me = Comparison(["mira"], in: world.state).people[0]
            let counted = try #require(Figures(world.state.tracker.person(.me), world.state).total)
            let total = try #require(me.total)
            #expect(abs(counted - total) <= 120 || me.counted == counted, "\(key)")
            world.press("c")
        }
    }

    @Test func `A server that takes no dates tells all time of everybody`() throws {
        let world = FiguresHarness(.documented, seed: 7, zone: .utc)
        world.answer()
        world.compare(Self.others)
        world.press("3")
        world.answer()
        let comparison = Comparison(Self.others, in: world.state)
        #expect(comparison.takesNoDates)
        for person in comparison.people {
            let call: APICall = person.target.handle.map { .userStats($0) } ?? .ownStats
            guard case .stats(let told)? = world.told(call) else {
                #expect(person.total == nil)
                continue
            }
            #expect(person.total == told.total)
            #expect(person.today == nil && person.parts == nil)
        }
        #expect(comparison.people.count { $0.total != nil } >= 4)
    }
}
