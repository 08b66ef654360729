package import HackatimeAPI
import Locks

/// Where other threads leave messages for the loop. Posting never waits for the loop.
package final class Mailbox: Sendable {
    private let outcomes = Mutex<[APIResult]>([])
    private let hasNewKey = Mutex(false)
    private let signal: WakeSignal

    /// - Parameter signal: Wakes the thread that drains this mailbox.
    package init(waking signal: WakeSignal) {
        self.signal = signal
    }

    /// Callable from any thread.
    package func post(_ outcome: APIResult) {
        let wasEmpty = outcomes.withLock { waiting in
            waiting.append(outcome)
            return waiting.count == 1
        }
        if wasEmpty { signal.wake() }
    }

    /// Tells the loop that the client now sends another key. Callable from any thread.
    package func announceNewKey() {
        hasNewKey.withLock { $0 = true }
        signal.wake()
    }

    /// Whether a new key was announced since the last call.
    package func takeNewKey() -> Bool {
        hasNewKey.withLock { hasNewKey in
            defer { hasNewKey = false }
            return hasNewKey
        }
    }

    /// Everything posted since the last call, in order.
    package func drain() -> [APIResult] {
        outcomes.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
