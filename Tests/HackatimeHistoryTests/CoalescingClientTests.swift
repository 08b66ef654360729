import Tracker
import HackatimeAPI
import Locks
import TestSupport
import Testing

@testable import HackatimeHistory

/// Two programs, each with its own store and client. Locks are per descriptor, so one process is enough.
struct CoalescingClientTests {
    final class Post: Sendable {
        private let posted = Mutex<[APIResult]>([])
        var outcomes: [APIResult] { posted.withLock { $0 } }
        func receive(_ outcome: APIResult) { posted.withLock { $0.append(outcome) } }
    }

    struct Silence: APIClient {
        func ask(_ request: APIRequest) {}
        func cancel(_ requestID: RequestID) {}
    }

    /// A server that answers on demand.
    final class Server: APIClient {
        let asked = Mutex<[APIRequest]>([])
        private let answer: @Sendable (APIResult) -> Void

        init(_ answer: @escaping @Sendable (APIResult) -> Void) { self.answer = answer }

        func ask(_ request: APIRequest) { asked.withLock { $0.append(request) } }
        func cancel(_ requestID: RequestID) {}

        func answer(_ result: Result<APIValue, ClientError>, serverTime: Double? = nil) {
            guard let request = asked.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
                Issue.record("nothing was asked")
                return
            }
            answer(
                APIResult(
                    requestID: request.requestID, call: request.call, dialect: request.dialect, result: result,
                    serverTime: serverTime))
        }

