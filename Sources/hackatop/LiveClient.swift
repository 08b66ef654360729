import HackatimeAPI
import HackatimeHTTP
import Locks

/// Sends requests over the network, with a key that can be replaced.
final class LiveClient: APIClient {
    private let settings: HTTPSettings
    private let record: (@Sendable (RequestRecord) -> Void)?
    private let post: @Sendable (APIResult) -> Void
    private let client: Mutex<HTTPClient>

    init(
        _ settings: HTTPSettings, record: (@Sendable (RequestRecord) -> Void)?,
        post: @escaping @Sendable (APIResult) -> Void
    ) {
        self.settings = settings
        self.record = record
        self.post = post
        client = Mutex(HTTPClient(settings: settings, record: record, post: post))
    }

    func ask(_ request: APIRequest) {
        client.withLock { $0.ask(request) }
    }

    func cancel(_ requestID: RequestID) {
        client.withLock { $0.cancel(requestID) }
    }

    /// Runs something on the thread from which results are posted.
    func perform(_ work: @escaping @Sendable () -> Void) {
        client.withLock { $0.perform(work) }
    }

    /// Cancels everything and ends the thread.
    func end() {
        client.withLock { $0.shutdown() }
    }

    /// Sends another key from now on. Requests in flight are cancelled, and their thread and connections end.
    func use(_ key: Secret) {
        var settings = settings
        settings.key = key.text
        let next = HTTPClient(settings: settings, record: record, post: post)
        let old = client.withLock { client in
            defer { client = next }
            return client
        }
        old.shutdown()
    }
}
