package import HackatimeAPI
package import Tracker

/// The heartbeats as lines of a pane: rows, with a separator between two of them if time passed or the day changed.
/// Only reads the lines around the visible part, so 20,000 rows cost no more than 20.
package struct FeedLines: Equatable {
    package enum Line: Equatable, Sendable {
        /// A heartbeat, by its index in the rows.
        case row(Int)
        /// Between two rows: the pause in seconds if it is longer than two minutes, and the day of the row below if it
        /// is a different one.
        case separator(pause: Double?, day: CivilDate?)
        /// Between two rows: a stretch about which the server was not asked (so not a pause), and the day of the row
        /// below if it is a different one.
        case unknown(day: CivilDate?)
    }

    /// The visible part of a pane.
    package struct Window: Equatable, Sendable {
        package var lines: [Line]
        /// Places of the first and last visible row, from the top of the list; `nil` if there are none.
        package var top: Int?
        package var last: Int?
    }

    /// Like the server counts: a longer pause is not work.
    package static let longestWork = HackatimeAPI.Durations.longestGap

    package let rows: [Heartbeat]
    package let oldestFirst: Bool
    package let zone: ZoneRules
    private let known: Coverage
    private let isFiltered: Bool

    /// - Parameters:
    ///   - rows: Oldest first.
    ///   - known: The times for which a pause is certain; everywhere when empty.
    ///   - isFiltered: There may be hidden rows between two rows, so the time between them is no pause.
    package init(
        rows: [Heartbeat], oldestFirst: Bool, zone: ZoneRules, known: Coverage = Coverage(), isFiltered: Bool = false
    ) {
        self.rows = rows
        self.oldestFirst = oldestFirst
        self.zone = zone
        self.known = known
        self.isFiltered = isFiltered
    }

    /// The index in the rows of a place counted from the top of the list.
    package func index(at place: Int) -> Int {
        oldestFirst ? place : rows.count - 1 - place
    }

    func key(at place: Int) -> HeartbeatKey { rows[index(at: place)].key }

    /// The place of a heartbeat, if it exists.
    package func place(of key: HeartbeatKey?) -> Int? {
        guard let key, let index = index(of: key) else { return nil }
        return oldestFirst ? index : rows.count - 1 - index
    }

    /// The visible lines for a position. They include the selected row.
    package func window(_ position: FeedPosition, height: Int) -> Window {
        guard height > 0, !rows.isEmpty else { return Window(lines: [], top: nil, last: nil) }
        guard let selected = place(of: position.selected) else {
            // Following: the newest row is at the edge where new ones appear.
            return window(from: oldestFirst ? highestTop(showing: rows.count - 1, height: height) : 0, height: height)
        }
        let wanted = min(place(of: position.top) ?? 0, selected)
        let top = max(wanted, highestTop(showing: selected, height: height))
        // No blank rows at the end while there are rows above.
        return window(from: min(top, highestTop(showing: rows.count - 1, height: height)), height: height)
    }

    /// The first row from which `place` is still visible as the last one.
    package func highestTop(showing place: Int, height: Int) -> Int {
        var top = place
        var used = 1
        while top > 0 {
            used += separator(below: top - 1) == nil ? 1 : 2
            guard used <= height else { break }
            top -= 1
        }
        return top
    }

    private func window(from top: Int, height: Int) -> Window {
        var window = Window(lines: [], top: top, last: top)
        window.lines.reserveCapacity(height)
        for place in top..<rows.count {
            guard window.lines.count < height else { break }
            if place > top, let separator = separator(below: place - 1) { window.lines.append(separator) }
            guard window.lines.count < height else { break }
            window.lines.append(.row(index(at: place)))
            window.last = place
        }
        return window
    }

    private func separator(below place: Int) -> Line? {
        let upper = rows[index(at: place)].time
        let lower = rows[index(at: place + 1)].time
        let pause = abs(upper - lower)
        let day = zone.civilTime(at: lower).date
        let isOtherDay = day != zone.civilTime(at: upper).date
        let isPause = pause > Self.longestWork
        if isPause, !isKnown(from: min(upper, lower), to: max(upper, lower)) {
            return .unknown(day: isOtherDay ? day : nil)
        }
        guard isPause && !isFiltered || isOtherDay else { return nil }
        return .separator(pause: isPause && !isFiltered ? pause : nil, day: isOtherDay ? day : nil)
    }

    /// Known stretches are in whole seconds.
    private func isKnown(from start: Double, to end: Double) -> Bool {
        known.stretches.isEmpty || known.covers(Coverage.Stretch(start: start.rounded(.up), end: end.rounded(.down)))
    }

    private func index(of key: HeartbeatKey) -> Int? {
        switch key {
        case .number(let id):
            // Searches from the newest, which is what people mostly look at.
            return rows.lastIndex { $0.id == id }
        case .fields(let time, _, _, _, _):
            var index = firstIndex(from: time)
            while index < rows.count, rows[index].time == time {
                if rows[index].key == key { return index }
                index += 1
            }
            return nil
        }
    }

    /// The first row that is not before an instant.
    private func firstIndex(from time: Double) -> Int {
        rows.partitionPoint { $0.time < time }
    }
}
