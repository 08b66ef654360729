import HackatimeClient
import HackatimeHistory
import Synchronization

/// An asker whose answers are kept: each is written down before it is posted, on the thread it comes from.
struct Remembering {
    var asker: any Asker
    var history: any History

    /// `nil` when the asker cannot be made.
    ///
    /// - Parameter make: Makes an asker that posts to the closure it is given, and says how work is done on the thread
    ///   it posts from.
    init?(
        _ location: StoreLocation, post: @escaping @Sendable (Outcome) -> Void,
        make: (@escaping @Sendable (Outcome) -> Void) -> (asker: any Asker, perform: HistoryStore.Perform)?
    ) {
        let line = Line()
        let store = HistoryStore(location) { line.perform($0) }
        let made = make { outcome in
            store.remember(outcome, at: Self.moment(of: outcome))
            post(outcome)
        }
        guard let made else { return nil }
        line.connect(made.perform)
        asker = made.asker
        history = store
    }

    /// When an answer came: by the server's clock where this machine's is wrong.
    private static func moment(of outcome: Outcome) -> Double {
        let now = HistoryStore.wallClock()
        guard let serverTime = outcome.serverTime, abs(serverTime - now) > 60 else { return now }
        return serverTime
    }

    /// The way to the asker's thread, which the history knows before there is an asker.
    private final class Line: Sendable {
        private let way = Mutex<HistoryStore.Perform?>(nil)

        func connect(_ perform: @escaping HistoryStore.Perform) {
            way.withLock { $0 = perform }
        }

        func perform(_ work: @escaping @Sendable () -> Void) {
            way.withLock { $0 }?(work)
        }
    }
}
