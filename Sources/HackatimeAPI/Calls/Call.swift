/// One call of a Hackatime: its path, its parameters, and both shapes of its answer. A call is a value, and names all
/// that its answer depends on.
///
/// `HTTPClient` asks it. To add one: a file in `Calls`, a row in `CallPolicy`, its model where it has one.
public protocol Call: Sendable, Hashable {
    /// What the answer says.
    associatedtype Value: Sendable, Equatable

    /// What asking it needs, and what may be done with its answer: its row in the table of `CallPolicy`.
    var policy: CallPolicy { get }

    /// The request that asks a server of this dialect; calls with one request for both ignore it.
    func request(_ dialect: Dialect) -> Request

    /// What a server's answer to `request(dialect)` says. Which of the two shapes it has shows in the answer itself.
    ///
    /// - Throws: Why there is no value: what the status means, or what is wrong with the body.
    func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Value
}

extension Call {
    /// A request with what the policy says of it; the segments and parameters are unescaped.
    public func request(
        _ root: Request.Root, _ segments: [String], query: [Request.Parameter] = []
    ) -> Request {
        Request(root, segments, query: query, sendsKey: policy.about != .nobody, sizeLimit: policy.sizeLimit)
    }

    /// `value`, for a key that may have gone as `?api_key=`: where a call does not take it so, a refusal says nothing about
    /// the key.
    ///
    /// - Throws: `queryKeyRefused` then; else as `value`.
    public func value(
        from response: Response, _ dialect: Dialect, keyInQuery: Bool
    ) throws(ClientError) -> Value {
        do {
            return try value(from: response, dialect)
        } catch {
            guard case .refused = error, keyInQuery, !policy.takesKeyInQuery else { throw error }
            throw .queryKeyRefused
        }
    }
}
