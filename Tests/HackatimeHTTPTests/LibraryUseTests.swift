import HackatimeAPI
import Tracker
import HackatimeHTTP
import HackatimeSimulator
import Locks
import TestSupport
import Testing

/// The program that the documentation of `Poller` shows, run against the built-in world over a real socket. It needs
/// nothing of the library that is not public.
@Suite struct LibraryUseTests {
    @Test(arguments: Dialect.allCases)
    func theDocumentedLoopShowsTheDayAndKeepsUpWithIt(dialect: Dialect) throws {
        let world = SimulatedServer(seed: 5, start: WorldStory.start, zone: .utc, dialect: dialect)
        let server = try WorldServer(world) { WorldStory.start }
        let origin = try #require(ServerOrigin(parsing: server.address))
        let (key, seed) = (SimulatedServer.key, UInt64(1))
        let clocks = StillClocks(server)
        let inbox = Inbox(clocks, rounds: 12)
        var shown: [Double] = []
        func show(_ seconds: Double?) {
            if let seconds { shown.append(seconds) }
        }

        let settings = HTTPSettings(origin: origin, key: key, userAgent: "example/1.0")
        let client = HTTPClient(settings: settings) { inbox.post($0) }
        var poller = Poller(seed: seed)
        var actions = poller.start(at: clocks.now)
        while inbox.isOpen {
            inbox.expect(actions)
            for action in actions {
                switch action {
                case .ask(let inquiry): client.ask(inquiry)
                case .cancel(let requestID): client.cancel(requestID)
                }
            }
            let outcome = inbox.next(until: poller.deadline(at: clocks.now))
            actions = outcome.map { poller.received($0, at: clocks.now) } ?? poller.wake(at: clocks.now)
            show(poller.person(.me).today.value?.seconds)
        }

        let first = try #require(shown.first)
        let last = try #require(shown.last)
        #expect(first > 3600)
        #expect(last > first)
        #expect(shown == shown.sorted())
        #expect(poller.person(.me).heartbeats.rows.last?.time ?? 0 > WorldStory.start)
        client.shutdown()
    }

    @Test func theLoopAboveIsTheDocumentedOne() throws {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let source = try #require(readText(root + "/Sources/Tracker/Poller.swift"))
        let documented = source.split(separator: "```", omittingEmptySubsequences: false)[1]
            .split(separator: "\n").dropFirst().map { trimmed($0.drop { $0 == "/" }) }.filter { !$0.isEmpty }
        #expect(documented.count == 15)
        var here = try #require(readText(#filePath)).split(separator: "\n").map { trimmed($0) }[...]
        for line in documented {
            let place = try #require(here.firstIndex(of: line), "the example says \(line)")
            here = here[(place + 1)...]
        }
    }

    private func trimmed(_ line: Substring) -> String {
        String(line.drop { $0 == " " })
    }
}

/// Clocks that stand still until nothing is left to wait for.
private final class StillClocks: Sendable {
    private let moment = Mutex(Moment(wall: WorldStory.start, uptime: 100))
    private let server: WorldServer

    init(_ server: WorldServer) {
        self.server = server
    }

    var now: Moment { moment.withLock { $0 } }

    func advance(toUptime uptime: Double) {
        let wall = moment.withLock { moment in
            moment.wall += max(uptime - moment.uptime, 0)
            moment.uptime = max(uptime, moment.uptime)
            return moment.wall
        }
        server.setClock { wall }
    }
}

/// The program's queue. It waits for what is under way, and lets time pass only when nothing is.
private final class Inbox: Sendable {
    private let clocks: StillClocks
    private let outcomes = OutcomeBox()
    private let state: Mutex<(rounds: Int, taken: Int, expected: Set<RequestID>)>

    init(_ clocks: StillClocks, rounds: Int) {
        self.clocks = clocks
        state = Mutex((rounds, 0, []))
    }

    /// Until the clock has gone on so many times.
    var isOpen: Bool { state.withLock { $0.rounds > 0 } }

    func post(_ outcome: APIResult) {
        outcomes.post(outcome)
    }

    func expect(_ actions: [Poller.Action]) {
        state.withLock { state in
            for action in actions {
                switch action {
                case .ask(let inquiry): state.expected.insert(inquiry.requestID)
                case .cancel(let requestID): state.expected.remove(requestID)
                }
            }
        }
    }

    func next(until deadline: Double?) -> APIResult? {
        let (taken, isIdle) = state.withLock { ($0.taken, $0.expected.isEmpty) }
        let all = isIdle ? [] : outcomes.wait(count: taken + 1)
        guard all.count > taken else {
            if !isIdle { Issue.record("no outcome came") }
            state.withLock { $0.rounds -= 1 }
            clocks.advance(toUptime: deadline ?? .infinity)
            return nil
        }
        state.withLock { state in
            state.taken += 1
            state.expected.remove(all[taken].requestID)
        }
        return all[taken]
    }
}
