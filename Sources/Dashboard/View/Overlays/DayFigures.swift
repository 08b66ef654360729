import Cells
import HackatimeAPI
import Tracker

/// What is known about one day, as labels and texts.
struct DayFigures {
    var fields: [(String, String)] = []
    /// One sentence on why two totals of a day may differ.
    var reason: String

    init(_ day: CivilDate, _ person: Person, _ context: RenderContext) {
        let totals = context.state.totalDay(of: person)
        let isTotals = day == totals
        // The total of another day than those counted here belongs to none of them.
        let other = day == context.today && totals == nil ? person.today.value : nil
        let figure = Self.figure(day, person, context)
        let server = isTotals ? person.today.value?.seconds ?? figure?.serverSeconds : figure?.serverSeconds
        let counted = figure.flatMap { $0.seconds > 0 || $0.completeness.isWhole ? $0.seconds : nil }
        fields.append(("day", "\(Clock.day(day)) \(day.year), 00:00\(context.glyphs.dash)24:00 \(context.zone.place)"))
        fields.append(("server", server.map(Self.exact) ?? "not told"))
        if let other { fields.append(("profile's day", Self.exact(other.seconds) + Self.profileDay(person, context))) }
        fields.append(("counted here", counted.map { Self.exact($0) + Self.extent(figure) } ?? "nothing yet"))
        if let server, let counted {
            let difference = (counted - server).rounded()
            let words =
                difference == 0 ? "none" : "\(Self.exact(abs(difference))) \(difference > 0 ? "more" : "less") here"
            fields.append(("difference", words))
        }
        if let today = isTotals ? person.today.value : other, let goal = context.state.goal(of: person) {
            let words = GoalText(goal, total: max(today.seconds, context.state.todaySeconds(of: person) ?? 0))
            fields.append(("goal", "\(Durations.short(goal.target)), \(words.percent), \(words.rest)"))
        }
        fields.append(("lists", Self.source(context)))
        if let streak = StreakText(person, context) {
            fields.append(("streak", streak.detail))
        }
        if other != nil, server == nil {
            reason =
                context.state.zones.profile == nil
                ? "The server counts the day of your profile, but does not tell its zone."
                : "The server counts the day of your profile, which begins at another time than the days here."
        } else {
            reason = Self.reason(figure, server: server, counted: counted, isToday: isTotals)
        }
    }

    /// `last 7 days, counted here`
    private static func source(_ context: RenderContext) -> String {
        let name = context.range.name
        switch context.figures.source {
        case .allTime(let reading), .range(let reading):
            guard let asOf = reading.asOf else { return "\(name), not told yet" }
            return "\(name), from the server, \(Clock.moment(asOf, now: context.now, in: context.zone))"
        case .counted(let count):
            let missing = count.map { CompletenessText($0).text } ?? "nothing known yet"
            return ["\(name), counted here", missing].filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }

    private static func figure(_ day: CivilDate, _ person: Person, _ context: RenderContext) -> DayFigure? {
        let counted = context.state.rangeCount(of: person)?.figures.first { $0.day == day }
        return counted ?? context.state.history.coverage.figures.last { $0.day == day }
    }

    /// `, Sat 28 Nov, New York`
    private static func profileDay(_ person: Person, _ context: RenderContext) -> String {
        guard let profile = context.state.zones.profile, let day = person.day else { return ", zone not told" }
        return ", \(Clock.day(day)), \(profile.place)"
    }

    /// To the second: `3h 55m 40s`.
    private static func exact(_ seconds: Double) -> String {
        guard seconds > 0 else { return "0s" }
        let rest = "\(Int(min(seconds, Durations.limit)) % 60)s"
        return seconds < 60 ? rest : "\(Durations.text(seconds)) \(rest)"
    }

    private static func extent(_ figure: DayFigure?) -> String {
        switch figure?.completeness {
        case .partial?: ", of a part of the day"
        case .unknown?, nil: ", of what was seen"
        default: ""
        }
    }

    private static func reason(_ figure: DayFigure?, server: Double?, counted: Double?, isToday: Bool) -> String {
        guard let server else { return "The server's number for this day was not told yet." }
        guard let counted, let figure else {
            return "No heartbeats of this day were fetched yet, so only the server counts."
        }
        if (counted - server).rounded() == 0 {
            return "Both count the same gaps of at most two minutes between heartbeats."
        }
        if !figure.completeness.isWhole, counted < server {
            return "Not all heartbeats of the day are here yet; the server has them all."
        }
        if isToday { return "The two were asked at different moments; each new heartbeat adds up to two minutes." }
        return "The server may have taken heartbeats in or out since they were fetched, or the day lay in another zone."
    }
}
