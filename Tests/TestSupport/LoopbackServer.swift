#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An HTTP/1.1 server on 127.0.0.1 for tests: a thread per connection, each reply chosen by a closure, everything it
/// was asked kept in order. It stops when it is released.
package final class LoopbackServer: Sendable {
    package typealias Handler = @Sendable (LoopbackRequest) -> LoopbackReply

    private let hall: Hall
    package let port: Int

    /// `handler` runs on the connections' threads.
    package init(port wanted: Int = 0, _ handler: @escaping Handler) throws(LoopbackError) {
        let (descriptor, port) = try LoopbackSocket.listening(port: wanted)
        self.port = port
        hall = Hall(listener: descriptor, handler: handler)
        let hall = hall
        guard startThread({ hall.acceptAll() }) else {
            close(descriptor)
            throw LoopbackError(call: "pthread_create", number: EAGAIN)
        }
    }

    deinit { hall.stop() }

    /// Ends all connections and takes no more.
    package func stop() {
        hall.stop()
    }

    /// The same; when it returns nothing listens on the port, and another server can.
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

    /// Waits until so many requests have come; gives fewer if they do not come within a minute.
    package func waitForRequests(_ count: Int) -> [LoopbackRequest] {
        hall.record.wait { $0.requests.count >= count }.requests
    }

    /// Waits until no connection is open, and gives the number of those that are.
    package func waitForLastHangUp() -> Int {
        hall.record.wait { $0.open.isEmpty }.open.count
    }

    /// A port on which nothing listens any more.
    package static func closedPort() throws(LoopbackError) -> Int {
        let (descriptor, port) = try LoopbackSocket.listening()
        close(descriptor)
        return port
    }
}

/// What the server's threads share. It outlives the server by as long as they run.
private final class Hall: Sendable {
    struct Record {
        var requests: [LoopbackRequest] = []
        var connectionCount = 0
        /// Descriptors of open connections.
        var open: Set<Int32> = []
        var isStopped = false
        /// Nobody listens any more.
        var isClosed = false
    }

    let record = Signal(Record())
    private let listener: Int32
    private let handler: LoopbackServer.Handler

    init(listener: Int32, handler: @escaping LoopbackServer.Handler) {
        self.listener = listener
        self.handler = handler
    }

    /// Wakes the threads, which then close what is theirs.
    func stop() {
        record.change { record in
            guard !record.isStopped else { return }
            record.isStopped = true
            shutdown(listener, Int32(SHUT_RDWR))
            for descriptor in record.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    func acceptAll() {
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
            record.isStopped = true
            close(listener)
            record.isClosed = true
        }
    }

    private func serve(_ descriptor: Int32, number: Int) {
        var pending: [UInt8] = []
        while let head = nextHead(on: descriptor, &pending) {
            guard let request = LoopbackRequest(head: head, connection: number) else { break }
            record.change { $0.requests.append(request) }
            let reply = handler(request)
            let isSent = reply.pieces.allSatisfy { piece in
                switch piece {
                case .bytes(let bytes): LoopbackSocket.send(bytes, on: descriptor)
                case .repeated(let bytes, let times):
                    (0..<times).allSatisfy { _ in LoopbackSocket.send(bytes, on: descriptor) }
                }
            }
            guard isSent else { break }
            switch reply.ending {
            case .keepOpen: continue
            case .close: return finish(descriptor, byReset: false)
            case .reset: return finish(descriptor, byReset: true)
            case .hang:
                while !LoopbackSocket.receive(on: descriptor).isEmpty {}
                return finish(descriptor, byReset: false)
            }
        }
        finish(descriptor, byReset: false)
    }

    /// The bytes up to the empty line. `nil` when the client is gone or sends no request.
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
