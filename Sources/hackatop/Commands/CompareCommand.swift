import ArgumentParser
import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// `hackatop compare`.
struct CompareCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", _superCommandName: "hackatop",
        abstract: "Put people beside you: their time, today, what in, and the difference.",
        discussion: """
            Everybody is counted by the server's stats of the same days, you too. Where a server tells no days of \
            other people, all time is compared.
            """)

    @Argument(help: ArgumentHelp("Usernames, numeric ids or Slack ids; up to four.", valueName: "user"))
    var users: [String]

    @Option(
        help: ArgumentHelp("The days: today, last-3-weeks, since-monday, all.", valueName: "text"), completion: .range)
    var range = "last 7 days"

    @OptionGroup var table: TableOptions
    @OptionGroup var session: SessionOptions

    func validate() throws {
        guard (1...Comparison.most).contains(users.count) else {
            throw ValidationError("Give one to \(Comparison.most) users.")
        }
        let end = CivilDate(year: 9_999, month: 1, day: 1)
        if case .failure(let problem) = DateRange.words(range, today: end), problem.isOfForm {
            throw ValidationError("--range: \(problem.sentence).")
        }
    }

    func perform(_ environment: Environment) -> Never {
        let session = Session(session, environment, needsKey: false)
        for user in users { session.protect(user, "the argument") }
        var days = session.days(of: range)
        let hasKey = session.settings.key != nil || session.settings.isDemo
        let targets = (hasKey ? [Target.me] : []) + users.map { .user($0) }
        var people = ComparedPeople(session, targets, days).people
        if days != nil, people.contains(where: { $0.target != .me && $0.problem == .notOffered }) {
            days = nil
            people = ComparedPeople(session, targets, nil).people
            Program.remark("hackatop: this server tells no days of other people; all time is compared")
        }
        let report = CompareReport(people, days, session, table)
        let others = people.filter { $0.target != .me }
        let error = others.contains { $0.total != nil } ? nil : others.compactMap(\.problem).first
        session.finish(report.printed, status: error.map { ExitStatus($0) } ?? .ok)
    }
}

/// Asks for what is told about some people.
private struct ComparedPeople {
    let session: Session
    let days: CivilDays?
    let day: CivilDays
    private(set) var people: [ComparedPerson] = []

    init(_ session: Session, _ targets: [Target], _ days: CivilDays?) {
        (self.session, self.days) = (session, days)
        let today = session.zone.day(at: session.now)
        day = CivilDays(first: today, last: today)
        for target in targets {
            // A server that is not there is not asked once for each of them.
            if let problem = people.last?.problem, ExitStatus(problem) == .network {
                var person = ComparedPerson(target: target, name: target.handle ?? "you")
                person.problem = problem
                people.append(person)
            } else {
                people.append(person(target))
            }
        }
    }

    private func person(_ target: Target) -> ComparedPerson {
        var person = ComparedPerson(target: target, name: target.handle ?? "you")
        do throws(ClientError) {
            let stats = try stats(target)
            if target != .me { person.name = stats.displayName ?? person.name }
            person.total = stats.total
            person.languages = Breakdown.merged(stats.languages ?? [], isLanguage: true)
            person.projects = stats.projects ?? []
            person.streak = stats.streak
            person.today = days == day ? stats.total : total(target)
            person.trust = stats.trust?.level ?? trust(target)
        } catch {
            person.problem = error
        }
        return person
    }

    private func stats(_ target: Target) throws(ClientError) -> CodingStats {
        let call =
            days.map { APICall.rangeStats(target, $0.window(in: session.zone)) }
            ?? target.handle.map { .userStats($0) } ?? .ownStats
        guard case .stats(let stats) = try session.ask(call, maxAge: 60) else { throw .notHackatime(.otherShape) }
        return stats
    }

    private func total(_ target: Target) -> Double? {
        switch try? session.ask(Tracker.total(of: target, on: day.window(in: session.zone)), maxAge: 60) {
        case .total(let seconds): seconds
        case .stats(let stats): stats.total
        default: nil
        }
    }

    private func trust(_ target: Target) -> Trust.Level? {
        guard let handle = target.handle, case .trust(let trust)? = try? session.ask(.trust(handle), maxAge: 3_600)
        else { return nil }
        return trust.level
    }
}

/// The people as a table.
private struct CompareReport {
    let people: [ComparedPerson]
    let days: CivilDays?
    let session: Session
    let options: TableOptions

    init(_ people: [ComparedPerson], _ days: CivilDays?, _ session: Session, _ options: TableOptions) {
        (self.people, self.days, self.session, self.options) = (people, days, session, options)
    }

    private var me: ComparedPerson? { people.first { $0.target == .me } }

    private func difference(_ person: ComparedPerson) -> Double? {
        me.flatMap { person.minutes(beside: $0) }.map { Double($0) * 60 }
    }

    var printed: String {
        var table = Table(columns: [
            .init(key: "name"), .init(key: "seconds", title: "total", isRight: true),
            .init(key: "difference_seconds", title: "beside you", isRight: true),
            .init(key: "today_seconds", title: "today", isRight: true), .init(key: "language", title: "language"),
            .init(key: "project", title: "project"), .init(key: "streak_days", title: "streak", isRight: true),
            .init(key: "trust", title: "trust"), .init(key: "status", limit: Table.Column.long),
        ])
        table.rows = people.map { person in
            let difference = difference(person)
            let sign = difference.map { $0 == 0 ? "as much" : ($0 > 0 ? "+" : "-") + Durations.text(abs($0)) }
            return [
                .init(person.name), .init(seconds: person.total),
                .init(sign ?? "", value: difference.map { String(Int($0)) } ?? ""), .init(seconds: person.today),
                .init(person.languages.first?.name ?? ""), .init(person.projects.first?.name ?? ""),
                .init(person.streak.map { String($0) } ?? ""), .init(person.trust?.word ?? ""),
                .init(words(person) ?? "", value: person.problem.map { "\(ExitStatus($0).key)" } ?? "ok"),
            ]
        }
        let dates = days.map { $0.count == 1 ? $0.first.text : "\($0.first.text) to \($0.last.text)" } ?? "all time"
        return Report(
            "compare",
            [
                ("from", .text(days?.first.text)), ("to", .text(days?.last.text)),
                ("zone", .text(session.zone.name)), ("people", .list(people.map(json))),
            ], text: options.output.paint.strong(dates) + "\n" + table.text(options.output.paint), table: table
        ).printed(options.output, asCSV: options.csv)
    }

    private func words(_ person: ComparedPerson) -> String? {
        person.problem.map { $0.message(for: call(person), server: session.server).what }
    }

    private func call(_ person: ComparedPerson) -> APICall {
        person.target.handle.map { .userStats($0) } ?? .ownStats
    }

    private func json(_ person: ComparedPerson) -> JSON {
        .object([
            ("user", .text(person.target.handle)), ("name", .text(person.name)),
            ("status", .text(person.problem.map { ExitStatus($0).key } ?? "ok")),
            ("seconds", .seconds(person.total)), ("difference_seconds", .seconds(difference(person))),
            ("today_seconds", .seconds(person.today)), ("language", .text(person.languages.first?.name)),
            ("project", .text(person.projects.first?.name)),
            ("streak_days", person.streak.map { .integer($0) } ?? .null), ("trust", .text(person.trust?.word)),
        ])
    }
}

extension ExitStatus {
    /// For programs that read it in a row.
    var key: String {
        switch self {
        case .isPrivate: "private"
        case .notFound: "not_found"
        default: "\(self)"
        }
    }
}
