import HackatimeAPI
import Tracker
import Locks
import TestSupport

@testable import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Targets {
    /// A history whose file is damaged. Each line of an input is one damage: `set PLACE BYTE`, `fill PLACE COUNT BYTE`,
    /// `cut LENGTH`, or `sql STATEMENT`.
    static let store = FuzzTarget(
        "store-file",
        dictionary: [
            "set ", "fill ", "cut ", "\nsql ", "16 ", "100 ", "4096 ", "8192 ", "255\n", "0\n", "13\n",
            "\nsql UPDATE heartbeats SET time = 9e999\n", "\nsql UPDATE heartbeats SET time = -1e300\n",
            "\nsql UPDATE heartbeats SET project = 99999\n", "\nsql UPDATE heartbeats SET line = 9223372036854775807\n",
            "\nsql UPDATE day_counts SET parts = x'00ff'\n", "\nsql UPDATE day_counts SET day = 9e17\n",
            "\nsql UPDATE day_counts SET seconds = -1e300\n",
            "\nsql UPDATE day_server SET day = -9e17, seconds = 9e999\n",
            "\nsql UPDATE covered SET start = -9e999, end = 9e999\n", "\nsql UPDATE covered SET end = start - 5\n",
            "\nsql UPDATE covered SET start = 1e300, end = 1e301\n", "\nsql UPDATE answers SET answer = x'01'\n",
            "\nsql UPDATE answers SET as_of = 9e999\n", "\nsql UPDATE answers SET dialect = 77\n",
            "\nsql UPDATE names SET text = 5\n", "\nsql UPDATE names SET text = x'ff00'\n", "\nsql DELETE FROM names\n",
            "\nsql UPDATE zones SET counted_down_to = -9223372036854775807\n",
            "\nsql UPDATE zones SET counted_to = -5\n",
            "\nsql INSERT INTO changes(first, last) VALUES(-9e999, 9e999)\n", "\nsql DROP TABLE names\n",
            "\nsql UPDATE changes SET first = 1e300, last = -1e300\n", "\nsql UPDATE meta SET value = x'0102'\n",
            "\nsql UPDATE look_ups SET name = x'1b5b'\n", "\nsql PRAGMA user_version = 1\n",
            "\nsql PRAGMA user_version = -1\n",
        ], longest: 2_000, runs: 80,
        starting: {
            let stand = StoreStand()
            return { bytes in stand.map { $0.judge(bytes) } ?? .broken("a history can be made") }
        })
}

/// An intact history, and a folder for damaged copies.
private final class StoreStand {
    private static let now = 1_787_425_200.0
    private let folder: TemporaryFolder
    private let sound: [UInt8]

    private final class Jobs: Sendable {
        let waiting = Mutex<[@Sendable () -> Void]>([])

        func settle() {
            while let job = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { job() }
        }
    }

