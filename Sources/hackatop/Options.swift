import AppResources
import ArgumentParser
import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// What the command line says.
struct Options {
    var choices = Choices()
    /// `--config`.
    var config: String?
    var demo = false
    var sampleConfig = false
    /// `--once`.
    var once: Once?

    /// What the command line requests.
    enum Resource {
        case run(Options)
        case command(any Subcommand)
        /// Print this to standard output and end with status 0.
        case say(String)
        /// Print this to standard error and end with status 64.
        case refuse(String)
    }

    static func read(_ arguments: [String]) -> Resource {
        // The two most common command lines need no parser, which would take a fifth of the start.
        if arguments.isEmpty { return .run(Options()) }
        if arguments == ["--demo"] { return .run(Options(demo: true)) }
        // The parser would give a command's options to the dashboard, which has some of the same names.
        let command = CommandLineOptions.configuration.subcommands.first { $0._commandName == arguments[0] }
        let root = command ?? CommandLineOptions.self
        do {
            switch try root.parseAsRoot(command == nil ? arguments : Array(arguments.dropFirst())) {
            case let options as CommandLineOptions: return .run(options.options)
            case let read as any Subcommand where command != nil: return .command(read)
            case let read as any Subcommand:
                let error = StartupError.optionsBefore(command: type(of: read)._commandName)
                return .refuse("hackatop: \(error.text)")
            case var other:
                // The parser's own command: `help`.
                try other.run()
                return .say("")
            }
        } catch {
            if root.exitCode(for: error) == .success { return .say(root.fullMessage(for: error)) }
            let message = CleanText.shown(root.message(for: error))
            let help = command == nil ? "hackatop --help" : "hackatop \(arguments[0]) --help"
            return .refuse("hackatop: \(message) (\(help) lists the options)")
        }
    }
}

