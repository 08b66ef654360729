import CSystem
import DashboardRuntime
import HackatimeAPI
import Locks

/// Counts the requests in flight.
final class OpenQuestions: APIClient {
    private struct Counts {
        var open = 0
        /// Outcomes that have not been read.
        var fresh = 0
    }

    private let counts = Mutex(Counts())
    private let client: Mutex<(any APIClient)?> = Mutex(nil)

    func connect(_ real: any APIClient) { client.withLock { $0 = real } }

    func ask(_ request: APIRequest) {
        counts.withLock { $0.open += 1 }
        client.withLock { $0 }?.ask(request)
    }

    func cancel(_ requestID: RequestID) {
        client.withLock { $0 }?.cancel(requestID)
    }

    /// A request has ended, and its outcome is in the mailbox.
    func ended() {
        counts.withLock { counts in
            counts.open -= 1
            counts.fresh += 1
        }
    }

    var areAnyOpen: Bool { counts.withLock { $0.open > 0 } }

    func takeFresh() -> Bool {
        counts.withLock { counts in
            defer { counts.fresh = 0 }
            return counts.fresh > 0
        }
    }
}

/// Sleeps as the program does while a request is in flight, and otherwise jumps to the wake-up time. Asks the watcher
/// what to do every ten minutes of the jumping clock.
final class JumpingSleeper: Sleeper {
    private let real: PollSleeper
    private let clock: SharedClock
    private let calls: OpenQuestions
    private let watcher: Control
    private var nextVisit: Double
    /// Keys were typed and have not arrived yet.
    private var expectsKeys = false

    init(_ real: PollSleeper, _ clock: SharedClock, _ calls: OpenQuestions, _ watcher: Control) {
        self.real = real
        self.clock = clock
        self.calls = calls
        self.watcher = watcher
        nextVisit = clock.uptime + Control.every
    }

    func sleep(until: Double?, wantsOutput: Bool) -> Waking {
        if calls.areAnyOpen || wantsOutput || expectsKeys {
            let soon = clock.uptime + 1
            let waking = real.sleep(until: min(until ?? soon, soon), wantsOutput: wantsOutput)
            if waking.contains(.input) { expectsKeys = false }
            return waking
        }
        if calls.takeFresh() { return [] }
        let waking = real.sleep(until: clock.uptime, wantsOutput: false)
        guard waking.isEmpty else { return waking }
        clock.jump(to: min(until ?? nextVisit, nextVisit))
        if clock.uptime >= nextVisit {
            switch watcher.ask(holding: hackatop_heap_in_use()) {
            case .goOn: break
            case .keys: expectsKeys = true
            case .machineSleeps: clock.jump(to: clock.uptime + 6 * 3_600)
            }
            nextVisit = clock.uptime + Control.every
        }
        return []
    }
}
