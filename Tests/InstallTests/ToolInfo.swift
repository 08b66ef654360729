import FoundationEssentials
import TestSupport
import Testing

/// What the argument parser tells of the commands: `hackatop --experimental-dump-help`.
struct ToolInfo: Decodable {
    var command: Command

    struct Command: Decodable {
        var commandName: String
        /// From the program's name on.
        var superCommands: [String]?
        var shouldDisplay: Bool
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?
        var arguments: [Argument]?

        /// Without what is hidden.
        var shownArguments: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }
        var shownSubcommands: [Command] { (subcommands ?? []).filter(\.shouldDisplay) }
        /// The commands below it, each before its own.
        var all: [Command] { shownSubcommands.flatMap { [$0] + $0.all } }
        /// Without the program's name.
        var words: String { ((superCommands ?? []).dropFirst() + [commandName]).joined(separator: " ") }
    }

    struct Argument: Decodable, Equatable {
        var kind: String
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var abstract: String?

        struct Name: Decodable, Equatable {
            var kind: String
            var name: String

            var text: String { (kind == "short" ? "-" : "--") + name }
        }
    }

    static func read() throws -> ToolInfo {
        let child = try Child([builtProgram("hackatop"), "--experimental-dump-help"])
        var text = ""
        while let line = child.readLine() { text += line + "\n" }
        return try JSONDecoder().decode(ToolInfo.self, from: Data(text.utf8))
    }
}