        var count: Int { asked.withLock { $0.count } }
    }

    struct Program {
        let post = Post()
        let store: HistoryStore
        let server: Server
        let client: CoalescingClient

        init?(_ location: StoreLocation, clock: @escaping @Sendable () -> Double) {
            store = HistoryStore(location, clock: clock) { $0() }
            let server = Mutex<Server?>(nil)
            let client = CoalescingClient(store, post: post.receive) { post in
                let made = Server(post)
                server.withLock { $0 = made }
                return made
            }
            guard let client, let made = server.withLock({ $0 }) else { return nil }
            self.client = client
            self.server = made
        }
    }

    final class Clock: Sendable {
        private let now = Mutex(Bench.now)
        func read() -> Double { now.withLock { $0 } }
        func advance(_ seconds: Double) { now.withLock { $0 += seconds } }
    }

    let folder: TemporaryFolder
    let clock = Clock()
    let one: Program
    let other: Program

    init() throws {
        folder = try TemporaryFolder()
        let location = StoreLocation.file(folder: folder.path, name: "h")
        one = try #require(Program(location, clock: clock.read))
        other = try #require(Program(location, clock: clock.read))
    }

    func request(_ number: UInt64, _ call: APICall, age: Double = 50) -> APIRequest {
        APIRequest(requestID: RequestID(number), call: call, dialect: .live, acceptsAge: age)
    }

    @Test func `One asks, the other takes the answer while it is young`() {
        one.client.ask(request(1, .ownStats))
        #expect(one.server.count == 1)
        other.client.ask(request(7, .ownStats))
        #expect(other.server.count == 0)
        #expect(other.post.outcomes.map(\.result) == [.failure(.askedElsewhere)])
        one.server.answer(.success(.stats(CodingStats(total: 5))))
        #expect(one.post.outcomes.count == 1 && one.post.outcomes[0].answeredAt == nil)
        clock.advance(10)
        other.client.ask(request(8, .ownStats))
        #expect(other.server.count == 0)
        let shared = other.post.outcomes.last
        #expect(shared?.result == .success(.stats(CodingStats(total: 5))))
        #expect(shared?.requestID == RequestID(8))
        #expect(shared?.answeredAt == Bench.now)
        clock.advance(41)
        other.client.ask(request(9, .ownStats))
        #expect(other.server.count == 1)
        one.client.ask(request(2, .ownStats, age: 0))
        #expect(one.server.count == 0)
    }

    @Test func `What one is told of a limit holds for the other until it is over`() throws {
        one.client.ask(request(1, .ownStats))
        one.server.answer(.failure(.rateLimited(wait: 120)))
        #expect(one.post.outcomes.map(\.result) == [.failure(.rateLimited(wait: 120))])
        clock.advance(20)
        other.client.ask(request(7, .profile, age: 0))
        #expect(other.server.count == 0)
        #expect(other.post.outcomes.map(\.result) == [.failure(.rateLimited(wait: 100))])
        clock.advance(101)
        other.client.ask(request(8, .profile, age: 0))
        #expect(other.server.count == 1)
        // Nothing is left that could be found again after the clock goes back.
        other.server.answer(.failure(.rateLimited(wait: 60)))
        clock.advance(-86_400)
        one.client.ask(request(2, .ownStats, age: 0))
        #expect(one.server.count == 1)
    }

    @Test func `A limit is shared as the server told it, but for an hour at most`() throws {
        for (told, shared) in [(nil, nil), (2, 2), (86_400, 3_600)] as [(Double?, Double?)] {
            clock.advance(7_200)
            one.client.ask(request(1, .ownStats))
            one.server.answer(.failure(.rateLimited(wait: told)))
            other.client.ask(request(7, .profile))
            #expect(other.post.outcomes.last?.result == .failure(.rateLimited(wait: shared)))
        }
        #expect(other.server.count == 0)
    }

    @Test func `A person may ask before the end of a wait that the server did not name`() throws {
        one.client.ask(request(1, .ownStats))
        one.server.answer(.failure(.rateLimited(wait: nil)))
        other.client.ask(request(7, .profile, age: 0))
        #expect(other.server.count == 1)
    }

    @Test func `A wrong clock of the machine dates nothing`() {
        let server = Bench.now - 86_400
        for program in [one, other] {
            program.client.ask(request(1, .profile))
            program.server.answer(.success(.profile(Profile(id: "42"))), serverTime: server)
        }
        one.client.ask(request(2, .ownStats))
        one.server.answer(.success(.stats(CodingStats(total: 5))), serverTime: server)
        let kept = one.store.remembered(zone: .utc, now: server, rows: 200).answers
        #expect(kept.count == 2 && kept.allSatisfy { $0.asOf == server })
        // Both now know how wrong the clock is.
        other.client.ask(request(2, .ownStats))
        #expect(other.server.count == 0)
        #expect(other.post.outcomes.last?.answeredAt == Bench.now)
    }

    @Test func `Another dialect, another day and no age ask the server`() {
        one.client.ask(request(1, .today(APIValueCodingTests.day)))
        one.server.answer(.success(.today(TodayTotal(seconds: 5))))
        other.client.ask(request(1, .today(APIValueCodingTests.day.adding(days: 1))))
        #expect(other.server.count == 1)
        other.server.answer(.failure(.notOffered))
        other.client.ask(
            APIRequest(
                requestID: RequestID(2), call: .today(APIValueCodingTests.day), dialect: .documented, acceptsAge: 50
            ))
        #expect(other.server.count == 1)
        other.client.cancel(RequestID(2))
        one.client.ask(request(3, .today(APIValueCodingTests.day), age: 0))
        #expect(one.server.count == 1)
    }

    @Test func `A window that was fetched by another program comes from the store`() throws {
        let day = TimeWindow(start: Bench.now - 50_000, end: Bench.now + 30_000)
        let rows = Made.rows(300, from: day.start, to: Bench.now, seed: 2)
        one.client.ask(request(1, .heartbeats(day)))
        one.server.answer(
            .success(.heartbeats(HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count))))
        clock.advance(20)
        let part = TimeWindow(start: day.start + 10_000, end: Bench.now + 15)
        other.client.ask(request(1, .heartbeats(part)))
        #expect(other.server.count == 0)
        guard case .success(.heartbeats(let page)) = other.post.outcomes.last?.result else {
            Issue.record("no page")
            return
        }
        #expect(page.isUnpaged)
        #expect(page.heartbeats == rows.filter { $0.time >= part.start }.map(Made.kept))
        let wider = TimeWindow(start: day.start - 10, end: Bench.now)
        other.client.ask(request(2, .heartbeats(wider)))
        #expect(other.server.count == 1)
        other.client.cancel(RequestID(2))
        clock.advance(31)
        other.client.ask(request(3, .heartbeats(part)))
        #expect(other.server.count == 2)
    }

    @Test func `A cancelled question is free for others`() {
        one.client.ask(request(1, .profile))
        one.client.ask(request(2, .profile))
        one.client.cancel(RequestID(1))
        other.client.ask(request(1, .profile))
        #expect(other.server.count == 0)
        one.client.cancel(RequestID(2))
        other.client.ask(request(2, .profile))
        #expect(other.server.count == 1)
    }

    @Test func `In memory nothing is shared and nothing is locked`() throws {
        let alone = try #require(Program(.memory, clock: clock.read))
        alone.client.ask(request(1, .profile))
        alone.server.answer(.success(.profile(Profile(id: "42"))))
        alone.client.ask(request(2, .profile))
        #expect(alone.server.count == 1)
        #expect(alone.store.remembered(zone: .utc, now: clock.read(), rows: 200).answers.map(\.call) == [.profile])
    }
}
