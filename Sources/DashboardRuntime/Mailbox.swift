package import HackatimeAPI
import Locks

/// Where other threads leave messages for the loop. Posting never waits for the loop.
package final class Mailbox: Sendable {
    private let outcomes = Mutex<[APIResult]>([])
    private let newKey = Mutex<Secret?>(nil)
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
    package func announceNewKey(_ key: Secret) {
        newKey.withLock { $0 = key }
        signal.wake()
    }

    /// The key that was announced since the last call.
    package func takeNewKey() -> Secret? {
        newKey.withLock { newKey in
            defer { newKey = nil }
            return newKey
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
