package import HackatimeAPI

/// The heartbeats at hand, in time order, each once.
package struct HeartbeatLog: Sendable, Equatable {
    /// Oldest first.
    package private(set) var rows: [Heartbeat] = []
    /// From this instant on (seconds since 1970) the log is complete as far as the server told; `nil` before the
    /// first window has come.
    package internal(set) var coveredFrom: Double?
    /// There is nothing older on the server.
    package internal(set) var reachesStart = false
    /// Names seen before: thousands of rows share a few dozen, and each is stored once.
    private var names: [String: String] = [:]

    /// An empty log. A poller makes these.
    package init() {}

    /// A log of rows that are in order already, each once.
    package init(rows: [Heartbeat], coveredFrom: Double? = nil, reachesStart: Bool = false) {
        self.rows = rows
        self.coveredFrom = coveredFrom
        self.reachesStart = reachesStart
    }

    /// Whether two logs hold the same rows and know as much of the past.
    package static func == (left: HeartbeatLog, right: HeartbeatLog) -> Bool {
        left.coveredFrom == right.coveredFrom && left.reachesStart == right.reachesStart && left.rows == right.rows
    }

    /// The newest row that is not dated in the future.
    package func newest(notAfter limit: Double) -> Heartbeat? {
        rows.last { $0.time <= limit }
    }

    /// How many rows are later than an instant.
    package func count(after time: Double) -> Int {
        rows.count - index(after: time)
    }

    /// Takes in rows that came from the server. Rows already known are replaced. When `window` is given the answer
    /// was complete for it, and known rows inside it that the server no longer has are dropped.
    mutating func merge(_ incoming: [Heartbeat], completing window: TimeWindow?) {
        var fresh: [HeartbeatKey: Heartbeat] = [:]
        fresh.reserveCapacity(incoming.count)
        for row in incoming { fresh[row.key] = shared(row) }
        if let window {
            rows.removeAll { $0.time >= window.start && $0.time <= window.end && fresh[$0.key] == nil }
        }
        let times = incoming.map(\.time)
        guard let first = times.min(), let last = times.max() else { return }
        // Only the stretch the answer covers is rewritten; a row whose time the server changed is looked for
        // everywhere, which is one pass over keys.
        rows.removeAll { fresh[$0.key] != nil }
        let low = index(notBefore: first)
        let high = index(after: last)
        var stretch = Array(rows[low..<high])
        stretch += fresh.values
        stretch.sort { ($0.time, $0.id ?? 0, $0.entity ?? "") < ($1.time, $1.id ?? 0, $1.entity ?? "") }
        rows.replaceSubrange(low..<high, with: stretch)
    }

    /// Lets go of the oldest rows above a number.
    mutating func keep(newest limit: Int) {
        guard rows.count > limit else { return }
        // A new array: removing would keep the room of what is gone.
        rows = Array(rows.suffix(limit))
        coveredFrom = rows.first?.time ?? coveredFrom
        names = [:]
    }

    private func index(notBefore time: Double) -> Int {
        rows.partitionPoint { $0.time < time }
    }

    private func index(after time: Double) -> Int {
        rows.partitionPoint { $0.time <= time }
    }

    private mutating func shared(_ row: Heartbeat) -> Heartbeat {
        var row = row
        share(&row.entity)
        share(&row.type)
        share(&row.category)
        share(&row.project)
        share(&row.branch)
        share(&row.language)
        share(&row.editor)
        share(&row.operatingSystem)
        share(&row.machine)
        for index in row.extras.indices {
            row.extras[index].name = stored(row.extras[index].name)
            row.extras[index].value = stored(row.extras[index].value)
        }
        return row
    }

    private mutating func share(_ name: inout String?) {
        if let text = name { name = stored(text) }
    }

    private mutating func stored(_ text: String) -> String {
        // Short strings live inside the value and need no sharing.
        if text.utf8.count <= 15 { return text }
        if let known = names[text] { return known }
        names[text] = text
        return text
    }
}
