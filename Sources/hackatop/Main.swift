import AppResources
import CSystem
import Dashboard
import Settings
import HackatimeHistory

/// Reads the command line, decides, and starts. Every problem is reported before the screen is touched.
@main
enum Main {
    static func main() {
        hackatop_keep_memory_out_of_cores()
        hackatop_use_one_heap()
        hackatop_limits_fail_writes()
        let options: Options
        guard let arguments = arguments() else { Program.refuse(.noArguments) }
        switch Options.read(arguments) {
        case .run(let read): options = read
        case .command(let command): command.perform(.current())
        case .say(let text): Program.say(text)
        case .refuse(let text): Program.refuse(text, status: .usage)
        }
        if options.sampleConfig { Program.say(AppResources.settingsSample) }
        let environment = Environment.current()
        let files = ZoneFiles(environment)
        switch Settings.resolve(options, environment) {
        case .failure(let error): Program.refuse(error)
        case .success(let settings):
            switch files.chosen(settings, isOption: options.choices.timezone != nil) {
            case .failure(let error): Program.refuse(error)
            case .success(let chosen):
                let plan = plan(settings, StartZone(chosen: chosen, files: files), options, environment)
                if let once = options.once { once.run(plan, isDemo: settings.isDemo) }
                Program.run(plan)
            }
        }
    }

    /// All but the program's own name; `nil` if there is not even that.
    private static func arguments() -> [String]? {
        guard var next = hackatop_arguments() else {
            let known = CommandLine.arguments
            return known.isEmpty ? nil : Array(known.dropFirst())
        }
        var arguments: [String] = []
        while let argument = next.pointee {
            arguments.append(String(cString: argument))
            next += 1
        }
        return arguments.isEmpty ? nil : Array(arguments.dropFirst())
    }

    /// Ends the program if something that was asked for cannot be had.
    static func plan(
        _ settings: ResolvedSettings, _ zone: StartZone, _ options: Options, _ environment: Environment
    ) -> AppSetup {
        var settings = settings
        settings.logFile = settings.logFile.map(environment.expanded)
        do throws(StartupError) {
            let themes = ThemeFiles(folder: environment.themeFolder)
            let look: Look
            switch themes.theme(settings.theme ?? AppResources.themeNames[0]) {
            case .success(let theme): look = Look(files: themes, theme: theme)
            case .failure(let problem): Program.refuse("hackatop: \(problem.sentence)", status: .configuration)
            }
            let log = try Log(settings)
            log?.started(settings.warnings)
            if settings.isDemo { return Demo.plan(settings, zone, look, log) }
            let keys: BoundKeys
            switch BoundKeys.rebound(settings.keyLines.map { ($0.command, $0.keys, $0.line) }) {
            case .success(let bound): keys = bound
            case .failure(let problem):
                let sentence = problem.sentence(file: environment.ownConfigPath)
                Program.refuse("hackatop: \(sentence)", status: .configuration)
            }
            let accounts = Accounts(settings, options, environment)
            func plan(_ settings: ResolvedSettings, _ log: Log?) -> AppSetup {
                let watch = KeyWatch(settings, accounts.options(for: settings.account), environment)
                var made = Live.plan(
                    settings, zone, location(settings, environment), watch, look, keys,
                    EventFiles(environment, zones: zone.files), log)
                made.useAccount = accounts.prepare
                made.next = { accounts.taken($0).map { plan($0, log?.about($0)) } }
                return made
            }
            return plan(settings, log)
        } catch {
            Program.refuse(error)
        }
    }

    /// The history's location: a file for each server and key, or memory if nothing may be saved.
    static func location(_ settings: ResolvedSettings, _ environment: Environment) -> StoreLocation {
        guard settings.keepsHistory else { return .memory }
        return .file(folder: environment.historyFolder, origin: settings.origin, key: settings.key)
    }
}
