import AppResources
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
        let server = world(zone.rules)
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
                state.address = ServerOrigin.hackClub.text
                state.overrides.theme = settings.theme != nil
                state.begin(with: settings.range)
                state.names = settings.isPrivate ? .hidden : .shown
                state.usesMouse = settings.usesMouse
                state.overrides.interval = true
                state.prompts.suggestions = server.suggestions
                state.messages.warnings = settings.warnings
                if let user = settings.user { state.trail = [.user(user)] }
                return state
            },
            client: { mailbox in
                HistoryClient(.memory, post: { mailbox.post($0) }) { post in
                    let filled = { @Sendable in mailbox.tell(.historyFilled) }
                    guard
                        let client = DemoClient(server, past: past(zone.rules), log, filled: filled, post: post)
                    else { return nil }
                    return (client, client.perform)
                }.map {
                    for mark in marks { $0.history.keep(.mark(mark)) }
                    return ClientSetup(historyClient: $0)
                }
            },
            // The world's zone is the machine's, and its name may not be that of a file.
            loadZone: { $0 == zone.rules.name ? .success(zone.rules) : zone.files.rules($0) },
            loadEvents: { events(zone) },
            themes: look.files, theme: look.theme,
            opening: .whenAnswered(within: 0.25),
            isASCII: settings.isASCII, log: log)
    }

    static func world(_ zone: ZoneRules) -> SimulatedServer {
        var server = SimulatedServer(seed: 1, start: Program.now().wall, zone: zone, dialect: .live)
        server.hasLongPast = true
        server.mixesWork = true
        return server
    }

    /// Two marked moments.
    private static var marks: [Mark] {
        let now = Program.now().wall
        return [
            Mark(at: now - 27 * 3_600, note: "devlog 3", projects: ["hackatop"]),
            Mark(at: now - 6 * 86_400, note: "demo day"),
        ]
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

    /// The built-in ones, and one that is running in the built-in world.
    static func events(_ zone: StartZone) -> EventList {
        let today = zone.rules.day(at: Program.now().wall)
        var jam = HackEvent(
            name: "Terminal Jam", from: .day(today.adding(days: -12)), to: .day(today.adding(days: 9)), zone: zone.rules
        )
        jam.projects = ["hackatop", "robot-arm"]
        jam.target = 40 * 3_600
        var list = EventList()
        list.events =
            EventFile.read(AppResources.events) { name in
                if case .success(let rules) = zone.files.rules(name) { rules } else { nil }
            }.events + [jam]
        return list
    }
}
