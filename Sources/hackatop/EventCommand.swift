import Dashboard
import HackatimeAPI
import HackatimeHTTP
import HackatimeHistory
import Settings
import Tracker

/// `hackatop event`: asks once, reads what is stored, prints and ends.
enum EventCommand {
    static func run(_ request: EventRequest, _ environment: Environment) -> Never {
        let files = ZoneFiles(environment)
        let list = EventFiles(environment, zones: files).list()
        for problem in list.problems { Program.remark("hackatop: \(problem.sentence)") }
        let now = Program.now().wall
        var event = request.event
        if let name = request.name {
            event = list.events.named(name)
            guard event != nil else {
                let known = list.events.ordered(at: now, in: .utc).map { CleanText.shown($0.name) }
                let problem = EventProblem.unknown(CleanText.shown(name), known: known)
                Program.refuse("hackatop: \(problem.sentence)", status: Program.Status.usage)
            }
        }
        guard var event else {
            let zone = StartZone(chosen: nil, files: files).rules
            Program.say(EventOutput(zone: zone, now: now, server: "", isJSON: request.isJSON).list(list.events))
        }
        if !request.projects.isEmpty { event.projects = request.projects }
        event.target = request.target ?? event.target
        switch Settings.resolve(request.options, environment) {
        case .failure(let error): Program.refuse(error)
        case .success(let settings):
            switch files.chosen(settings, isOption: request.options.choices.timezone != nil) {
            case .failure(let error): Program.refuse(error)
            case .success(let chosen):
                let output = EventOutput(
                    zone: StartZone(chosen: chosen, files: files).rules, now: now,
                    server: settings.origin.displayName, isJSON: request.isJSON)
                count(event, settings, environment, output)
            }
        }
    }

    private static func count(
        _ event: HackEvent, _ settings: ResolvedSettings, _ environment: Environment, _ output: EventOutput
    ) -> Never {
        let window = event.window(in: output.zone)
        let rules = EventRules(projects: event.projects, leavesOutAICoding: event.leavesOutAICoding)
        let told = told(event, window, HTTPSettings(settings))
        let hasAnswer = told.total != nil || told.event != nil
        var (table, isWhole) = stored(window, Main.location(settings, environment), output)
        if !isWhole, hasAnswer, let fetched = fetched(window, HTTPSettings(settings), output) {
            (table, isWhole) = (fetched, true)
        }
        let count = isWhole || !table.beats.isEmpty ? EventCount(table, rules, end: window.end) : nil
        let figures = EventFigures(told: told.event, total: told.total, count: count, isWhole: isWhole)
        if let error = told.error {
            let message = error.message(for: .sum(StatsSum(of: .me, in: window)), server: output.server)
            let reason = [message.what, message.advice].compactMap(\.self).joined(separator: "; ")
            guard hasAnswer || isWhole else {
                let problem = EventProblem.uncounted(
                    event.name.isEmpty ? "these days" : CleanText.shown(event.name), reason: reason)
                Program.refuse("hackatop: \(problem.sentence)", status: Program.Status.unavailable)
            }
            Program.remark("hackatop: \(reason)")
        }
        Program.say(output.text(event, figures))
    }

    /// The two sums of the server. A server that has only one of them tells that.
    private static func told(_ event: HackEvent, _ window: TimeWindow, _ http: HTTPSettings) -> (
        event: Double?, total: Double?, error: ClientError?
    ) {
        do {
            let stats = try HTTPClient.get(RangeStats(of: .me, in: window), from: http)
            let names = event.askedProjects(among: stats.projects)
            guard let names else { return (nil, stats.total, nil) }
            do {
                let sum = try HTTPClient.get(event.sum(of: .me, in: window, names), from: http)
                return (sum, stats.total, nil)
            } catch {
                return (nil, stats.total, error)
            }
        } catch {
            return (nil, nil, error)
        }
    }

    /// The stored heartbeats, and whether they are all there are.
    private static func stored(_ window: TimeWindow, _ location: StoreLocation, _ output: EventOutput) -> (
        BeatTable, isWhole: Bool
    ) {
        let store = HistoryStore(location) { $0() }
        _ = store.remembered(zone: output.zone, now: output.now, rows: 0)
        guard window.start < window.end, case .coverage(let coverage) = store.recall(.coverage) else {
            return (BeatTable(), false)
        }
        var table = BeatTable()
        var next: Double? = window.start
        while let start = next {
            let query = BeatQuery(start..<window.end, wantsBefore: start == window.start)
            guard case .beats(let page) = store.recall(.beats(query)) else { return (table, false) }
            table.append(page.table)
            next = page.next
        }
        return (table, coverage.isWhole(window, now: output.now))
    }

    /// All heartbeats of a window from the server, a week at a time, and those of the day before. `nil` if they are too
    /// many, or the server does not send all.
    private static func fetched(_ window: TimeWindow, _ http: HTTPSettings, _ output: EventOutput) -> BeatTable? {
        let week = 7 * 86_400.0
        let end = min(window.end, output.now)
        guard end - window.start <= 53 * week else { return nil }
        var rows: [Heartbeat] = []
        var start = window.start - 86_400
        while start < end {
            let part = TimeWindow(start: start, end: min(start + week, end), offset: window.offset)
            guard let page = try? HTTPClient.get(MyHeartbeats(in: part), from: http),
                page.completeness(of: part) == .whole
            else { return nil }
            // The end of a part is the start of the next.
            rows += page.heartbeats.filter { $0.time < part.end }
            start = part.end
        }
        return BeatTable(rows, in: window)
    }
}
