import ArgumentParser
import Dashboard
import HackatimeAPI
import HackatimeHistory
import Settings
import Tracker

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `hackatop export`.
struct ExportCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "export", _superCommandName: "hackatop",
        abstract: "Write your heartbeats, days or projects to a file.",
        discussion: """
            From what hackatop keeps on disk; --complete asks the server for the rest first. Interrupt it at any time: \
            what came is kept, and the next run goes on from there. A day of a project, and a day, is counted as on \
            the screen. The IP addresses of heartbeats are nowhere.
            """)

    @Option(help: ArgumentHelp("The first day; without it, the first that is known.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("The last day, which is included; without it, today.", valueName: "date"))
    var to: String?

    @Option(help: "The kind of file; jsonl is one object of JSON a line.")
    var format: Format = .csv

    @Option(help: "What to write; for sqlite without this, all three as tables.")
    var what: [What] = []

    @Option(help: ArgumentHelp("The file; without it, standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Ask the server first for what is not known.")
    var complete = false

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @OptionGroup var session: SessionOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, jsonl, sqlite
    }

    enum What: String, ExpressibleByArgument, CaseIterable {
        case heartbeats, days, projects
    }

    func validate() throws {
        for (option, text) in [("--from", from), ("--to", to)] {
            guard let text, Moments.day(text, today: CivilDate(year: 9_998, month: 1, day: 1)) == nil else { continue }
            throw ValidationError("\(option) must be a date such as 2026-06-16, or a day such as yesterday.")
        }
        if format == .sqlite, output == nil { throw ValidationError("--format sqlite needs --output.") }
        if format != .sqlite, what.count > 1 { throw ValidationError("Only sqlite takes more than one --what.") }
    }

    private var parts: [What] { what.isEmpty ? (format == .sqlite ? What.allCases : [.heartbeats]) : what }

    func perform(_ environment: Environment) -> Never {
        let path = output.map(environment.expanded)
        if let path, !force, access(path, F_OK) == 0 {
            Self.refuse(.exists(path: CleanText.shown(path)), .output)
        }
        let session = Session(session, environment)
        session.countDays()
        let days = days(session)
        if complete { fill(days, session) }
        let rows = ExportRows(session, days)
        rows.tellUnknown()
        do throws(ExportProblem) {
            let file = try ExportOutput(path, format)
            do throws(ExportProblem) {
                for part in parts { try rows.write(part, to: file) }
                try file.finish()
            } catch {
                file.abandon()
                throw error
            }
        } catch {
            Self.refuse(error, .output)
        }
        session.finish("")
    }

    private static func refuse(_ problem: ExportProblem, _ status: ExitStatus) -> Never {
        Program.refuse("hackatop: \(problem.sentence)", status: status)
    }

    private func days(_ session: Session) -> CivilDays {
        let today = session.zone.day(at: session.now)
        let created = complete ? session.profile?.createdAt : nil
        let known = [session.coverage.firstTime, created].compactMap(\.self).min().map { session.zone.day(at: $0) }
        let first = from.flatMap { Moments.day($0, today: today) } ?? known ?? today
        let last = min(to.flatMap { Moments.day($0, today: today) } ?? today, today)
        guard first <= last else { Self.refuse(.noDays, .usage) }
        return CivilDays(first: first, last: last)
    }

    private func fill(_ days: CivilDays, _ session: Session) {
        let bar = ProgressBar()
        do throws(ClientError) {
            try session.fill(days.window(in: session.zone)) { bar.show($0, of: $1) }
            bar.clear()
        } catch {
            bar.clear()
            let reason = session.reason(error, .heartbeats(days.window(in: session.zone)))
            Self.refuse(.incomplete(reason: reason), ExitStatus(error))
        }
    }
}

extension Moments {
    /// The day of a date, or the first of words such as `yesterday`.
    static func day(_ text: String, today: CivilDate) -> CivilDate? {
        if case .day(let day)? = edge(text, today: today, isEnd: false) { day } else { nil }
    }
}

/// A line on standard error that is drawn again and again; nothing where that is no terminal.
struct ProgressBar {
    private let isOn = isatty(STDERR_FILENO) == 1
    private static let width = 30

    func show(_ done: Int, of all: Int) {
        guard isOn, all > 0 else { return }
        let full = Self.width * done / all
        let bar = String(repeating: "#", count: full) + String(repeating: ".", count: Self.width - full)
        draw("\r[\(bar)] \(done) of \(all) days")
    }

    func clear() {
        if isOn { draw("\r\u{1B}[K") }
    }

    private func draw(_ text: String) {
        _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }
}
