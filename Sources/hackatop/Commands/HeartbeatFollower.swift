import Cells
import Dashboard
import HackatimeAPI
import HackatimeHistory
import Settings
import Tracker

/// `hackatop heartbeats --follow`: a dashboard without a screen, which prints what arrives.
final class HeartbeatFollower {
    private let command: HeartbeatsCommand
    private let plan: AppSetup
    private let server: String
    /// What was printed, or known before.
    private var printed: [HeartbeatKey: Double] = [:]
    /// Seconds since 1970. What is older is no news, also when it is fetched only now.
    private var first = 0.0
    private var isStarted = false
    /// What the server said last that went wrong.
    private var trouble: ClientError?

    /// Seconds. Editors send late, at first only a little.
    private static let overlap = 900.0
    private static let longest = 86_400.0
    /// As `tail` does.
    private static let lines = 10

    init(_ command: HeartbeatsCommand, _ environment: Environment) {
        self.command = command
        var options = command.session.options
        options.choices.range = "today"
        let settings: ResolvedSettings
        switch Settings.resolve(options, environment) {
        case .failure(let error): Program.refuse(error)
        case .success(let resolved): settings = resolved
        }
        let files = ZoneFiles(environment)
        switch files.chosen(settings, isOption: options.choices.timezone != nil) {
        case .failure(let error): Program.refuse(error)
        case .success(let chosen):
            plan = Main.plan(settings, StartZone(chosen: chosen, files: files), options, environment)
        }
        server = settings.isDemo ? "built-in data" : settings.origin.displayName
        for remark in settings.remarks { Program.remark("hackatop: \(remark)") }
    }

    func run() -> Never {
        if command.table.csv { Program.show(HeartbeatRecord.csvHead) }
        Headless(plan, size: .init(width: 120, height: 40)).run { state in
            state.historyDays = 0
            state.overrides.user = true
            state.overrides.interval = true
        } look: { [self] state, event, history, isSettled in
            note(state)
            let isNews: Bool
            if case .outcome(let outcome) = event.kind, case .success = outcome.result {
                switch outcome.call {
                case .heartbeats, .newestHeartbeat: isNews = true
                default: isNews = false
                }
            } else {
                isNews = false
            }
            if !isStarted, isSettled || trouble != nil {
                isStarted = true
                begin(state, history)
            } else if isStarted, isNews {
                printNew(state, history)
            }
            return false
        }
        Program.say("")
    }

    private func begin(_ state: DashboardState, _ history: any History) {
        let zone = state.zones.display
        let window = command.window(zone, now: state.now.wall, isListed: false)
        if command.since != nil, command.limit == nil {
            history.heartbeats(in: window, command.filter) { row in
                show(row, zone)
                return true
            }
        } else {
            for row in history.newest(command.limit ?? Self.lines, in: window, command.filter) { show(row, zone) }
        }
        // What was known before is no news.
        let end = state.now.wall + Heartbeat.futureTolerance
        let newest = history.newest(1, in: TimeWindow(start: 0, end: end)).last
        first = (newest?.time ?? state.now.wall) - Self.overlap
        history.heartbeats(in: TimeWindow(start: first, end: end), command.filter) { row in
            printed[row.key] = row.time
            return true
        }
    }

    private func printNew(_ state: DashboardState, _ history: any History) {
        let end = state.now.wall + Heartbeat.futureTolerance
        history.heartbeats(in: TimeWindow(start: first, end: end), command.filter) { row in
            if printed[row.key] == nil { show(row, state.zones.display) }
            return true
        }
        first = max(first, (printed.values.max() ?? first) - Self.longest)
        printed = printed.filter { $0.value >= first }
    }

    private func show(_ row: Heartbeat, _ zone: ZoneRules) {
        printed[row.key] = row.time
        command.show(row, zone)
    }

    /// Says once that something went wrong, and once that it works again.
    private func note(_ state: DashboardState) {
        let me = state.tracker.person(.me)
        let asked = [
            (me.feed.problem, APICall.newestHeartbeat), (me.newest.problem, .newestHeartbeat),
            (me.today.problem, state.tracker.person(.me).day.map { .today($0) } ?? .newestHeartbeat),
        ]
        let found = asked.compactMap { problem, call in problem.map { ($0.error, call) } }.first
        if let found, trouble == nil {
            let message = found.0.message(for: found.1, server: server, keyPlace: state.keyPlace)
            let words = [message.what, message.advice].compactMap(\.self).joined(separator: "; ")
            Program.remark("hackatop: \(words)")
        } else if found == nil, trouble != nil {
            Program.remark("hackatop: \(server) answers again")
        }
        trouble = found?.0
    }
}
