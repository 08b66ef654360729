import HackatimeAPI
import Tracker
import Locks
import TestSupport

@testable import HackatimeHistory

/// A store whose work waits until `settle`, without a thread of its own.
final class Bench {
    /// 2026-08-22, 15:00 in New York.
    static let now = 1_787_425_200.0

    private final class Jobs: Sendable {
        let waiting = Mutex<[@Sendable () -> Void]>([])
    }

    let store: HistoryStore
    let zone: ZoneRules
    private let jobs = Jobs()
    private var lastTicket: UInt64 = 0

    /// - Parameter waits: Otherwise work is done at once, as in a command without a dashboard.
    init(
        _ location: StoreLocation = .memory, zone: ZoneRules = .utc, now: Double = Bench.now, waits: Bool = true
    ) {
        self.zone = zone
        let jobs = jobs
        store = HistoryStore(location, clock: { now }) { job in
            if waits { jobs.waiting.withLock { $0.append(job) } } else { job() }
        }
        _ = store.remembered(zone: zone, now: now, rows: 200)
        store.keep(.zone(zone))
        settle()
    }

    func settle() {
        while let job = jobs.waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { job() }
    }

    func remember(_ call: APICall, _ answer: APIValue, at now: Double = Bench.now, dialect: Dialect = .live) {
        lastTicket += 1
        store.remember(
            APIResult(requestID: RequestID(lastTicket), call: call, dialect: dialect, result: .success(answer)),
            at: now)
        settle()
    }

    /// Like the answer of a server without a row limit.
    func fetch(_ window: TimeWindow, from rows: [Heartbeat], at now: Double = Bench.now) {
        let inside = rows.filter { $0.time >= window.start && $0.time <= window.end }.sorted { $0.time < $1.time }
        remember(
            .heartbeats(window),
            .heartbeats(HeartbeatPage(heartbeats: inside, isUnpaged: true, rowCount: inside.count)), at: now)
    }

    func count(_ first: CivilDate, _ last: CivilDate) -> RangeCount? {
        guard case .count(let count) = store.recall(.count(CivilDays(first: first, last: last))) else { return nil }
        return count
    }

    func field(_ field: HeartbeatField, _ days: CivilDays) -> FieldCount? {
        guard case .field(let count) = store.recall(.field(field, days)) else { return nil }
        return count
    }

    func rows(_ query: RowQuery) -> RowPage? {
        guard case .rows(let page) = store.recall(.rows(query)) else { return nil }
        return page
    }

    var coverage: HistoryCoverage? {
        guard case .coverage(let coverage) = store.recall(.coverage) else { return nil }
        return coverage
    }
}

enum Made {
    static func rows(
        _ count: Int, from start: Double, to end: Double, seed: UInt64, hasNumbers: Bool = true
    ) -> [Heartbeat] {
        var chance = SplitMix64(seed: seed)
        var rows: [Heartbeat] = []
        var time = start
        for number in 1...count {
            // Bursts, gaps of about two minutes, and sometimes hours.
            let step =
                switch Int.random(in: 0..<10, using: &chance) {
                case 0: 0.0
                case 1: 120.0
                case 2: Double.random(in: 119...121, using: &chance)
                case 3: Double.random(in: 0...20_000, using: &chance)
                default: Double.random(in: 0...100, using: &chance)
                }
            time += (step * 1000).rounded() / 1000
            if time > end { time = start + Double.random(in: 0...1000, using: &chance).rounded() }
            rows.append(
                Heartbeat(
                    id: hasNumbers ? Int64(number) : nil, time: time,
                    entity: "/home/o/file\(Int.random(in: 0..<50, using: &chance)).swift", type: "file",
                    category: "coding", project: ["robot", "site", nil, "Robot"].randomElement(using: &chance) ?? nil,
                    branch: "main",
                    language: ["Swift", "swift", "C", "Go", nil].randomElement(using: &chance) ?? nil, editor: "vim",
                    operatingSystem: "linux", machine: "m\(number % 7)", isWrite: Bool.random(using: &chance),
                    line: number, lineCount: 900,
                    extras: [Heartbeat.Extra("user agent", "SECRET-AGENT"), Heartbeat.Extra("lines added", "3")]))
        }
        return rows.sorted { ($0.time, $0.id ?? 0) < ($1.time, $1.id ?? 0) }
    }

    /// The row as the store returns it.
    static func kept(_ row: Heartbeat) -> Heartbeat {
        var row = row
        row.extras.removeAll { $0.name == "user agent" }
        return row
    }
}
