import Tracker
import Dashboard
import HackatimeAPI
import HackatimeHTTP
import HackatimeSimulator
import TestSupport
import Testing

/// The way to the server fails and recovers, without any key press.
@Suite struct WayFaultTests {
    private func world() throws -> (server: WorldServer, harness: FaultHarness) {
        let world = SimulatedServer(seed: 5, start: FaultHarness.start, zone: .utc, dialect: .live)
        let server = try WorldServer(world) { FaultHarness.start }
        let harness = try FaultHarness(server.address, setClock: { wall in server.setClock { wall } })
        return (server, harness)
    }

    /// In seconds.
    private static let patience = 20.0 * 60

    @Test(arguments: FaultTable.ways) func `It is said, the figures stay, and it passes`(fault: WayFault) throws {
        let (server, harness) = try world()
        harness.begin()
        let (total, asOf) = (harness.state.person.today.value, harness.state.person.today.asOf)
        #expect(total != nil)
        let way = try fault.begin()
        harness.go {
            way.change(&$0)
            if fault.isSlow { $0.timeout = 0.3 }
        }
        let count = server.requests.count
        harness.pass(70)
        #expect(harness.message == way.says)
        #expect(harness.state.person.today.value == total)
        #expect(harness.state.person.today.asOf == asOf)
        let screen = harness.screen
        #expect(screen.contains("; figures of 14:00"))
        #expect(screen.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!screen.contains(SimulatedServer.key))
        #expect(server.requests.count == count)

        harness.go()
        harness.pass(Self.patience) { $0.isWell }
        #expect(harness.isWell)
        #expect(harness.message == "updated now")
        withExtendedLifetime(way) {}
    }

    @Test(arguments: FaultTable.ways) func `A start into it becomes a day`(fault: WayFault) throws {
        let (_, harness) = try world()
        let way = try fault.begin()
        harness.go {
            way.change(&$0)
            if fault.isSlow { $0.timeout = 0.3 }
        }
        harness.begin()
        harness.pass(70)
        #expect(harness.message == way.saysAtStart ?? way.says)
        #expect(!harness.screen.contains("asking \(harness.state.server)"), "every pane says what is wrong")
        harness.go()
        harness.pass(Self.patience) { $0.isWell && $0.isComplete }
        #expect(harness.isWell)
        #expect(harness.isComplete)
        #expect(harness.message.hasPrefix("updated "))
        withExtendedLifetime(way) {}
    }
}
