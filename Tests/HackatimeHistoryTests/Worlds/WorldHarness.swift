import HackatimeAPI
import Tracker
import HackatimeHTTP
import HackatimeHistory
import HackatimeSimulator
import Locks
import TestSupport
import Testing

/// The pretend server with programs that share a folder and a clock. Time jumps from event to event, without threads.
/// Answers come at once or after a latency.
final class WorldHarness {
    /// 2026-11-23 14:00:00 UTC.
    static let start = 1_795_442_400.0
    static let newYork = ZoneRules(name: "America/New_York", posix: "EST5EDT,M3.2.0,M11.1.0") ?? .utc

    struct Asked {
        var program: Int
        var call: APICall
        var dialect: Dialect
        var at: Double
        /// Size of the answer in bytes, with headers, uncompressed.
        var size = 0
    }

    let clock: WorldClock
    /// The start time, in seconds since 1970.
    let start: Double
    let zone: ZoneRules
    let folder: TemporaryFolder
    private var world: SimulatedServer
    /// The server for requests over a real socket.
    private(set) var server: WorldServer?
    private(set) var programs: [ProgramHarness] = []
    /// Requests that reached the server, in order.
    private(set) var asked: [Asked] = []
    /// All requests of the programs, whether or not they reached the server.
    let trace: WorldTrace
    /// Heartbeats an editor has not sent yet.
    var isHeldBack: (Heartbeat) -> Bool = { _ in false }
    /// No request reaches the server.
    var isOffline = false

    init(
        _ dialect: Dialect = .live, zone: ZoneRules = .utc, at start: Double = WorldHarness.start,
        owner: SimulatedServer.Owner = .nova, overSocket: Bool = false, sharing folder: TemporaryFolder? = nil
    ) throws {
        clock = WorldClock(start)
        trace = WorldTrace(since: clock.moment.uptime)
        self.start = start
        self.zone = zone
        self.folder = try folder ?? TemporaryFolder()
        world = SimulatedServer(seed: 5, start: start, zone: zone, dialect: dialect, owner: owner)
        if overSocket { server = try WorldServer(world, now: clock.read) }
    }

    var now: Moment { clock.moment }

