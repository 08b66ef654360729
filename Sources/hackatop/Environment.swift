#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The relevant variables, read once at the start: later the network library reads the environment from its own thread.
struct Environment {
    /// `HOME`, or else the user database's entry.
    var home: String
    var wakatimeHome: String?
    var configHome: String?
    var dataHome: String?
    var hackatimeKey: String?
    /// `HACKATIME_API_URL`.
    var hackatimeURL: String?
    var wakatimeKey: String?
    /// `HACKATOP_LOG`.
    var logFile: String?
    /// `TZ`. An empty one means UTC.
    var zone: String?
    /// `TZDIR`.
    var zoneDirectory: String?

    static func current() -> Environment {
        Environment(
            home: value("HOME") ?? homeOfUser(), wakatimeHome: value("WAKATIME_HOME"),
            configHome: value("XDG_CONFIG_HOME"), dataHome: value("XDG_DATA_HOME"),
            hackatimeKey: value("HACKATIME_API_KEY"), hackatimeURL: value("HACKATIME_API_URL"),
            wakatimeKey: value("WAKATIME_API_KEY"), logFile: value("HACKATOP_LOG"),
            zone: getenv("TZ").map { String(cString: $0) },
            zoneDirectory: value("TZDIR"))
    }

    /// A path with `~` replaced by the home directory.
    func expanded(_ path: String) -> String {
        if path == "~" { return home }
        return path.hasPrefix("~/") ? home + path.dropFirst() : path
    }

    /// A path with the home directory replaced by `~`.
    func shortened(_ path: String) -> String {
        home.count > 1 && path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
    }

    /// The path of the WakaTime settings.
    var wakatimeConfigPath: String { "\(wakatimeHome.map(expanded) ?? home)/.wakatime.cfg" }

    /// The path of hackatop's own settings. A relative directory is ignored, as the XDG standard requires.
    var ownConfigPath: String {
        let directory = configHome.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.config"
        return "\(directory)/hackatop/config"
    }

    /// The folder of a person's own themes.
    var themeFolder: String { ownConfigPath.dropLast("config".count) + "themes" }

    /// The path of a person's own events.
    var eventsPath: String { ownConfigPath.dropLast("config".count) + "events" }

    /// The folder of the history.
    var historyFolder: String {
        let directory = dataHome.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.local/share"
        return "\(directory)/hackatop"
    }

    private static func value(_ name: String) -> String? {
        guard let text = getenv(name), text.pointee != 0 else { return nil }
        return String(cString: text)
    }

    private static func homeOfUser() -> String {
        guard let entry = getpwuid(getuid()), let directory = entry.pointee.pw_dir else { return "/" }
        return String(cString: directory)
    }
}
