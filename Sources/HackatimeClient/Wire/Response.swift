public import FoundationEssentials

/// What a server answered: nothing is decided yet about what it means.
public struct Response: Sendable, Equatable {
    /// One header line.
    public struct Header: Sendable, Equatable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public var status: Int
    public var headers: [Header]
    /// The body after decompression.
    public var body: Data

    public init(status: Int, headers: [Header] = [], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Takes over a body in memory from the C library's `malloc`, without copying it.
    package init(status: Int, headers: [Header], owning body: UnsafeMutableRawBufferPointer) {
        guard let bytes = body.baseAddress, !body.isEmpty else {
            self.init(status: status, headers: headers)
            return
        }
        self.init(
            status: status, headers: headers, body: Data(bytesNoCopy: bytes, count: body.count, deallocator: .free))
    }

    /// The last value of a header; names are compared without case.
    public func header(_ name: String) -> String? {
        headers.last { $0.name.lowercased() == name.lowercased() }?.value
    }
}
