import Cells
import Dashboard
import HackatimeAPI
import Tracker

/// A history in an array that answers as the real one does.
struct FakeHistory {
    /// Oldest first.
    var rows: [Heartbeat]
    /// Rows a search looks at in one go.
    var glance = Int.max
    var isUnreadable = false
    var coverage = HistoryCoverage()
    /// What was asked, in order.
    private(set) var asked: [HistoryQuery] = []

    init(_ rows: [Heartbeat]) {
        self.rows = rows
    }

    var rowQueries: [RowQuery] {
        asked.compactMap { if case .rows(let query) = $0 { query } else { nil } }
    }

    mutating func forget() {
        asked = []
    }

    mutating func recall(_ query: HistoryQuery) -> HistoryAnswer {
        asked.append(query)
        if isUnreadable { return .unreadable }
        switch query {
        case .rows(let query): return .rows(page(query))
        case .coverage: return .coverage(coverage)
        case .timeline(let day, _): return .timeline(Timeline(day: day, slots: [], completeness: .unknown))
        case .count(let days): return .count(RangeCount(days: days))
        }
    }

    private func page(_ query: RowQuery) -> RowPage {
        func index(_ isBefore: (Heartbeat) -> Bool) -> Int { rows.firstIndex { !isBefore($0) } ?? rows.count }
        func order(_ row: Heartbeat) -> (Double, Int64) { (row.time, row.id ?? 0) }
        switch query.direction {
        case .newest:
            return back(rows, query)
        case .before(let place):
            return back(Array(rows[..<index { order($0) < (place.time, place.id) }]), query)
        case .after(let place):
            return forth(Array(rows[index { order($0) <= (place.time, place.id) }...]), query)
        case .from(let place):
            return forth(Array(rows[index { order($0) < (place.time, place.id) }...]), query)
        }
    }

    private func back(_ rows: [Heartbeat], _ query: RowQuery) -> RowPage {
        let page = forth(rows.reversed(), query)
        return RowPage(rows: page.rows.reversed(), searchedTo: page.searchedTo, isEnd: page.isEnd)
    }

    private func forth(_ rows: [Heartbeat], _ query: RowQuery) -> RowPage {
        var found: [Heartbeat] = []
        for (looked, row) in rows.enumerated() {
            if found.count == query.count { return RowPage(rows: found, isEnd: false) }
            if looked == glance, !query.filter.isEmpty {
                return RowPage(rows: found, searchedTo: RowPlace(rows[looked - 1]), isEnd: false)
            }
            if query.filter.matches(row) { found.append(row) }
        }
        return RowPage(rows: found, isEnd: true)
    }
}

extension DashboardStory {
    /// A story with a history that has been remembered, its newest rows with it, and whose first answers have come.
    static func remembering(
        _ history: FakeHistory, size: Size = Size(width: 120, height: 40),
        reply: (APICall) -> Result<APIValue, ClientError> = DashboardStory.reply
    ) -> DashboardStory {
        var story = DashboardStory(size: size)
        story.history = history
        var remembered = Remembered()
        remembered.rows = history.rows.suffix(200)
        remembered.coverage = history.coverage
        story.happen(.remembered(remembered))
        story.happen(.opened)
        story.happen(.start)
        story.happen(.zone(name: "UTC", .success(.utc)))
        story.answerAll(reply)
        _ = story.takeEffects()
        story.history?.forget()
        return story
    }

    /// Time passes until nothing is left to search; returns how often the loop had to wake.
    mutating func finishSearch() -> Int {
        var turns = 0
        while let deadline = state.nextDeadline, deadline <= moment.uptime, turns < 1_000 {
            pass(0.05)
            happen(.deadline)
            turns += 1
        }
        return turns
    }
}
