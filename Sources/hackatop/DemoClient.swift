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
    }

    private let worker: Worker<Job>

    /// `post` is called on the client's own thread. `nil` if no thread can be started.
    ///
    /// - Parameter past: Answered before the first request, so that all of the world's past is known at once.
    init?(
        _ server: SimulatedServer, past: [APICall] = [], _ log: Log? = nil,
        post: @escaping @Sendable (APIResult) -> Void
    ) {
        let world = World(server, past: past)
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
                for call in world.takePast() {
                    // Nobody waits for these.
                    answer(APIRequest(requestID: RequestID(.max), call: call, dialect: .live))
                }
                answer(request)
            case .perform(let work): work()
            }
        }
        guard let worker else { return nil }
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
    private let past: Mutex<[APICall]>

    init(_ server: SimulatedServer, past: [APICall]) {
        self.server = Mutex(server)
        self.past = Mutex(past)
    }

    func takePast() -> [APICall] {
        past.withLock { calls in
            defer { calls = [] }
            return calls
        }
    }

    func respond(to request: Request) -> Response {
        server.withLock { $0.respond(to: request, key: SimulatedServer.key, at: hackatop_wall_clock()) }
    }
}
