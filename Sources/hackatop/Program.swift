import CSystem
import Cells
import CursesTerminal
import Dashboard
import DashboardRuntime
import HackatimeAPI
import Settings
import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Connects the terminal, the client and the loop, and ends the process.
enum Program {
    static func run(_ plan: AppSetup) -> Never {
        // Later, each lack of one would look like something else: no terminal type, no libcurl, no server.
        guard canOpen(StartupError.descriptors), let signal = WakeSignal() else {
            refuse(StartupError.noDescriptors)
        }
        // Before ncurses could install its own handlers, and before there is a terminal to restore.
        hackatop_signals_install(signal.writeEnd)
        // If started with `&`, it would find the shell's line-editing modes and change them.
        hackatop_await_foreground()
        hackatop_terminal_remember(STDIN_FILENO)
        let terminal = open(plan.theme)
        var plan = plan
        var choices: DashboardState.ScreenChoices?
        while true {
            let (ending, joined, chosen) = show(plan, terminal, signal, choices)
            guard case .account(let name) = ending, let next = plan.next(name) else {
                end(ending, terminal, joined.historyClient, plan.log)
            }
            // Only what a person chose for the screen goes on. What the first account told is written, and dropped.
            joined.historyClient.settle()
            joined.historyClient.end()
            joined.end()
            (plan, choices) = (next, chosen)
        }
    }

    /// Runs the dashboard of one account.
    private static func show(
        _ plan: AppSetup, _ terminal: GuardedTerminal, _ signal: WakeSignal, _ choices: DashboardState.ScreenChoices?
    ) -> (Ending, ClientSetup, DashboardState.ScreenChoices) {
        let mailbox = Mailbox(waking: signal)
        plan.log?.tellTrouble { mailbox.tell(.remark($0)) }
        guard let joined = plan.client(mailbox) else {
            terminal.leave()
            refuse(StartupError.noThread)
        }
        var state = plan.state(terminal.size, now())
        state.themes.names = plan.themes.names
        state.themes.current = plan.theme.name
        state.isASCII = plan.isASCII || terminal.prefersASCII
        if let choices {
            state.goOn(with: choices)
        } else if let notice = terminal.notice {
            state.remark(notice.sentence, short: notice.short)
        }
        let surroundings = LoopDependencies(
            terminal: terminal, client: joined.historyClient.client, mailbox: mailbox,
            history: joined.historyClient.history,
            sleeper: PollSleeper(
                input: STDIN_FILENO, output: STDOUT_FILENO, signal: signal, uptime: hackatop_uptime_clock),
            clock: now, signals: signals, stopProcess: hackatop_stop, loadZone: plan.loadZone,
            loadTheme: plan.themes.theme, loadEvents: plan.loadEvents,
            log: { plan.log?.problem($0) },
            lookForKey: joined.lookForKey, useAccount: { plan.useAccount($0, mailbox) })
        let loop = Loop(state: state, surroundings: surroundings, opening: plan.opening)
        let ending = loop.run()
        return (ending, joined, loop.screenChoices)
    }

    private static func canOpen(_ count: Int) -> Bool {
        let opened = (0..<count).map { _ in dup(STDOUT_FILENO) }
        let isEnough = !opened.contains(-1) || errno == EBADF
        for descriptor in opened where descriptor >= 0 { close(descriptor) }
        return isEnough
    }

    /// Prints a requested text and ends.
    static func say(_ text: String, status: ExitStatus = .ok) -> Never {
        let isWritten = text.isEmpty || emit(text, to: STDOUT_FILENO)
        hackatop_end((isWritten ? status : .output).rawValue)
    }

    /// Prints a line of a longer output, and ends if nobody reads it any more.
    static func show(_ text: String) {
        if !emit(text, to: STDOUT_FILENO) { hackatop_end(ExitStatus.output.rawValue) }
    }

    /// Prints a sentence to standard error, and goes on.
    static func remark(_ text: String) {
        _ = emit(text, to: STDERR_FILENO)
    }

    /// Prints the reason to standard error, with nothing on the screen to clean up. The text must be safe for a
    /// terminal.
    static func refuse(_ text: String, status: ExitStatus) -> Never {
        _ = emit(text, to: STDERR_FILENO)
        hackatop_end(status.rawValue)
    }

    static func refuse(_ error: StartupError) -> Never {
        refuse("hackatop: \(error.text)", status: error.status)
    }

    private static func emit(_ text: String, to descriptor: Int32) -> Bool {
        var bytes = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            bytes = bytes.dropFirst(written)
        }
        return true
    }

    static func now() -> Moment {
        Moment(wall: hackatop_wall_clock(), uptime: hackatop_uptime_clock())
    }

    /// After `bg`, there is no terminal to draw on.
    private static func signals() -> Signals {
        let signals = Signals.taken()
        if signals.resumed { hackatop_await_foreground() }
        return signals
    }

    /// What tmux says since 3.2.
    private static var tmuxVersion: String? {
        guard getenv("TERM_PROGRAM").map({ String(cString: $0) }) == "tmux" else { return nil }
        return getenv("TERM_PROGRAM_VERSION").map { String(cString: $0) }
    }

    private static func open(_ theme: Theme) -> GuardedTerminal {
        // ncurses changes the terminal's modes at once, so a crash inside it must find them saved.
        hackatop_terminal_taken(true)
        do {
            let type = getenv("TERM").map { String(cString: $0) }
            let hasNoColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
            let terminal = try CursesTerminal(
                type: type, usesColor: !hasNoColor, colorTerm: getenv("COLORTERM").map { String(cString: $0) },
                isVTE: getenv("VTE_VERSION") != nil, isInTmux: getenv("TMUX") != nil,
                tmux: tmuxVersion, theme: theme)
            return GuardedTerminal(terminal, notice: terminal.typeNotice)
        } catch {
            hackatop_terminal_taken(false)
            refuse("hackatop: \(error.sentence)", status: .usage)
        }
    }

    /// Skips exit handlers and deinitializers, because the network thread may be doing anything.
    private static func end(_ ending: Ending, _ terminal: GuardedTerminal, _ joined: HistoryClient, _ log: Log?)
        -> Never
    {
        switch ending {
        case .quit, .account:
            hackatop_end_soon(0)
            terminal.leave()
            joined.settle()
            log?.ended("left")
            hackatop_end(0)
        case .signal(let number):
            hackatop_end_soon(number)
            terminal.leave()
            joined.settle()
            log?.ended("signal \(number)")
            hackatop_end_by_signal(number)
        }
    }
}
