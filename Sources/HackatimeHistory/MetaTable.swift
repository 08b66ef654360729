import HackatimeAPI
import Tracker

/// Single values by name.
extension Database {
    private func meta<T>(_ key: String, body: (Statement) -> T) throws(StoreError) -> T? {
        try first(in: .meta, "WHERE key = ?", .text(key), body: body)
    }

    private func setMeta(_ key: String, _ value: Value) throws(StoreError) {
        try put([.text(key), value], in: .meta)
    }

    /// The account that the file belongs to, once known.
    var account: String? {
        get throws(StoreError) { try meta("account") { $0.text(1) } }
    }

    func setAccount(_ account: String) throws(StoreError) {
        try setMeta("account", .text(account))
    }

    /// Stored, because counting a million rows would delay the start.
    func rowCount() throws(StoreError) -> Int {
        // No file has room for more, but a damaged one may claim it.
        min(try meta("rows") { $0.number(1) } ?? 0, 1 << 48)
    }

    func addToRowCount(_ added: Int) throws(StoreError) {
        if added != 0 { try setMeta("rows", .number(max(0, try rowCount()) + added)) }
    }

    /// After rows were lost.
    func countRows() throws(StoreError) {
        try setMeta("rows", .number(try first("SELECT count(*) FROM heartbeats") { $0.number(0) } ?? 0))
    }

    /// When the server's totals of the last days were last stored.
    func comparedAt() throws(StoreError) -> Double? {
        try meta("compared_at") { $0.real(1) }
    }

    func setComparedAt(_ time: Double) throws(StoreError) {
        try setMeta("compared_at", .real(time))
    }

    func forgetComparedAt() throws(StoreError) {
        try run("DELETE FROM meta WHERE key = 'compared_at'")
    }

    /// When the server's rate limit ends, and when it was reported.
    ///
    /// - Returns: `isNamed`: the server named the time.
    func limit() throws(StoreError) -> (since: Double, until: Double, isNamed: Bool)? {
        guard let since = try meta("limited_since", body: { $0.real(1) }),
            let until = try meta("limited_until", body: { $0.real(1) })
        else { return nil }
        return (since, until, try meta("limited_by_name") { $0.number(1) != 0 } ?? true)
    }

    func setLimit(since: Double, until: Double, isNamed: Bool) throws(StoreError) {
        try setMeta("limited_since", .real(since))
        try setMeta("limited_until", .real(until))
        try setMeta("limited_by_name", .number(isNamed ? 1 : 0))
    }

    /// Seconds to add to this machine's clock to get the server's, by which answers are dated then; 0 if it is right.
    func clockOffset() throws(StoreError) -> Double {
        let offset = try meta("clock_offset") { $0.real(1) } ?? 0
        return offset.isFinite ? offset : 0
    }

    func setClockOffset(_ offset: Double) throws(StoreError) {
        try setMeta("clock_offset", .real(offset))
    }

    func view() throws(StoreError) -> SavedView? {
        guard let bytes = try meta("view", body: { $0.bytes(1) }) else { return nil }
        var pack = BinaryDecoder(bytes)
        return pack.view()
    }

    func setView(_ view: SavedView) throws(StoreError) {
        var pack = BinaryEncoder()
        pack.add(view)
        try setMeta("view", .bytes(pack.bytes))
    }

    func friends() throws(StoreError) -> [String] {
        guard let bytes = try meta("friends", body: { $0.bytes(1) }) else { return [] }
        var pack = BinaryDecoder(bytes)
        let names = pack.list { $0.text() }
        return pack.isComplete ? names : []
    }

    func setFriends(_ names: [String]) throws(StoreError) {
        var pack = BinaryEncoder()
        pack.add(list: names) { $0.add($1) }
        try setMeta("friends", .bytes(pack.bytes))
    }

    /// The last day whose goal was announced.
    func announcedGoal() throws(StoreError) -> CivilDate? {
        try meta("announced_goal") { CivilDate(dayNumber: min(max($0.number(1), 0), 1 << 20)) }
    }

    func setAnnouncedGoal(_ day: CivilDate) throws(StoreError) {
        try setMeta("announced_goal", .number(day.dayNumber))
    }

    /// Newest last.
    func lookUps() throws(StoreError) -> [String] {
        var names: [String] = []
        try each("SELECT name FROM look_ups ORDER BY number") { row throws(StoreError) in
            names.append(row.text(0))
            return true
        }
        return names
    }

    func addLookUp(_ name: String) throws(StoreError) {
        try run("DELETE FROM look_ups WHERE name = ?", .text(name))
        try run("INSERT INTO look_ups(name) VALUES (?)", .text(name))
        try run("DELETE FROM look_ups WHERE number <= (SELECT max(number) - 100 FROM look_ups)")
    }
}
