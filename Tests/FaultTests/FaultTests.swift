import Tracker
import Dashboard
import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// Each fault of the table, without any key press, except for the wrong key, which waits for `r`.
@Suite struct FaultTests {
    private func world() throws -> (server: WorldServer, story: FaultHarness) {
        let world = SimulatedServer(seed: 5, start: FaultHarness.start, zone: .utc, dialect: .live)
        let server = try WorldServer(world) { FaultHarness.start }
        let story = try FaultHarness(server.address, setClock: { wall in server.setClock { wall } })
        return (server, story)
    }

    /// In seconds. More than an hour, because a server may ask us to wait that long.
    private static let patience = 70.0 * 60

    @Test(arguments: FaultTable.all) func `It is said, the figures stay, and it passes`(fault: WireFault) throws {
        let (server, story) = try world()
        story.begin()
        let (total, asOf) = (story.state.person.today.value, story.state.person.today.asOf)
        #expect(total != nil)
        #expect(story.isWell)

        server.misbehave(fault.misbehaviour)
        if fault.isSlow { story.limitRequests(to: 0.3) }
        story.pass(70)
        let screen = story.screen
        #expect(story.message == fault.says ?? "updated now")
        #expect(story.isWell == (fault.says == nil))
        if fault.says != nil {
            #expect(story.state.person.today.value == total)
            #expect(story.state.person.today.asOf == asOf)
            #expect(screen.contains("; figures of 14:00"))
        }
        #expect(screen.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!screen.contains(SimulatedServer.key))

        server.misbehave(nil)
        if fault.isSlow { story.limitRequests(to: 60) }
        if fault.waitsForRefresh { story.press("r") }
        // Meanwhile the goal of the day may be reached, which is said first.
        story.pass(Self.patience) { $0.isWell && $0.message == "updated now" }
        #expect(story.isWell)
        #expect(story.message == "updated now")
    }

    /// Nothing is known yet, and every request meets the fault.
    @Test(arguments: FaultTable.all) func `A start into it becomes a day`(fault: WireFault) throws {
        let (server, story) = try world()
        server.misbehave(fault.misbehaviour)
        if fault.isSlow { story.limitRequests(to: 0.3) }
        story.begin()
        story.pass(70)
        #expect(story.state.person.today.problem != nil || fault.says == nil)
        #expect(!story.screen.contains("asking \(story.state.server)"), "every pane says what is wrong")

        server.misbehave(nil)
        if fault.isSlow { story.limitRequests(to: 60) }
        if fault.waitsForRefresh { story.press("r") }
        story.pass(Self.patience) { $0.isWell && $0.isComplete }
        #expect(story.isWell)
        #expect(story.isComplete)
        #expect(story.message.hasPrefix("updated "))
    }

    @Test func `Refused connections are said, and pass`() throws {
        let (server, story) = try world()
        story.begin()
        let total = story.state.person.today.value
        try server.refuse()
        story.pass(70)
        #expect(story.message == FaultTable.again("HOST refuses connections"))
        #expect(story.state.person.today.value == total)
        try server.acceptAgain()
        story.pass(Self.patience) { $0.isWell }
        #expect(story.isWell)
        #expect(story.message == "updated now")
    }

    @Test func `A lost connection is said at once, whoever meets it first`() throws {
        let world = SimulatedServer(seed: 5, start: FaultHarness.start, zone: .utc, dialect: .live)
        let server = try WorldServer(world) { FaultHarness.start }
        let story = try FaultHarness(server.address, setClock: { wall in server.setClock { wall } }, historyDays: 30)
        story.begin()
        story.pass(4)
        let asked = story.asked
        try server.refuse()
        story.pass(60) { $0.asked > asked }
        #expect(story.isWell, "it was the past that was asked for")
        #expect(story.message == FaultTable.again("HOST refuses connections"))
        try server.acceptAgain()
        story.pass(Self.patience) { $0.message.hasPrefix("updated") }
        #expect(story.message.hasPrefix("updated"))
    }

    /// An outage seen by several requests is one outage that began with the first.
    @Test func `A long outage keeps its beginning`() throws {
        let (server, story) = try world()
        story.begin()
        try server.refuse()
        let before = story.asked
        story.pass(3 * 3600)
        #expect(story.screen.contains("refuses connections; since 14:0"))
        #expect((6..<60).contains(story.asked - before), "\(story.asked - before) questions in three hours")
        try server.acceptAgain()
        story.pass(Self.patience) { $0.isWell }
        #expect(story.isWell)
    }

    /// The server's clock is used, and the screen says so as long as the two differ.
    @Test(arguments: [(3.0 * 3600, "3h 00m behind"), (-26.0 * 3600, "26h 00m ahead")])
    func `A clock that is hours off is said to be`(offset: Double, serverMessage: String) throws {
        let world = SimulatedServer(seed: 5, start: FaultHarness.start + offset, zone: .utc, dialect: .live)
        let server = try WorldServer(world) { FaultHarness.start + offset }
        let story = try FaultHarness(server.address, setClock: { wall in server.setClock { wall + offset } })
        story.begin()
        story.pass(70)
        #expect(story.isWell)
        #expect(story.message == "your clock is \(serverMessage); showing HOST's time")
        #expect(story.state.now.wall == story.now.wall + offset)
        #expect(story.state.person.today.value?.seconds ?? 0 > 0)
    }
}
