public import HackatimeAPI
import Locks

/// Sends requests to a Hackatime server over HTTP, with libcurl, on one thread of its own. A program that makes a
/// single request needs no client: `HTTPClient.get` sends it and waits.
///
/// The thread starts with the first request, sleeps while nothing is in flight, and loads libcurl only then. At most
/// four requests are in flight; others wait in order. `ask`, `cancel` and `shutdown` return at once.
///
/// Each request ends in one result, which is decoded on the network thread and posted from there. If no request can be
/// sent at all, the error is `ClientError.unreachable(.transport(reason))`. The key is sent only to the settings'
/// origin: not to another host, port or scheme that the server names, and not over plain http to another machine unless
/// the settings allow it.
public final class HTTPClient: APIClient, Sendable {
    private let inFlight: InFlightTable
    private let network: Network
    private let keyInQuery: Bool
    private let secrets: Secrets
    private let record: (@Sendable (RequestRecord) -> Void)?

    /// Does no I/O except reading the variables that name a proxy.
    ///
    /// `post` must be fast, because all other requests wait for it. It may send requests, but must not cancel the
    /// request whose result it receives. Environment variables must not change after the first request, because libcurl
    /// reads them. `record` is called for each finished request, just before `post`, under the same conditions.
    public init(
        settings: HTTPSettings, record: (@Sendable (RequestRecord) -> Void)? = nil,
        post: @escaping @Sendable (APIResult) -> Void
    ) {
        inFlight = InFlightTable(post: post)
        secrets = Secrets(keys: [settings.key].compactMap(\.self).map(Secret.init))
        self.record = record
        network = Network(settings)
        keyInQuery = settings.key?.isEmpty == false && settings.authentication == .query
    }

    deinit { network.shutdown() }

    /// Starts a request. Its result is posted later, from the network thread. A request id must not be reused.
    public func ask(_ request: APIRequest) {
        let asking = inFlight.open(request)
        let inFlight = inFlight
        let keyInQuery = keyInQuery
        let httpRequest = request.httpRequest
        let note = note(of: request, httpRequest)
        network.fetch(
            Network.Job(number: asking.number, request: httpRequest) { result in
                let outcome = request.outcome(of: result, keyInQuery: keyInQuery)
                note?(result, outcome)
                inFlight.close(asking, outcome)
            })
    }

    /// Records the end of a request, if recording is wanted.
    private func note(
        of request: APIRequest, _ httpRequest: Request
    ) -> (@Sendable (Result<Response, ClientError>, APIResult) -> Void)? {
        guard let record else { return nil }
        let target = secrets.cleaned(httpRequest.target, limit: 300)
        let start = Driver.now()
        return { result, outcome in
            let seconds = Driver.now() - start
            record(RequestRecord(request, target: target, result, seconds: seconds, error: outcome.failure))
        }
    }

    /// Cancels a request at any stage: waiting, resolving a name, connecting or receiving. After this returns, only a
    /// result with the error `cancelled` can follow.
    public func cancel(_ requestID: RequestID) {
        if let number = inFlight.cancel(requestID) { network.cancel(number) }
    }

    /// Runs short work on the network thread. Results are posted from the same thread, so the work needs no lock
    /// against them.
    package func perform(_ work: @escaping @Sendable () -> Void) {
        network.perform(work)
    }

    /// Cancels everything and ends the thread, without waiting for it. Later requests are cancelled.
    public func shutdown() {
        network.shutdown()
    }

    /// Like `shutdown`, but waits for the end of the thread. For tests that count threads.
    package func shutdownAndWait() {
        network.shutdownAndWait()
    }
}

/// The requests in flight, and the only place where results are posted.
private final class InFlightTable: Sendable {
    final class ClientSetup: Sendable {
        let number: UInt64
        let request: APIRequest
        let isCancelled = Mutex(false)

        init(number: UInt64, request: APIRequest) {
            self.number = number
            self.request = request
        }
    }

    private struct Book {
        var lastNumber: UInt64 = 0
        var open: [RequestID: ClientSetup] = [:]
    }

    private let post: @Sendable (APIResult) -> Void
    private let book = Mutex(Book())

    init(post: @escaping @Sendable (APIResult) -> Void) {
        self.post = post
    }

    func open(_ request: APIRequest) -> ClientSetup {
        book.withLock { book in
            book.lastNumber &+= 1
            let asking = ClientSetup(number: book.lastNumber, request: request)
            book.open[request.requestID] = asking
            return asking
        }
    }

    /// The number to cancel in `Network`.
    func cancel(_ requestID: RequestID) -> UInt64? {
        guard let asking = book.withLock({ $0.open[requestID] }) else { return nil }
        asking.isCancelled.withLock { $0 = true }
        return asking.number
    }

    func close(_ asking: ClientSetup, _ outcome: APIResult) {
        asking.isCancelled.withLock { isCancelled in
            let request = asking.request
            post(
                isCancelled
                    ? APIResult(
                        requestID: request.requestID, call: request.call, dialect: request.dialect,
                        result: .failure(.cancelled))
                    : outcome)
        }
        book.withLock { book in
            if book.open[asking.request.requestID] === asking { book.open[asking.request.requestID] = nil }
        }
    }
}
