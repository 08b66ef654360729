import Tracker
import Dashboard
import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// Each fault of the table, without any key press, except for the wrong key, which waits for `r`.
@Suite struct FaultTests {
    private func world() throws -> (server: WorldServer, harness: FaultHarness) {
        let world = SimulatedServer(seed: 5, start: FaultHarness.start, zone: .utc, dialect: .live)
        let server = try WorldServer(world) { FaultHarness.start }
        let harness = try FaultHarness(server.address, setClock: { wall in server.setClock { wall } })
        return (server, harness)
    }

    /// In seconds. More than an hour, because a server may ask us to wait that long.
    private static let patience = 70.0 * 60

    @Test(arguments: FaultTable.all) func `It is said, the figures stay, and it passes`(fault: WireFault) throws {
        let (server, harness) = try world()
        harness.begin()
        let (total, asOf) = (harness.state.person.today.value, harness.state.person.today.asOf)
        #expect(total != nil)
        #expect(harness.isWell)

        server.misbehave(fault.misbehaviour)
        if fault.isSlow { harness.limitRequests(to: 0.3) }
        harness.pass(70)
        let screen = harness.screen
        #expect(harness.message == fault.says ?? "updated now")
        #expect(harness.isWell == (fault.says == nil))
        if fault.says != nil {
            #expect(harness.state.person.today.value == total)
            #expect(harness.state.person.today.asOf == asOf)
            #expect(screen.contains("; figures of 14:00"))
        }
        #expect(screen.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!screen.contains(SimulatedServer.key))

        server.misbehave(nil)
        if fault.isSlow { harness.limitRequests(to: 60) }
        if fault.waitsForRefresh { harness.press("r") }
        // Meanwhile the goal of the day may be reached, which is said first.
        harness.pass(Self.patience) { $0.isWell && $0.message == "updated now" }
        #expect(harness.isWell)
        #expect(harness.message == "updated now")
    }

    /// Nothing is known yet, and every request meets the fault.
    @Test(arguments: FaultTable.all) func `A start into it becomes a day`(fault: WireFault) throws {
        let (server, harness) = try world()
        server.misbehave(fault.misbehaviour)
        if fault.isSlow { harness.limitRequests(to: 0.3) }
        harness.begin()
        harness.pass(70)
        #expect(harness.state.person.today.problem != nil || fault.says == nil)
        #expect(!harness.screen.contains("asking \(harness.state.server)"), "every pane says what is wrong")

        server.misbehave(nil)
        if fault.isSlow { harness.limitRequests(to: 60) }
        if fault.waitsForRefresh { harness.press("r") }
        harness.pass(Self.patience) { $0.isWell && $0.isComplete }
        #expect(harness.isWell)
        #expect(harness.isComplete)
        #expect(harness.message.hasPrefix("updated "))
    }

    @Test func `Refused connections are said, and pass`() throws {
        let (server, harness) = try world()
        harness.begin()
        let total = harness.state.person.today.value
        try server.refuse()
        harness.pass(70)
        #expect(harness.message == FaultTable.again("HOST refuses connections"))
        #expect(harness.state.person.today.value == total)
        try server.acceptAgain()
        harness.pass(Self.patience) { $0.isWell }
        #expect(harness.isWell)
        #expect(harness.message == "updated now")
    }

    @Test func `A lost connection is said at once, whoever meets it first`() throws {
        let world = SimulatedServer(seed: 5, start: FaultHarness.start, zone: .utc, dialect: .live)
        let server = try WorldServer(world) { FaultHarness.start }
        let harness = try FaultHarness(server.address, setClock: { wall in server.setClock { wall } }, historyDays: 30)
        harness.begin()
        harness.pass(4)
        let asked = harness.asked
        try server.refuse()
        harness.pass(60) { $0.asked > asked }
        #expect(harness.isWell, "it was the past that was asked for")
        #expect(harness.message == FaultTable.again("HOST refuses connections"))
        try server.acceptAgain()
        harness.pass(Self.patience) { $0.message.hasPrefix("updated") }
        #expect(harness.message.hasPrefix("updated"))
    }

    /// An outage seen by several requests is one outage that began with the first.
    @Test func `A long outage keeps its beginning`() throws {
        let (server, harness) = try world()
        harness.begin()
        try server.refuse()
        let before = harness.asked
        harness.pass(3 * 3600)
        #expect(harness.screen.contains("refuses connections; since 14:0"))
        #expect((6..<60).contains(harness.asked - before), "\(harness.asked - before) questions in three hours")
        try server.acceptAgain()
        harness.pass(Self.patience) { $0.isWell }
        #expect(harness.isWell)
    }

    /// The server's clock is used, and the screen says so as long as the two differ.
    @Test(arguments: [(3.0 * 3600, "3h 00m behind"), (-26.0 * 3600, "26h 00m ahead")])
    func `A clock that is hours off is said to be`(offset: Double, serverMessage: String) throws {
        let world = SimulatedServer(seed: 5, start: FaultHarness.start + offset, zone: .utc, dialect: .live)
        let server = try WorldServer(world) { FaultHarness.start + offset }
        let harness = try FaultHarness(server.address, setClock: { wall in server.setClock { wall + offset } })
        harness.begin()
        harness.pass(70)
        #expect(harness.isWell)
        #expect(harness.message == "your clock is \(serverMessage); showing HOST's time")
        #expect(harness.state.now.wall == harness.now.wall + offset)
        #expect(harness.state.person.today.value?.seconds ?? 0 > 0)
    }
}
