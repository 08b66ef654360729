package import Cells
package import Dashboard
package import HackatimeAPI
package import Tracker

/// Everything the loop uses, each known only by its protocol or signature.
package struct LoopDependencies {
    package var terminal: any Terminal
    package var client: any APIClient
    package var mailbox: Mailbox
    package var history: any History
    package var sleeper: any Sleeper
    package var clock: () -> Moment
    /// The signals received since the last call.
    package var signals: () -> Signals
    /// Stops the process like the shell's Ctrl-Z. Returns when it continues.
    package var stopProcess: () -> Void
    package var loadZone: (String) -> Result<ZoneRules, ZoneProblem>
    package var loadTheme: (String) -> Result<Theme, ThemeProblem>
    package var loadEvents: () -> EventList
    /// Logs a problem.
    package var log: (String) -> Void
    /// Checks for another key without blocking the loop. Announces it in the mailbox after the client has it.
    package var lookForKey: (_ isWished: Bool) -> Void
    /// Prepares an account without blocking the loop. Tells the mailbox when it is ready, or why it cannot be used.
    package var useAccount: (String) -> Void

    package init(
        terminal: any Terminal, client: any APIClient, mailbox: Mailbox, history: any History,
        sleeper: any Sleeper,
        clock: @escaping () -> Moment, signals: @escaping () -> Signals, stopProcess: @escaping () -> Void,
        loadZone: @escaping (String) -> Result<ZoneRules, ZoneProblem>,
        loadTheme: @escaping (String) -> Result<Theme, ThemeProblem> = { .failure(.unknown($0, known: [])) },
        loadEvents: @escaping () -> EventList = { EventList() },
        log: @escaping (String) -> Void = { _ in },
        lookForKey: @escaping (_ isWished: Bool) -> Void = { _ in },
        useAccount: @escaping (String) -> Void = { _ in }
    ) {
        self.terminal = terminal
        self.client = client
        self.mailbox = mailbox
        self.history = history
        self.sleeper = sleeper
        self.clock = clock
        self.signals = signals
        self.stopProcess = stopProcess
        self.loadZone = loadZone
        self.loadTheme = loadTheme
        self.loadEvents = loadEvents
        self.log = log
        self.lookForKey = lookForKey
        self.useAccount = useAccount
    }
}
