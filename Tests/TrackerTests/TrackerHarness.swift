import HackatimeAPI
import TestSupport
import Testing
import Tracker

/// Stands in for the loop: keeps requests in flight, answers them, stores answers, lets time pass.
struct TrackerHarness {
    var tracker: Tracker
    var now: Moment
    /// Requests in flight, oldest first.
    private(set) var open: [APIRequest] = []
    /// All requested calls, in order.
    private(set) var asked: [APICall] = []
    private(set) var cancelled: [RequestID] = []
    /// In memory, as with `--no-history`.
    private let history: TestHistory
    private let zone: ZoneRules

    /// 2026-11-23 14:00:00 UTC.
    static let start = 1_795_442_400.0

    init(interval: Double = 60, hasKey: Bool = true, zone: ZoneRules = .utc, wall: Double = start) {
        tracker = Tracker(seed: 7, interval: interval, hasKey: hasKey, zone: zone)
        now = Moment(wall: wall, uptime: 1000)
        self.zone = zone
        history = TestHistory(now: wall)
        history.keep(.zone(zone))
    }

    /// Changes the store before the start.
    func remember(_ call: APICall, _ value: APIValue) {
        history.remember(
            APIResult(requestID: RequestID(0), call: call, dialect: .live, result: .success(value)),
            at: now.wall)
    }

    mutating func restore(days: Int?) {
        tracker.restore(history.remembered(zone: zone, now: now.wall, rows: 200), historyDays: days, at: now)
        perform(history.spoken(to: &tracker, at: now))
    }

    /// The received heartbeats, oldest first.
    var rows: [Heartbeat] { history.rows }

    mutating func perform(_ actions: [Tracker.Action]) {
        for action in actions {
            switch action {
            case .ask(let request):
                #expect(!open.contains { $0.call == request.call }, "one request per question")
                open.append(request)
                asked.append(request.call)
            case .cancel(let requestID):
                cancelled.append(requestID)
                open.removeAll { $0.requestID == requestID }
            }
        }
    }

    mutating func begin(showing target: Target = .me) {
        perform(tracker.start(showing: target, at: now))
    }

    mutating func pass(_ seconds: Double) {
        now.wall += seconds
        now.uptime += seconds
    }

    /// Lets `seconds` pass, waking the tracker at its deadlines and answering with `reply`.
    mutating func run(for seconds: Double, reply: (APICall) -> Result<APIValue, ClientError>) {
        let end = now.uptime + seconds
        answerAll(reply)
        while let deadline = tracker.deadline(at: now), deadline <= end {
            pass(max(0, deadline - now.uptime))
            perform(tracker.wake(at: now))
            answerAll(reply)
        }
        pass(max(0, end - now.uptime))
    }

    mutating func answerAll(_ reply: (APICall) -> Result<APIValue, ClientError>) {
        var left = 1000
        while let request = open.first, left > 0 {
            answer(request, with: reply(request.call))
            left -= 1
        }
        #expect(left > 0, "questions never end")
    }

    /// Answers the oldest open request that `matches`.
    mutating func answer(
        _ matches: (APICall) -> Bool, with result: Result<APIValue, ClientError>, tag: String? = nil,
        serverTime: Double? = nil
    ) {
        guard let request = open.first(where: { matches($0.call) }) else {
            Issue.record("not asked; open: \(open.map(\.call))")
            return
        }
        answer(request, with: result, tag: tag, serverTime: serverTime)
    }

    mutating func answer(
        _ request: APIRequest, with result: Result<APIValue, ClientError>, tag: String? = nil, serverTime: Double? = nil
    ) {
        open.removeAll { $0.requestID == request.requestID }
        let outcome = APIResult(
            requestID: request.requestID, call: request.call, dialect: request.dialect, result: result,
            serverTime: serverTime, entityTag: tag)
        perform(history.hand(outcome, to: &tracker, at: now))
    }

    mutating func forgetAsked() {
        asked = []
    }

    var me: Person { tracker.person(.me) }
}

extension APICall {
    var isToday: Bool { if case .today = self { true } else { false } }
    var isStats: Bool { self == .ownStats }
    var isNewest: Bool { self == .newestHeartbeat }
    var isProfile: Bool { self == .profile }
    var isFeed: Bool { if case .heartbeats = self { true } else { false } }
    var isUserTotal: Bool { if case .userTotal = self { true } else { false } }
    var isSpans: Bool { if case .spans = self { true } else { false } }
    var window: TimeWindow? { if case .heartbeats(let window) = self { window } else { nil } }
}

/// A simple server with a heartbeat every `every` seconds.
struct FakeServer {
    var total = 7200.0
    var every = 30.0
    var newest: Double
    var pageLimit: Int?
    var rowBytes = 900

    func heartbeats(_ window: TimeWindow) -> Result<APIValue, ClientError> {
        let first = (max(window.start, newest - 40 * 86400) / every).rounded(.up)
        let last = (min(window.end, newest) / every).rounded(.down)
        guard first <= last else {
            return .success(.heartbeats(HeartbeatPage(heartbeats: [], isUnpaged: pageLimit == nil, rowCount: 0)))
        }
        var numbers = Array(Int64(first)...Int64(last))
        if pageLimit == nil, numbers.count * rowBytes > Request.heartbeatsSizeLimit {
            return .failure(.tooLarge(limit: Request.heartbeatsSizeLimit))
        }
        if let pageLimit { numbers = numbers.suffix(pageLimit) }
        let rows = numbers.map { Heartbeat(id: $0, time: Double($0) * every, entity: "a.swift", project: "robot") }
        return .success(
            .heartbeats(HeartbeatPage(heartbeats: rows, isUnpaged: pageLimit == nil, rowCount: rows.count)))
    }

    func reply(_ call: APICall) -> Result<APIValue, ClientError> {
        switch call {
        case .today: .success(.today(TodayTotal(seconds: total)))
        case .ownStats, .userStats, .rangeStats:
            .success(.stats(CodingStats(total: 100_000, languages: [], projects: [], trust: Trust(.green))))
        case .dayTotals: .failure(.notOffered)
        case .newestHeartbeat:
            .success(.newest(Heartbeat(id: Int64(newest / every), time: newest, entity: "a.swift", project: "robot")))
        case .profile: .success(.profile(Profile(id: "42", zone: "UTC", createdAt: newest - 20 * 86400)))
        case .heartbeats(let window): heartbeats(window)
        case .userTotal: .success(.total(60))
        case .spans: .success(.spans([]))
        case .trust: .success(.trust(Trust(.blue)))
        case .userByEmail, .userBySlackID: .success(.user(id: "9"))
        case .sum: .success(.total(1200))
        case .projects: .success(.projects([ProjectDetail(name: "robot", seconds: 80_000)]))
        case .leaderboard: .success(.ranking(Ranking(entries: [])))
        case .currentlyHacking: .success(.hackers([]))
        }
    }
}