    init?() {
        guard let folder = try? TemporaryFolder() else { return nil }
        self.folder = folder
        let (store, jobs) = Self.open(folder)
        _ = store.remembered(zone: .utc, now: Self.now, rows: 50)
        let window = TimeWindow(start: Self.now - 3 * 86_400, end: Self.now)
        let rows = (0..<120).map { number in
            Heartbeat(
                id: number % 3 == 0 ? nil : Int64(number), time: window.start + Double(number) * 2_000,
                entity: "/a/\(number % 9)", project: "p\(number % 4)", branch: "main", language: "Swift", line: number)
        }
        let answers: [(APICall, APIValue)] = [
            (.profile, .profile(Profile(id: "1", zone: "UTC"))),
            (.heartbeats(window), .heartbeats(HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count))),
            (.ownStats, .stats(CodingStats(total: 5, languages: [Breakdown(name: "Go", seconds: 5)]))),
            (
                .dayTotals(first: Self.day(-2), last: Self.day(0), zone: "UTC"),
                .dayTotals([DayTotal(day: Self.day(-1), seconds: 3_600)])
            ),
        ]
        for (call, answer) in answers { Self.remember(call, answer, in: store) }
        store.keep(.zone(.utc))
        store.keep(.view(SavedView()))
        store.keep(.lookedUp("mira"))
        jobs.settle()
        let path = "\(folder.path)/h.db"
        guard let database = try? Database(path: path, busyTimeout: 0),
            (try? database.execute("PRAGMA wal_checkpoint(TRUNCATE)")) != nil, let sound = readBytes(path),
            store.problem == nil, sound.count > 20_000
        else { return nil }
        self.sound = sound
    }

    private static func day(_ offset: Int) -> CivilDate { ZoneRules.utc.day(at: now).adding(days: offset) }

    private static func open(_ folder: TemporaryFolder) -> (HistoryStore, Jobs) {
        let jobs = Jobs()
        let store = HistoryStore(.file(folder: folder.path, name: "h"), clock: { now }) { job in
            jobs.waiting.withLock { $0.append(job) }
        }
        return (store, jobs)
    }

    private static func remember(_ call: APICall, _ answer: APIValue, in store: HistoryStore) {
        store.remember(
            APIResult(requestID: RequestID(1), call: call, dialect: .live, result: .success(answer)), at: now)
    }

    func judge(_ input: [UInt8]) -> FuzzTarget.Verdict {
        .init { () throws(Broken) in
            clear()
            damage(input.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
            let (store, jobs) = Self.open(folder)
            let found = store.remembered(zone: .utc, now: Self.now, rows: 50)
            try check(found.rows)
            for answer in found.answers {
                try promise(answer.asOf.isFinite, "an answer came at a finite time")
            }
            try read(store)
            store.keep(.zone(.utc))
            jobs.settle()
            let row = Heartbeat(id: 1_000_000, time: Self.now - 5, entity: "/new", project: "p1", language: "C")
            let window = TimeWindow(start: Self.now - 100, end: Self.now)
            Self.remember(
                .heartbeats(window), .heartbeats(HeartbeatPage(heartbeats: [row], isUnpaged: true, rowCount: 1)),
                in: store)
            Self.remember(.profile, .profile(Profile(id: "1", zone: "UTC")), in: store)
            jobs.settle()
            try read(store)
            if let problem = store.problem?.sentence {
                try promise(Targets.isLine(problem), "a problem is one line: \(problem)")
            }
            return store.problem == nil
        }
    }

    /// Everything the program reads from a history.
    private func read(_ store: HistoryStore) throws(Broken) {
        let queries: [HistoryQuery] = [
            .coverage, .field(.branch, CivilDays(first: Self.day(-6), last: Self.day(0))),
            .field(.author, CivilDays(first: Self.day(-6), last: Self.day(0))),
            .count(CivilDays(first: Self.day(-6), last: Self.day(0))), .timeline(Self.day(-1), FeedFilter()),
            .rows(RowQuery(.newest, count: 50)), .rows(RowQuery(.before(RowPlace(time: Self.now, id: 0)), count: 20)),
            .rows(RowQuery(.after(RowPlace(time: 0, id: .min)), count: 20)),
            .rows(RowQuery(.from(RowPlace(time: Self.now - 90_000, id: 0)), count: 20)),
            .times(TimeWindow(start: Self.now - 86_400, end: Self.now)), .announcedGoal, .marks,
            .since(Self.now - 300_000, []), .since(Self.now - 300_000, ["robot", "site"]),
            .project("robot", CivilDays(first: Self.day(-6), last: Self.day(0))),
            .hours(CivilDays(first: Self.day(-6), last: Self.day(0))),
            .sessions(CivilDays(first: Self.day(-6), last: Self.day(0))),
            .beats(BeatQuery(Self.now - 90_000..<Self.now, wantsBefore: true)),
        ]
        for query in queries {
            switch store.recall(query) {
            case .rows(let page): try check(page.rows)
            case .count(let count):
                try promise(count.total.isFinite && count.total >= 0, "a count is finite: \(count.total)")
            case .field(let count):
                try promise(count.rows.allSatisfy { $0.seconds.isFinite && $0.seconds >= 0 }, "a list is finite")
            case .coverage(let coverage):
                try promise(coverage.figures.allSatisfy { $0.seconds.isFinite }, "figures are finite")
                try promise(coverage.firstTime?.isFinite ?? true, "the first time is finite")
                try promise(coverage.newestTime?.isFinite ?? true, "the newest time is finite")
            case .timeline(let timeline):
                try promise(timeline.slots.allSatisfy { $0.seconds.isFinite }, "slots are finite")
            case .times(let times):
                try promise(times.allSatisfy { $0.isFinite }, "times are finite")
            case .hours(let days):
                try promise(
                    days.allSatisfy { ($0.hours + [$0.first, $0.last]).allSatisfy(\.isFinite) }, "hours are finite")
            case .sessions(let sessions):
                try promise(sessions.allSatisfy { $0.start <= $0.end && $0.duration.isFinite }, "sessions are finite")
            case .beats(let page):
                let count = EventCount(page.table, EventRules())
                try promise(count.event.isFinite && count.total.isFinite, "an event is finite")
            case .since(let seconds): try promise(seconds.isFinite && seconds >= 0, "time since is finite")
            case .project(let count):
                try promise(count.byDay.allSatisfy { $0.isFinite && $0 >= 0 }, "a project's days are finite")
            case .announcedGoal, .marks, .unreadable: break
            }
        }
    }

    private func check(_ rows: [Heartbeat]) throws(Broken) {
        try promise(rows.allSatisfy { $0.time.isFinite }, "rows have finite times")
        try promise(zip(rows, rows.dropFirst()).allSatisfy { $0.time <= $1.time }, "rows are in time order")
    }

    private func damage(_ lines: [String]) {
        var bytes = sound
        var statements: [String] = []
        for line in lines {
            let words = line.split(separator: " ", maxSplits: line.hasPrefix("sql ") ? 1 : 3)
            let numbers = words.dropFirst().map { Int($0) ?? 0 }
            switch (words.first, numbers.count) {
            case ("set", 2...) where bytes.indices.contains(numbers[0]):
                bytes[numbers[0]] = UInt8(truncatingIfNeeded: numbers[1])
            case ("fill", 3...) where bytes.indices.contains(numbers[0]) && numbers[1] > 0:
                for place in numbers[0]..<min(bytes.count, numbers[0] + min(numbers[1], bytes.count)) {
                    bytes[place] = UInt8(truncatingIfNeeded: numbers[2])
                }
            case ("cut", 1...) where (0..<bytes.count).contains(numbers[0]):
                bytes.removeLast(bytes.count - numbers[0])
            case ("sql", 1...): statements.append(String(words[1]))
            default: break
            }
        }
        let path = "\(folder.path)/h.db"
        guard let file = fopen(path, "w") else { return }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        guard !statements.isEmpty, let database = try? Database(path: path, busyTimeout: 0) else { return }
        // No statements that write other files.
        for statement in statements where !statement.lowercased().contains("attach") && !statement.contains("VACUUM") {
            try? database.execute(statement)
        }
    }

    private func clear() {
        for name in fileNames(in: folder.path) { unlink("\(folder.path)/\(name)") }
    }
}
