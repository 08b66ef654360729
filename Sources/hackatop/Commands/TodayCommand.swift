import ArgumentParser
import Cells
import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// `hackatop today`.
struct TodayCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "today", _superCommandName: "hackatop",
        abstract: "Say how today goes, for people, programs and status bars.",
        discussion: """
            Fields of --format: \(TodayFormat.list). A field that is not known is printed as -, and {{ is a brace. \
            Exit status: 0, 1 if the total is older than --max-age, 2 if there is none. What goes wrong is said on \
            standard error only.
            """)

    @Option(help: ArgumentHelp("Print this, such as '{time} {goal_percent}% {project}'.", valueName: "text"))
    var format: String?

    @Option(help: ArgumentHelp("Cut lines to so many columns.", valueName: "n"))
    var maxWidth: Int?

    @Flag(help: "Ask nobody: print what a dashboard, or an earlier call, was told.")
    var cached = false

    @Option(
        help: ArgumentHelp(
            "Ask again when the total is older (default: 60); with --cached, when it counts as old (300).",
            valueName: "seconds"))
    var maxAge: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var session: SessionOptions

    func validate() throws {
        if let maxWidth, maxWidth < 1 { throw ValidationError("--max-width must be 1 or more.") }
        if let maxAge, !(0...86_400).contains(maxAge) {
            throw ValidationError("--max-age must be 0 to 86400 seconds.")
        }
        guard let format else { return }
        if output.json { throw ValidationError("--json and --format exclude each other.") }
        if case .failure(let problem) = TodayFormat.read(format) { throw ValidationError(problem.sentence) }
    }

    /// Seconds. A bar waits for the answer.
    private static let patience = 10.0

    func perform(_ environment: Environment) -> Never {
        let session = Session(session, environment, patience: Self.patience)
        let age = Double(maxAge ?? (cached ? 300 : 60))
        let format = format.flatMap { try? TodayFormat.read($0).get() }
        var glance = session.glance(writes: false)
        var reason: String?
        if !cached {
            do throws(ClientError) {
                try session.refresh(&glance, format?.needs ?? .all, maxAge: age)
            } catch {
                reason = session.reason(error, .today(session.start.rules.day(at: session.now)))
            }
        }
        if let reason { Program.remark("hackatop: \(reason)") }
        let report = TodayReport(glance, maxAge: age)
        guard report.glance.total != nil else {
            if reason == nil { Program.remark("hackatop: nothing is known of today yet") }
            session.finish(output.json ? report.printed(output) : "", status: .nothing)
        }
        var text = format.map { $0.text(report) } ?? report.printed(output)
        if let maxWidth, !output.json { text = report.cut(text, to: maxWidth) }
        session.finish(text, status: report.isOld ? .old : .ok)
    }
}

extension Session {
    /// What the history knows of today.
    func glance(writes: Bool) -> DayGlance {
        let now = Moment(wall: now, uptime: 0)
        var state = DashboardState(
            size: .init(width: 120, height: 40), now: now,
            tracker: Tracker(seed: 1, hasKey: settings.key != nil, zone: start.rules), server: server,
            zones: start.zones)
        state.goals = settings.goalSettings
        state.secrets = settings.secrets
        state.overrides.user = true
        state.begin(with: "today")
        state.names = settings.isPrivate ? .hidden : .shown
        state.read(history, writes: writes, loadZone: start.files.rules)
        return DayGlance(state)
    }

    /// Asks for what is wanted and not known, or older than `maxAge`. Of all programs of this account, one asks, and the
    /// others take its answer.
    func refresh(_ glance: inout DayGlance, _ needs: TodayFormat.Needs, maxAge: Double) throws(ClientError) {
        let isFirst = glance.asOf == nil
        var hasAsked = false
        defer { if hasAsked { glance = self.glance(writes: true) } }
        if !glance.hasProfile, isFirst {
            // Its zone says which day it is.
            hasAsked = true
            do throws(ClientError) {
                _ = try ask(.profile, maxAge: 86_400)
            } catch {
                guard error.suggestsOtherDialect else { throw error }
            }
            glance = self.glance(writes: true)
        }
        if needs.contains(.total), isDue(glance.asOf, maxAge), let day = glance.day {
            hasAsked = true
            _ = try ask(.today(day), maxAge: maxAge)
        }
        if needs.contains(.newest), isDue(glance.newestAsOf, maxAge) {
            hasAsked = true
            _ = try ask(.newestHeartbeat, maxAge: maxAge)
        }
        // What changes once a day is not asked for every minute where the server does not have it.
        if needs.contains(.days), isFirst, glance.yesterday == nil {
            hasAsked = true
            let last = glance.today.adding(days: -1)
            _ = try? ask(
                .dayTotals(first: last.adding(days: -13), last: last, zone: glance.zone.name), maxAge: 43_200)
        }
        if needs.contains(.streak), isFirst || glance.streakAsOf.map({ now - $0 >= 3_600 }) ?? false {
            hasAsked = true
            _ = try? ask(.ownStats, maxAge: 3_600)
        }
    }

    private func isDue(_ asOf: Double?, _ maxAge: Double) -> Bool {
        asOf.map { !(now - $0 < maxAge) || $0 > now + 60 } ?? true
    }
}
