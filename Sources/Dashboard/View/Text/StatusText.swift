import Cells
import HackatimeAPI
import Tracker

/// The status line's messages about the data, most important first.
struct StatusText {
    struct Part: Equatable {
        var text: String
        /// Shorter versions, longest first.
        var shorter: [String] = []
        var role: Role
        /// Columns reserved for it, so that the hints do not move when the text changes its length every minute.
        var room = 0
        /// It stays for long, so it takes a shorter version rather than the room of the keys.
        var isLasting = false
    }

    var parts: [Part] = []

    init(_ person: Person, _ context: RenderContext) {
        if let notice = context.state.messages.notice, notice.until > context.state.now.uptime {
            add(notice.text, .strong)
        }
        let trouble = Self.trouble(person, context)
        if let trouble, let line = trouble.lines.first {
            parts.append(Part(text: line, shorter: Array(trouble.lines.dropFirst()), role: trouble.role))
        }
        if context.state.isPaused { add("paused", .warning) }
        if context.state.names != .shown { add("names hidden", .dim) }
        if let words = Self.wrongClock(context.state) { addLasting(words) }
        // Warnings come before optional information, because they must be visible on a narrow screen.
        for warning in context.state.messages.warnings { addLasting([warning]) }
        if context.state.asksForZone {
            let key = context.state.keys.name(of: .zone)
            addLasting(["your Hackatime zone? \(key) sets it, Esc closes this", "your zone? \(key)"])
        }
        for remark in context.state.messages.remarks where remark.until > context.state.now.uptime {
            addLasting([remark.text, remark.short].compactMap(\.self))
        }
        if let problem = context.state.historyProblem { addLasting([problem.sentence, problem.words, problem.short]) }
        if let asOf = Self.asOf(person) {
            // While requests fail, "now" would say that they do not.
            let age = Ages.text(context.now - asOf)
            let time = Clock.moment(asOf, now: context.now, in: context.zone)
            add(trouble == nil ? "updated \(age)" : "figures of \(time)", .dim, room: Self.ageRoom)
        }
        if !context.state.isPaused { parts.append(Self.next(person, context)) }
        if let problem = context.state.zones.problem { add(problem, .warning) }
        if let progress = Self.progress(person, context) {
            add("\(context.glyphs.progress) loading \(progress.known) of \(progress.of) days", .dim)
        }
    }

    private mutating func add(_ text: String, _ role: Role, room: Int = 0) {
        parts.append(Part(text: text, role: role, room: room))
    }

    /// - Parameter versions: The longest first.
    private mutating func addLasting(_ versions: [String]) {
        guard let text = versions.first else { return }
        parts.append(Part(text: text, shorter: Array(versions.dropFirst()), role: .warning, isLasting: true))
    }

    /// What is wrong, in full: for the help box, because the line may have room only for a short version.
    var problems: [Part] { parts.filter { $0.role == .warning || $0.role == .bad } }

    /// `updated <1 min ago`
    private static let ageRoom = 18

    /// The time of the figures: of the total, otherwise of the newest value.
    static func asOf(_ person: Person) -> Double? {
        if let asOf = person[person.has(.days) ? .today : .stats].asOf { return asOf }
        return [Endpoint.today, .stats, .newest, .feed].compactMap { person[$0].asOf }.max()
    }

    /// How many of the past days are known, while they are being requested.
    static func progress(_ person: Person, _ context: RenderContext) -> (known: Int, of: Int)? {
        guard person.has(.days), !context.state.isDemo else { return nil }
        return context.state.tracker.backfillProgress(at: context.state.clock)
    }

