import ArgumentParser
import HackatimeAPI
import Settings

/// The options that say which server is asked, and with which key.
struct AccessOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The Hackatime to ask, such as https://time.example.", valueName: "url"))
    var server: String?

    @Option(
        help: ArgumentHelp("The WakaTime settings file to read instead of ~/.wakatime.cfg.", valueName: "file"),
        completion: .file())
    var config: String?

    @Option(
        help: ArgumentHelp(
            "A file that holds nothing but the key for --server (else for the server that is named elsewhere).",
            valueName: "file"), completion: .file())
    var apiKeyFile: String?

    @Option(help: ArgumentHelp("An account of hackatop's own settings file, by its name there.", valueName: "name"))
    var account: String?

    @Option(help: ArgumentHelp("Where the key goes: in a header, or in the address.", valueName: "header|query"))
    var auth: Auth?

    @Flag(help: "Accept plain http for servers other than this machine.")
    var allowHttp = false

    func validate() throws {
        if let server, ServerOrigin(parsing: server) == nil {
            throw ValidationError("--server must be an http or https address, such as https://time.example.")
        }
    }

    enum Auth: String, ExpressibleByArgument, CaseIterable {
        case header, query
    }

    /// A missing flag chooses nothing.
    var choices: Choices {
        var choices = Choices()
        choices.server = server
        choices.keyFile = apiKeyFile
        choices.account = account.flatMap { $0.isEmpty ? nil : $0 }
        choices.placement = auth.flatMap { KeyPlacement(rawValue: $0.rawValue) }
        choices.allowsPlainHTTP = allowHttp ? true : nil
        return choices
    }
}
