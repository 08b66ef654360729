import HackatimeAPI
import Tracker
import HackatimeHTTP
import HackatimeHistory
import HackatimeSimulator
import Locks
import TestSupport
import Testing

/// One program: a tracker, a history and a coalescing client, connected as in the dashboard.
final class ProgramHarness {
    /// Requests in flight, and outcomes that have arrived.
    private final class Wire: APIClient {
        let post: @Sendable (APIResult) -> Void
        private let clock: WorldClock
        private let latency: Double
        private let missesCancels: Bool
        private let waiting = Mutex<[(request: APIRequest, due: Double)]>([])

        init(
            _ clock: WorldClock, latency: Double, missesCancels: Bool, post: @escaping @Sendable (APIResult) -> Void
        ) {
            self.clock = clock
            self.latency = latency
            self.missesCancels = missesCancels
            self.post = post
        }

        func ask(_ request: APIRequest) {
            waiting.withLock { $0.append((request, clock.moment.uptime + latency)) }
        }

        /// If a cancel is missed, the answer was already on its way.
        func cancel(_ requestID: RequestID) {
            guard !missesCancels else { return }
            waiting.withLock { $0.removeAll { $0.request.requestID == requestID } }
        }

        var tickets: [RequestID] { waiting.withLock { $0.map(\.request.requestID) } }

        var nextDue: Double? { waiting.withLock { $0.first?.due } }

        func takeDue(at now: Double) -> APIRequest? {
            waiting.withLock { waiting in
                guard let first = waiting.first, first.due <= now else { return nil }
                return waiting.removeFirst().request
            }
        }
    }

    private final class Jobs: Sendable {
        let waiting = Mutex<[@Sendable () -> Void]>([])
        let posted = Mutex<[APIResult]>([])
    }

    let number: Int
    let store: HistoryStore
    private(set) var tracker: Tracker
    private let days: Int?
    private let zone: ZoneRules
    private let clock: WorldClock
    private let trace: WorldTrace
    private let jobs = Jobs()
    private let client: CoalescingClient
    private let wire: Wire
    private var zoneName: String?
    /// The same request over a socket.
    private var httpClient: HTTPClient?
    private let replies = OutcomeBox()
    private var replyCount = 0
    private var isOver = false
    /// When it last read the clock. Deadlines are computed from that time, so that the coming midnight is not skipped.
    private var seen: Moment
    /// It is stopped: it takes no outcomes and makes no requests.
    var isStopped = false
    /// What a page or pane wants, asked for after each event as the dashboard does.
    var wants: (Tracker, Moment) -> [WantedCall] = { _, _ in [] }

    init?(
        number: Int, seed: UInt64, days: Int?, latency: Double, missesCancels: Bool, zone: ZoneRules,
        clock: WorldClock, trace: WorldTrace, location: StoreLocation, server: String?
    ) {
        self.number = number
        self.days = days
        self.zone = zone
        self.clock = clock
        self.trace = trace
        seen = clock.moment
        let jobs = jobs
        store = HistoryStore(location, clock: clock.read) { job in jobs.waiting.withLock { $0.append(job) } }
        let made = Mutex<Wire?>(nil)
        let client = CoalescingClient(store, post: { outcome in jobs.posted.withLock { $0.append(outcome) } }) { post in
            let wire = Wire(clock, latency: latency, missesCancels: missesCancels, post: post)
            made.withLock { $0 = wire }
            return wire
        }
        guard let client, let wire = made.withLock({ $0 }) else { return nil }
        self.client = client
        self.wire = wire
        tracker = Tracker(seed: seed, zone: zone)
        if let server, let origin = ServerOrigin(parsing: server) {
            let replies = replies
            httpClient = HTTPClient(
                settings: HTTPSettings(origin: origin, key: SimulatedServer.key, userAgent: "hackatop-test")
            ) { replies.post($0) }
        }
    }

    deinit { httpClient?.shutdown() }

