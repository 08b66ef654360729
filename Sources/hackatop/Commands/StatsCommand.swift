import ArgumentParser
import Cells
import Dashboard
import HackatimeAPI
import HackatimeHistory
import Settings
import Tracker

/// `hackatop stats`.
struct StatsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", _superCommandName: "hackatop",
        abstract: "Sum up your time, or somebody's, by language and project.",
        discussion: "Without --range: all time. Days are those of your profile's zone unless --timezone names one.")

    @Argument(help: ArgumentHelp("A username, numeric id or Slack id; without it, you.", valueName: "user"))
    var user: String?

    @Option(
        help: ArgumentHelp(
            "The days: today, last-3-weeks, since-monday, aug-2025, 2026-06-16..2026-09-30, all.",
            valueName: "text"), completion: .range)
    var range = "all"

    @Option(help: ArgumentHelp("Only this project; again for more. Overlap counts once.", valueName: "name"))
    var project: [String] = []

    @Option(
        help: ArgumentHelp(
            "Rows of each list; 0 is all. Without it: 10 for people, all in CSV and JSON.", valueName: "n"))
    var top: Int?

    @OptionGroup var table: TableOptions
    @OptionGroup var session: SessionOptions

    func validate() throws {
        guard top ?? 0 >= 0 else { throw ValidationError("--top must be 0 or more.") }
        let end = CivilDate(year: 9_999, month: 1, day: 1)
        if case .failure(let problem) = DateRange.words(range, today: end), problem.isOfForm {
            throw ValidationError("--range: \(problem.sentence).")
        }
        if project.contains(where: { $0.contains(",") }) {
            throw ValidationError("--project cannot hold a comma: the server takes it for two names.")
        }
    }

    func perform(_ environment: Environment) -> Never {
        let session = Session(session, environment, needsKey: user == nil)
        if let user { session.protect(user, "the argument") }
        let target = user.map { Target.user($0) } ?? .me
        let today = session.zone.day(at: session.now)
        let days = session.days(of: range)
        let answer = Answer(session, target, days, project)
        var stats = answer.stats
        // As the panes have them.
        stats.languages = stats.languages.map { Breakdown.merged($0, isLanguage: true) }
        stats.limitRows(to: stats.total)
        // Nobody tells a program that something is left out.
        let most = top ?? (table.csv || table.output.json ? 0 : Self.usualRows)
        let languages = Self.cut(stats.languages ?? [], most)
        let projects = Self.cut(stats.projects ?? [], most)
        let columns: [Table.Column] = [
            .init(key: "list"), .init(key: "name"), .init(key: "seconds", isRight: true),
        ]
        var rows = Table(columns: columns)
        rows.rows =
            languages.map { [.init("language"), .init($0.name), .init(seconds: $0.seconds)] }
            + projects.map { [.init("project"), .init($0.name), .init(seconds: $0.seconds)] }
        let title = answer.title(today)
        session.finish(
            Report(
                "stats",
                [
                    ("user", .text(user)), ("name", .text(stats.displayName)), ("from", .text(days?.first.text)),
                    ("to", .text(days?.last.text)), ("zone", .text(days == nil ? nil : session.zone.name)),
                    ("projects_filter", .list(project)), ("total_seconds", .seconds(stats.total)),
                    ("source", .text(answer.source)), ("languages", Self.json(languages)),
                    ("projects", Self.json(projects)), ("trust", .text(stats.trust?.level.word)),
                    ("streak_days", stats.streak.map { .integer($0) } ?? .null),
                ], text: text(stats, title, most), table: rows
            ).printed(table.output, asCSV: table.csv))
    }

    private static let usualRows = 10

    private func text(_ stats: CodingStats, _ title: String, _ most: Int) -> String {
        let paint = table.output.paint
        var lines = [paint.strong(Durations.text(stats.total)) + "  " + title]
        for (name, all) in [("Languages", stats.languages ?? []), ("Projects", stats.projects ?? [])]
        where !all.isEmpty {
            var list = Table(columns: [.init(key: "name"), .init(key: "seconds", isRight: true)])
            let shown = Self.cut(all, most)
            list.rows = shown.map { row in
                [.init(Glyphs.cleanedText(row.name).isEmpty ? "(no name)" : row.name), .init(seconds: row.seconds)]
            }
            let rest = all.dropFirst(shown.count)
            if !rest.isEmpty { list.rows.append([.init("\(rest.count) more"), .init(seconds: Self.sum(rest))]) }
            lines += ["", paint.title(name), list.text(paint)]
            // As below the lists of the screen, where the rows do not add up to the total.
            let sum = SumText(rows: Self.sum(all[...]), total: stats.total)
            if !sum.difference.isEmpty, let text = sum.texts(isCut: false).first { lines.append(paint.dim(text)) }
        }
        return lines.joined(separator: "\n")
    }

    private static func sum(_ rows: ArraySlice<Breakdown>) -> Double { rows.reduce(0) { $0 + $1.seconds } }

    private static func cut(_ rows: [Breakdown], _ top: Int) -> [Breakdown] {
        top == 0 ? rows : Array(rows.prefix(top))
    }

    private static func json(_ rows: [Breakdown]) -> JSON {
        .list(rows.map { .object([("name", .text($0.name)), ("seconds", .seconds($0.seconds))]) })
    }

    /// The sums from the best source there is.
    private struct Answer {
        var stats: CodingStats
        /// `server`, or `counted` from all heartbeats of the days.
        var source = "server"
        let target: Target
        let days: CivilDays?
        let projects: [String]

        init(_ session: Session, _ target: Target, _ days: CivilDays?, _ projects: [String]) {
            (self.target, self.days, self.projects) = (target, days, projects)
            let whole: APICall = if case .user(let name) = target { .userStats(name) } else { .ownStats }
            // All time with projects chosen has no call of its own: it begins before any heartbeat.
            let first = CivilDate(year: 2_000, month: 1, day: 1)
            let today = session.zone.day(at: session.now)
            let asked = days ?? (projects.isEmpty ? nil : CivilDays(first: first, last: today))
            do throws(ClientError) {
                guard let asked else {
                    stats = try Self.stats(session.ask(whole, maxAge: 60))
                    return
                }
                let window = asked.window(in: session.zone)
                if projects.isEmpty {
                    stats = try Self.stats(session.ask(.rangeStats(target, window), maxAge: 60))
                } else {
                    stats = try session.get(RangeStats(of: target, in: window, projects: projects))
                    stats.projects?.removeAll { !projects.contains($0.name) }
                }
            } catch {
                let call = asked.map { APICall.rangeStats(target, $0.window(in: session.zone)) } ?? whole
                // A server that tells only all time still tells the heartbeats.
                guard error.suggestsOtherDialect, target == .me, let days, projects.isEmpty,
                    let counted = Self.counted(session, days)
                else { session.refuse(error, call) }
                (stats, source) = (counted, "counted")
            }
        }

        private static func stats(_ value: APIValue) throws(ClientError) -> CodingStats {
            guard case .stats(let stats) = value else { throw .notHackatime(.otherShape) }
            return stats
        }

        /// `nil` where not all heartbeats can be had.
        private static func counted(_ session: Session, _ days: CivilDays) -> CodingStats? {
            let window = days.window(in: session.zone)
            guard (try? session.fill(window)) != nil, session.coverage.isWhole(window, now: session.now),
                case .count(let count) = session.history.recall(.count(days))
            else { return nil }
            return CodingStats(total: count.total, languages: count.languages, projects: count.projects)
        }

        func title(_ today: CivilDate) -> String {
            var parts: [String] = []
            if case .user(let name) = target {
                parts.append(Glyphs.cutEnd(stats.displayName ?? name, to: Table.Column.long))
            }
            if let days {
                parts.append(days.count == 1 ? days.first.text : "\(days.first.text) to \(days.last.text)")
            } else {
                parts.append("all time")
            }
            if !projects.isEmpty {
                parts.append("in " + projects.map { Glyphs.cutEnd($0, to: Table.Column.long) }.joined(separator: ", "))
            }
            if source == "counted" { parts.append("counted from the heartbeats") }
            return parts.joined(separator: ", ")
        }
    }
}
