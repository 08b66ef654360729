package import HackatimeAPI
package import Tracker

/// An event as text.
package enum EventText {
    /// A reason why an event's time differs from Hackatime's, after its time.
    package static func reason(_ kind: EventCount.Line.Kind) -> String {
        switch kind {
        case .notChosen: "in projects that are not chosen"
        case .lastProject: "<<LAST_PROJECT>>: no project found"
        case .nameless: "without a project"
        case .hiddenCategory: "browsing, meeting, communicating"
        case .noCategory: "without a category"
        case .aiCoding: "AI coding"
        case .twice: "overlap of these, taken off twice"
        case .between: "pauses between these"
        case .edge: "the pause into its first heartbeat"
        case .unexplained: "not explained by what is known here"
        }
    }

    /// The same for a program.
    package static func key(_ kind: EventCount.Line.Kind) -> String {
        switch kind {
        case .notChosen: "not_chosen"
        case .lastProject: "last_project"
        case .nameless: "no_project"
        case .hiddenCategory: "browsing_meeting_communicating"
        case .noCategory: "no_category"
        case .aiCoding: "ai_coding"
        case .twice: "overlap"
        case .between: "pauses"
        case .edge: "edge"
        case .unexplained: "unexplained"
        }
    }

    /// Several rows have more time than counts.
    package static func overlap(_ rows: Double) -> String {
        "the rows add up to \(Durations.text(rows)); what overlaps counts once"
    }

    /// How much of an event that is over was sent after its end: a remark beside the lines, because both numbers have that
    /// time. `nil` if it is nothing, or is not known.
    package static func late(_ figures: EventFigures, _ event: HackEvent, in own: ZoneRules, now: Double) -> String? {
        guard event.phase(at: now, in: own) == .over, let late = figures.late, late > 0 else { return nil }
        return "\(exact(late)) of it came after the end"
    }

    /// Where there are no lines.
    package static let noLines = "why they differ is told where all heartbeats of these days are known"

    package static func source(_ source: EventFigures.Source, server: String) -> String {
        switch source {
        case .server: "told by \(server)"
        case .counted: "counted here"
        case .partly: "not all of it is known here"
        }
    }

    /// `Sat 30 May 09:00 – Sun 30 Aug 23:59`, without times for whole days.
    package static func dates(_ event: HackEvent, in own: ZoneRules, now: Double, dash: String = "–") -> String {
        let zone = event.zone ?? own
        let today = zone.day(at: now)
        let window = event.window(in: own)
        if case .day = event.from, case .day = event.to {
            return RangeText.long(event.days(in: own), today: today, dash: dash)
        }
        func text(_ seconds: Double) -> String {
            let time = zone.civilTime(at: seconds)
            return "\(Clock.day(time.date, today: today)) \(twoDigits(time.hour)):\(twoDigits(time.minute))"
        }
        return "\(text(window.start)) \(dash) \(text(window.end))"
    }

    /// The days alone, for little room.
    package static func days(_ event: HackEvent, in own: ZoneRules, now: Double, dash: String = "–") -> String {
        RangeText.brief(event.days(in: own), today: (event.zone ?? own).day(at: now), dash: dash)
    }

    /// `8 days left`, with the current one, `starts in 3 days`, `ended`.
    package static func phase(_ event: HackEvent, in own: ZoneRules, now: Double) -> String {
        let zone = event.zone ?? own
        let days = event.days(in: own)
        let today = zone.day(at: now).dayNumber
        switch event.phase(at: now, in: own) {
        case .coming:
            let count = days.first.dayNumber - today
            return count == 0 ? "starts today" : count == 1 ? "starts tomorrow" : "starts in \(count) days"
        case .running:
            let count = days.last.dayNumber - today + 1
            return count == 1 ? "last day" : "\(count) days left"
        case .over: return "ended"
        }
    }

    /// What a goal needs, in parts: `27h 55m to go to 40h`, `1h 31m a day`.
    package static func goal(_ target: Double, _ event: HackEvent, seconds: Double, in own: ZoneRules, now: Double)
        -> [String]
    {
        guard seconds < target else { return ["goal of \(Durations.short(target)) reached"] }
        let parts = ["\(Durations.rest(target - seconds)) to go to \(Durations.short(target))"]
        let zone = event.zone ?? own
        let last = event.days(in: own).last.dayNumber
        switch event.phase(at: now, in: own) {
        case .over: return parts
        case .coming:
            let days = last - event.days(in: own).first.dayNumber + 1
            return parts + ["\(Durations.rest(target / Double(days))) a day"]
        case .running:
            let left = last - zone.day(at: now).dayNumber + 1
            guard target - seconds <= event.window(in: own).end - now else { return parts + ["more than is left"] }
            guard left > 1 else { return parts }
            return parts + ["\(Durations.rest((target - seconds) / Double(left))) a day"]
        }
    }

    /// `2h 05m 10s`: event sites and Hackatime are compared to the second.
    package static func exact(_ seconds: Double) -> String {
        let whole = Int(min(abs(seconds), Durations.limit))
        let sign = seconds < 0 ? "-" : ""
        if whole < 60 { return "\(sign)\(whole)s" }
        let rest = "\(twoDigits(whole / 60 % 60))m \(twoDigits(whole % 60))s"
        return whole < 3_600 ? "\(sign)\(whole / 60)m \(twoDigits(whole % 60))s" : "\(sign)\(whole / 3_600)h \(rest)"
    }
}
