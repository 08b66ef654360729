package import HackatimeAPI
package import Tracker
import Locks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An client whose answers are kept: each is written down before it is posted, on the thread it comes from.
package struct HistoryClient {
    package let client: any APIClient
    package var history: any History { store }
    private let store: HistoryStore
    private let line: Line

    /// `nil` when the client cannot be made.
    ///
    /// - Parameters:
    ///   - clock: Seconds since 1970.
    ///   - make: Makes an client that posts to the closure it is given, and says how work is done on the thread
    ///     it posts from.
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

    /// Waits until what was to be kept is written, a quarter of a second at most: a person who chooses a view and quits
    /// finds it again, and the next start finds it where it is read fastest.
    package func settle() {
        line.perform { [store] in store.emptyLog() }
        for _ in 0..<125 where line.isBusy { usleep(2_000) }
    }

    /// The way to the client's thread, which the history knows before there is an client.
    private final class Line: Sendable {
        private let way = Mutex<HistoryStore.Perform?>(nil)
        private let waiting = Mutex(0)

        var isBusy: Bool { waiting.withLock { $0 > 0 } }

        func connect(_ perform: @escaping HistoryStore.Perform) {
            way.withLock { $0 = perform }
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