    /// The time of the next request for anything on the screen, and the interval if it is not the usual minute. On a
    /// narrow screen only this is shown; a failed request may be retried before the next poll.
    private static func next(_ person: Person, _ context: RenderContext) -> Part {
        let tracker = context.state.tracker
        if tracker.interval == 0 {
            return Part(text: "refreshes only on \(context.state.keys.name(of: .refresh))", role: .dim)
        }
        var text = ""
        let poll = tracker.nextAsking.map { context.now + max(0, $0 - context.state.now.uptime) }
        let tries = problems(of: person, context).compactMap(\.problem.nextTry).filter { $0 > context.now }
        if let next = (tries + [poll].compactMap(\.self)).min() {
            text = "next \(Clock.minutes(next, in: context.zone))"
        }
        // Longer than the chosen interval while nothing happens.
        let pace = tracker.pace(at: context.state.now)
        guard pace != 60 else { return Part(text: text, role: .dim) }
        let isOdd = pace < 60 || pace.truncatingRemainder(dividingBy: 60) != 0
        let amount = isOdd ? "\(seconds(pace)) s" : "\(seconds(pace / 60)) min"
        if text.isEmpty { return Part(text: "every \(amount)", role: .dim) }
        return Part(text: "\(text), every \(amount)", shorter: [text], role: .dim)
    }

    private static func seconds(_ value: Double) -> Int {
        Int(min(max(0, value), 1e6))
    }

    /// The failure that began last, except those that their pane explains calmly.
    private static func trouble(_ person: Person, _ context: RenderContext) -> ErrorPresentation? {
        var last: (problem: Problem, trouble: ErrorPresentation)?
        let all = problems(of: person, context)
        for (problem, call, isCovered) in all {
            let trouble = ErrorPresentation(problem, call: call, of: person, context)
            // Without a valid key nothing works, so no other problem matters.
            if problem.error.isAboutKey { return trouble }
            // A pane with old figures has no room to explain the problem.
            guard !trouble.isCalm || isCovered, problem.since > last?.problem.since ?? -.infinity else { continue }
            last = (problem, trouble)
        }
        guard let last, last.problem.error.isAboutConnection else { return last?.trouble }
        return connectionTrouble(person, context)
    }

    /// What is wrong with the connection. Requests that fail because of the same broken connection count as one problem,
    /// which began with the first.
    static func connectionTrouble(_ person: Person, _ context: RenderContext) -> ErrorPresentation? {
        let kin = problems(of: person, context).map(\.problem).filter(\.error.isAboutConnection)
        guard var whole = kin.reduce(kin.first, { $1.since > $0?.since ?? 0 ? $1 : $0 }) else { return nil }
        // A limit holds back all of them.
        if let limited = kin.first(where: { ($0.until ?? 0) > context.now }) { whole.error = limited.error }
        whole.since = kin.map(\.since).min() ?? whole.since
        whole.nextTry = kin.compactMap(\.nextTry).min()
        whole.until = kin.compactMap(\.until).max()
        return ErrorPresentation(whole, call: nil, of: person, context)
    }

    /// The problem of each resource, its call, and whether older figures are shown anyway.
    private static func problems(of person: Person, _ context: RenderContext)
        -> [(problem: Problem, call: APICall?, isCovered: Bool)]
    {
        let hidden = context.state.tracker.hiddenProblem
        guard person.hasProblem || hidden != nil else { return [] }
        let all: [(Problem?, APICall?, Bool)] = [
            (person.stats.problem, person.statsCall, person.stats.value != nil),
            (person.today.problem, person.todayCall, person.today.value != nil),
            (person.newest.problem, .newestHeartbeat, person.newest.value != nil),
            (person.feed.problem, person.feedCall, person.feed.value != nil),
            (person.spans.problem, person.spansCall, person.spans.value != nil),
            (person.profile.problem, .profile, false),
            (hidden, nil, true),
        ]
        return all.compactMap { problem, call, isCovered in problem.map { ($0, call, isCovered) } }
    }

    /// This machine's clock is more than a minute off the server's, so the server's time is shown.
    private static func wrongClock(_ state: DashboardState) -> [String]? {
        let offset = state.tracker.clockOffset
        guard offset != 0 else { return nil }
        let wrong = "\(Durations.text(abs(offset))) \(offset > 0 ? "behind" : "ahead")"
        return [
            "your clock is \(wrong); showing \(state.server)'s time", "your clock is \(wrong); showing server time",
            "your clock is \(wrong)", "clock \(wrong)",
        ]
    }
}
