import Cells
import Dashboard
import DashboardRuntime
import HackatimeAPI
import HackatimeHistory
import Settings

/// Everything that is decided before the screen is touched.
struct AppSetup {
    /// The initial state for a screen size.
    var state: (Size, Moment) -> DashboardState
    /// `nil` if the client cannot be created (no thread, no descriptor).
    var client: (Mailbox) -> ClientSetup?
    /// Prepares another account, which `next` is about then.
    var useAccount: (String, Mailbox) -> Void = { _, _ in }
    var next: (_ account: String) -> AppSetup? = { _ in nil }
    var loadZone: (String) -> Result<ZoneRules, ZoneProblem>
    var loadEvents: () -> EventList
    var themes: ThemeFiles
    /// The one to start with.
    var theme: Theme
    var opening: Loop.Opening = .atOnce
    /// `--ascii`.
    var isASCII = false
    /// `--log`.
    var log: Log?
}

/// A client with its history, and a way to get another key.
struct ClientSetup {
    var historyClient: HistoryClient
    /// See `LoopDependencies.lookForKey`.
    var lookForKey: (_ isWished: Bool) -> Void = { _ in }
    /// Ends its thread. Nothing may be asked afterwards.
    var end: () -> Void = {}
}

extension ResolvedSettings {
    var goalSettings: GoalSettings { GoalSettings(seconds: goals, ringsBell: ringsBell, notifies: notifies) }
}
