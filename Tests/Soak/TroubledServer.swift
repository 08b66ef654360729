import HackatimeAPI
import HackatimeSimulator
import Locks
import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The pretend server behind a real socket, with random faults.
final class TroubledServer {
    enum ErrorPresentation: CaseIterable {
        case reset, slow, broken, tooMany, garbage, cut, silent
        /// Nothing listens.
        case refused
    }

    struct Counts: Sendable {
        var requests = 0
        var bytes = 0
        var troubles = 0
        /// When the day's total was last requested, in seconds since 1970.
        var lastToday = 0.0
    }

    private struct State: Sendable {
        var world: SimulatedServer
        var counts = Counts()
        var trouble: ErrorPresentation?
        var dice: UInt64
    }

    private final class Hall: Sendable {
        let state: Mutex<State>
        init(_ state: State) { self.state = Mutex(state) }
    }

    private let hall: Hall
    private let clock: SharedClock
    private var server: LoopbackServer?
    let port: Int

    init(seed: UInt64, _ clock: SharedClock) throws {
        var world = SimulatedServer(seed: 5, start: clock.wall, zone: .utc, dialect: .live)
        world.workHours = .daily(from: 9 * 3_600, to: 17 * 3_600)
        hall = Hall(State(world: world, dice: seed))
        self.clock = clock
        let server = try LoopbackServer(Self.handler(hall, clock))
        port = server.port
        self.server = server
    }

    /// Sets the fault of most requests from now on; `nil` for only occasional faults.
    func set(_ trouble: ErrorPresentation?) {
        hall.state.withLock { $0.trouble = trouble }
        if trouble == .refused {
            server?.stopAndWait()
            server = nil
        } else if server == nil {
            // A failed client may hold the port for a moment; then nothing listens a while longer.
            server = try? LoopbackServer(port: port, Self.handler(hall, clock))
        }
    }

    /// The counts since the last call.
    func takeCounts() -> Counts {
        hall.state.withLock { state in
            let counts = state.counts
            state.counts = Counts(lastToday: counts.lastToday)
            return counts
        }
    }

    private static func handler(_ hall: Hall, _ clock: SharedClock) -> LoopbackServer.Handler {
        { request in
            let (response, trouble) = hall.state.withLock { state in
                let roll = next(&state.dice)
                var trouble = state.trouble.flatMap { roll % 10 < 8 ? $0 : nil }
                if trouble == nil, roll % 97 == 0 {
                    trouble = ErrorPresentation.allCases[Int(roll / 97 % UInt64(ErrorPresentation.allCases.count - 1))]
                }
                switch trouble {
                case .broken: state.world.fault = Fault(.broken)
                case .tooMany: state.world.fault = Fault(.rateLimited(.seconds(90)))
                case .garbage: state.world.fault = Fault(roll % 2 == 0 ? .htmlInsteadOfJSON : .wrongRoot)
                case .cut: state.world.fault = Fault(.truncated)
                default: state.world.fault = nil
                }
                let response = state.world.respond(
                    method: request.method, target: request.target,
                    headers: request.headers.map { Response.Header($0.name, $0.value) }, at: clock.wall)
                state.counts.requests += 1
                state.counts.bytes += response.body.count
                if trouble != nil { state.counts.troubles += 1 }
                if request.path.hasSuffix("/statusbar/today") { state.counts.lastToday = clock.wall }
                return (response, trouble)
            }
            let reply = LoopbackReply.response(
                response.status, response.headers.map { ($0.name, $0.value) }, body: Array(response.body))
            switch trouble {
            case .reset: return LoopbackReply(pieces: [], ending: .reset)
            case .silent: return .hang
            case .slow:
                usleep(60_000)
                return reply
            default: return reply
            }
        }
    }

    private static func next(_ dice: inout UInt64) -> UInt64 {
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return dice >> 33
    }
}
