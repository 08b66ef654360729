import AppResources
import Dashboard
import Settings

/// The parts of the man page that follow from the program, as mdoc(7).
enum Manual {
    static func synopsis(_ root: ToolInfo.Command) -> String {
        ([root] + root.all).map { command in
            let words = command.superCommands == nil ? "" : ".Cm \(command.words)\n"
            let isPlain = command.shownArguments.allSatisfy { isHelp($0) || $0.kind == "positional" }
            let positional = command.shownArguments.filter { $0.kind == "positional" }.map { argument in
                (argument.isOptional ? ".Op Ar " : ".Ar ") + name(argument) + "\n"
            }
            return ".Nm\n\(words)\(positional.joined())\(isPlain ? "" : ".Op Ar options\n")"
        }.joined()
    }

    static func options(_ root: ToolInfo.Command) -> String {
        list(root.shownArguments)
    }

    /// Every command below the root. What it shares with the root is only named.
    static func commands(_ root: ToolInfo.Command) -> String {
        root.all.map { command in
            let known = command.shownArguments.filter { root.shownArguments.contains($0) && !isHelp($0) }
            let own = command.shownArguments.filter { !known.contains($0) && !isHelp($0) }
            var text = ".Ss \(command.words)\n" + sentences(command.abstract ?? "")
            if let discussion = command.discussion, !discussion.isEmpty { text += paragraphs(discussion) }
            if !own.isEmpty { text += list(own) }
            if !known.isEmpty {
                let names = known.compactMap { $0.names?.last?.text }
                text += ".Pp\n" + sentences("It also takes \(names.joined(separator: ", ")), as above.")
            }
            return text
        }.joined()
    }

    static func keys() -> String {
        Binding.Group.allCases.map { group in
            let rows = KeyTable.lines(of: group).map { line in
                ".It \(line.keys.map { "Cm \(word(KeyName.text($0)))" }.joined(separator: " "))\n\(sentences(line.text))"
            }
            return ".Ss \(group.rawValue)\n.Bl -tag -compact -width \"q Ctrl-C F10\"\n\(rows.joined()).El\n"
        }.joined()
    }

    /// The keys of the settings file, with the comments that stand above them in the sample.
    static func settings(_ sample: String) -> String {
        var rows = ""
        var comment: [Substring] = []
        for line in sample.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") {
                comment.append(line.dropFirst(2))
            } else if line.hasPrefix("#"), let equals = line.firstRange(of: " = ") {
                let key = line[..<equals.lowerBound].dropFirst()
                rows += ".It Cm \(key) No = Ar \(quoted(line[equals.upperBound...]))\n"
                rows += sentences(comment.joined(separator: " "))
            } else {
                comment = []
            }
        }
        return ".Bl -tag -width Ds\n\(rows).El\n"
    }

    static func statuses() -> String {
        let rows = ExitStatus.allCases.map { ".It \($0.rawValue)\n\(sentences($0.meaning))" }
        return ".Bl -tag -width Ds\n\(rows.joined()).El\n"
    }

    private static func isHelp(_ argument: ToolInfo.Argument) -> Bool {
        argument.names?.contains { ["help", "version"].contains($0.name) } == true
    }

    private static func name(_ argument: ToolInfo.Argument) -> String {
        word(argument.valueName ?? "value") + (argument.isRepeating ? " ..." : "")
    }

    private static func list(_ arguments: [ToolInfo.Argument]) -> String {
        let rows = arguments.map { argument in
            let names = (argument.names ?? []).map { "Fl \(word($0.text.dropFirst()))" }.joined(separator: " , ")
            let value = argument.kind == "flag" ? "" : "Ar \(name(argument))"
            let parts = [names, value].filter { !$0.isEmpty }.joined(separator: " ")
            return ".It \(parts)\n\(sentences(argument.abstract ?? ""))"
        }
        return ".Bl -tag -width Ds\n\(rows.joined()).El\n"
    }

    private static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n").map { ".Pp\n" + sentences(String($0)) }.joined()
    }

    /// Text in lines, each sentence on its own, as in man pages. Names of files, variables and options are not broken.
    private static func sentences(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let words = text.split(separator: " ").map { word in
            (word.contains { "/_-".contains($0) } ? "\\%" : "") + escaped(word)
        }
        return words.joined(separator: " ").split(separator: ". ").map(String.init).joined(separator: ".\n")
            .split(separator: "\n").map { line in
                // These would begin a request.
                (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
            }.joined()
    }

    /// One word of a line with macros. A mark alone would be punctuation there, and two or three letters a macro.
    private static func word(_ text: some StringProtocol) -> String {
        (text.count < 4 ? "\\&" : "") + escaped(text)
    }

    private static func quoted(_ text: some StringProtocol) -> String {
        "\"\(word(text).replacing("\"", with: "\\(dq"))\""
    }

    private static func escaped(_ text: some StringProtocol) -> String {
        let signs: [Character: String] = [
            "\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha", "→": "\\(->", "←": "\\(<-",
            "↑": "\\(ua", "↓": "\\(da",
        ]
        return text.map { signs[$0] ?? String($0) }.joined()
    }
}
