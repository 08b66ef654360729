import Tracker
import Dashboard
import HackatimeAPI
import HackatimeHTTP
import HackatimeSimulator
import TestSupport
import Testing

/// The way to the server fails and recovers, without any key press.
@Suite struct WayFaultTests {
    private func world() throws -> (server: WorldServer, story: FaultHarness) {
        let world = SimulatedServer(seed: 5, start: FaultHarness.start, zone: .utc, dialect: .live)
        let server = try WorldServer(world) { FaultHarness.start }
        let story = try FaultHarness(server.address, setClock: { wall in server.setClock { wall } })
        return (server, story)
    }

    /// In seconds.
    private static let patience = 20.0 * 60

    @Test(arguments: FaultTable.ways) func `It is said, the figures stay, and it passes`(fault: WayFault) throws {
        let (server, story) = try world()
        story.begin()
        let (total, asOf) = (story.state.person.today.value, story.state.person.today.asOf)
        #expect(total != nil)
        let way = try fault.begin()
        story.go {
            way.change(&$0)
            if fault.isSlow { $0.timeout = 0.3 }
        }
        let count = server.requests.count
        story.pass(70)
        #expect(story.message == way.says)
        #expect(story.state.person.today.value == total)
        #expect(story.state.person.today.asOf == asOf)
        let screen = story.screen
        #expect(screen.contains("; figures of 14:00"))
        #expect(screen.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!screen.contains(SimulatedServer.key))
        #expect(server.requests.count == count)

        story.go()
        story.pass(Self.patience) { $0.isWell }
        #expect(story.isWell)
        #expect(story.message == "updated now")
        withExtendedLifetime(way) {}
    }

    @Test(arguments: FaultTable.ways) func `A start into it becomes a day`(fault: WayFault) throws {
        let (_, story) = try world()
        let way = try fault.begin()
        story.go {
            way.change(&$0)
            if fault.isSlow { $0.timeout = 0.3 }
        }
        story.begin()
        story.pass(70)
        #expect(story.message == way.saysAtStart ?? way.says)
        #expect(!story.screen.contains("asking \(story.state.server)"), "every pane says what is wrong")
        story.go()
        story.pass(Self.patience) { $0.isWell && $0.isComplete }
        #expect(story.isWell)
        #expect(story.isComplete)
        #expect(story.message.hasPrefix("updated "))
        withExtendedLifetime(way) {}
    }
}
