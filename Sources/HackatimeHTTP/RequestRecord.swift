public import HackatimeAPI

/// What became of one request on the wire, for a log. It holds no key and nothing of the answer.
public struct RequestRecord: Sendable {
    /// The call.
    public var call: APICall
    /// Path and query as they were asked for, percent-encoded, 300 characters at most.
    public var target: String
    /// The HTTP status; `nil` when no answer came.
    public var status: Int?
    /// Bytes of the body, after decompression.
    public var bodyBytes: Int
    /// Seconds from the start to the answer, waiting in line, redirects and a second try included.
    public var seconds: Double
    /// Why the call has no value; `nil` when it has one.
    public var error: ClientError?

    /// - Parameter result: What the transport brought.
    package init(
        _ request: APIRequest, target: String, _ result: Result<Response, ClientError>, seconds: Double,
        error: ClientError?
    ) {
        call = request.call
        self.target = target
        self.seconds = seconds
        self.error = error
        if case .success(let response) = result {
            status = response.status
            bodyBytes = response.body.count
        } else {
            bodyBytes = 0
        }
    }
}
