import Cells
import Dashboard
import HackatimeAPI
import TestSupport
import Tracker
import Testing

/// Plays keys and answers against the reducer and a history, as the loop does, and records the effects.
struct DashboardHarness {
    var state: DashboardState
    var moment: Moment
    private(set) var effects: [Effect] = []
    private(set) var open: [APIRequest] = []
    let history: TestHistory
    /// Whether recalls are answered at once. If `false`, they never are.
    var isRecalling = true
    /// The zones of this machine.
    var loadZone: (String) -> Result<ZoneRules, ZoneProblem> = { _ in .success(.utc) }

    /// What the files with events say.
    var events = EventList()

    /// 2026-11-23 14:00:00 UTC.
    static let noon = 1_795_442_400.0

    init(
        size: Size = Size(width: 120, height: 40), hasKey: Bool = true, showing target: Target = .me,
        history: TestHistory = TestHistory(now: noon), at wall: Double = noon
    ) {
        moment = Moment(wall: wall, uptime: 500)
        self.history = history
        state = DashboardState(
            size: size, now: moment, tracker: Tracker(seed: 3, hasKey: hasKey), server: "hackatime.example",
            zones: Zones(display: .utc))
        state.trail = [target]
        // Of all time there are figures without heartbeats.
        state.range = DateRange(.allTime)
    }

    mutating func happen(_ kind: Event.Kind) {
        var news = [kind]
        while !news.isEmpty {
            let new = reduce(&state, Event(at: moment, news.removeFirst()))
            effects += new
            for effect in new {
                switch effect {
                case .ask(let request): open.append(request)
                case .cancel(let requestID): open.removeAll { $0.requestID == requestID }
                case .recall(let query) where isRecalling:
                    news.append(.recalled(query, history.recall(query, at: moment.wall)))
                case .keep(let note): history.keep(note)
                case .loadEvents: news.append(.events(events))
                case .loadZone(let name): news.append(.zone(name: name, loadZone(name)))
                default: break
                }
            }
        }
    }

    /// Starts as the program does: first with what is stored.
    mutating func begin() {
        let known = history.remembered(zone: state.zones.display, now: moment.wall, rows: state.firstRows)
        happen(.remembered(known))
        happen(.opened)
        happen(.start)
    }

    mutating func press(_ keys: Key...) {
        for key in keys { happen(.key(key)) }
    }

    mutating func type(_ text: String) {
        for character in text { happen(.key(.character(character))) }
    }

    mutating func pass(_ seconds: Double) {
        moment.wall += seconds
        moment.uptime += seconds
    }

    /// Effects since the last call.
    mutating func takeEffects() -> [Effect] {
        defer { effects = [] }
        return effects
    }

    /// Answers all requests in order, including those made on the way.
    mutating func answerAll(_ reply: (APICall) -> Result<APIValue, ClientError> = DashboardHarness.reply) {
        var left = 200
        while let request = open.first, left > 0 {
            answer(request, with: reply(request.call))
            left -= 1
        }
    }

    /// Time passes in steps, and everything that is asked meanwhile is answered.
    mutating func go(_ seconds: Double, _ reply: (APICall) -> Result<APIValue, ClientError>) {
        let end = moment.uptime + seconds
        while moment.uptime < end {
            pass(min(10, end - moment.uptime))
            happen(.deadline)
            answerAll(reply)
        }
    }

    mutating func answer(_ request: APIRequest, with result: Result<APIValue, ClientError>, serverTime: Double? = nil) {
        open.removeAll { $0.requestID == request.requestID }
        let outcome = APIResult(
            requestID: request.requestID, call: request.call, dialect: request.dialect, result: result,
            serverTime: serverTime)
        history.remember(outcome, at: moment.wall)
        happen(.outcome(outcome))
    }

    /// A server with a heartbeat per minute for 40 days.
    static func reply(_ call: APICall) -> Result<APIValue, ClientError> {
        switch call {
        case .today: return .success(.today(TodayTotal(seconds: 7200)))
        case .ownStats:
            return .success(
                .stats(
                    CodingStats(
                        displayName: "Nova", total: 90_000,
                        languages: [Breakdown(name: "Swift", seconds: 60_000), Breakdown(name: "C", seconds: 20_000)],
                        projects: [Breakdown(name: "robot", seconds: 80_000)], trust: Trust(.green))))
        case .userStats(let name):
            return .success(
                .stats(CodingStats(displayName: name.uppercased(), total: 5000, languages: [], trust: Trust(.blue))))
        case .rangeStats: return .success(.stats(CodingStats(total: 3600, languages: [], projects: [])))
        case .dayTotals: return .failure(.notOffered)
        case .newestHeartbeat: return .success(.newest(heartbeat(at: noon - 60)))
        case .profile: return .success(.profile(Profile(id: "42", displayName: "Nova", zone: "UTC")))
        case .heartbeats(let window):
            let last = Int(min(window.end, noon - 60) / 60)
            let first = Int((max(window.start, noon - 40 * 86400) / 60).rounded(.up))
            let rows = first <= last ? (first...last).map { heartbeat(at: Double($0) * 60) } : []
            return .success(.heartbeats(HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count)))
        case .userTotal: return .success(.total(600))
        case .spans:
            return .success(.spans([Span(start: noon - 9000, end: noon - 6000, duration: 3000)]))
        case .trust: return .success(.trust(Trust(.blue)))
        case .userByEmail, .userBySlackID: return .failure(.refused(serverMessage: "Unauthorized"))
        case .sum: return .success(.total(1200))
        case .projects: return .success(.projects([ProjectDetail(name: "robot", seconds: 80_000)]))
        case .leaderboard:
            let nova = Ranking.Entry(rank: 1, userID: "42", name: "Nova", seconds: 9000)
            return .success(.ranking(Ranking(entries: [nova])))
        case .currentlyHacking: return .success(.hackers([Hacker(name: "Nova", project: "robot")]))
        }
    }

    /// The same server with other heartbeats.
    static func reply(from rows: [Heartbeat]) -> (APICall) -> Result<APIValue, ClientError> {
        { call in
            switch call {
            case .newestHeartbeat: return .success(.newest(rows.last))
            case .heartbeats(let window):
                let found = rows.filter { $0.time >= window.start && $0.time <= window.end }
                return .success(
                    .heartbeats(HeartbeatPage(heartbeats: found, isUnpaged: true, rowCount: found.count)))
            default: return reply(call)
            }
        }
    }

    /// The server now has these heartbeats and a larger total, and the next poll sees it.
    mutating func poll(_ rows: [Heartbeat]) {
        pass(70)
        happen(.deadline)
        answerAll { call in
            if case .today = call { return .success(.today(TodayTotal(seconds: 7_260))) }
            return Self.reply(from: rows)(call)
        }
    }

    static func heartbeat(at time: Double) -> Heartbeat {
        Heartbeat(
            id: Int64(time), time: time, entity: "/home/nova/robot/main.swift", project: "robot", branch: "main",
            language: "Swift", editor: "neovim", line: 12)
    }

    /// Started, with the first answers received.
    static func running(
        size: Size = Size(width: 120, height: 40), history: TestHistory = TestHistory(now: noon),
        reply: (APICall) -> Result<APIValue, ClientError> = DashboardHarness.reply
    ) -> DashboardHarness {
        var harness = DashboardHarness(size: size, history: history)
        harness.begin()
        harness.answerAll(reply)
        harness.effects = []
        harness.history.forget()
        return harness
    }

    /// Lets time pass until the search is over. Returns how often the loop woke up.
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
