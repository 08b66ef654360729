import AppResources
import CSystem
import HackatimeClient
import HackatimeHistory

/// Reads the command line, decides, and starts. Whatever is wrong is said before the screen is touched.
@main
enum Main {
    static func main() {
        hackatop_keep_memory_out_of_cores()
        hackatop_use_one_heap()
        let options: Options
        switch Options.read(Array(CommandLine.arguments.dropFirst())) {
        case .run(let read): options = read
        case .history(let clear): Program.say(HistoryWords.text(clear: clear, .current()))
        case .say(let text): Program.say(text)
        case .refuse(let text): Program.refuse(text, status: Program.Status.usage)
        }
        if options.sampleConfig { Program.say(AppResources.settingsSample) }
        let environment = Environment.current()
        let files = ZoneFiles(environment)
        switch Settings.resolve(options, environment) {
        case .failure(let error): Program.refuse(error)
        case .success(let launch):
            switch files.chosen(launch, isOption: options.choices.timezone != nil) {
            case .failure(let error): Program.refuse(error)
            case .success(let chosen):
                start(launch, StartZone(chosen: chosen, files: files), options, environment)
            }
        }
    }

    private static func start(_ launch: Launch, _ zone: StartZone, _ options: Options, _ environment: Environment)
        -> Never
    {
        var launch = launch
        launch.logFile = launch.logFile.map(environment.expanded)
        do throws(SettingsError) {
            let log = try Log(launch)
            log?.started(launch.warnings)
            Program.run(
                launch.isDemo
                    ? Demo.plan(launch, zone, log)
                    : Live.plan(
                        launch, zone, location(launch, environment), KeyWatch(launch, options, environment), log))
        } catch {
            Program.refuse(error)
        }
    }

    /// The history's place: a file for each server and key, or the memory where nothing may be kept.
    private static func location(_ launch: Launch, _ environment: Environment) -> StoreLocation {
        guard launch.keepsHistory else { return .memory }
        return .file(folder: environment.historyFolder, origin: launch.origin, key: launch.key)
    }
}
