import CSystem
import DashboardRuntime
import HackatimeAPI
import HackatimeHTTP
import HackatimeSimulator
import Locks

/// Requests from the built-in world, on its own thread like the network's: a large response must not block the
/// keyboard.
final class DemoClient: APIClient {
    private enum Job: Sendable {
        case ask(APIRequest)
        case perform(@Sendable () -> Void)
        /// The next call about the past.
        case past
    }

    private let worker: Worker<Job>

    /// `post` is called on the client's own thread. `nil` if no thread can be started.
    ///
    /// - Parameters:
    ///   - past: Answered after today's heartbeats, each when nothing else is waiting, so that the first frame does not
    ///     wait for them, and all of the world's past is known a moment later.
    ///   - filled: Called when they are.
    init?(
        _ server: SimulatedServer, past: [APICall] = [], _ log: Log? = nil,
        filled: @escaping @Sendable () -> Void = {}, post: @escaping @Sendable (APIResult) -> Void
    ) {
        let world = World(server, past: past)
        let queue = Mutex<Worker<Job>?>(nil)
        @Sendable func answer(_ request: APIRequest) {
            let httpRequest = request.httpRequest
            let start = hackatop_uptime_clock()
            let result = Result<Response, ClientError>.success(world.respond(to: httpRequest))
            let outcome = request.outcome(of: result)
            log?.request(
                RequestRecord(
                    request, target: httpRequest.target, result, seconds: hackatop_uptime_clock() - start,
                    error: outcome.failure))
            post(outcome)
        }
        let worker = Worker<Job> { job in
            switch job {
            case .ask(let request):
                answer(request)
                if case .heartbeats = request.call, world.beginPast() { queue.withLock { $0 }?.give(.past) }
            case .past:
                guard let call = world.nextPast() else { return filled() }
                // Nobody waits for this one.
                answer(APIRequest(requestID: RequestID(.max), call: call, dialect: .live))
                queue.withLock { $0 }?.give(.past)
            case .perform(let work): work()
            }
        }
        guard let worker else { return nil }
        queue.withLock { $0 = worker }
        self.worker = worker
    }

    func ask(_ request: APIRequest) {
        worker.give(.ask(request))
    }

    /// Runs something on the thread from which results are posted.
    func perform(_ work: @escaping @Sendable () -> Void) {
        worker.give(.perform(work))
    }

    func cancel(_ requestID: RequestID) {
        worker.drop { job in
            if case .ask(let request) = job { request.requestID == requestID } else { false }
        }
    }
}

/// The simulated server, which grows while it is used.
private final class World: Sendable {
    private let server: Mutex<SimulatedServer>
    private let past: Mutex<(calls: ArraySlice<APICall>, isBegun: Bool)>

    init(_ server: SimulatedServer, past: [APICall]) {
        self.server = Mutex(server)
        self.past = Mutex((past[...], past.isEmpty))
    }

    /// Whether this is the first time.
    func beginPast() -> Bool {
        past.withLock { past in
            defer { past.isBegun = true }
            return !past.isBegun
        }
    }

    func nextPast() -> APICall? { past.withLock { $0.calls.popFirst() } }

    func respond(to request: Request) -> Response {
        server.withLock { $0.respond(to: request, key: SimulatedServer.key, at: hackatop_wall_clock()) }
    }
}
