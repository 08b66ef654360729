import Cells
import Dashboard
import HackatimeAPI
import Tracker
import HackatimeSimulator
import TestSupport
import Testing

@testable import HackatimeHTTP

/// The dashboard's state with the real tracker, a history in memory and the real transport, against the simulated
/// server over a socket. Its clock only moves in `pass`.
final class FaultHarness {
    private(set) var state: DashboardState
    private(set) var now = Moment(wall: start, uptime: 100)
    private let settings: HTTPSettings
    private let setClock: (Double) -> Void
    private let outcomes = OutcomeBox()
    private let history = TestHistory(now: start)
    private var client: HTTPClient
    private var underWay: [RequestID: APIRequest] = [:]
    private var taken = 0
    /// Requests made so far.
    private(set) var asked = 0

    /// 2026-11-23 14:00:00 UTC.
    static let start = 1_795_442_400.0

    /// - Parameters:
    ///   - address: where the server is.
    ///   - setClock: tells the server the time.
    ///   - historyDays: how much of the past is filled in between polls. Mostly none: faults are for what is shown.
    init(
        _ address: String, setClock: @escaping (Double) -> Void = { _ in }, certificates: String? = nil,
        historyDays: Int = 0
    ) throws {
        self.setClock = setClock
        let origin = try #require(ServerOrigin(parsing: address))
        settings = HTTPSettings(
            origin: origin, key: SimulatedServer.key, timeout: 60, certificatesFile: certificates,
            userAgent: "hackatop-test")
        client = Self.client(settings, outcomes)
        state = DashboardState(
            size: Size(width: 240, height: 40), now: now, tracker: Tracker(seed: 1), server: origin.displayName,
            zones: Zones(display: .utc))
        state.historyDays = historyDays
    }

    deinit { client.shutdown() }

    /// Changes the time-out of requests, in seconds.
    func limitRequests(to timeout: Double) {
        go { $0.timeout = timeout }
    }

    /// Continues with changed settings; without a change, with the first ones.
    func go(_ change: (inout HTTPSettings) -> Void = { _ in }) {
        client.shutdownAndWait()
        var settings = settings
        change(&settings)
        client = Self.client(settings, outcomes)
    }

    private static func client(_ settings: HTTPSettings, _ outcomes: OutcomeBox) -> HTTPClient {
        HTTPClient(settings: settings) { outcomes.post($0) }
    }

    func begin() {
        let known = history.remembered(zone: state.zones.display, now: now.wall, rows: state.firstRows)
        happen(.remembered(known))
        happen(.opened)
        happen(.start)
        settle()
    }

    func press(_ key: Character) {
        happen(.key(.character(key)))
        settle()
    }

    /// Lets time pass and does what becomes due, until `isSo` or the end.
    func pass(_ seconds: Double, until isSo: (FaultHarness) -> Bool = { _ in false }) {
        let end = now.uptime + seconds
        var turns = 0
        while !isSo(self) {
            let next = min(max(state.nextDeadline ?? end, now.uptime), end)
            turns = next > now.uptime ? 0 : turns + 1
            guard turns < 100 else {
                Issue.record("a deadline that has passed stays")
                return
            }
            now = Moment(wall: now.wall + next - now.uptime, uptime: next)
            setClock(now.wall)
            happen(.deadline)
            settle()
            if next >= end { return }
        }
    }

    /// Nothing shown of the owner has a problem.
    var isWell: Bool {
        let me = state.person
        return [
            me.today.problem, me.stats.problem, me.newest.problem, me.feed.problem, me.profile.problem,
        ].allSatisfy { $0 == nil }
    }

    /// Everything shown of the owner has arrived.
    var isComplete: Bool {
        let me = state.person
        return me.today.value != nil && me.stats.value != nil && me.newest.value != nil && me.profile.value != nil
            && !state.feedRows.isEmpty
    }

    /// The first part of the status line, with `HOST` for the host and `TIME` for times of day.
    var message: String {
        let row = render(state).text.last ?? ""
        // The keys stand after blanks.
        let first = row.split(separator: " · ").first?.split(separator: "   ").first.map(String.init) ?? ""
        return Self.generic(first, host: state.server)
    }

    var screen: String { render(state).text.joined(separator: "\n") }

    private static func generic(_ text: String, host: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        let parts = text.drop { $0 == " " }.split(separator: host, omittingEmptySubsequences: false)
        var words = parts.joined(separator: "HOST").split(separator: " ", omittingEmptySubsequences: false)
            .map(String.init)
        for index in words.indices {
            let word = Array(words[index].utf8)
            guard word.count >= 5, word[2] == UInt8(ascii: ":") else { continue }
            guard [0, 1, 3, 4].allSatisfy({ (48...57).contains(word[$0]) }) else { continue }
            words[index] = "TIME" + words[index].dropFirst(5)
        }
        return words.joined(separator: " ")
    }

    private func happen(_ kind: Event.Kind) {
        var news = [kind]
        while !news.isEmpty {
            for effect in reduce(&state, Event(at: now, news.removeFirst())) {
                switch effect {
                case .ask(let request):
                    underWay[request.requestID] = request
                    asked += 1
                    client.ask(request)
                case .cancel(let requestID):
                    underWay[requestID] = nil
                    client.cancel(requestID)
                case .loadEvents: news.append(.events(EventList()))
                case .loadZone(let name): news.append(.zone(name: name, .success(.utc)))
                case .recall(let query): news.append(.recalled(query, history.recall(query, at: now.wall)))
                case .keep(let note): history.keep(note)
                case .useTheme, .useMouse, .log, .lookForKey, .useAccount, .changeAccount, .copy, .announce, .repaint,
                    .suspend, .quit:
                    break
                }
            }
        }
    }

    /// Waits until nothing is in flight.
    private func settle() {
        while !underWay.isEmpty {
            let all = outcomes.wait(count: taken + 1)
            guard all.count > taken else {
                Issue.record("no outcome for \(underWay.values.map(\.call))")
                return
            }
            let outcome = all[taken]
            taken += 1
            underWay[outcome.requestID] = nil
            history.remember(outcome, at: now.wall)
            happen(.outcome(outcome))
        }
    }
}
