import CSystem
import DashboardRuntime
import HackatimeClient
import HackatimeSimulator
import Synchronization

/// Asks the built-in world, on a thread of its own as the network would: a large answer must not stall the keyboard.
final class DemoAsker: Asker {
    private let worker: Worker<Inquiry>

    /// `post` is called on the asker's own thread. `nil` when no thread can be started.
    init?(_ server: SimulatedServer, post: @escaping @Sendable (Outcome) -> Void) {
        let world = World(server)
        guard let worker = Worker<Inquiry>({ post($0.outcome(of: .success(world.respond(to: $0.request)))) }) else {
            return nil
        }
        self.worker = worker
    }

    func ask(_ inquiry: Inquiry) {
        worker.give(inquiry)
    }

    func cancel(_ ticket: Ticket) {
        worker.drop { $0.ticket == ticket }
    }
}

/// The pretend server, which grows as it is asked.
private final class World: Sendable {
    private let server: Mutex<SimulatedServer>

    init(_ server: SimulatedServer) {
        self.server = Mutex(server)
    }

    func respond(to request: Request) -> Response {
        server.withLock { $0.respond(to: request, key: SimulatedServer.key, at: hackatop_wall_clock()) }
    }
}
