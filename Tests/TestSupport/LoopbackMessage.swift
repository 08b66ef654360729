/// A received request.
package struct LoopbackRequest: Sendable, Equatable {
    package struct Header: Sendable, Equatable {
        package var name: String
        package var value: String
    }

    package var method: String
    /// Path and query, or a whole URL if the server is used as a proxy.
    package var target: String
    package var headers: [Header]
    /// The connection's number; the first is 0.
    package var connection: Int

    /// The first header with this name, in any case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var path: String {
        String(target.prefix { $0 != "?" })
    }

    /// Path and query, even if the server is used as a proxy.
    package var ownTarget: String {
        guard target.hasPrefix("http://") else { return target }
        let rest = target.dropFirst("http://".count)
        return String(rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...])
    }

    /// A request's head, without the final empty line.
    init?(head: [UInt8], connection: Int) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
        let words = lines.first.map { $0.split(separator: " ") } ?? []
        guard words.count == 3 else { return nil }
        method = String(words[0])
        target = String(words[1])
        headers = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return Header(name: String(line[..<colon]), value: String(value))
        }
        self.connection = connection
    }
}

/// Closed until `open`.
package final class Gate: Sendable {
    private let state = Signal((isOpen: false, holding: 0))

    package init() {}

    package var isOpen: Bool { state.current.isOpen }

    package func open() {
        state.change { $0.isOpen = true }
    }

    /// A thread is waiting at it.
    package var isHolding: Bool { state.current.holding > 0 }

    /// Waits until a thread waits at it; false after a minute.
    package func waitForHolding() -> Bool {
        state.wait { $0.holding > 0 }.holding > 0
    }

    func hold(_ body: () -> Bool) -> Bool {
        state.change { $0.holding += 1 }
        defer { state.change { $0.holding -= 1 } }
        return body()
    }
}

/// The server's reply: it sends the pieces, then does what `ending` says.
package struct LoopbackReply: Sendable {
    package enum Piece: Sendable {
        case bytes([UInt8])
        case repeated([UInt8], times: Int)
        /// Nothing for this many seconds, or until the client goes away.
        case pause(Double)
        /// The bytes one by one, with this many seconds before each.
        case dripped([UInt8], every: Double)
        /// These bytes about once a second until the gate opens.
        case held(until: Gate, dripping: [UInt8] = [])
    }

    package enum Ending: Sendable {
        /// Waits for the next request on the connection.
        case keepOpen
        case close
        /// Ends the connection with a reset, so that the peer's next read or write fails.
        case reset
        /// Neither sends nor closes until the client or the server goes away.
        case hang
    }

    package var pieces: [Piece]
    package var ending: Ending

    package init(pieces: [Piece], ending: Ending) {
        self.pieces = pieces
        self.ending = ending
    }

    /// An HTTP/1.1 response with the right `Content-Length`.
    package static func response(
        _ status: Int = 200, _ headers: [(String, String)] = [], body: [UInt8] = [], ending: Ending = .keepOpen
    ) -> LoopbackReply {
        var head = "HTTP/1.1 \(status) Status\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if status != 304, status != 204 { head += "Content-Length: \(body.count)\r\n" }
        return raw(Array((head + "\r\n").utf8) + body, ending)
    }

    package static func json(_ text: String, status: Int = 200, headers: [(String, String)] = []) -> LoopbackReply {
        response(status, [("Content-Type", "application/json; charset=utf-8")] + headers, body: Array(text.utf8))
    }

    /// The same, this many seconds later.
    package func delayed(_ seconds: Double) -> LoopbackReply {
        LoopbackReply(pieces: [.pause(seconds)] + pieces, ending: ending)
    }

    package static func raw(_ bytes: [UInt8], _ ending: Ending) -> LoopbackReply {
        LoopbackReply(pieces: [.bytes(bytes)], ending: ending)
    }

    package static func raw(_ text: String, _ ending: Ending) -> LoopbackReply {
        raw(Array(text.utf8), ending)
    }

    /// Never answers.
    package static let hang = LoopbackReply(pieces: [], ending: .hang)
    /// Closes without an answer.
    package static let hangUp = LoopbackReply(pieces: [], ending: .close)
}
