import HackatimeAPI
import HackatimeSimulator
import Testing

/// Traces of typical situations: every request, and the resulting figures.
struct JourneyTraces {
    enum Journey: String, CaseIterable, Sendable {
        case documentedStart, liveStart, secondStart, keyChange, userSwitch, midnight, clockForwardInSpring
        case clockBackInAutumn, fillIn, busyDay, limitAndOffline, noHistory
    }

    @Test(arguments: Journey.allCases)
    func `It is asked as the golden says`(journey: Journey) throws {
        let world = try Self.live(journey)
        expectTrace(
            of: world, named: "journey-\(journey)", people: journey == .userSwitch ? ["mira", "quill", "nobody"] : [])
    }

    private static func live(_ journey: Journey) throws -> WorldHarness {
        switch journey {
        case .documentedStart: try start(.documented)
        case .liveStart: try start(.live)
        case .secondStart: try secondStart()
        case .keyChange: try keyChange()
        case .userSwitch: try userSwitch()
        case .midnight: try midnight()
        // 01:30 in the night of the clock change.
        case .clockForwardInSpring: try clockChange(at: 1_772_951_400)
        case .clockBackInAutumn: try clockChange(at: 1_793_511_000)
        case .fillIn: try fillIn()
        case .busyDay: try busyDay()
        case .limitAndOffline: try limitAndOffline()
        case .noHistory: try noHistory()
        }
    }

    private static func start(_ dialect: Dialect) throws -> WorldHarness {
        let world = try WorldHarness(dialect, zone: WorldHarness.newYork)
        let program = try world.add(days: 2, latency: 0.3)
        world.begin(program)
        world.pass(2_400)
        return world
    }

    /// The first program ends during the back-fill; the next one continues an hour later.
    private static func secondStart() throws -> WorldHarness {
        let world = try WorldHarness()
        let first = try world.add(days: 5)
        world.begin(first)
        world.pass(20)
        world.end(first)
        world.pass(3_600)
        let second = try world.add(seed: 2, days: 5)
        world.begin(second)
        world.pass(1_200)
        return world
    }

    /// The new key is another account's. Requests for the old one are in flight.
    private static func keyChange() throws -> WorldHarness {
        let world = try WorldHarness()
        let program = try world.add(days: 2, latency: 0.5)
        world.begin(program)
        world.pass(300)
        world.act(program, .range(CivilDays(first: world.today.adding(days: -6), last: world.today)))
        world.pass(300.2)
        world.act(program, .refresh)
        world.pass(0.2)
        world.change {
            $0 = SimulatedServer(seed: 6, start: world.start, zone: world.zone, dialect: .live, owner: .busy)
        }
        world.act(program, .keyChanged)
        world.pass(600)
        return world
    }

    /// Answers about the previous person still arrive, too late.
    private static func userSwitch() throws -> WorldHarness {
        let world = try WorldHarness()
        let program = try world.add(days: 1, latency: 2, missesCancels: true)
        world.begin(program)
        world.pass(90)
        world.act(program, .refresh)
        world.pass(1)
        for user in ["mira", "quill", "mira"] {
            world.act(program, .show(user))
            world.pass(1)
        }
        world.pass(120)
        world.act(program, .range(CivilDays(first: world.today.adding(days: -1), last: world.today)))
        world.pass(1)
        world.act(program, .show("nobody"))
        world.pass(30)
        world.act(program, .lookUp("U007MIRA2K"))
        world.pass(1)
        world.act(program, .show(nil))
        world.pass(300)
        world.act(program, .show("mira"))
        world.pass(30)
        return world
    }

    private static func midnight() throws -> WorldHarness {
        let zone = WorldHarness.newYork
        let midnight = zone.start(of: zone.day(at: WorldHarness.start).adding(days: 1))
        let world = try WorldHarness(zone: zone, at: midnight - 1_500)
        // An answer about yesterday may come today.
        let program = try world.add(days: 3, latency: 1.5)
        world.begin(program)
        world.pass(3_600)
        return world
    }

    /// Over the clock change and over the midnight after it.
    private static func clockChange(at start: Double) throws -> WorldHarness {
        let world = try WorldHarness(zone: WorldHarness.newYork, at: start)
        let program = try world.add(days: 1)
        world.begin(program)
        world.act(program, .range(CivilDays(first: world.today.adding(days: -6), last: world.today)))
        world.pass(2 * 3_600)
        let midnight = world.zone.start(of: world.today.adding(days: 1))
        world.suspend(for: midnight - world.clock.read() - 1_800)
        world.pass(2 * 3_600)
        return world
    }

    private static func fillIn() throws -> WorldHarness {
        let world = try WorldHarness()
        let program = try world.add(days: 30)
        world.begin(program)
        world.pass(1_800)
        return world
    }

    private static func busyDay() throws -> WorldHarness {
        let world = try WorldHarness(owner: .busy)
        let program = try world.add(days: 1)
        world.begin(program)
        world.pass(1_800)
        return world
    }

    private static func limitAndOffline() throws -> WorldHarness {
        let world = try WorldHarness()
        let program = try world.add(days: 3)
        world.begin(program)
        world.pass(30)
        world.change { $0.fault = Fault(.rateLimited(.seconds(90))) }
        world.pass(400)
        world.act(program, .refresh)
        world.change { $0.fault = nil }
        world.pass(600)
        world.isOffline = true
        world.pass(900)
        world.act(program, .refresh)
        world.pass(60)
        world.isOffline = false
        world.pass(900)
        return world
    }

    /// `--no-history`: everything is kept in memory only, and the past is still filled in.
    private static func noHistory() throws -> WorldHarness {
        let world = try WorldHarness(zone: WorldHarness.newYork)
        let program = try world.add(days: 3, file: nil)
        world.begin(program)
        world.pass(1_200)
        world.act(program, .range(CivilDays(first: world.today.adding(days: -2), last: world.today)))
        world.act(program, .refresh)
        world.pass(600)
        return world
    }
}
