package import HackatimeClient
import Synchronization

/// Where other threads put what they have for the loop. Posting never waits for the loop.
package final class Mailbox: Sendable {
    private let outcomes = Mutex<[Outcome]>([])
    private let signal: WakeSignal

    /// The signal wakes the thread that drains this mailbox.
    package init(waking signal: WakeSignal) {
        self.signal = signal
    }

    /// From any thread.
    package func post(_ outcome: Outcome) {
        let wasEmpty = outcomes.withLock { waiting in
            waiting.append(outcome)
            return waiting.count == 1
        }
        if wasEmpty { signal.wake() }
    }

    /// Everything posted since the last call, in the order of posting.
    package func drain() -> [Outcome] {
        outcomes.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
