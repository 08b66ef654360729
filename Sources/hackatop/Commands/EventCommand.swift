import ArgumentParser
import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// `hackatop event`.
struct EventCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "event", _superCommandName: "hackatop",
        abstract: "Count the time of an event as its site does, and say why Hackatime's is another.",
        discussion: """
            Without a name or dates, it lists the events. More can be in $XDG_CONFIG_HOME/hackatop/events; the manual \
            tells the form.
            """)

    @Argument(help: ArgumentHelp("An event of the list, such as Stardance.", valueName: "name"), completion: .event)
    var name: String?

    @Option(help: ArgumentHelp("The first day, or a time such as \"2026-06-16 09:00\".", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("The last day, which is included, or a time.", valueName: "date"))
    var to: String?

    @Option(help: ArgumentHelp("A project that counts; again for more. Else all that have a name.", valueName: "name"))
    var project: [String] = []

    @Option(help: ArgumentHelp("The time to reach, such as 40h.", valueName: "time"))
    var target: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var session: SessionOptions

    func validate() throws {
        guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to go together.") }
        guard from == nil || name == nil else { throw ValidationError("Give a name, or --from and --to.") }
        for (option, text) in [("--from", from), ("--to", to)] {
            guard let text, EventFile.edge(text) == nil else { continue }
            throw ValidationError("\(option) must be a date such as 2026-06-16, or a date and a time.")
        }
        if let event {
            let length = event.window(in: .utc).length
            guard length > 0 else { throw ValidationError("--to must not be before --from.") }
            guard length <= HackEvent.maxLength else {
                throw ValidationError("--from and --to are more than ten years apart.")
            }
        }
        if let target, EventFile.target(target) == nil {
            throw ValidationError("--target must be a time such as 40h or 40h 30m.")
        }
    }

    private var event: HackEvent? {
        guard let from = from.flatMap(EventFile.edge), let to = to.flatMap(EventFile.edge) else { return nil }
        return HackEvent(name: "", from: from, to: to)
    }

    func perform(_ environment: Environment) -> Never {
        let files = ZoneFiles(environment)
        let chosen = session.timezone.flatMap { try? files.rules($0).get() }
        let list =
            session.demo
            ? Demo.events(StartZone(chosen: chosen, files: files)) : EventFiles(environment, zones: files).list()
        for problem in list.problems { Program.remark("hackatop: \(problem.sentence)") }
        var event = event
        if let name {
            event = list.events.named(name)
            guard event != nil else {
                let known = list.events.ordered(at: Program.now().wall, in: .utc).map { CleanText.shown($0.name) }
                let problem = EventProblem.unknown(CleanText.shown(name), known: known)
                Program.refuse("hackatop: \(problem.sentence)", status: .usage)
            }
        }
        // The list needs no key.
        let session = Session(session, environment, needsKey: event != nil)
        // Nobody is asked for a zone that no event needs.
        let needsZone = event.map { $0.zone == nil } ?? list.events.contains { $0.zone == nil }
        let output = EventOutput(
            zone: needsZone ? session.zone : session.start.rules, now: session.now, server: session.server,
            options: output)
        guard var event else { session.finish(output.list(list.events)) }
        if !project.isEmpty { event.projects = project }
        event.target = target.flatMap(EventFile.target) ?? event.target
        EventRun(session: session, output: output).count(event)
    }
}
