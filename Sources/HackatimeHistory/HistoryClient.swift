package import HackatimeAPI
package import Tracker
import Locks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A client whose results are stored. Each is written before it is posted, on the thread it arrives on.
package struct HistoryClient {
    package let client: any APIClient
    package var history: any History { store }
    private let store: HistoryStore
    private let line: Line

    /// `nil` if the client cannot be created.
    ///
    /// - Parameters:
    ///   - clock: Seconds since 1970.
    ///   - make: Creates a client that posts to the given closure, and a function that runs work on the thread it posts
    ///     from.
    package init?(
        _ location: StoreLocation, clock: @escaping @Sendable () -> Double = HistoryStore.wallClock,
        post: @escaping @Sendable (APIResult) -> Void,
        make: (@escaping @Sendable (APIResult) -> Void) -> (client: any APIClient, perform: HistoryStore.Perform)?
    ) {
        let line = Line()
        let store = HistoryStore(location, clock: clock) { line.perform($0) }
        let client = CoalescingClient(store, post: post) { post in
            guard let made = make(post) else { return nil }
            line.connect(made.perform)
            return made.client
        }
        guard let client else { return nil }
        self.client = client
        self.line = line
        self.store = store
    }

    /// Waits up to a quarter of a second until everything is written. A view chosen just before quitting is then saved,
    /// and the next start reads it from the fastest place.
    package func settle() {
        line.perform { [store] in store.emptyLog() }
        for _ in 0..<125 where line.isBusy { usleep(2_000) }
    }

    /// Lets go of the client, so that nothing of the history stays in memory. What is not written yet is lost.
    package func end() {
        line.disconnect()
    }

    /// The connection to the client's thread. The history has it before the client exists.
    private final class Line: Sendable {
        private let way = Mutex<HistoryStore.Perform?>(nil)
        private let waiting = Mutex(0)

        var isBusy: Bool { waiting.withLock { $0 > 0 } }

        func connect(_ perform: @escaping HistoryStore.Perform) {
            way.withLock { $0 = perform }
        }

        func disconnect() {
            way.withLock { $0 = nil }
        }

        func perform(_ work: @escaping @Sendable () -> Void) {
            guard let way = way.withLock({ $0 }) else { return }
            waiting.withLock { $0 += 1 }
            way { [self] in
                work()
                waiting.withLock { $0 -= 1 }
            }
        }
    }
}
