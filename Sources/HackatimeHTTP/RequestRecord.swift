public import HackatimeAPI

/// How one request went, for a log. It contains no key, and of the response's content
/// only a message of the server in `error`.
public struct RequestRecord: Sendable {
    /// The call.
    public var call: APICall
    /// Path and query as sent, percent-encoded. `HTTPClient` cuts it at 300 characters and hides the key in it.
    public var target: String
    /// The HTTP status; `nil` when there was no response.
    public var status: Int?
    /// Bytes of the body, after decompression.
    public var bodyBytes: Int
    /// Seconds from the start to the response, including waiting in line, redirects and a retry.
    public var seconds: Double
    /// The error; `nil` on success.
    public var error: ClientError?

    /// - Parameter result: The transport's result.
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