    /// A program with the store `name`, or without a file. It is not started.
    @discardableResult
    func add(
        seed: UInt64 = 1, days: Int? = 8, file name: String? = "h", latency: Double = 0, missesCancels: Bool = false
    ) throws -> ProgramHarness {
        let program = try #require(
            ProgramHarness(
                number: programs.count, seed: seed, days: days, latency: latency, missesCancels: missesCancels,
                zone: zone, clock: clock, trace: trace,
                location: name.map { .file(folder: folder.path, name: $0) } ?? .memory, server: server?.address))
        programs.append(program)
        return program
    }

    func begin(_ program: ProgramHarness) {
        program.begin(at: now)
        settle()
    }

    func act(_ program: ProgramHarness, _ body: (inout Tracker, Moment) -> [Tracker.Action]) {
        program.act(at: now, body)
        settle()
    }

    /// The program is killed, with its requests.
    func end(_ program: ProgramHarness) {
        program.end()
        programs.removeAll { $0 === program }
    }

    /// Changes the server's faults or habits.
    func change(_ body: (inout SimulatedServer) -> Void) {
        body(&world)
    }

    /// The machine is suspended: time passes, and nothing happens until it wakes up.
    func suspend(for seconds: Double) {
        clock.set(uptime: now.uptime + seconds)
        settle()
    }

    func pass(_ seconds: Double) {
        let end = now.uptime + seconds
        var standing = 0
        while let next = nextEvent, next <= end {
            standing = next > now.uptime ? 0 : standing + 1
            clock.set(uptime: max(next, now.uptime))
            guard standing < 1_000 else {
                Issue.record("time stands still at \(now)")
                return
            }
            happen()
        }
        clock.set(uptime: end)
        settle()
    }

    /// Runs until nothing is due now.
    private func settle() {
        var rounds = 0
        while let next = nextEvent, next <= now.uptime, rounds < 1_000 {
            happen()
            rounds += 1
        }
    }

    private var nextEvent: Double? {
        programs.flatMap { [$0.nextAnswer, $0.deadline].compactMap(\.self) }.min()
    }

    /// Does one thing that is due.
    private func happen() {
        let now = now
        for program in programs {
            if let request = program.takeDue(at: now) {
                program.receive(outcome(of: request, by: program), at: now)
                return
            }
        }
        for program in programs where program.deadline ?? .infinity <= now.uptime {
            program.act(at: now) { $0.wake(at: $1) }
        }
    }

    private func outcome(of request: APIRequest, by program: ProgramHarness) -> APIResult {
        asked.append(
            Asked(program: program.number, call: request.call, dialect: request.dialect, at: clock.server))
        var outcome = program.overSocket(request) ?? directOutcome(of: request, by: program)
        guard case .success(.heartbeats(var page)) = outcome.result else { return outcome }
        page.heartbeats.removeAll(where: isHeldBack)
        outcome.result = .success(.heartbeats(page))
        return outcome
    }

    private func directOutcome(of request: APIRequest, by program: ProgramHarness) -> APIResult {
        let asking = WorldTrace.ClientSetup(program: program.number, number: request.requestID.number)
        guard !isOffline else {
            trace.ended(asking, "no connection", at: now.uptime)
            return request.outcome(of: .failure(.unreachable(.unknownHost)))
        }
        let response = world.respond(to: request.httpRequest, key: SimulatedServer.key, at: clock.server)
        trace.ended(asking, String(response.status), at: now.uptime)
        asked[asked.count - 1].size =
            "HTTP/1.1 200 OK\r\n\r\n".utf8.count + response.body.count
            + response.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        return request.outcome(of: .success(response))
    }

    /// Number of requests by call.
    var tally: [String: Int] {
        Dictionary(asked.map { (String("\($0.call)".prefix { $0 != "(" }), 1) }, uniquingKeysWith: +)
    }

    // MARK: What the server itself says

    func answer(_ call: APICall) -> APIValue? {
        let request = APIRequest(requestID: RequestID(0), call: call, dialect: .live)
        let response = world.respond(to: request.httpRequest, key: SimulatedServer.key, at: clock.read())
        return try? request.outcome(of: .success(response)).result.get()
    }

    var today: CivilDate { zone.day(at: clock.read()) }

    var serversToday: Double? {
        if case .today(let total) = answer(.today(today)) { total.seconds } else { nil }
    }

    func serversDay(_ day: CivilDate) -> Double? {
        guard case .dayTotals(let totals) = answer(.dayTotals(first: day, last: day, zone: zone.name)) else {
            return nil
        }
        return totals.first?.seconds
    }
}

/// The clocks of the simulated machine.
final class WorldClock: Sendable {
    private let base: Double
    private let uptime = Mutex(1_000_000.0)
    private let error = Mutex(0.0)

    init(_ start: Double) { base = start - 1_000_000 }

    var moment: Moment {
        let uptime = uptime.withLock { $0 }
        // Rounded to milliseconds, so that midnight is exact.
        let wall = base + uptime + error.withLock { $0 }
        return Moment(wall: (wall * 1_000).rounded() / 1_000, uptime: uptime)
    }

    /// The correct time, which the server has.
    var server: Double { read() - error.withLock { $0 } }

    /// Sets this machine's clock wrong by this many seconds.
    func setError(_ seconds: Double) { error.withLock { $0 = seconds } }

    @Sendable func read() -> Double { moment.wall }
    func set(uptime new: Double) { uptime.withLock { $0 = new } }
}

enum WorldZone: CaseIterable {
    case utc, newYork

    var rules: ZoneRules { self == .utc ? .utc : WorldHarness.newYork }
}
