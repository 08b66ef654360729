import HackatimeAPI

/// hackatop's own settings file: `key = value` lines, with the long options as keys; below them the sections `[keys]` and
/// `[account NAME]`.
package enum HackatopConfig {
    /// Every key, in help text order.
    package static let keys = [
        "server", "api-key", "api-key-file", "account", "auth", "allow-http", "interval", "user", "range", "friends",
        "timezone",
        "no-history",
        "history-days", "goal", "no-bell", "no-notification", "theme", "private", "mouse", "ascii", "log",
    ]

    /// The choices in the file. An unknown key or an invalid value is an error that names `path` and the line.
    package static func choices(_ file: INI, path: String) throws(StartupError) -> Choices {
        var choices = Choices()
        for entry in file.entries where !entry.value.isEmpty && section(entry.section) == .top {
            let key = spelled(entry.key)
            let wanted: String?
            switch key {
            case "server":
                choices.server = entry.value
                wanted = ServerOrigin(parsing: entry.value) == nil ? "an http or https address" : nil
            case "api-key":
                // Read by `accounts`.
                wanted = nil
            case "api-key-file":
                choices.keyFile = entry.value
                wanted = nil
            case "account":
                choices.account = entry.value
                wanted = nil
            case "auth":
                choices.placement = KeyPlacement(rawValue: entry.value.lowercased())
                wanted = choices.placement == nil ? "header or query" : nil
            case "allow-http":
                choices.allowsPlainHTTP = Flag.value(entry.value)
                wanted = choices.allowsPlainHTTP == nil ? "true or false" : nil
            case "no-history":
                choices.keepsNothing = Flag.value(entry.value)
                wanted = choices.keepsNothing == nil ? "true or false" : nil
            case "history-days":
                choices.historyDays = HistoryDays(entry.value)
                wanted = choices.historyDays == nil ? "all, or 0 to 36500 days" : nil
            case "goal":
                choices.goals = DailyGoals(entry.value)
                wanted = choices.goals == nil ? DailyGoals.form : nil
            case "no-bell":
                choices.isSilent = Flag.value(entry.value)
                wanted = choices.isSilent == nil ? "true or false" : nil
            case "no-notification":
                choices.notifiesNever = Flag.value(entry.value)
                wanted = choices.notifiesNever == nil ? "true or false" : nil
            case "theme":
                choices.theme = entry.value
                wanted = nil
            case "private":
                choices.isPrivate = Flag.value(entry.value)
                wanted = choices.isPrivate == nil ? "true or false" : nil
            case "mouse":
                choices.usesMouse = Flag.value(entry.value)
                wanted = choices.usesMouse == nil ? "true or false" : nil
            case "ascii":
                choices.isASCII = Flag.value(entry.value)
                wanted = choices.isASCII == nil ? "true or false" : nil
            case "log":
                choices.logFile = entry.value
                wanted = nil
            case "interval":
                choices.interval = Int(entry.value)
                wanted = choices.interval.map(Choices.allows) == true ? nil : "0, or 10 to 3600 seconds"
            case "user":
                choices.user = entry.value
                wanted = nil
            case "range":
                choices.range = entry.value
                wanted = nil
            case "friends":
                choices.friends = FriendNames.read(entry.value)
                wanted = choices.friends == nil ? FriendNames.form : nil
            case "timezone":
                choices.timezone = entry.value
                wanted = nil
            default:
                throw .unknownSetting(key, file: path, line: entry.line, known: keys)
            }
            if let wanted {
                throw .badSetting(key, file: path, line: entry.line, wanted: wanted)
            }
        }
        return choices
    }
}
