import HackatimeAPI
import Dashboard
import DashboardRuntime
import Settings
import Tracker
import HackatimeHistory
import HackatimeSimulator

/// `--demo`: the built-in world, with the same calls, decoding and polling as for a real server. It reads no settings,
/// key or network, and writes nothing except a requested log.
enum Demo {
    static func plan(_ settings: ResolvedSettings, _ zone: StartZone, _ look: Look, _ log: Log?) -> AppSetup {
        let server = SimulatedServer(seed: 1, start: Program.now().wall, zone: zone.rules, dialect: .live)
        return AppSetup(
            state: { size, now in
                var state = DashboardState(
                    size: size, now: now, tracker: Tracker(seed: 1, interval: settings.interval, zone: zone.rules),
                    server: "built-in data", zones: zone.zones)
                state.isDemo = true
                // The built-in world needs no protection from fast requests.
                state.tracker.minBackfillPause = 0.2
                state.friendList.settled = settings.friends
                if settings.friends.isEmpty { state.friendList.added = server.friends }
                state.goals = settings.goalSettings
                state.overrides.user = true
                state.overrides.theme = settings.theme != nil
                state.names = settings.isPrivate ? .hidden : .shown
                state.usesMouse = settings.usesMouse
                state.overrides.interval = true
                state.suggestions = server.suggestions
                state.warnings = settings.warnings
                if let user = settings.user { state.trail = [.user(user)] }
                return state
            },
            client: { mailbox in
                HistoryClient(.memory, post: { mailbox.post($0) }) { post in
                    guard let client = DemoClient(server, past: past(zone.rules), log, post: post) else { return nil }
                    return (client, client.perform)
                }.map { ClientSetup(historyClient: $0) }
            },
            // The world's zone is the machine's, and its name may not be that of a file.
            loadZone: { $0 == zone.rules.name ? .success(zone.rules) : zone.files.rules($0) },
            themes: look.files, theme: look.theme,
            opening: .whenAnswered(within: 0.25),
            isASCII: settings.isASCII, log: log)
    }

    /// Today and the thirty days before, and the totals of all days.
    private static func past(_ zone: ZoneRules) -> [APICall] {
        let today = zone.day(at: Program.now().wall)
        let days = (0...30).map { back in
            let day = today.adding(days: -back)
            return APICall.heartbeats(CivilDays(first: day, last: day).window(in: zone))
        }
        let first = today.adding(days: -Summaries.maxDays)
        return days + [.dayTotals(first: first, last: today.adding(days: -1), zone: zone.name)]
    }
}
