#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A port on 127.0.0.1 that forwards to another one, which can be changed. Without one, connections are accepted and
/// kept waiting.
package final class Relay: Sendable {
    package let port: Int
    private let hall: RelayHall

    package init(to target: Int) throws(LoopbackError) {
        let (descriptor, port) = try LoopbackSocket.listening()
        self.port = port
        hall = RelayHall(listener: descriptor, target: target)
        let hall = hall
        guard startThread({ hall.acceptAll() }) else {
            close(descriptor)
            throw LoopbackError(call: "pthread_create", number: EAGAIN)
        }
    }

    deinit { hall.stop() }

    /// New and waiting connections lead there; `nil` keeps new ones waiting.
    package func lead(to target: Int?) {
        hall.state.change { $0.target = target }
    }

    /// Number of waiting connections.
    package var waiting: Int { hall.state.current.waiting }

    /// Waits until there is one; false after a minute.
    package func waitForWaiting() -> Bool {
        hall.state.wait { $0.waiting > 0 }.waiting > 0
    }
}

private final class RelayHall: Sendable {
    struct State {
        var target: Int?
        var waiting = 0
        var open: Set<Int32> = []
        var isStopped = false
    }

    let state: Signal<State>
    private let listener: Int32

    init(listener: Int32, target: Int) {
        self.listener = listener
        state = Signal(State(target: target))
    }

    func stop() {
        state.change { state in
            state.isStopped = true
            shutdown(listener, Int32(SHUT_RDWR))
            for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    func acceptAll() {
        while true {
            let descriptor = accept(listener, nil, nil)
            if descriptor < 0, errno == EINTR || errno == ECONNABORTED { continue }
            guard descriptor >= 0 else { break }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            if !startThread({ self.serve(descriptor) }) { close(descriptor) }
        }
        close(listener)
    }

    private func serve(_ near: Int32) {
        let target = state.change { state in
            state.open.insert(near)
            state.waiting += 1
            return state.target
        }
        let next = target ?? state.wait { $0.target != nil || $0.isStopped }.target
        state.change { $0.waiting -= 1 }
        defer { finish(near) }
        guard let next, let far = LoopbackSocket.connected(to: next) else { return }
        state.change { _ = $0.open.insert(far) }
        defer { finish(far) }
        var asked = [near, far].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&asked, 2, -1) > 0 {
            for (from, to) in [(0, far), (1, near)] where asked[from].revents != 0 {
                let bytes = LoopbackSocket.receive(on: asked[from].fd)
                guard !bytes.isEmpty, LoopbackSocket.send(bytes, on: to) else { return }
            }
        }
    }

    private func finish(_ descriptor: Int32) {
        state.change { state in
            state.open.remove(descriptor)
            close(descriptor)
        }
    }
}
