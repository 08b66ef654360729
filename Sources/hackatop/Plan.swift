import Cells
import Dashboard
import DashboardRuntime
import HackatimeClient

/// All that has been decided before the screen is touched.
struct Plan {
    /// The state to start from, for a screen of some size.
    var state: (Size, Moment) -> DashboardState
    /// `nil` when the asker cannot be made (no thread, no descriptor).
    var asker: (@escaping @Sendable (Outcome) -> Void) -> Remembering?
    var loadZone: (String) -> Result<ZoneRules, ZoneProblem>
    var opening: Loop.Opening = .atOnce
    /// `--ascii`.
    var isASCII = false
    /// `--log`.
    var log: Log?
}