    func begin(at now: Moment) {
        seen = now
        let remembered = store.remembered(zone: zone, now: now.wall, rows: 200)
        tracker.restore(remembered, historyDays: days, at: now)
        store.keep(.zone(zone))
        work()
        recallCoverage()
        perform(tracker.start(at: now))
        drain(at: now)
    }

    func act(at now: Moment, _ body: (inout Tracker, Moment) -> [Tracker.Action]) {
        guard !isOver, !isStopped else { return }
        seen = now
        perform(body(&tracker, now))
        drain(at: now)
    }

    /// An outcome from the server is written, then posted.
    func receive(_ outcome: APIResult, at now: Moment) {
        seen = now
        wire.post(outcome)
        work()
        drain(at: now)
    }

    func end() {
        isOver = true
        // The kernel releases its locks.
        wire.tickets.forEach(client.cancel)
    }

    var nextAnswer: Double? { isOver || isStopped ? nil : wire.nextDue }

    func takeDue(at now: Moment) -> APIRequest? { isOver || isStopped ? nil : wire.takeDue(at: now.uptime) }

    var deadline: Double? { isOver || isStopped ? nil : tracker.deadline(at: seen) }

    func overSocket(_ request: APIRequest) -> APIResult? {
        guard let httpClient else { return nil }
        httpClient.ask(request)
        replyCount += 1
        let all = replies.wait(count: replyCount)
        return all.count >= replyCount ? all[replyCount - 1] : nil
    }

    /// The network thread's work between two outcomes.
    private func work() {
        while let job = jobs.waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { job() }
    }

    private func drain(at now: Moment) {
        while let outcome = jobs.posted.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
            trace(outcome)
            perform(tracker.received(outcome, at: now).actions)
            perform(tracker.want(wants(tracker, now), at: now))
            if let name = tracker.person(.me).profile.value?.zone, name != zoneName {
                zoneName = name
                perform(tracker.setZones(day: zone, viewer: zone, at: now))
                store.keep(.zone(zone))
                recallCoverage()
            }
            work()
            guard case .success = outcome.result else { continue }
            switch outcome.call {
            case .heartbeats, .dayTotals: recallCoverage()
            default: break
            }
        }
    }

    private func recallCoverage() {
        if let coverage { perform(tracker.setCoverage(coverage, at: seen)) }
    }

    private func perform(_ actions: [Tracker.Action]) {
        for action in actions {
            trace(action)
            switch action {
            case .ask(let request): client.ask(request)
            case .cancel(let requestID): client.cancel(requestID)
            }
        }
    }

    private func trace(_ action: Tracker.Action) {
        let now = clock.moment.uptime
        switch action {
        case .ask(let request): trace.began(asking(request.requestID), request.httpRequest, at: now)
        case .cancel(let requestID): trace.ended(asking(requestID), "cancelled", at: now)
        }
    }

    /// Outcomes from the server are already in the trace.
    private func trace(_ outcome: APIResult) {
        let asking = asking(outcome.requestID)
        guard trace.isUnderWay(asking) else { return }
        let result =
            switch outcome.failure {
            case nil: "shared"
            case .askedElsewhere: "asked elsewhere"
            case .rateLimited: "held back"
            default: "failed"
            }
        trace.ended(asking, result, at: clock.moment.uptime)
    }

    private func asking(_ requestID: RequestID) -> WorldTrace.ClientSetup {
        WorldTrace.ClientSetup(program: number, number: requestID.number)
    }

    // MARK: What it knows

    var coverage: HistoryCoverage? {
        if case .coverage(let coverage) = store.recall(.coverage) { coverage } else { nil }
    }

    func count(_ days: CivilDays) -> RangeCount? {
        if case .count(let count) = store.recall(.count(days)) { count } else { nil }
    }

    func rows(_ count: Int) -> RowPage? {
        if case .rows(let page) = store.recall(.rows(RowQuery(.newest, count: count))) { page } else { nil }
    }

    func count(_ day: CivilDate) -> DayFigure? { count(CivilDays(first: day, last: day))?.figures.first }

    var me: Person { tracker.person(.me) }
}
