import Cells
import HackatimeClient

/// What the status line says of the data: one part each, the most telling first.
struct StatusWords {
    struct Part: Equatable {
        var text: String
        /// The same in fewer words, longest first.
        var shorter: [String] = []
        var role: Role
        /// Columns kept for it: a text that grows and shrinks by the minute must not make the hints come and go.
        var room = 0
    }

    var parts: [Part] = []

    init(_ scene: Scene) {
        let state = scene.state
        if let notice = state.notice, notice.until > state.now.uptime { add(notice.text, .strong) }
        if let trouble = Self.trouble(scene), let line = trouble.lines.first {
            parts.append(Part(text: line, shorter: Array(trouble.lines.dropFirst()), role: trouble.role))
        }
        if state.isPaused { add("paused", .warning) }
        if let words = Self.wrongClock(state) { parts.append(words) }
        // Before what is only good to know: a warning nobody sees on a narrow screen is none.
        for warning in state.warnings { add(warning, .warning) }
        for remark in state.remarks where remark.until > state.now.uptime {
            parts.append(Part(text: remark.text, shorter: [remark.short].compactMap(\.self), role: .warning))
        }
        if let problem = state.historyProblem { add(problem, .warning) }
        if let age = Self.age(scene) { add("updated \(age)", .dim, room: Self.ageRoom) }
        if !state.isPaused { parts.append(Self.next(scene)) }
        if let problem = state.zones.problem { add(problem, .warning) }
        if scene.isOwn, !state.isDemo, let progress = state.poller.backfillProgress(at: state.clock) {
            add("history: \(progress.known) of \(progress.of) days", .dim)
        }
    }

    private mutating func add(_ text: String, _ role: Role, room: Int = 0) {
        parts.append(Part(text: text, role: role, room: room))
    }

    /// `updated <1 min ago`
    private static let ageRoom = 18

    /// How old the figures are: those of the total, else the newest of all.
    private static func age(_ scene: Scene) -> String? {
        let subject = scene.subject
        let main = scene.isOwn ? subject.today.asOf : subject.stats.asOf
        let others = [subject.today.asOf, subject.stats.asOf, subject.newest.asOf, subject.feed.asOf]
        guard let asOf = main ?? others.compactMap({ $0 }).max() else { return nil }
        return Ages.text(scene.now - asOf)
    }

    /// When anything shown is asked for again, as a time of day, and how often where that is not the usual minute. On a
    /// narrow screen this is all that is said of it: what failed may be tried before the next poll.
    private static func next(_ scene: Scene) -> Part {
        let poller = scene.state.poller
        if poller.interval == 0 { return Part(text: "refreshes only on r", role: .dim) }
        var text = ""
        let poll = poller.nextAsking.map { scene.now + max(0, $0 - scene.state.now.uptime) }
        let tries = problems(scene).compactMap(\.problem.nextTry).filter { $0 > scene.now }
        if let next = (tries + [poll].compactMap(\.self)).min() {
            text = "next \(Clock.minutes(next, in: scene.zone))"
        }
        // Longer than was chosen while nothing happens.
        let pace = poller.pace(at: scene.state.now)
        guard pace != 60 else { return Part(text: text, role: .dim) }
        let isOdd = pace < 60 || pace.truncatingRemainder(dividingBy: 60) != 0
        let amount = isOdd ? "\(seconds(pace)) s" : "\(seconds(pace / 60)) min"
        if text.isEmpty { return Part(text: "every \(amount)", role: .dim) }
        return Part(text: "\(text), every \(amount)", shorter: [text], role: .dim)
    }

    private static func seconds(_ value: Double) -> Int {
        Int(min(max(0, value), 1e6))
    }

    /// The failure that began last, leaving out what its pane explains in peace.
    private static func trouble(_ scene: Scene) -> Trouble? {
        var last: (problem: Problem, trouble: Trouble)?
        let all = problems(scene)
        for (problem, question, isCovered) in all {
            let trouble = Trouble(problem, question: question, scene: scene)
            // Without a good key nothing works, so nothing else is worth saying.
            if problem.error.isAboutKey { return trouble }
            // Where old figures stand, the pane has no room to explain.
            guard !trouble.isCalm || isCovered, problem.since > last?.problem.since ?? -.infinity else { continue }
            last = (problem, trouble)
        }
        guard let last, last.problem.error.isAboutConnection else { return last?.trouble }
        // One broken connection, however many questions have met it by now: it began with the first.
        let kin = all.map(\.problem).filter(\.error.isAboutConnection)
        var whole = last.problem
        whole.since = kin.map(\.since).min() ?? whole.since
        whole.nextTry = kin.compactMap(\.nextTry).min()
        return Trouble(whole, question: nil, scene: scene)
    }

    /// What is wrong with each reading, what was asked, and whether older figures are there all the same.
    private static func problems(_ scene: Scene) -> [(problem: Problem, question: Question?, isCovered: Bool)] {
        let subject = scene.subject
        let window = TimeWindow(start: scene.now, end: scene.now)
        var all: [(Problem?, Question?, Bool)] = []
        switch subject.who {
        case .me:
            all = [
                (subject.stats.problem, .ownStats, subject.stats.value != nil),
                (subject.today.problem, .today(subject.day ?? scene.today), subject.today.value != nil),
                (subject.newest.problem, .newestHeartbeat, subject.newest.value != nil),
                (subject.feed.problem, .heartbeats(window), subject.feed.value != nil),
                (subject.profile.problem, .profile, false),
            ]
        case .user(let name):
            let now = ZonedInstant(seconds: scene.now)
            all = [
                (subject.stats.problem, .userStats(name), subject.stats.value != nil),
                (subject.today.problem, .userTotal(name, since: now), subject.today.value != nil),
                (subject.spans.problem, .spans(name, window), subject.spans.value != nil),
            ]
        }
        return all.compactMap { problem, question, isCovered in problem.map { ($0, question, isCovered) } }
    }

    /// A clock that is more than a minute off the server's: what is shown is the server's time.
    private static func wrongClock(_ state: DashboardState) -> Part? {
        let offset = state.poller.clockOffset
        guard offset != 0 else { return nil }
        let words = "this machine's clock is \(Durations.text(abs(offset))) \(offset > 0 ? "slow" : "fast")"
        return Part(
            text: "\(words) by \(state.server)'s, whose time is shown; set it", shorter: ["\(words); set it", words],
            role: .warning)
    }
}
