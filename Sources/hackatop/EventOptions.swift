import ArgumentParser
import HackatimeAPI
import Settings
import Tracker

/// What `hackatop event` is to count.
struct EventRequest {
    /// The server, the key and the zone.
    var options: Options
    /// Of a known event; `nil` with dates, and to list the events.
    var name: String?
    /// With the dates of the command line.
    var event: HackEvent?
    /// Instead of the event's own; empty for those.
    var projects: [String] = []
    var target: Double?
    var isJSON = false
}

/// `hackatop event`.
struct EventOptions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: "Count the time of an event as its site does, and say why Hackatime's is another.",
        discussion: """
            Without a name or dates, it lists the events. More can be in $XDG_CONFIG_HOME/hackatop/events; the README \
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

    @Flag(help: "Print JSON.")
    var json = false

    @Option(
        help: ArgumentHelp("The zone of --from and --to, such as Asia/Kolkata.", valueName: "name"),
        completion: .zone)
    var timezone: String?

    @Flag(help: "Do not read what hackatop keeps on disk.")
    var noHistory = false

    @OptionGroup var access: AccessOptions

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

    var request: EventRequest {
        var choices = access.choices
        choices.timezone = timezone.flatMap { $0.isEmpty ? nil : $0 }
        choices.keepsNothing = noHistory ? true : nil
        return EventRequest(
            options: Options(choices: choices, config: access.config), name: name, event: event, projects: project,
            target: target.flatMap(EventFile.target), isJSON: json)
    }
}
