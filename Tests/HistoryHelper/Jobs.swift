import Tracker
import CLockFault
import HackatimeAPI
import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Stores pages of 20 heartbeats, and says so after each. With a pipe, each page waits for a byte from it.
func write(to location: StoreLocation, from first: Int, pages: Int, pipe: String? = nil) {
    let pace = pipe.flatMap { fopen($0, "r") }
    let store = HistoryStore(location) { $0() }
    store.keep(.zone(.utc))
    for page in 0..<pages {
        if let pace { _ = getc(pace) }
        let start = 1_700_000_000 + Double(first + page) * 1_000
        let rows = (0..<20).map { number in
            Heartbeat(
                id: Int64((first + page) * 20 + number), time: start + 1 + Double(number) * 50,
                entity: "/home/o/file\(page).swift", project: "robot", language: "Swift")
        }
        let outcome = APIResult(
            requestID: RequestID(UInt64(page)), call: .heartbeats(TimeWindow(start: start, end: start + 1_000)),
            dialect: .live,
            result: .success(.heartbeats(HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count))))
        store.remember(outcome, at: start + 5_000)
        say(store.problem?.sentence ?? "kept \(first + page)")
    }
}

/// Prints what is read from a read-only file, and what happens to new rows.
func unwritable(_ location: StoreLocation) {
    let store = HistoryStore(location) { $0() }
    let before = store.remembered(zone: .utc, now: 1_787_000_000, rows: 200)
    say("rows \(before.rows.count)")
    store.remember(
        APIResult(
            requestID: RequestID(1), call: .newestHeartbeat, dialect: .live,
            result: .success(.newest(Heartbeat(id: 999_999, time: 1_786_000_000)))), at: 1_787_000_000)
    say("rows \(store.remembered(zone: .utc, now: 1_787_000_000, rows: 200).rows.count)")
    say(store.problem?.sentence ?? "no problem")
}

/// Says what is known after a start's first results, and how often a lock was asked for.
func unlockable(_ location: StoreLocation) {
    let store = HistoryStore(location) { $0() }
    _ = store.remembered(zone: .utc, now: 1_787_000_000, rows: 200)
    for id in 0..<20 {
        store.remember(
            APIResult(
                requestID: RequestID(1), call: .newestHeartbeat, dialect: .live,
                result: .success(.newest(Heartbeat(id: Int64(id), time: 1_786_000_000)))), at: 1_787_000_000)
    }
    say("rows \(store.remembered(zone: .utc, now: 1_787_000_000, rows: 200).rows.count)")
    say(store.problem?.sentence ?? "no problem")
    say("\(lockfault_count())")
}

/// Starts a request that is never answered, and keeps its claim.
func claim(_ location: StoreLocation) {
    let store = HistoryStore(location) { $0() }
    let client = CoalescingClient(store, post: { say("posted \($0.result)") }) { _ in Silence() }
    client?.ask(
        APIRequest(requestID: RequestID(1), call: .today(CivilDate(year: 2026, month: 8, day: 22)), dialect: .live))
    say("asked")
    // Keeps the client alive: its claim ends with its last use, even before an endless loop. This loop ends with the
    // tests.
    withExtendedLifetime(client) {
        while getppid() != 1 { sleep(60) }
    }
}

private struct Silence: APIClient {
    func ask(_ request: APIRequest) {}
    func cancel(_ requestID: RequestID) {}
}

/// Prints a line without buffering, because the reader waits for it.
private func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = systemWrite(1, bytes, bytes.count)
}

private func systemWrite(_ descriptor: Int32, _ bytes: [UInt8], _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
    #else
        Darwin.write(descriptor, bytes, count)
    #endif
}
