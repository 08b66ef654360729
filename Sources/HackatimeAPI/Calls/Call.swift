/// One call of the Hackatime API: its path, its parameters, and both shapes of its answer. A call is a value that holds
/// everything its answer depends on. To add one: a file in `Calls`, a row in `CallPolicy`, and a model if it needs one.
public protocol Call: Sendable, Hashable {
    /// The decoded answer.
    associatedtype Value: Sendable, Equatable

    /// Its row in the table of `CallPolicy`.
    var policy: CallPolicy { get }

    /// The request for a server of this dialect. Calls with one request for both dialects ignore the parameter.
    func request(_ dialect: Dialect) -> Request

    /// Decodes the answer to `request(dialect)`. The answer itself shows which of the two shapes it has.
    ///
    /// - Throws: What the status means, or what is wrong with the body.
    func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Value
}

extension Call {
    /// A request that follows the policy. The segments and parameters are not escaped yet.
    public func request(
        _ root: Request.Root, _ segments: [String], query: [Request.Parameter] = []
    ) -> Request {
        Request(root, segments, query: query, sendsKey: policy.about != .nobody, sizeLimit: policy.sizeLimit)
    }

    /// Like `value`, for a key that may have been sent as `?api_key=`. If the call does not accept it there, a refusal
    /// says nothing about the key.
    ///
    /// - Throws: `queryKeyRefused` in that case; otherwise the same as `value`.
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
