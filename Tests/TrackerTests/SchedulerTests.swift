import Testing

@testable import HackatimeAPI
@testable import Tracker

struct SchedulerTests {
    private static let now = Moment(wall: 1_795_442_400, uptime: 1_000)
    private static let today = RequestKey.me(.today)
    private static let call = APICall.newestHeartbeat

    private func scheduler() -> Scheduler { Scheduler(seed: 7, interval: 60) }

    private func request(_ action: Tracker.Action) throws -> APIRequest {
        guard case .ask(let request) = action else { throw NotAsked() }
        return request
    }

    private struct NotAsked: Error {}

    private func result(of request: APIRequest, tag: String? = nil) -> APIResult {
        APIResult(
            requestID: request.requestID, call: request.call, dialect: request.dialect,
            result: .success(.unchanged), entityTag: tag)
    }

    @Test func `One request of a kind is under way at a time`() throws {
        var scheduler = scheduler()
        scheduler.makeDue(Self.today, at: Self.now, unlessAskedWithin: 0)
        #expect(scheduler[Self.today].due == Self.now.uptime)
        let request = try request(scheduler.begin(Self.today, Self.call, acceptsAge: 0, at: Self.now))
        scheduler.makeDue(Self.today, at: Self.now, unlessAskedWithin: 0)
        #expect(scheduler[Self.today].due == nil)
        #expect(!scheduler.isFree(Self.today, at: Self.now))
        #expect(scheduler.key(of: result(of: request)) == Self.today)
        scheduler.end(result(of: request), askedAt: nil)
        #expect(scheduler.key(of: result(of: request)) == nil, "a result counts once")
        #expect(scheduler.isFree(Self.today, at: Self.now))
    }

    @Test func `What was cancelled does not count as asked`() throws {
        var scheduler = scheduler()
        let asked = try request(scheduler.begin(Self.today, Self.call, acceptsAge: 0, at: Self.now))
        let actions = scheduler.cancelAll(keepingLookUp: true)
        #expect(actions == [.cancel(asked.requestID)])
        #expect(scheduler.since(Self.today, at: Self.now) == .infinity)
        #expect(scheduler.key(of: result(of: asked)) == nil)
    }

    @Test func `The tag of an answer is sent for the same call only, and not for windows`() throws {
        var scheduler = scheduler()
        for key in [Self.today, .me(.feed)] {
            let first = try request(scheduler.begin(key, Self.call, acceptsAge: 0, at: Self.now))
            scheduler.end(result(of: first, tag: "W/\"a\""), askedAt: nil)
            scheduler.succeeded(key, result(of: first, tag: "W/\"a\""))
        }
        let again = try request(scheduler.begin(Self.today, Self.call, acceptsAge: 0, at: Self.now))
        #expect(again.entityTag == "W/\"a\"")
        let window = try request(scheduler.begin(.me(.feed), Self.call, acceptsAge: 0, at: Self.now))
        #expect(window.entityTag == nil)
        _ = scheduler.cancelAll(keepingLookUp: false)
        let other = try request(scheduler.begin(Self.today, .profile, acceptsAge: 0, at: Self.now))
        #expect(other.entityTag == nil)
    }

    @Test func `Failures wait longer each time, and a dead connection makes all wait together`() throws {
        var scheduler = scheduler()
        for key in [Self.today, .me(.stats), .me(.newest)] { scheduler[key] = RequestState(lastAsked: Self.now.uptime) }
        var waits: [Double] = []
        for _ in 0..<6 {
            scheduler.failed(Self.today, mayPass: true, isDeadConnection: false, at: Self.now)
            waits.append(try #require(scheduler[Self.today].due) - Self.now.uptime)
        }
        #expect(waits == waits.sorted())
        #expect(waits[0] >= 12 && waits[0] <= 18)
        #expect(scheduler.gate.isOpen(at: Self.now))
        scheduler.failed(.me(.stats), mayPass: true, isDeadConnection: true, at: Self.now)
        scheduler.failed(.me(.newest), mayPass: true, isDeadConnection: true, at: Self.now)
        #expect(scheduler[.me(.stats)].due == scheduler[.me(.newest)].due)
        #expect(!scheduler.gate.isOpen(at: Self.now))
        scheduler.answered(for: .me, at: Self.now)
        #expect(scheduler.gate.isOpen(at: Self.now))
        #expect(scheduler[.me(.stats)].due == Self.now.uptime)
    }

    @Test func `A limit is over when a question asked after it is answered`() {
        var gate = ConnectionGate()
        var jitter = SplitMix64(seed: 1)
        gate.limit(60, askedAt: Self.now, at: Self.now, &jitter)
        gate.tryAgain()
        #expect(!gate.isOpen(at: Self.now), "nobody's impatience shortens it")
        let early = gate.answered(askedAt: Self.now, isClear: true)
        #expect(!early && gate.isProbing)
        let after = Moment(wall: Self.now.wall + 60, uptime: Self.now.uptime + 60)
        gate.sent(at: after)
        let late = gate.answered(askedAt: after, isClear: true)
        #expect(late)
        #expect(!gate.isProbing)
    }

    @Test func `Every endpoint has a row, and what is in the background is not shown`() {
        for endpoint in Endpoint.allCases where endpoint.policy.isBackground { #expect(!endpoint.policy.isShown) }
        #expect(Endpoint.of(.me, \.view) == [.today, .stats, .range, .newest, .profile])
        #expect(Endpoint.of(.user("mira"), \.view) == [.today, .stats, .range, .spans])
        #expect(Endpoint.of(.me, \.refresh) == [.today, .stats, .range, .newest, .feed])
    }
}
