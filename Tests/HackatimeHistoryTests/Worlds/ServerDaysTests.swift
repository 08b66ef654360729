import HackatimeAPI
import Tracker
import HackatimeHistory
import HackatimeSimulator
import TestSupport
import Testing

/// The counts agree with the server's to the second.
struct ServerDaysTests {
    /// Refreshes and compares.
    private func expectAgreement(
        _ world: WorldHarness, _ program: ProgramHarness, back days: ClosedRange<Int> = 1...8,
        location: SourceLocation = #_sourceLocation
    ) throws {
        world.act(program) { $0.refresh(at: $1) ?? [] }
        let today = world.today
        let counted = try #require(program.count(today), sourceLocation: location)
        #expect(counted.seconds == world.serversToday, "today", sourceLocation: location)
        #expect(counted.seconds == program.me.today.value?.seconds, sourceLocation: location)
        #expect(counted.completeness.isWhole, "\(counted)", sourceLocation: location)
        for back in days {
            let day = today.adding(days: -back)
            let figure = try #require(program.count(day), sourceLocation: location)
            #expect(figure.completeness == .agreed, "\(day.text): \(figure)", sourceLocation: location)
            #expect(figure.seconds == world.serversDay(day), "\(day.text)", sourceLocation: location)
            #expect(figure.serverSeconds == figure.seconds, "\(day.text)", sourceLocation: location)
        }
    }

    @Test(arguments: WorldZone.allCases)
    func `After a start and the filling in every day is the server's, to the second`(zone: WorldZone) throws {
        let world = try WorldHarness(zone: zone.rules)
        let program = try world.add()
        world.begin(program)
        world.pass(600)
        #expect(program.tracker.backfillProgress(at: world.now) == nil)
        try expectAgreement(world, program)
    }

    @Test(arguments: WorldZone.allCases) func `The streak is the server's`(zone: WorldZone) throws {
        let world = try WorldHarness(zone: zone.rules)
        let program = try world.add(days: 32)
        world.begin(program)
        world.pass(1_200)
        let figures = try #require(program.coverage?.figures)
        let told = try #require(program.me.stats.value?.streak)
        #expect(told > 5)
        #expect(Streak(figures: figures, today: world.today) == Streak(days: told, isOpen: told == 31))
    }

    /// 10:00 on the days after 8 March and 1 November 2026.
    @Test(arguments: [1_773_064_800.0, 1_793_631_600.0])
    func `A day on which the clock changed is the server's too`(start: Double) throws {
        let world = try WorldHarness(zone: WorldHarness.newYork, at: start)
        let changed = world.today.adding(days: -1)
        #expect(abs(world.zone.length(of: changed) - 86_400) == 3_600)
        let program = try world.add(days: 3)
        world.begin(program)
        world.pass(600)
        try expectAgreement(world, program, back: 1...3)
    }

    @Test(arguments: WorldZone.allCases)
    func `Over a midnight yesterday is closed and today begins`(zone: WorldZone) throws {
        let zone = zone.rules
        let midnight = zone.start(of: zone.day(at: WorldHarness.start).adding(days: 1))
        let world = try WorldHarness(zone: zone, at: midnight - 1_500)
        let program = try world.add(days: 3)
        world.begin(program)
        world.pass(1_200)
        try expectAgreement(world, program, back: 1...3)
        world.pass(1_200)
        let yesterday = try #require(program.count(world.today.adding(days: -1)))
        #expect(yesterday.completeness.isWhole, "\(yesterday)")
        #expect(yesterday.seconds == world.serversDay(yesterday.day))
        world.act(program) { $0.refresh(at: $1) ?? [] }
        #expect(program.count(world.today)?.seconds == world.serversToday)
        // Days are compared once a day, so the day that has just ended is still to be compared.
        world.pass(86_400)
        try expectAgreement(world, program, back: 2...4)
    }

    @Test func `A program left open for two days keeps counting right`() throws {
        let world = try WorldHarness()
        let program = try world.add(days: 3)
        world.begin(program)
        for _ in 0..<2 {
            world.pass(86_400)
            world.act(program) { $0.refresh(at: $1) ?? [] }
            #expect(program.count(world.today)?.seconds == world.serversToday)
            let yesterday = try #require(program.count(world.today.adding(days: -1)))
            #expect(yesterday.completeness.isWhole, "\(yesterday)")
            #expect(yesterday.seconds == world.serversDay(yesterday.day))
        }
    }

    @Test func `Seven days, their languages and their projects are the server's`() throws {
        let world = try WorldHarness(zone: WorldHarness.newYork)
        let program = try world.add()
        world.begin(program)
        world.pass(900)
        for range in [DateRange(.last7Days), DateRange(.yesterday), DateRange(.yesterday, back: 2)] {
            let days = try #require(range.days(today: world.today))
            world.act(program) { $0.setRange(days.window(in: world.zone), at: $1) }
            world.pass(6)
            world.act(program) { $0.refresh(at: $1) ?? [] }
            let told = try #require(program.me.rangeStats.value)
            let counted = try #require(program.count(days))
            #expect(counted.knownDays == days.count)
            #expect(counted.total == told.total, "\(range)")
            #expect(sums(counted.languages) == sums(told.languages), "\(range)")
            #expect(sums(counted.projects) == sums(told.projects), "\(range)")
        }
    }

    /// The server also lists names with zero seconds.
    private func sums(_ entries: [Breakdown]?) -> [String: Double] {
        Dictionary((entries ?? []).map { ($0.name, $0.seconds) }, uniquingKeysWith: +).filter { $0.value > 0 }
    }

    @Test func `What an editor sends late is found, fetched again and counted`() throws {
        let world = try WorldHarness()
        let late = world.zone.start(of: world.today.adding(days: -2))
        world.isHeldBack = { $0.time >= late && $0.time < late + 43_200 }
        let program = try world.add(days: 4)
        world.begin(program)
        world.pass(600)
        world.isHeldBack = { _ in false }
        let day = world.today.adding(days: -2)
        #expect(program.count(day)?.seconds != world.serversDay(day))
        world.pass(87_000)
        let figure = try #require(program.count(day))
        #expect(figure.completeness == .agreed, "\(figure)")
        #expect(figure.seconds == world.serversDay(day))
    }
}
