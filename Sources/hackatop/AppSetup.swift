import Cells
import Dashboard
import DashboardRuntime
import HackatimeAPI
import HackatimeHistory

/// All that has been decided before the screen is touched.
struct AppSetup {
    /// The state to start from, for a screen of some size.
    var state: (Size, Moment) -> DashboardState
    /// `nil` when the client cannot be made (no thread, no descriptor).
    var client: (Mailbox) -> ClientSetup?
    var loadZone: (String) -> Result<ZoneRules, ZoneProblem>
    var opening: Loop.Opening = .atOnce
    /// `--ascii`.
    var isASCII = false
    /// `--log`.
    var log: Log?
}

/// An client with its history, and the way to another key.
struct ClientSetup {
    var historyClient: HistoryClient
    /// See `LoopDependencies.lookForKey`.
    var lookForKey: (_ isWished: Bool) -> Void = { _ in }
}
