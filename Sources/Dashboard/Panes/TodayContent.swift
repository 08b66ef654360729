import Cells
import HackatimeClient

/// What the Today pane says, before it is laid out.
struct TodayContent {
    enum Headline: Equatable {
        case figure(String, isOld: Bool)
        case sentence(String, Role)
    }

    struct Line: Equatable {
        var text: String
        /// For where `text` does not fit.
        var short: String?
        var role: Role
        /// Drawn with the mark for tracking that works.
        var isLive = false
    }

    var title: String
    /// Day and range.
    var about = ""
    var headline: Headline
    var goal: GoalWords?
    var lines: [Line] = []
    /// Shown where room is left.
    var streak: Line?

    init(_ scene: Scene) {
        if scene.isOwn, let days = scene.state.days, scene.state.range != DateRange(.today) {
            self.init(days: days, scene)
        } else if scene.isOwn {
            self.init(own: scene)
        } else {
            self.init(other: scene)
        }
    }

    private init(own scene: Scene) {
        title = "Today"
        about = Self.range(scene)
        let day = scene.subject.day ?? scene.today
        let health = TrackingHealth(subject: scene.subject, now: scene.now)
        let tracking = TrackingSentence(health, now: scene.now, zone: scene.zone)
        var isSaid = false
        switch Showing(scene.subject.today, question: .today(day), scene: scene) {
        case .asking:
            headline = .sentence(scene.asking, .dim)
        case .trouble(let trouble):
            headline = .sentence(trouble.sentence, trouble.role)
        case .data(let today, let trouble):
            if today.seconds > 0 {
                headline = .figure(Durations.text(today.seconds), isOld: trouble != nil)
            } else {
                var text = "Nothing tracked yet today."
                if case .seen(let project, let at, _, _) = health {
                    text += " Last: \(Clock.moment(at, now: scene.now, in: scene.zone)) in \(project)"
                    isSaid = true
                }
                headline = .sentence(text, .dim)
            }
            goal = today.goal.map { GoalWords($0, total: today.seconds) }
            if let trouble { lines.append(Self.old(trouble, scene.subject.today.asOf, scene)) }
        }
        if let tracking, !isSaid {
            lines.append(Line(text: tracking.text, role: tracking.role, isLive: tracking.isLive))
        }
        streak = StreakWords(scene).map { Line(text: $0.text, short: $0.short, role: .dim) }
    }

    /// Another user: the total of their stats, and their day as far as the server tells it.
    private init(other scene: Scene) {
        title = "Total"
        guard case .user(let name) = scene.subject.who else {
            headline = .sentence("", .dim)
            return
        }
        switch Showing(scene.subject.stats, question: .userStats(name), scene: scene) {
        case .asking:
            headline = .sentence(scene.asking, .dim)
        case .trouble(let trouble):
            headline = .sentence(trouble.sentence, trouble.role)
        case .data(let stats, let trouble):
            about = scene.range(of: stats)
            headline = .figure(Durations.text(stats.total), isOld: trouble != nil)
            if let trouble { lines.append(Self.old(trouble, scene.subject.stats.asOf, scene)) }
            if let line = Self.day(of: name, scene) { lines.append(line) }
            if let streak = stats.streak, streak > 0 {
                lines.append(Line(text: "streak: \(streak) \(streak == 1 ? "day" : "days")", role: .dim))
            }
        }
    }

    private static func day(of name: String, _ scene: Scene) -> Line? {
        let label = "today, your zone:"
        let since = ZonedInstant(seconds: scene.zone.start(of: scene.today))
        switch Showing(scene.subject.today, question: .userTotal(name, since: since), scene: scene) {
        case .asking: return scene.subject.today.isAsking ? Line(text: "\(label) asking", role: .dim) : nil
        case .trouble(let trouble): return Line(text: "\(label) \(trouble.brief)", role: trouble.role)
        case .data(let today, let trouble):
            return Line(text: "\(label) \(Durations.text(today.seconds))", role: trouble == nil ? .strong : .stale)
        }
    }

    static func old(_ trouble: Trouble, _ asOf: Double?, _ scene: Scene) -> Line {
        guard let asOf else { return Line(text: trouble.brief, role: trouble.role) }
        let when = Clock.moment(asOf, now: scene.now, in: scene.zone)
        // What is wrong stands in the status line, too; how old the figures are may have no room there.
        return Line(
            text: "\(trouble.brief); figures of \(when)", short: "figures of \(when)", role: trouble.role)
    }

    /// The total of other days than today, and what they were like.
    private init(days: CivilDays, _ scene: Scene) {
        title = scene.range.heading
        let content = RangeContent(days, scene)
        about = scene.fitting(content.abouts, .today, title: title)
        headline = content.headline
        lines = content.lines
    }

    /// `Mon 23 Nov, 00:00–24:00`, with the place whose midnight it is where that is not the one of the times shown.
    private static func range(_ scene: Scene) -> String {
        guard let day = scene.subject.day else { return "" }
        if scene.state.zones.profile == nil, scene.subject.profile.problem != nil {
            // The server counts the profile's day, and does not say in which zone that is.
            return "\(Clock.day(day)), your profile's day"
        }
        var text = "\(Clock.day(day)), 00:00\(scene.glyphs.dash)24:00"
        if let profile = scene.state.zones.profile, profile.name != scene.zone.name {
            text += " \(profile.place)"
        }
        return text
    }
}
