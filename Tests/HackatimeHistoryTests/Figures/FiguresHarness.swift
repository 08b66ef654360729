import Cells
import HackatimeAPI
import HackatimeHistory
import HackatimeSimulator
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// The dashboard's state, a history in memory and the pretend server, without a socket. Answers come when they are let.
final class FiguresHarness {
    private(set) var state: DashboardState
    private(set) var now: Moment
    private var server: SimulatedServer
    private let history: TestHistory
    private var waiting: [APIRequest] = []
    private let zone: ZoneRules

    /// 2026-11-23 14:00:00 UTC, a Monday.
    static let start = 1_795_442_400.0

    init(
        _ dialect: Dialect, seed: UInt64, zone: ZoneRules, showing target: Target = .me, days: Int? = 30,
        interval: Double = 60
    ) {
        self.zone = zone
        now = Moment(wall: Self.start, uptime: 100)
        server = SimulatedServer(seed: seed, start: Self.start, zone: zone, dialect: dialect)
        history = TestHistory(now: Self.start)
        state = DashboardState(
            size: Size(width: 120, height: 40), now: now, tracker: Tracker(seed: seed, interval: interval, zone: zone),
            server: "time.example",
            zones: Zones(display: zone, profile: zone))
        state.historyDays = days
        state.trail = target == .me ? [.me] : [.me, target]
        happen(.remembered(history.remembered(zone: zone, now: now.wall, rows: state.firstRows)))
        happen(.opened)
        happen(.start)
    }

    func press(_ key: Character) { happen(.key(.character(key))) }

    func enter() { happen(.key(.enter)) }
    /// Opens the page.
    func compare(_ handles: [String]) {
        state.friendList.added = handles
        press("c")
    }

    /// What the server answers now, past all that is known.
    func told(_ call: APICall) -> APIValue? {
        for dialect in call.policy.dialects {
            let request = APIRequest(requestID: RequestID(.max), call: call, dialect: dialect)
            let response = server.respond(to: request.httpRequest, key: SimulatedServer.key, at: now.wall)
            if case .success(let value) = request.outcome(of: .success(response)).result { return value }
        }
        return nil
    }

    func tab() { happen(.key(.tab)) }

    func resize(_ size: Size) { happen(.resize(size)) }

    /// Answers what was asked, and what follows from that.
    func answer() {
        while !waiting.isEmpty {
            let request = waiting.removeFirst()
            let response = server.respond(
                to: request.httpRequest, key: SimulatedServer.key, at: now.wall)
            let result = request.outcome(of: .success(response))
            history.remember(result, at: now.wall)
            happen(.outcome(result))
        }
    }

    /// Lets time pass, with all that becomes due on the way.
    func pass(_ seconds: Double) {
        let end = now.uptime + seconds
        var turns = 0
        while now.uptime < end {
            let next = min(max(state.nextDeadline ?? end, now.uptime), end)
            turns = next > now.uptime ? 0 : turns + 1
            guard turns < 100 else {
                Issue.record("a deadline that has passed stays")
                return
            }
            now = Moment(wall: now.wall + next - now.uptime, uptime: next)
            happen(.deadline)
            answer()
        }
    }

    private func happen(_ kind: Event.Kind) {
        var news = [kind]
        while !news.isEmpty {
            for effect in reduce(&state, Event(at: now, news.removeFirst())) {
                switch effect {
                case .ask(let request): waiting.append(request)
                case .cancel(let requestID): waiting.removeAll { $0.requestID == requestID }
                case .loadZone(let name): news.append(.zone(name: name, .success(zone)))
                case .recall(let query): news.append(.recalled(query, history.recall(query, at: now.wall)))
                case .keep(let note): history.keep(note)
                default: break
                }
            }
        }
    }
}
