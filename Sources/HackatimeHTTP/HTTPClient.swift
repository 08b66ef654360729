public import HackatimeAPI
import Locks

/// Asks a Hackatime server over HTTP, with libcurl, on one thread of its own. A program that asks once needs no client:
/// `HTTPClient.get` asks and waits.
///
/// The thread starts with the first request, sleeps while nothing is under way, and opens libcurl only then. At most
/// four requests are on the wire; further ones wait in order. `ask`, `cancel` and `shutdown` return at once.
///
/// Each request ends in one result, posted from the network thread; the answer has been decoded there. If nothing can be
/// asked at all, the error is `ClientError.unreachable(.transport(reason))`. The key is sent to the
/// settings' origin only: not to another host, port or scheme that the server names, and not over plain http to
/// another machine unless the settings allow that.
public final class HTTPClient: APIClient, Sendable {
    private let desk: InFlightTable
    private let network: Network
    private let keyInQuery: Bool
    private let secrets: Secrets
    private let record: (@Sendable (RequestRecord) -> Void)?

    /// Does no I/O but reading the variables `http_proxy` and `HTTP_PROXY`.
    ///
    /// `post` must be brief, since all other requests wait for it. It may ask; it must not cancel the very request whose
    /// result it is given. No variable of the environment may be changed after the first request: libcurl reads them.
    /// `record` is told of each request that ended, just before `post`, under the same conditions.
    public init(
        settings: HTTPSettings, record: (@Sendable (RequestRecord) -> Void)? = nil,
        post: @escaping @Sendable (APIResult) -> Void
    ) {
        desk = InFlightTable(post: post)
        secrets = Secrets(settings)
        self.record = record
        network = Network(settings)
        keyInQuery = settings.key?.isEmpty == false && settings.authentication == .query
    }

    deinit { network.shutdown() }

    /// Starts a request; its result is posted later, from the network thread. A request id is not used twice.
    public func ask(_ request: APIRequest) {
        let asking = desk.open(request)
        let desk = desk
        let keyInQuery = keyInQuery
        let httpRequest = request.httpRequest
        let note = note(of: request, httpRequest)
        network.fetch(
            Network.Job(number: asking.number, request: httpRequest) { result in
                let outcome = request.outcome(of: result, keyInQuery: keyInQuery)
                note?(result, outcome)
                desk.close(asking, outcome)
            })
    }

    /// How the end of a request is recorded, if it is.
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

    /// Ends a request wherever it is: waiting, looking up a name, connecting or answering. When this returns, nothing
    /// but a result with the error `cancelled` can follow.
    public func cancel(_ requestID: RequestID) {
        if let number = desk.cancel(requestID) { network.cancel(number) }
    }

    /// Runs brief work on the network thread, which outcomes are posted from: what takes turns with them needs no lock.
    package func perform(_ work: @escaping @Sendable () -> Void) {
        network.perform(work)
    }

    /// Cancels everything and ends the thread, without waiting for it. What is asked afterwards is cancelled.
    public func shutdown() {
        network.shutdown()
    }

    /// As `shutdown`, and waits for the thread's end; for tests that count threads.
    package func shutdownAndWait() {
        network.shutdownAndWait()
    }
}

/// The questions under way, and the one place where outcomes leave.
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

    /// The number to cancel on the network.
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
