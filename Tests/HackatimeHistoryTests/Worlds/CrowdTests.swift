import Tracker
import CSQLite
import HackatimeAPI
import HackatimeHistory
import HackatimeSimulator
import TestSupport
import Testing

/// Ten programs make about as many requests as one.
struct CrowdTests {
    /// Requests per hour of this many programs, started within a minute. Requests that find out the dialect are left
    /// out, because every program makes its own.
    private func hour(
        of count: Int, overSocket: Bool = false, prepare: (WorldHarness) throws -> Void = { _ in },
        midway: (WorldHarness) throws -> Void = { _ in }
    ) throws -> (world: WorldHarness, requests: Int) {
        let world = try WorldHarness(overSocket: overSocket)
        try prepare(world)
        for number in 0..<count {
            let program = try world.add(seed: UInt64(number) &* 7_919 &+ 3, days: 3)
            world.begin(program)
            world.pass(count > 1 ? 6 : 60)
        }
        world.pass(1_200)
        try midway(world)
        world.pass(2_400)
        let probes = world.asked.count { $0.call == .ownStats && $0.dialect == .documented }
        #expect(probes <= world.programs.count)
        if let server = world.server { #expect(server.requests.count == world.asked.count) }
        return (world, world.asked.count - probes)
    }

    private func expectUpToDate(_ world: WorldHarness, location: SourceLocation = #_sourceLocation) throws {
        let server = try #require(world.serversToday, sourceLocation: location)
        for program in world.programs where !program.isStopped {
            let age = program.me.today.asOf.map { world.clock.read() - $0 } ?? .infinity
            // Requested every other minute, or taken from another program up to 90 seconds later.
            #expect(age < 230, "program \(program.number)", sourceLocation: location)
            #expect(abs(server - (program.me.today.value?.seconds ?? 0)) < 240, sourceLocation: location)
            let news = program.me.newest.asOf.map { world.clock.read() - $0 } ?? .infinity
            #expect(news < 210, "program \(program.number)", sourceLocation: location)
            #expect(program.rows(1)?.rows.last?.time ?? 0 > world.clock.read() - 400, sourceLocation: location)
            for back in 1...3 {
                let day = world.today.adding(days: -back)
                #expect(program.count(day)?.completeness == .agreed, sourceLocation: location)
            }
        }
    }

    @Test func `Ten ask as one does`() throws {
        let one = try hour(of: 1).requests
        let (world, ten) = try hour(of: 10)
        #expect(Double(ten) <= Double(one) * 1.2, "\(ten) of ten, \(one) of one: \(world.tally)")
        try expectUpToDate(world)
    }

    @Test func `Ten ask as one does, counted by a server on a socket`() throws {
        let one = try hour(of: 1, overSocket: true).requests
        let (world, ten) = try hour(of: 10, overSocket: true)
        #expect(Double(ten) <= Double(one) * 1.2, "\(ten) of ten, \(one) of one: \(world.tally)")
        try expectUpToDate(world)
    }

    @Test func `One of them is slow`() throws {
        let one = try hour(of: 1).requests
        let (world, ten) = try hour(of: 10) { world in
            let slow = try world.add(seed: 71, days: 3, latency: 20)
            world.begin(slow)
        }
        // The others wait for what it claims; then some request what is newer.
        #expect(Double(ten) <= Double(one) * 1.4, "\(ten) of ten, \(one) of one: \(world.tally)")
        try expectUpToDate(world)
    }

    @Test func `One of them is stopped while it asks, and the others go on`() throws {
        let one = try hour(of: 1).requests
        let (world, ten) = try hour(of: 10) { world in
            let stopped = try world.add(seed: 71, days: 3, latency: 5)
            world.begin(stopped)
            stopped.isStopped = true
        }
        #expect(Double(ten) <= Double(one) * 2, "\(ten) of ten, \(one) of one: \(world.tally)")
        try expectUpToDate(world)
    }

    @Test func `A lock of another program passes, and what came meanwhile is kept`() throws {
        var holder: OpaquePointer?
        defer { sqlite3_close(holder) }
        let one = try hour(of: 1).requests
        let (world, three) = try hour(
            of: 3,
            midway: { world in
                #expect(sqlite3_open("\(world.folder.path)/h.db", &holder) == SQLITE_OK)
                #expect(sqlite3_exec(holder, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
                world.pass(90)
                #expect(world.programs.allSatisfy { $0.store.problem?.short.contains("locked") == true })
                #expect(sqlite3_exec(holder, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
            })
        #expect(Double(three) <= Double(one) * 1.5, "\(three) of three, \(one) of one")
        #expect(world.programs.allSatisfy { $0.store.problem == nil })
        try expectUpToDate(world)
        let program = world.programs[0]
        world.act(program) { $0.refresh(at: $1) ?? [] }
        #expect(program.count(world.today)?.seconds == world.serversToday)
    }
}
