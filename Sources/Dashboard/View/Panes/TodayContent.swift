import Cells
import HackatimeAPI
import Tracker

/// The Today pane's content, before layout.
struct TodayContent {
    enum Headline: Equatable {
        case figure(String, isOld: Bool)
        case sentence(String, Role)
    }

    struct Line: Equatable {
        var text: String
        /// Used if `text` does not fit.
        var short: String?
        var role: Role
        /// Drawn with the mark for working tracking.
        var isLive = false
    }

    var title: String
    /// Day and range.
    var about = ""
    var headline: Headline
    var goal: GoalText?
    var lines: [Line] = []
    /// The owner's today. The rest is empty for anything else.
    var isDay = false
    /// The days around today, most important first, each in versions, longest first.
    var facts: [[TodayFact]] = []
    var strip = TodayStrip()
    /// How far the day will come, longest first.
    var outlook: [String] = []
    /// The best day, longest first.
    var best: [String] = []

    init(_ person: Person, _ context: RenderContext) {
        if !person.has(.days), context.figures.source.isAllTime {
            self.init(totalOf: person, context)
        } else if let days = context.state.days, context.state.range != DateRange(.today) || !person.has(.days) {
            self.init(days: days, of: person, context)
        } else {
            self.init(dayOf: person, context)
        }
    }

    private init(dayOf person: Person, _ context: RenderContext) {
        title = "Today"
        about = Self.range(of: person, context)
        let health = TrackingHealth(person.newest, latest: context.state.history.latest, now: context.now)
        let tracking = TrackingText(health, now: context.now, zone: context.zone)
        var isSaid = false
        switch LoadState(person.today, call: person.todayCall, of: person, context) {
        case .asking:
            headline = .sentence(context.asking, .dim)
        case .trouble(let trouble):
            headline = .sentence(trouble.sentence, trouble.role)
        case .data(let today, let trouble):
            let seconds = context.state.todaySeconds(of: person) ?? today.seconds
            if seconds > 0 {
                headline = .figure(Durations.text(seconds), isOld: trouble != nil)
            } else {
                var text = "Nothing tracked yet today."
                if case .seen(let project, let at, _) = health {
                    text += " Last: \(Clock.moment(at, now: context.now, in: context.zone)) in \(project)"
                    isSaid = true
                }
                headline = .sentence(text, .dim)
            }
            goal = context.state.goal(of: person).map { GoalText($0, total: seconds) }
            if let trouble { lines.append(Self.old(trouble, person.today.asOf, context)) }
        }
        if let tracking, !isSaid {
            lines.append(Line(text: tracking.text, role: tracking.role, isLive: tracking.isLive))
        }
        isDay = person.target == .me
        let known = TodayFacts(person, context)
        // No streak is not worth the place.
        let streak = StreakText(person, context).flatMap { $0.days > 0 ? $0 : nil }
        facts = TodayFact.all(known, streak, context.glyphs)
        if case .figure = headline { strip = TodayStrip(known.languages, context) }
        best = known.best.map { Self.texts($0, context) } ?? []
        outlook = known.outlook.map { OutlookText($0).texts } ?? []
    }

    /// The total of another user's stats, and their day if the server sends it.
    private init(totalOf person: Person, _ context: RenderContext) {
        title = "Total"
        switch LoadState(person.stats, call: person.statsCall, of: person, context) {
        case .asking:
            headline = .sentence(context.asking, .dim)
        case .trouble(let trouble):
            headline = .sentence(trouble.sentence, trouble.role)
        case .data(let stats, let trouble):
            about = context.range(of: stats)
            headline = .figure(Durations.text(context.figures.total ?? stats.total), isOld: trouble != nil)
            if let trouble { lines.append(Self.old(trouble, person.stats.asOf, context)) }
            if let line = Self.day(of: person, context) { lines.append(line) }
            if let streak = StreakText(person, context) {
                let text = streak.isServers ? streak.line : "streak: \(streak.detail)"
                lines.append(Line(text: text, short: streak.line, role: .dim))
            }
        }
    }

    private static func texts(_ best: TodayFacts.Best, _ context: RenderContext) -> [String] {
        if best.day == context.today { return ["today is the best of \(best.of) days", "best of \(best.of) days"] }
        let rest = "\(Durations.text(best.seconds)) \(Clock.day(best.day, today: context.today))"
        return ["best of \(best.of) days: \(rest)", "best day \(rest)"]
    }

    private static func day(of person: Person, _ context: RenderContext) -> Line? {
        let label = "today, your zone:"
        switch LoadState(person.today, call: person.todayCall, of: person, context) {
        case .asking: return person.today.isAsking ? Line(text: "\(label) asking", role: .dim) : nil
        case .trouble(let trouble): return Line(text: "\(label) \(trouble.brief)", role: trouble.role)
        case .data(let today, let trouble):
            return Line(text: "\(label) \(Durations.text(today.seconds))", role: trouble == nil ? .strong : .stale)
        }
    }

    static func old(_ trouble: ErrorPresentation, _ asOf: Double?, _ context: RenderContext) -> Line {
        guard let asOf else { return Line(text: trouble.brief, role: trouble.role) }
        let when = Clock.moment(asOf, now: context.now, in: context.zone)
        // The status line shows the problem too, but may have no room for the age of the figures.
        return Line(
            text: "\(trouble.brief); figures of \(when)", short: "figures of \(when)", role: trouble.role)
    }

    /// The total of days other than today, and how it is spread.
    private init(days: CivilDays, of person: Person, _ context: RenderContext) {
        title = context.range.heading
        let content = RangeContent(days, person, context)
        about = context.fitting(content.abouts, .today, title: title)
        headline = content.headline
        lines = content.lines
    }

    /// `Mon 23 Nov`, with the zone's place if it differs from that of the displayed times.
    static func range(of person: Person, _ context: RenderContext) -> String {
        guard let day = person.day else { return "" }
        if context.state.zones.profile == nil, person.profile.value != nil || person.profile.problem != nil {
            // The server counts the profile's day, but its zone is not known here.
            return "your profile's day, zone not told"
        }
        var text = Clock.day(day)
        let zones = context.state.zones
        // Where it is another day on this machine, the place says why.
        if let profile = zones.profile,
            profile.name != context.zone.name || zones.first.day(at: context.minute) != day
        {
            text += " (\(profile.place))"
        }
        return text
    }
}
