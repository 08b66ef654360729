import Cells
import CursesTerminal
import Dashboard
import HackatimeAPI
import HackatimeHistory
import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The machine: history, terminal and locale.
struct DoctorPlace {
    private(set) var findings: [Finding] = []
    private let settings: DoctorSettings
    private let environment: Environment

    init(_ settings: DoctorSettings, _ zones: ZoneFiles) {
        self.settings = settings
        environment = settings.environment
        lookAtHistory()
        lookAtTerminal()
        lookAtLocale()
    }

    private mutating func add(
        _ topic: Finding.Topic, _ level: Finding.Level, _ text: String, _ advice: String? = nil,
        _ status: ExitStatus = .configuration
    ) {
        findings.append(Finding(topic, level, text, advice: advice, status: status))
    }

    private mutating func lookAtHistory() {
        let folder = environment.shortened(environment.historyFolder)
        let all = HistoryFolder(environment.historyFolder).contents()
        let size = all.reduce(0) { $0 + $1.size }
        if let resolved = settings.settings {
            if !resolved.keepsHistory {
                add(.history, .note, "nothing is kept on disk (no-history)")
            } else {
                lookAtStore(StoreCheckup(Main.location(resolved, environment)))
            }
        }
        if !all.isEmpty {
            add(.history, .ok, "\(folder) has \(all.count) of all servers and keys, \(Self.megabytes(size))")
        } else if settings.settings == nil {
            add(.history, .ok, "\(folder) has none yet")
        }
    }

    private mutating func lookAtStore(_ store: StoreCheckup) {
        let path = environment.shortened(store.path)
        switch store.health {
        case .missing: add(.history, .ok, "none yet; it will be \(path)")
        case .sound(let heartbeats, let days):
            add(
                .history, .ok,
                "\(path): sound, \(Self.megabytes(store.size)), \(heartbeats) heartbeats, \(days) days known")
        case .troubled(let sentence):
            add(
                .history, .problem, sentence,
                "hackatop history clear removes it; what the server knows is fetched again", .output)
        }
        for (path, mode) in store.openModes {
            add(
                .history, .note,
                "\(environment.shortened(path)) has mode \(DoctorSettings.octal(mode)), open to others",
                "hackatop closes it at its next start, or chmod go-rwx it")
        }
    }

    /// Rounded up to a tenth.
    private static func megabytes(_ bytes: Int) -> String {
        let tenths = (bytes + 99_999) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }

    private mutating func lookAtTerminal() {
        let named = Self.variable("TERM") ?? ""
        do throws(TerminalError) {
            let description = try TerminalDescription(of: named)
            let colours = description.colors < 8 ? "no colours" : "\(description.colors) colours"
            if let notice = description.notice {
                add(.terminal, .note, notice.sentence, "install its description (Debian: ncurses-term), or set TERM")
            } else {
                add(.terminal, .ok, "TERM is \(Glyphs.cleanedText(named)): \(colours)")
            }
            lookAtColours(description.colors)
        } catch {
            add(.terminal, .problem, error.sentence, nil, .usage)
        }
        var size = winsize()
        if isatty(STDOUT_FILENO) != 1 {
            add(.terminal, .note, "standard output is no terminal, so its size is not known")
        } else if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            let isSmall = size.ws_col < 60 || size.ws_row < 20
            add(
                .terminal, isSmall ? .note : .ok, "\(size.ws_col) columns, \(size.ws_row) rows",
                isSmall ? "with 60 by 20 or more all panes have room" : nil)
        } else {
            add(.terminal, .note, "the terminal does not tell its size", "stty columns 80 rows 24 sets it")
        }
        let inside = [("TMUX", "tmux"), ("STY", "screen"), ("ZELLIJ", "zellij"), ("SSH_CONNECTION", "SSH")]
            .filter { Self.variable($0.0) != nil }.map(\.1)
        if !inside.isEmpty { add(.terminal, .ok, "inside \(inside.joined(separator: ", "))") }
    }

    private mutating func lookAtColours(_ count: Int) {
        if Self.variable("NO_COLOR") != nil { return add(.terminal, .note, "NO_COLOR turns colours off") }
        let full = Self.variable("COLORTERM")
        if full == "truecolor" || full == "24bit" {
            add(.terminal, .ok, "COLORTERM: colours are exact")
        } else if count >= 8 {
            add(
                .terminal, .ok, "no COLORTERM=truecolor: colours are the nearest of \(count)")
        }
    }

    private mutating func lookAtLocale() {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let set = names.compactMap { name in Self.variable(name).map { "\(name)=\($0)" } }.first
        let words = set ?? "no locale is set"
        if setlocale(LC_CTYPE, "") == nil {
            add(
                .locale, .note, "\(words), which is not installed; UTF-8 is taken for granted",
                "locale -a lists those that are")
            return
        }
        let codes = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
        switch codes {
        case "UTF-8": add(.locale, .ok, "\(words): UTF-8")
        case "ANSI_X3.4-1968", "US-ASCII": add(.locale, .ok, "\(words): plain, so UTF-8 is taken for granted")
        default: add(.locale, .note, "\(words): \(codes), so bars and borders are drawn plainly", "set LC_ALL=C.UTF-8")
        }
    }

    private static func variable(_ name: String) -> String? {
        guard let text = getenv(name), text.pointee != 0 else { return nil }
        return String(cString: text)
    }
}
