import DashboardRuntime
import HackatimeClient
import Synchronization

/// Asks the built-in world, on a thread of its own as the network would: a large answer must not stall the keyboard.
final class DemoAsker: Asker {
    private let worker: Worker<Inquiry>

    /// `respond` is only called on the asker's own thread, and `post` too. `nil` when no thread can be started.
    init?(respond: @escaping @Sendable (Request) -> Response, post: @escaping @Sendable (Outcome) -> Void) {
        guard
            let worker = Worker<Inquiry>({ inquiry in
                post(inquiry.outcome(of: .success(respond(inquiry.request))))
            })
        else { return nil }
        self.worker = worker
    }

    func ask(_ inquiry: Inquiry) {
        worker.give(inquiry)
    }

    func cancel(_ ticket: Ticket) {
        worker.drop { $0.ticket == ticket }
    }
}
