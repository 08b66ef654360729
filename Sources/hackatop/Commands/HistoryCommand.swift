import ArgumentParser
import HackatimeAPI
import Settings
import HackatimeHistory

/// `hackatop history`.
struct HistoryCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "history", _superCommandName: "hackatop",
        abstract: "Say what hackatop keeps on disk, where, and since when.",
        subcommands: [Clear.self])

    func perform(_ environment: Environment) -> Never { Program.say(HistoryText.text(clear: false, environment)) }

    /// `hackatop history clear`.
    struct Clear: Subcommand {
        static let configuration = CommandConfiguration(abstract: "Remove all that hackatop keeps on disk.")

        func perform(_ environment: Environment) -> Never { Program.say(HistoryText.text(clear: true, environment)) }
    }
}

private enum HistoryText {
    /// With `clear`, everything is removed first.
    static func text(clear: Bool, _ environment: Environment) -> String {
        let folder = HistoryFolder(environment.historyFolder)
        return clear ? cleared(folder) : listed(folder, ZoneFiles(environment).machine().rules)
    }

    private static func listed(_ folder: HistoryFolder, _ zone: ZoneRules) -> String {
        let contents = folder.contents()
        guard !contents.isEmpty else { return nothing(in: folder) }
        return contents.map { "\(CleanText.shown($0.path))\n  \(words($0, zone))" }.joined(separator: "\n")
    }

    private static func words(_ content: HistoryFolder.Content, _ zone: ZoneRules) -> String {
        guard let count = content.heartbeats else { return "\(size(content.size)), cannot be read" }
        var words = "\(size(content.size)), \(count) heartbeat\(count == 1 ? "" : "s")"
        if let first = content.firstTime { words += " since \(zone.day(at: first).text)" }
        return words + ", \(content.days) day\(content.days == 1 ? "" : "s") known"
    }

    private static func cleared(_ folder: HistoryFolder) -> String {
        let (removed, left, used) = folder.clear()
        if removed.isEmpty, left.isEmpty, used.isEmpty { return nothing(in: folder) }
        let lines =
            removed.map { "removed \(CleanText.shown($0))" }
            + left.map { "could not remove \(CleanText.shown($0))" }
            + used.map { "left \(CleanText.shown($0)), which a running hackatop uses" }
        return lines.joined(separator: "\n")
    }

    private static func nothing(in folder: HistoryFolder) -> String {
        "Nothing is kept in \(CleanText.shown(folder.path))."
    }

    /// Rounded up to a tenth of a megabyte.
    private static func size(_ bytes: Int) -> String {
        let tenths = (bytes + 99_999) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
