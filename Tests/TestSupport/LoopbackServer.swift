#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An HTTP/1.1 server on 127.0.0.1 for tests: a thread per connection, replies from a closure, requests recorded in
/// order. It stops when it is released.
package final class LoopbackServer: Sendable {
    package typealias Handler = @Sendable (LoopbackRequest) -> LoopbackReply

    private let hall: Hall
    package let port: Int

    /// `handler` runs on the connections' threads.
    package init(port wanted: Int = 0, _ handler: @escaping Handler) throws(LoopbackError) {
        let (descriptor, port) = try LoopbackSocket.listening(on: wanted)
        self.port = port
        hall = Hall(handler: handler)
        try hall.open(descriptor)
    }

    /// Not an HTTP server: it answers anything with these bytes and closes.
    package init(message bytes: [UInt8]) throws(LoopbackError) {
        let (descriptor, port) = try LoopbackSocket.listening()
        self.port = port
        hall = Hall(handler: { _ in .hangUp }, message: bytes)
        try hall.open(descriptor)
    }

    deinit { hall.stop() }

    /// Ends all connections and accepts no more.
    package func stop() {
        hall.stop()
    }

    /// Ends all connections and refuses new ones until `acceptAgain`, keeping the port.
    package func refuse() throws(LoopbackError) {
        hall.endConnections(andListening: true)
        let (descriptor, _) = try LoopbackSocket.bound(to: port)
        hall.record.change { $0.reserved = descriptor }
    }

    package func acceptAgain() throws(LoopbackError) {
        let (descriptor, _) = try LoopbackSocket.listening(on: port)
        hall.record.change { record in
            if let reserved = record.reserved { close(reserved) }
            record.reserved = nil
        }
        try hall.open(descriptor)
    }

    /// Ends the open connections and accepts new ones.
    package func endConnections() {
        hall.endConnections()
    }

    /// Like `stop`, but waits until the port is free.
    package func stopAndWait() {
        hall.stop()
        _ = hall.record.wait { $0.isClosed }
    }

    /// `http://127.0.0.1:PORT`
    package var address: String { "http://127.0.0.1:\(port)" }

    /// The requests so far.
    package var requests: [LoopbackRequest] { hall.record.current.requests }

    /// Connections so far.
    package var connectionCount: Int { hall.record.current.connectionCount }

    /// Waits for this many requests. Returns fewer after a minute.
    package func waitForRequests(_ count: Int) -> [LoopbackRequest] {
        hall.record.wait { $0.requests.count >= count }.requests
    }

    /// Waits for a matching request; false after a minute.
    package func waitForRequest(where isWanted: (LoopbackRequest) -> Bool) -> Bool {
        hall.record.wait { $0.requests.contains(where: isWanted) }.requests.contains(where: isWanted)
    }

    /// Waits until no connection is open. Returns the number of those that still are.
    package func waitForLastHangUp() -> Int {
        hall.record.wait { $0.open.isEmpty }.open.count
    }

    /// A port on which nothing listens.
    package static func closedPort() throws(LoopbackError) -> Int {
        let (descriptor, port) = try LoopbackSocket.listening()
        close(descriptor)
        return port
    }
}

/// Shared by the server's threads. It lives until they have ended.
private final class Hall: Sendable {
    struct Record {
        var requests: [LoopbackRequest] = []
        var connectionCount = 0
        /// Descriptors of open connections.
        var open: Set<Int32> = []
        /// The listening descriptor.
        var listener: Int32?
        /// Keeps the port while nothing listens.
        var reserved: Int32?
        var isStopped = false
        /// Nothing listens any more.
        var isClosed = false
    }

    let record = Signal(Record())
    private let handler: LoopbackServer.Handler
    /// The answer to anything; `nil` if requests are answered.
    private let message: [UInt8]?

    init(handler: @escaping LoopbackServer.Handler, message: [UInt8]? = nil) {
        self.handler = handler
        self.message = message
    }

    /// Accepts connections from a descriptor and takes ownership of it.
    func open(_ listener: Int32) throws(LoopbackError) {
        record.change { $0.listener = listener }
        guard startThread({ self.acceptAll(from: listener) }) else {
            record.change { $0.listener = nil }
            close(listener)
            throw LoopbackError(call: "pthread_create", number: EAGAIN)
        }
    }

