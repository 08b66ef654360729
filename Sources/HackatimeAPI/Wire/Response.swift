/// A response from the server, not yet interpreted.
public struct Response: Sendable, Equatable {
    /// One header line.
    public struct Header: Sendable, Equatable {
        /// As the server sent it. Names are compared without case.
        public var name: String
        /// Without white space around it, unchecked.
        public var value: String

        /// Stores the values unchecked.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The HTTP status, such as 200.
    public var status: Int
    /// In the server's order. A name may occur more than once.
    public var headers: [Header]
    /// The body after decompression, at most the request's `sizeLimit` bytes.
    public var body: [UInt8]

    /// A transport must pass the final response with its complete body. The calls check everything else.
    public init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A copy with each header's value and a body of at most `limit` bytes passed through `change`.
    package func rewritten(bodyUpTo limit: Int, _ change: ([UInt8]) -> [UInt8]) -> Response {
        var result = self
        result.headers = headers.map { Header($0.name, String(decoding: change(Array($0.value.utf8)), as: UTF8.self)) }
        if body.count <= limit { result.body = change(body) }
        return result
    }

    /// The last value of a header. Names are compared without case.
    public func header(_ name: String) -> String? {
        headers.last { $0.name.lowercased() == name.lowercased() }?.value
    }
}
