import Dashboard
import DashboardRuntime
import HackatimeClient
import HackatimeSimulator

/// `--demo`: the built-in world behind the same questions, decoding and polling as a real server. It reads no
/// settings, key or network and writes nothing.
enum Demo {
    /// - Parameters:
    ///   - zone: The machine's.
    static func plan(zone: ZoneRules, loadZone: @escaping (String) -> Result<ZoneRules, ZoneProblem>) -> Plan {
        let server = SimulatedServer(seed: 1, start: Program.now().wall, zone: zone, dialect: .live)
        return Plan(
            state: { size, now in
                var state = DashboardState(
                    size: size, now: now, poller: Poller(seed: 1, zone: zone), server: "built-in data",
                    zones: Zones(display: zone))
                state.isDemo = true
                state.suggestions = server.suggestions
                return state
            },
            asker: { DemoAsker(server, post: $0) },
            // The world knows its own zone even where the machine's zone files do not.
            loadZone: { $0 == zone.name ? .success(zone) : loadZone($0) },
            opening: .whenAnswered(within: 0.25))
    }
}
