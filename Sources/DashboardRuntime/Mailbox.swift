package import Dashboard
package import HackatimeAPI
import Locks

/// Where other threads leave messages for the loop. Posting never waits for the loop.
package final class Mailbox: Sendable {
    private let outcomes = Mutex<[APIResult]>([])
    private let news = Mutex<[Event.Kind]>([])
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

    /// Tells the loop something other than an answer, in this order. Callable from any thread.
    package func tell(_ events: Event.Kind...) {
        news.withLock { $0 += events }
        signal.wake()
    }

    /// Everything told since the last call.
    package func takeNews() -> [Event.Kind] {
        news.withLock { news in
            defer { news = [] }
            return news
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
