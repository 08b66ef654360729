import Cells
import Dashboard
import HackatimeAPI
import Tracker
import Testing

/// Plays keys and answers against the reducer, and keeps the effects it asks for.
struct DashboardStory {
    var state: DashboardState
    var moment: Moment
    private(set) var effects: [Effect] = []
    private(set) var open: [APIRequest] = []
    /// Answers what the reducer recalls, at once as the loop does.
    var history: FakeHistory?

    /// 2026-11-23 14:00:00 UTC.
    static let noon = 1_795_442_400.0

    init(size: Size = Size(width: 120, height: 40), hasKey: Bool = true, showing target: Target = .me) {
        moment = Moment(wall: Self.noon, uptime: 500)
        state = DashboardState(
            size: size, now: moment, poller: Poller(seed: 3, hasKey: hasKey), server: "hackatime.example",
            zones: Zones(display: .utc))
        state.trail = [target]
    }

    mutating func happen(_ kind: Event.Kind) {
        var news = [kind]
        while !news.isEmpty {
            let new = reduce(&state, Event(at: moment, news.removeFirst()))
            effects += new
            for effect in new {
                switch effect {
                case .ask(let inquiry): open.append(inquiry)
                case .cancel(let requestID): open.removeAll { $0.requestID == requestID }
                case .recall(let query):
                    if let answer = history?.recall(query) { news.append(.recalled(query, answer)) }
                default: break
                }
            }
        }
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

    /// Answers everything that is asked until nothing is, in the order of asking.
    mutating func answerAll(_ reply: (APICall) -> Result<APIValue, ClientError> = DashboardStory.reply) {
        var left = 200
        while let inquiry = open.first, left > 0 {
            answer(inquiry, with: reply(inquiry.question))
            left -= 1
        }
    }

    mutating func answer(_ inquiry: APIRequest, with result: Result<APIValue, ClientError>, serverTime: Double? = nil) {
        open.removeAll { $0.requestID == inquiry.requestID }
        happen(
            .outcome(
                APIResult(
                    requestID: inquiry.requestID, question: inquiry.question, dialect: inquiry.dialect, result: result,
                    serverTime: serverTime)))
    }

    /// A server with a heartbeat a minute since 40 days ago.
    static func reply(_ question: APICall) -> Result<APIValue, ClientError> {
        switch question {
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
        }
    }

    static func heartbeat(at time: Double) -> Heartbeat {
        Heartbeat(
            id: Int64(time), time: time, entity: "/home/nova/robot/main.swift", project: "robot", branch: "main",
            language: "Swift", editor: "neovim", line: 12)
    }

    /// A story whose first answers have come.
    static func running(size: Size = Size(width: 120, height: 40)) -> DashboardStory {
        var story = DashboardStory(size: size)
        story.happen(.start)
        story.happen(.zone(name: "UTC", .success(.utc)))
        story.answerAll()
        story.effects = []
        return story
    }
}
