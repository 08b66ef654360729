import HackatimeAPI
import Tracker

/// Takes a page of heartbeats in.
struct Intake {
    private let page: HeartbeatPage
    private let window: TimeWindow
    private let now: Double

    init(_ page: HeartbeatPage, _ window: TimeWindow, _ now: Double) {
        self.page = page
        self.window = window
        self.now = now
    }

    /// The server told everything about the window: it has no row limit or stayed below it, and kept to the window.
    private var isComplete: Bool {
        (page.isUnpaged || page.rowCount < MyHeartbeats.documentedLimit)
            && page.heartbeats.allSatisfy { $0.time >= window.start - 1 && $0.time <= window.end + 1 }
    }

    func store(_ zone: ZoneRules?, in database: Database) throws(StoreError) {
        var changes = RowChanges()
        if isComplete {
            try database.drop(
                from: window.start, to: window.end, keeping: Set(page.heartbeats.map(\.identity)), &changes)
        }
        try database.upsert(page.heartbeats, &changes)
        try database.recount(changes, zone: zone)
        guard isComplete else { return }
        // What is not over yet is not known.
        let known = Coverage.Stretch(start: window.start, end: min(window.end.rounded(.down) + 1, now))
        guard known.start < known.end else { return }
        try database.cover(known)
        try database.noteFetched(known, at: now)
    }
}
