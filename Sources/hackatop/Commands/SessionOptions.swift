import ArgumentParser
import Settings

/// Whom a command asks, and what it may read and keep.
struct SessionOptions: ParsableArguments {
    @OptionGroup var access: AccessOptions

    @Option(help: ArgumentHelp("Count days in this zone, such as Asia/Kolkata.", valueName: "name"), completion: .zone)
    var timezone: String?

    @Flag(help: "Neither read nor write what hackatop keeps on disk.")
    var noHistory = false

    @Flag(help: "Use the built-in world: no account, no network, nothing read or written.")
    var demo = false

    @Option(
        help: ArgumentHelp("Write requests and problems to this file, without the key.", valueName: "file"),
        completion: .file())
    var log: String?

    var options: Options {
        var choices = access.choices
        choices.timezone = timezone.flatMap { $0.isEmpty ? nil : $0 }
        choices.keepsNothing = noHistory ? true : nil
        choices.logFile = log.flatMap { $0.isEmpty ? nil : $0 }
        return Options(choices: choices, config: access.config, demo: demo)
    }
}
