import CSystem
import Cells
import Dashboard
import HackatimeAPI
import Tracker

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `--once`: the dashboard's frame as text.
struct Once {
    /// `nil` is the terminal's, or 120 by 40.
    var size: Size?
    var color: OutputOptions.ColorChoice

    /// Seconds for the first answers.
    private static let patience = 15.0

    /// `120x40`; `nil` for what is none.
    static func size(_ text: String) -> Size? {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], (20...1_000).contains(width),
            (5...1_000).contains(height)
        else { return nil }
        return Size(width: width, height: height)
    }

    func run(_ plan: AppSetup, isDemo: Bool) -> Never {
        var plan = plan
        plan.isASCII = plan.isASCII || !Self.isUTF8
        var frame: Frame?
        // All of the built-in world's past comes a moment later.
        var isFilled = !isDemo
        var themeName = plan.theme.name
        let end = hackatop_uptime_clock() + Self.patience
        let headless = Headless(plan, size: size ?? Self.terminalSize ?? Size(width: 120, height: 40))
        headless.run(within: Self.patience) { state in
            // Of the past, only today; the rest is left to who watches.
            state.historyDays = 1
        } look: { state, event, _, isSettled in
            if case .historyFilled = event.kind { isFilled = true }
            let isOver = hackatop_uptime_clock() >= end
            guard isOver || isSettled && isFilled && !Self.isFilling(state) else { return false }
            themeName = state.themes.current ?? themeName
            frame = render(state)
            return true
        }
        let theme = (try? plan.themes.theme(themeName).get()) ?? plan.theme
        let palette = Paint(color).isOn ? Palette(theme, depth: Self.depth) : nil
        Program.say(frame?.lines(in: palette).joined(separator: "\n") ?? "")
    }

    /// The rest of today is on its way.
    private static func isFilling(_ state: DashboardState) -> Bool {
        state.shown == .me && !state.person.hasProblem && state.tracker.backfillProgress(at: Program.now()) != nil
    }

    private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

    /// As on the screen, as far as the variables tell it.
    private static var depth: Palette.Depth {
        let isFull = ["truecolor", "24bit"].contains(variable("COLORTERM"))
        let type = variable("TERM")
        let has256 = type.contains("256color") || type.hasSuffix("-direct")
        return isFull ? .full : has256 ? .indexed : type == "linux" ? .eight : .sixteen
    }

    private static var isUTF8: Bool {
        setlocale(LC_CTYPE, "")
        return nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8"
    }

    /// One row less, for the shell's prompt.
    private static var terminalSize: Size? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
            size.ws_row > 1
        else { return nil }
        return Size(width: Int(size.ws_col), height: Int(size.ws_row) - 1)
    }
}
