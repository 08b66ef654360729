import ArgumentParser
import HackatimeAPI
import Settings

/// `hackatop doctor`.
struct DoctorCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", _superCommandName: "hackatop",
        abstract: "Look at settings, server, terminal and history, and say what is wrong.",
        discussion: """
            Safe to paste in public: it shows no key, no password, no name of a project or person. Asks the server each \
            of its calls once. The exit status is that of the first problem, 0 if there is none.
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var access: AccessOptions

    @Option(help: ArgumentHelp("Count days in this zone, such as Asia/Kolkata.", valueName: "name"))
    var timezone: String?

    @Flag(help: "Ask the server nothing.")
    var offline = false

    func perform(_ environment: Environment) -> Never {
        var choices = access.choices
        choices.timezone = timezone.flatMap { $0.isEmpty ? nil : $0 }
        let settings = DoctorSettings(Options(choices: choices, config: access.config), environment)
        let zones = ZoneFiles(environment)
        var server = DoctorServer(settings, zones)
        if !offline { server.ask() }
        var findings = settings.findings + server.findings
        findings += DoctorPlace(settings, zones).findings
        let order = Finding.Topic.allCases
        // Each topic's own order stays.
        findings = order.flatMap { topic in findings.filter { $0.topic == topic } }
        let report = DoctorReport(findings, settings.secrets, environment)
        Program.say(report.text(output), status: report.status)
    }
}
