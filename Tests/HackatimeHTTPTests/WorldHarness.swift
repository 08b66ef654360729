import HackatimeAPI
import Tracker
import HackatimeHTTP
import HackatimeSimulator
import Testing
import TestSupport

/// The real tracker and transport against the pretend server over a socket. The clock only moves in `pass`.
final class WorldHarness {
    let server: WorldServer
    private let underWay = RequestsUnderWay()
    private let client: HTTPClient
    private(set) var tracker: Tracker
    private let history = TestHistory(now: start)
    private(set) var now: Moment
    private(set) var asked: [APIRequest] = []

    /// 2026-11-23 14:00:00 UTC.
    static let start = 1_795_442_400.0

    init(
        _ dialect: Dialect, owner: SimulatedServer.Owner = .nova, key: String? = SimulatedServer.key,
        authentication: HTTPSettings.Authentication = .header,
        change: @Sendable (inout SimulatedServer) -> Void = { _ in }
    ) throws {
        var world = SimulatedServer(seed: 5, start: Self.start, zone: .utc, dialect: dialect, owner: owner)
        change(&world)
        server = try WorldServer(world) { Self.start }
        let origin = try #require(ServerOrigin(parsing: server.address))
        let settings = HTTPSettings(
            origin: origin, key: key, authentication: authentication, userAgent: "hackatop-test")
        let outcomes = underWay.outcomes
        client = HTTPClient(settings: settings) { outcomes.post($0) }
        tracker = Tracker(seed: 1, hasKey: key != nil)
        now = Moment(wall: Self.start, uptime: 100)
    }

    deinit { client.shutdown() }

    func begin(showing target: Target = .me) {
        perform(tracker.start(showing: target, at: now))
        settle()
    }

    func pass(_ seconds: Double) {
        now = Moment(wall: now.wall + seconds, uptime: now.uptime + seconds)
        let wall = now.wall
        server.setClock { wall }
        perform(tracker.wake(at: now))
        settle()
    }

    func act(_ body: (inout Tracker, Moment) -> [Tracker.Action]) {
        perform(body(&tracker, now))
        settle()
    }

    private func perform(_ actions: [Tracker.Action]) {
        for action in actions {
            switch action {
            case .ask(let request):
                underWay.add(request)
                asked.append(request)
                client.ask(request)
            case .cancel(let requestID):
                underWay.remove(requestID)
                client.cancel(requestID)
            }
        }
    }

    /// Waits until nothing is in flight.
    private func settle() {
        while !underWay.isEmpty {
            guard let outcome = underWay.next() else {
                Issue.record("no outcome for \(underWay.calls)")
                return
            }
            perform(history.hand(outcome, to: &tracker, at: now))
        }
    }

    var me: Person { tracker.person(.me) }
    /// The received heartbeats, oldest first.
    var rows: [Heartbeat] { history.rows }
}
