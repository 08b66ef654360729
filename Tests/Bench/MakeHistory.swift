import HackatimeAPI
import Tracker
import HackatimeHistory
import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The store in a folder: named by server and key, as in the program, or by the last path component.
private func location(_ options: ToolOptions) -> StoreLocation {
    guard let path = options.words.first else { exit(64) }
    if let server = options["server"] {
        guard let origin = ServerOrigin(parsing: server) else { exit(64) }
        return .file(folder: path, origin: origin, key: options["key"].map { Secret($0) })
    }
    guard let slash = path.lastIndex(of: "/") else { exit(64) }
    return .file(folder: String(path[..<slash]), name: String(path[path.index(after: slash)...]))
}

/// Fills a store like years of work: this many heartbeats over this many days until today, mostly in bursts, in a few
/// projects and languages and some thousand files. The same on every run of a day. With no heartbeats the store only
/// has its empty tables.
func makeHistory(_ options: ToolOptions) {
    let count = max(0, options.number("rows", 1_000_000))
    let days = min(count, max(1, options.number("days", 1_095)))
    let now = HistoryStore.wallClock()
    let last = options.number("last", ZoneRules.utc.day(at: now).dayNumber)
    let store = HistoryStore(location(options)) { $0() }
    store.keep(.zone(.utc))
    let began = uptime()
    var number: Int64 = 0
    for index in 0..<days {
        let start = ZoneRules.utc.start(of: CivilDate(dayNumber: last - days + 1 + index))
        let rows = (count * (index + 1)) / days - (count * index) / days
        // From 08:00, as many as fit into fourteen hours; today only up to now.
        let begin = start + (now < start + 86_400 ? min(28_800, max(0, now - start) / 2) : 28_800)
        let step = min(min(50_000, max(1, now - begin)) / Double(rows), 110)
        var page: [Heartbeat] = []
        for row in 0..<rows {
            number += 1
            let burst = row / 40 + index
            page.append(
                Heartbeat(
                    id: number, time: begin + (Double(row) * step * 1000).rounded() / 1000,
                    entity: "/home/orpheus/project\(burst % 12)/Sources/File\((burst * 7 + row / 9) % 3_000).swift",
                    type: "file", category: "coding", project: "project\(burst % 12)", branch: "main",
                    language: ["Swift", "C", "Python", "Markdown", "Go"][burst % 5], editor: "vscode",
                    operatingSystem: "linux", machine: "thinkpad", isWrite: row % 5 == 0, line: row % 900,
                    lineCount: 900))
        }
        let window = TimeWindow(start: start, end: start + 86_399)
        store.remember(
            APIResult(
                requestID: RequestID(UInt64(index + 1)), call: .heartbeats(window), dialect: .live,
                result: .success(.heartbeats(HeartbeatPage(heartbeats: page, isUnpaged: true, rowCount: rows)))),
            at: max(now, start + 86_400))
    }
    if let problem = store.problem?.sentence {
        print(problem)
        exit(74)
    }
    print("\(number) heartbeats over \(days) days in \(((uptime() - began) * 10).rounded() / 10) s")
}

/// Prints the median time of the store's reads in milliseconds, in this process.
func readHistory(_ options: ToolOptions) {
    let place = location(options)
    let now = HistoryStore.wallClock()
    func median(_ runs: Int, _ body: () -> Void) -> Double {
        let times = (0..<runs).map { _ in
            let start = uptime()
            body()
            return (uptime() - start) * 1000
        }
        return (times.sorted()[runs / 2] * 100).rounded() / 100
    }
    print(
        "open and remembered: \(median(11) { _ = HistoryStore(place) { $0() }.remembered(zone: .utc, now: now, rows: 200) })"
    )
    let store = HistoryStore(place) { $0() }
    let coverage = store.remembered(zone: .utc, now: now, rows: 200).coverage
    let today = ZoneRules.utc.day(at: now)
    let first = coverage.firstTime.map { ZoneRules.utc.day(at: $0) } ?? today
    let newest = ZoneRules.utc.day(at: coverage.newestTime ?? now)
    for (name, start) in [
        ("all time", first), ("year", newest.adding(days: -365)), ("30 days", newest.adding(days: -29)),
    ] {
        let days = CivilDays(first: start, last: max(start, newest))
        print("\(name), \(days.count) days: \(median(11) { _ = store.recall(.count(days)) })")
        let fields: [(String, HeartbeatField)] = [("editors", .editor), ("branches", .branch), ("files", .file)]
        for (list, field) in fields {
            print("  \(list): \(median(11) { _ = store.recall(.field(field, days)) })")
        }
    }
    print("timeline: \(median(11) { _ = store.recall(.timeline(newest, FeedFilter())) })")
    let middle = RowPlace(time: (coverage.firstTime ?? now) / 2 + (coverage.newestTime ?? now) / 2, id: 0)
    print("200 rows: \(median(11) { _ = store.recall(.rows(RowQuery(.before(middle), count: 200))) })")
    var filter = FeedFilter()
    filter.words = ["file2999.swift", "project0", "markdown", "python"]
    print("search: \(median(11) { _ = store.recall(.rows(RowQuery(.newest, count: 200, filter: filter))) })")
    print("coverage: \(median(11) { _ = store.recall(.coverage) })")
}
