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
    }

    var parts: [Part] = []

    init(_ person: Person, _ context: RenderContext) {
        let state = context.state
        if let notice = state.notice, notice.until > state.now.uptime { add(notice.text, .strong) }
        if let trouble = Self.trouble(person, context), let line = trouble.lines.first {
            parts.append(Part(text: line, shorter: Array(trouble.lines.dropFirst()), role: trouble.role))
        }
        if state.isPaused { add("paused", .warning) }
        if let words = Self.wrongClock(state) { parts.append(words) }
        // Warnings come before optional information, because they must be visible on a narrow screen.
        for warning in state.warnings { add(warning, .warning) }
        for remark in state.remarks where remark.until > state.now.uptime {
            parts.append(Part(text: remark.text, shorter: [remark.short].compactMap(\.self), role: .warning))
        }
        if let problem = state.historyProblem { add(problem, .warning) }
        if let age = Self.age(person, context) { add("updated \(age)", .dim, room: Self.ageRoom) }
        if !state.isPaused { parts.append(Self.next(person, context)) }
        if let problem = state.zones.problem { add(problem, .warning) }
        if person.has(.days), !state.isDemo, let progress = state.tracker.backfillProgress(at: state.clock) {
            add("history: \(progress.known) of \(progress.of) days", .dim)
        }
    }

    private mutating func add(_ text: String, _ role: Role, room: Int = 0) {
        parts.append(Part(text: text, role: role, room: room))
    }

    /// `updated <1 min ago`
    private static let ageRoom = 18

    /// The age of the figures: of the total, otherwise of the newest value.
    private static func age(_ person: Person, _ context: RenderContext) -> String? {
        let others = [person.today.asOf, person.stats.asOf, person.newest.asOf, person.feed.asOf]
        guard let asOf = person.main.asOf ?? others.compactMap({ $0 }).max() else { return nil }
        return Ages.text(context.now - asOf)
    }

    /// The time of the next request for anything on the screen, and the interval if it is not the usual minute. On a
    /// narrow screen only this is shown; a failed request may be retried before the next poll.
    private static func next(_ person: Person, _ context: RenderContext) -> Part {
        let tracker = context.state.tracker
        if tracker.interval == 0 { return Part(text: "refreshes only on r", role: .dim) }
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
        // Requests that fail because of the same broken connection count as one problem, which began with the first.
        let kin = all.map(\.problem).filter(\.error.isAboutConnection)
        var whole = last.problem
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
        let all: [(Problem?, APICall?, Bool)] = [
            (person.stats.problem, person.statsCall, person.stats.value != nil),
            (person.today.problem, person.todayCall, person.today.value != nil),
            (person.newest.problem, .newestHeartbeat, person.newest.value != nil),
            (person.feed.problem, person.feedCall, person.feed.value != nil),
            (person.spans.problem, person.spansCall, person.spans.value != nil),
            (person.profile.problem, .profile, false),
            (context.state.tracker.hiddenProblem, nil, true),
        ]
        return all.compactMap { problem, call, isCovered in problem.map { ($0, call, isCovered) } }
    }

    /// This machine's clock is more than a minute off the server's, so the server's time is shown.
    private static func wrongClock(_ state: DashboardState) -> Part? {
        let offset = state.tracker.clockOffset
        guard offset != 0 else { return nil }
        let words = "this machine's clock is \(Durations.text(abs(offset))) \(offset > 0 ? "slow" : "fast")"
        return Part(
            text: "\(words) by \(state.server)'s, whose time is shown; set it", shorter: ["\(words); set it", words],
            role: .warning)
    }
}
