import ArgumentParser
import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// `hackatop heartbeats`.
struct HeartbeatsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "heartbeats", _superCommandName: "hackatop",
        abstract: "List your heartbeats, a line each, and follow new ones.",
        discussion: """
            Without --since: those of today, or with --limit the newest that are known. --follow begins with the \
            newest ten, and asks as often as a dashboard does. * marks a saved file. What is not known yet of the days \
            between --since and --until is asked for first.
            """)

    @Option(
        help: ArgumentHelp(
            "From this date, time or day on: 2026-06-16, \"2026-06-16 09:00\", monday.", valueName: "when"))
    var since: String?

    @Option(help: ArgumentHelp("Up to this date, which is included, or time.", valueName: "when"))
    var until: String?

    @Option(help: ArgumentHelp("Only the newest so many.", valueName: "n"))
    var limit: Int?

    @Option(help: ArgumentHelp("Only of this project.", valueName: "name"))
    var project: String?

    @Flag(name: .shortAndLong, help: "Go on, and print new ones as they arrive.")
    var follow = false

    @OptionGroup var table: TableOptions
    @OptionGroup var session: SessionOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more.") }
        if follow, until != nil { throw ValidationError("--follow and --until exclude each other.") }
        for (option, text) in [("--since", since), ("--until", until)] {
            guard let text, Moments.edge(text, today: CivilDate(year: 9_998, month: 1, day: 1), isEnd: false) == nil
            else { continue }
            throw ValidationError("\(option) must be a date such as 2026-06-16, a date and a time, or a day.")
        }
    }

    func perform(_ environment: Environment) -> Never {
        if follow { HeartbeatFollower(self, environment).run() }
        let session = Session(session, environment)
        let window = window(session.zone, now: session.now, isListed: true)
        if until != nil, window.length <= 0 {
            Program.refuse("hackatop: \(HeartbeatsProblem.noTime.sentence)", status: .usage)
        }
        let asked = since == nil ? today(session.zone, session.now) : window
        do throws(ClientError) {
            session.countDays()
            try session.fill(asked)
        } catch {
            // What is known is still worth printing, unless it is nothing.
            guard session.coverage.rowCount > 0 else { session.refuse(error, .heartbeats(asked)) }
            Program.remark("hackatop: \(session.reason(error, .heartbeats(asked)))")
        }
        if table.csv { Program.show(HeartbeatRecord.csvHead) }
        if let limit {
            for row in session.history.newest(limit, in: window, filter) { show(row, session.zone) }
        } else {
            session.history.heartbeats(in: window, filter) { row in
                show(row, session.zone)
                return true
            }
        }
        session.finish("")
    }

    var filter: FeedFilter {
        var filter = FeedFilter()
        filter.project = project
        return filter
    }

    private func today(_ zone: ZoneRules, _ now: Double) -> TimeWindow {
        let today = zone.day(at: now)
        return CivilDays(first: today, last: today).window(in: zone)
    }

    /// - Parameter isListed: Otherwise without `since` all that is known.
    func window(_ zone: ZoneRules, now: Double, isListed: Bool) -> TimeWindow {
        let today = zone.day(at: now)
        let far = now + 366 * 86_400
        let from = since.flatMap { Moments.edge($0, today: today, isEnd: false) }
        let to = until.flatMap { Moments.edge($0, today: today, isEnd: true) }
        let first = HackEvent.Edge.instant(isListed && limit == nil ? zone.start(of: today) : 0)
        return HackEvent(name: "", from: from ?? first, to: to ?? .instant(far)).window(in: zone)
    }

    func show(_ row: Heartbeat, _ zone: ZoneRules) {
        let record = HeartbeatRecord(heartbeat: row, zone: zone)
        Program.show(
            table.output.json ? record.json.line : table.csv ? record.csv : record.text(table.output.paint))
    }
}

/// Moments as a command line has them.
enum Moments {
    /// A date, a date and a time, or the first or last day of words such as `yesterday`; `nil` for anything else.
    static func edge(_ text: String, today: CivilDate, isEnd: Bool) -> HackEvent.Edge? {
        if let edge = EventFile.edge(text) { return edge }
        for words in [text, "since \(text)"] {
            guard case .success(let range) = DateRange.words(words, today: today), let days = range.days(today: today)
            else { continue }
            return .day(isEnd && words == text ? days.last : days.first)
        }
        return nil
    }
}
