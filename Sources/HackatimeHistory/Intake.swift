import HackatimeAPI
import Tracker

/// Stores a page of heartbeats.
struct Intake {
    private let page: HeartbeatPage
    private let window: TimeWindow
    private let now: Double

    init(_ page: HeartbeatPage, _ window: TimeWindow, _ now: Double) {
        self.page = page
        self.window = window
        self.now = now
    }

    func store(_ zone: ZoneRules?, in database: Database) throws(StoreError) {
        var changes = RowChanges()
        let isComplete = page.completeness(of: window) == .whole
        if isComplete {
            try database.drop(
                from: window.start, to: window.end, keeping: Set(page.heartbeats.map(\.identity)), &changes)
        }
        try database.upsert(page.heartbeats, &changes)
        try database.recount(changes, zone: zone)
        guard isComplete else { return }
        // Both ends belong to a window. Nothing is known after its last instant, or about the future.
        let known = Coverage.Stretch(start: window.start, end: min(window.end, now))
        guard known.start < known.end else { return }
        try database.cover(known)
        try database.noteFetched(known, at: now)
    }
}
