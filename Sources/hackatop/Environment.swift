#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The variables that matter, read once at the start: the network library reads the environment later on, from its
/// own thread.
struct Environment {
    /// `HOME`, else what the user database says.
    var home: String
    var wakatimeHome: String?
    var configHome: String?
    var dataHome: String?
    var hackatimeKey: String?
    var wakatimeKey: String?
    /// `HACKATOP_LOG`.
    var logFile: String?
    /// `TZ`; an empty one means UTC.
    var zone: String?
    /// `TZDIR`.
    var zoneDirectory: String?

    static func current() -> Environment {
        Environment(
            home: value("HOME") ?? homeOfUser(), wakatimeHome: value("WAKATIME_HOME"),
            configHome: value("XDG_CONFIG_HOME"), dataHome: value("XDG_DATA_HOME"),
            hackatimeKey: value("HACKATIME_API_KEY"),
            wakatimeKey: value("WAKATIME_API_KEY"), logFile: value("HACKATOP_LOG"),
            zone: getenv("TZ").map { String(cString: $0) },
            zoneDirectory: value("TZDIR"))
    }

    /// A path with `~` put for the home directory.
    func expanded(_ path: String) -> String {
        if path == "~" { return home }
        return path.hasPrefix("~/") ? home + path.dropFirst() : path
    }

    /// Where the WakaTime settings are.
    var wakatimeConfigPath: String { "\(wakatimeHome.map(expanded) ?? home)/.wakatime.cfg" }

    /// Where hackatop's own settings are; a relative directory does not count, as its standard says.
    var ownConfigPath: String {
        let directory = configHome.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.config"
        return "\(directory)/hackatop/config"
    }

    /// Where the history is kept.
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