    func stop() {
        endConnections(andListening: true)
        record.change { record in
            record.isStopped = true
            if let reserved = record.reserved { close(reserved) }
            record.reserved = nil
        }
    }

    /// Wakes the threads, which then close their descriptors.
    func endConnections(andListening: Bool = false) {
        record.change { record in
            if andListening, let listener = record.listener { shutdown(listener, Int32(SHUT_RDWR)) }
            for descriptor in record.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    private func acceptAll(from listener: Int32) {
        while true {
            let descriptor = accept(listener, nil, nil)
            if descriptor < 0, errno == EINTR || errno == ECONNABORTED { continue }
            guard descriptor >= 0 else { break }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            let number = record.change { record -> Int? in
                guard !record.isStopped else { return nil }
                record.open.insert(descriptor)
                record.connectionCount += 1
                return record.connectionCount - 1
            }
            guard let number else {
                close(descriptor)
                break
            }
            if !startThread({ self.serve(descriptor, number: number) }) { finish(descriptor, byReset: false) }
        }
        record.change { record in
            if record.listener == listener { record.listener = nil }
            close(listener)
            record.isClosed = true
        }
    }

    private func serve(_ descriptor: Int32, number: Int) {
        if let message {
            if !LoopbackSocket.receive(on: descriptor).isEmpty { _ = LoopbackSocket.send(message, on: descriptor) }
            return finish(descriptor, byReset: false)
        }
        var pending: [UInt8] = []
        while let head = nextHead(on: descriptor, &pending) {
            guard let request = LoopbackRequest(head: head, connection: number) else { break }
            record.change { $0.requests.append(request) }
            let reply = handler(request)
            let isSent = reply.pieces.allSatisfy { send($0, on: descriptor) }
            if isSent, case .hang = reply.ending {
                while !LoopbackSocket.receive(on: descriptor).isEmpty {}
            }
            guard isSent else { break }
            switch reply.ending {
            case .keepOpen: continue
            case .close, .hang: return finish(descriptor, byReset: false)
            case .reset: return finish(descriptor, byReset: true)
            }
        }
        finish(descriptor, byReset: false)
    }

    /// False once the client is gone.
    private func send(_ piece: LoopbackReply.Piece, on descriptor: Int32) -> Bool {
        switch piece {
        case .bytes(let bytes): LoopbackSocket.send(bytes, on: descriptor)
        case .repeated(let bytes, let times): (0..<times).allSatisfy { _ in LoopbackSocket.send(bytes, on: descriptor) }
        case .pause(let seconds): LoopbackSocket.pause(seconds, on: descriptor)
        case .dripped(let bytes, let gap):
            bytes.allSatisfy { LoopbackSocket.pause(gap, on: descriptor) && LoopbackSocket.send([$0], on: descriptor) }
        case .held(let gate, let drip):
            gate.hold { hold(descriptor, until: gate, dripping: drip) }
        }
    }

    private func hold(_ descriptor: Int32, until gate: Gate, dripping drip: [UInt8]) -> Bool {
        var rounds = 0
        while !gate.isOpen {
            guard LoopbackSocket.pause(0.05, on: descriptor) else { return false }
            rounds += 1
            if rounds % 20 == 1, !drip.isEmpty, !LoopbackSocket.send(drip, on: descriptor) { return false }
        }
        return true
    }

    /// The bytes up to the empty line. `nil` if the client is gone or sends no request.
    private func nextHead(on descriptor: Int32, _ pending: inout [UInt8]) -> [UInt8]? {
        let end = Array("\r\n\r\n".utf8)
        while pending.count < 65_536 {
            if pending.count >= end.count {
                for index in 0...(pending.count - end.count) where pending[index...].starts(with: end) {
                    defer { pending.removeFirst(index + end.count) }
                    return Array(pending[..<index])
                }
            }
            let more = LoopbackSocket.receive(on: descriptor)
            if more.isEmpty { return nil }
            pending += more
        }
        return nil
    }

    private func finish(_ descriptor: Int32, byReset: Bool) {
        record.change { record in
            record.open.remove(descriptor)
            if byReset { LoopbackSocket.closeWithReset(descriptor) } else { close(descriptor) }
        }
    }
}
