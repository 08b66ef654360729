import Cells
import Dashboard
import HackatimeAPI

/// Today in words and as JSON.
struct TodayReport {
    let glance: DayGlance
    let maxAge: Double

    init(_ glance: DayGlance, maxAge: Double) {
        self.glance = glance
        self.maxAge = maxAge
    }

    /// Seconds since the server told the total.
    var age: Double? { glance.asOf.map { max(0, glance.now - $0) } }
    /// Where only the heartbeats tell it, nobody has compared it with the server.
    var isOld: Bool { age.map { $0 > maxAge } ?? true }

    private var newest: Heartbeat? { glance.newest }

    func text(_ field: TodayFormat.Field) -> String? {
        switch field {
        case .time: glance.total.map { Durations.text($0) }
        case .goal: glance.goal.map { Durations.short($0.target) }
        case .goalPercent: glance.goalPercent
        case .left: glance.left.map { Durations.rest($0) }
        case .project: newest?.project
        case .language: newest?.language.map(LanguageName.shown)
        case .editor: newest?.editor.map(ToolName.editor)
        case .yesterday: glance.yesterday?.text
        case .week: glance.week?.text
        case .streak: glance.streak
        case .age: age.map { Ages.text($0) }
        case .old: isOld ? "?" : ""
        }
    }

    func cut(_ text: String, to columns: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Glyphs.cutEnd(String($0), to: columns) }.joined(separator: "\n")
    }

    func printed(_ options: OutputOptions) -> String {
        Report("today", members, text: options.json ? "" : text(options.paint)).printed(options)
    }

    private func text(_ paint: Paint) -> String {
        let day = glance.about.isEmpty ? Clock.day(glance.totalDay) : glance.about
        var first = paint.strong(text(.time) ?? "") + "  \(day)"
        if let goal = glance.goal, let percent = glance.goalPercent, let left = glance.left {
            let rest = left > 0 ? "\(Durations.rest(left)) to go" : "reached"
            first += ", \(percent) % of \(Durations.short(goal.target)), \(rest)"
        }
        if isOld {
            let old = age.map { "told \(Ages.text($0))" } ?? "counted here, not told by the server"
            first += paint.warning(", \(old)")
        }
        var rows: [(String, String)] = []
        if let newest {
            let words = [text(.project) ?? "no project", text(.language), text(.editor)].compactMap(\.self)
                .map { Glyphs.cutEnd($0, to: Table.Column.name) }
            let ago = Ages.text(glance.now - newest.time)
            rows.append(("last heartbeat", words.joined(separator: ", ") + ", \(ago)"))
        }
        if let yesterday = glance.yesterday { rows.append(("yesterday", yesterday.text)) }
        if let week = glance.week { rows.append(("this week", week.text)) }
        if let streak = glance.streak { rows.append(("streak", "\(streak) \(streak == "1" ? "day" : "days")")) }
        let table = Table(
            columns: [.init(key: "key"), .init(key: "value", limit: Table.Column.long)],
            rows: rows.map { [.init($0.0), .init($0.1)] })
        return rows.isEmpty ? first : first + "\n" + table.text(paint)
    }

    private var members: [(String, JSON)] {
        [
            ("day", .text(glance.totalDay.text)), ("zone", .text(glance.totalZone?.name)),
            ("seconds", .seconds(glance.total)), ("goal_seconds", .seconds(glance.goal?.target)),
            ("goal_tracked_seconds", .seconds(glance.goal?.tracked)), ("left_seconds", .seconds(glance.left)),
            ("project", .text(newest?.project)), ("language", .text(text(.language))),
            ("editor", .text(text(.editor))), ("last_heartbeat", time(newest?.time)),
            ("yesterday_seconds", .seconds(glance.yesterday?.seconds)),
            ("yesterday_is_whole", glance.yesterday.map { .bool($0.isWhole) } ?? .null),
            ("week_seconds", .seconds(glance.week?.seconds)),
            ("week_is_whole", glance.week.map { .bool($0.isWhole) } ?? .null),
            ("streak_days", glance.streakDays.map { .integer($0) } ?? .null), ("as_of", time(glance.asOf)),
            ("age_seconds", .seconds(age)), ("is_old", .bool(isOld)),
        ]
    }

    private func time(_ seconds: Double?) -> JSON {
        .text(
            seconds.map {
                ISO8601.text(ZonedInstant(seconds: $0.rounded(.down), offset: glance.zone.offset(at: $0)))
            })
    }
}