/// The options for the argument parser.
private struct CommandLineOptions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hackatop",
        abstract: "Watch your coding time on a Hackatime, in the terminal.",
        discussion: """
            Reads the key and the server from ~/.wakatime.cfg, where your editor's plugin keeps them. A key in \
            HACKATIME_API_KEY goes to HACKATIME_API_URL, else to api_url of that file. --server wins. Where two of \
            them name different servers for one key, hackatop names both and does not start.

            Every option but --demo, --once, --size, --color, --config, --sample-config, --version and --help can also be set in \
            $XDG_CONFIG_HOME/hackatop/config; options win.

            Made by the community, not affiliated with Hack Club.
            """,
        version: "hackatop \(Version.number)",
        subcommands: [
            TodayCommand.self, StatsCommand.self, HeartbeatsCommand.self, CompareCommand.self, ExportCommand.self,
            EventCommand.self, LeaderboardCommand.self, WhoCommand.self, TrustCommand.self, LookupCommand.self,
            WhoamiCommand.self, HistoryCommand.self, SetupCommand.self, DoctorCommand.self,
        ])

    @OptionGroup var access: AccessOptions

    @Option(
        help: ArgumentHelp("Seconds between questions: 10 to 3600, or 0 to ask only on r.", valueName: "seconds"))
    var interval: Int?

    @Option(
        help: ArgumentHelp("Show this user first; works without a key where the server allows it.", valueName: "name"))
    var user: String?

    @Option(
        help: ArgumentHelp(
            "Show these days first: today, last-3-weeks, aug-2025, 2026-06-16..2026-09-30, all; also R.",
            valueName: "text"), completion: .range)
    var range: String?

    @Option(
        help: ArgumentHelp(
            "People to see beside you (F): usernames, numeric ids or Slack ids, with commas between.",
            valueName: "names"))
    var friends: String?

    @Option(help: ArgumentHelp("Show times in this zone, such as Asia/Kolkata.", valueName: "name"), completion: .zone)
    var timezone: String?

    @Flag(help: "Keep nothing on disk.")
    var noHistory = false

    @Option(
        help: ArgumentHelp(
            "Days of heartbeats to fetch for the history: 0 to 36500, or all.", valueName: "n|all"),
        completion: .list(["all", "365", "90", "30", "0"]))
    var historyDays: String?

    @Option(
        help: ArgumentHelp(
            "Your goal for a day, where the server tells none: 2h, or by weekday: \"2h, sat 4h, sun off\".",
            valueName: "time"))
    var goal: String?

    @Flag(help: "Ring no bell when the goal is reached.")
    var noBell = false

    @Flag(help: "Send no notification to the terminal when the goal is reached.")
    var noNotification = false

    @Option(
        help: ArgumentHelp(
            "The colours: \(AppResources.themeNames.joined(separator: ", ")), or your own.", valueName: "name"),
        completion: .theme)
    var theme: String?

    @Flag(help: "Hide names of projects, files, branches, machines and people behind made-up ones.")
    var `private` = false

    @Flag(help: "Take the mouse: wheel, clicks. Shift leaves it to the terminal.")
    var mouse = false

    @Flag(help: "Draw with plain characters only.")
    var ascii = false

    @Option(
        help: ArgumentHelp("Write requests and problems to this file, without the key.", valueName: "file"),
        completion: .file())
    var log: String?

    @Flag(help: "Show a built-in world: no account, no network, nothing read or written.")
    var demo = false

    @Flag(help: "Print the screen as text once the first answers are there, and end.")
    var once = false

    @Option(help: ArgumentHelp("With --once: columns and rows, such as 120x40.", valueName: "size"))
    var size: String?

    @Option(help: ArgumentHelp("With --once: colours on a terminal only, or as said.", valueName: "when"))
    var color: OutputOptions.ColorChoice?

    @Flag(help: "Print a commented sample of hackatop's own settings file.")
    var sampleConfig = false

    func validate() throws {
        if let interval, !Choices.allows(interval: interval) {
            throw ValidationError("--interval must be 0, or 10 to 3600 seconds.")
        }
        if let historyDays, HistoryDays(historyDays) == nil {
            throw ValidationError("--history-days must be all, or 0 to 36500 days.")
        }
        if let friends, FriendNames.read(friends) == nil {
            throw ValidationError("--friends must be \(FriendNames.form).")
        }
        if let goal, DailyGoals(goal) == nil {
            throw ValidationError("--goal must be \(DailyGoals.form).")
        }
        if !once, size != nil || color != nil { throw ValidationError("--size and --color go with --once.") }
        if let size, Once.size(size) == nil {
            throw ValidationError("--size must be columns and rows from 20x5 on, such as 120x40.")
        }
        // A date that has not come yet is told by the calendar of the zone on the screen.
        let end = CivilDate(year: 9_999, month: 1, day: 1)
        if let range, case .failure(let problem) = DateRange.words(range, today: end), problem.isOfForm {
            throw ValidationError("--range: \(problem.sentence).")
        }
    }

    /// A missing flag chooses nothing.
    var options: Options {
        var choices = access.choices
        choices.interval = interval
        choices.user = user.flatMap { $0.isEmpty ? nil : $0 }
        choices.range = range.flatMap { $0.isEmpty ? nil : $0 }
        choices.friends = friends.flatMap { FriendNames.read($0) }
        choices.timezone = timezone.flatMap { $0.isEmpty ? nil : $0 }
        choices.keepsNothing = noHistory ? true : nil
        choices.historyDays = historyDays.flatMap { HistoryDays($0) }
        choices.goals = goal.flatMap { DailyGoals($0) }
        choices.isSilent = noBell ? true : nil
        choices.notifiesNever = noNotification ? true : nil
        choices.theme = theme.flatMap { $0.isEmpty ? nil : $0 }
        choices.isPrivate = `private` ? true : nil
        choices.usesMouse = mouse ? true : nil
        choices.isASCII = ascii ? true : nil
        choices.logFile = log.flatMap { $0.isEmpty ? nil : $0 }
        let once = once ? Once(size: size.flatMap(Once.size), color: color ?? .auto) : nil
        return Options(choices: choices, config: access.config, demo: demo, sampleConfig: sampleConfig, once: once)
    }
}
