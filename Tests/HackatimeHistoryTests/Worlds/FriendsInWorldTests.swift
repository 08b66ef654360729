import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing
import Tracker

/// What is asked about friends of a world, and that the figures are the server's.
struct FriendsInWorldTests {
    private static let people: [Target] = [.me, .user("mira"), .user("brass"), .user("quill"), .user("nobody")]

    private static func windows(_ now: Double) -> (day: TimeWindow, week: TimeWindow) {
        let today = ZoneRules.utc.day(at: now)
        let week = CivilDays(first: today.adding(days: 1 - today.weekday), last: today)
        return (CivilDays(first: today, last: today).window(in: .utc), week.window(in: .utc))
    }

    /// A day after the world's start: its first is a Monday, on which a week is a day.
    private func asked(_ dialect: Dialect) throws -> (WorldHarness, ProgramHarness) {
        let world = try WorldHarness(dialect)
        let program = try world.add(days: 0)
        program.wants = { tracker, now in
            let (day, week) = Self.windows(now.wall)
            return tracker.callsBeside(Self.people, day: day, days: week, every: 900)
        }
        world.begin(program)
        world.pass(86_400)
        return (world, program)
    }

    /// The server's own answer to a call, asked by hand.
    private func told(_ call: APICall, _ world: WorldHarness) throws -> String {
        var server = SimulatedServer(seed: 5, start: WorldHarness.start, zone: .utc, dialect: .live)
        let request = APIRequest(requestID: RequestID(1), call: call, dialect: .live).httpRequest
        let asOf = try #require(world.programs[0].tracker.answer(call).asOf)
        return String(
            decoding: server.respond(to: request, key: SimulatedServer.key, at: asOf).body, as: UTF8.self)
    }

    @Test func `Figures are the server's of the same days, and who is private or unknown is asked for nothing else`()
        throws
    {
        let (world, program) = try asked(.live)
        let (day, week) = Self.windows(world.clock.read())
        for person in Self.people.prefix(3) {
            let call = APICall.rangeStats(person, week)
            guard case .stats(let stats)? = program.tracker.answer(call).value else {
                Issue.record("no stats of \(person)")
                continue
            }
            #expect(try told(call, world).contains("\"total_seconds\":\(Int(stats.total)),"))
            #expect(stats.streak != nil && stats.trust != nil)
            let total = Tracker.total(of: person, on: day)
            switch program.tracker.answer(total).value {
            case .stats(let stats): #expect(try told(total, world).contains("\"total_seconds\":\(Int(stats.total)),"))
            case .total(let seconds): #expect(try told(total, world) == "{\"total_seconds\":\(Int(seconds))}")
            default: Issue.record("no total of \(person)")
            }
        }
        #expect(program.tracker.answer(.rangeStats(.user("quill"), week)).problem?.error == .privateUser)
        let names = world.asked.compactMap { if case .userTotal(let name, _) = $0.call { name } else { nil } }
        #expect(Set(names) == ["mira", "brass"])
        #expect(!world.asked.contains { if case .userStats = $0.call { true } else { false } })
    }

    @Test func `A documented server gives all time, and no total of today`() throws {
        let (world, program) = try asked(.documented)
        guard case .stats(let stats)? = program.tracker.answer(.userStats("mira")).value else {
            Issue.record("no stats")
            return
        }
        #expect(stats.total > 0)
        #expect(program.tracker.answer(.rangeStats(.user("mira"), Self.windows(world.clock.read()).week)).value == nil)
        #expect(!world.asked.contains { if case .userTotal = $0.call { true } else { false } })
        let questions = world.asked.count {
            if case .rangeStats = $0.call { true } else { $0.call == .userStats("mira") }
        }
        #expect(questions <= 6 * 24 * 4 + 12, "\(questions)")
    }
}
