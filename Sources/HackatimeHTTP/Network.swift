import CCurl
import HackatimeAPI
import Locks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The network thread as seen by other threads: requests go in here, and results come out of `Job.finish`.
final class Network: Sendable {
    /// One request. `finish` is called once, on the network thread.
    struct Job: Sendable {
        let number: UInt64
        let request: Request
        /// Seconds on the driver's clock. With `nil`, the settings' timeout starts with the transfer.
        var deadline: Double?
        let finish: @Sendable (Result<Response, ClientError>) -> Void
    }

    /// Instructions for the thread.
    struct Orders {
        var arrivals: [Job] = []
        var cancelled: [UInt64] = []
        /// Work that must not run on the caller's thread.
        var work: [@Sendable () -> Void] = []
    }

    /// Valid while the thread's driver exists. Used only under the lock, which is also held when the driver ends.
    private struct Waker: @unchecked Sendable {
        let multi: OpaquePointer
    }

    private struct State {
        var orders = Orders()
        var isEnding = false
        var thread: pthread_t?
        var waker: Waker?

        func wake() {
            if let waker { ccurl_multi_wakeup(waker.multi) }
        }
    }

    private let settings: HTTPSettings
    private let proxy: ProxyChoice
    private let state = Mutex(State())

    init(_ settings: HTTPSettings) {
        self.settings = settings
        proxy = ProxyChoice(for: settings, variable: ProxyChoice.environmentVariable)
    }

    func fetch(_ job: Job) {
        let refusal = state.withLock { state -> ClientError? in
            if state.isEnding { return .cancelled }
            state.orders.arrivals.append(job)
            if isAwake(&state) { return nil }
            state.orders.arrivals.removeLast()
            return .unreachable(.transport(.thread))
        }
        if let refusal { job.finish(.failure(refusal)) }
    }

    /// Runs something on the network thread, between two polls of the network. Dropped after the end of the thread.
    func perform(_ piece: @escaping @Sendable () -> Void) {
        state.withLock { state in
            guard !state.isEnding else { return }
            state.orders.work.append(piece)
            if !isAwake(&state) { state.orders.work.removeLast() }
        }
    }

    /// Wakes the thread, or starts it.
    private func isAwake(_ state: inout State) -> Bool {
        if state.thread != nil {
            state.wake()
            return true
        }
        state.thread = startThread()
        return state.thread != nil
    }

    func cancel(_ number: UInt64) {
        state.withLock { state in
            state.orders.cancelled.append(number)
            state.wake()
        }
    }

    func shutdown() {
        if let thread = beginShutdown() { pthread_detach(thread) }
    }

    func shutdownAndWait() {
        if let thread = beginShutdown() { pthread_join(thread, nil) }
    }

    /// Returns the thread if it runs and this is the first call. It must then be detached or joined.
    private func beginShutdown() -> pthread_t? {
        state.withLock { state in
            defer { state.thread = nil }
            state.isEnding = true
            state.wake()
            return state.thread
        }
    }

    /// Signals are handled by other threads, not by this one or by those that libcurl starts from it. Crash signals are
    /// the exception: they must reach the program's handler, which restores the terminal.
    private func startThread() -> pthread_t? {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        for crash in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] { sigdelset(&all, crash) }
        pthread_sigmask(SIG_BLOCK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let context = Unmanaged.passRetained(self)
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        guard pthread_create(&thread, nil, networkThread, context.toOpaque()) == 0 else {
            context.release()
            return nil
        }
        return thread
    }

    fileprivate func run() {
        guard ccurl_load(), let driver = Driver(settings: settings, proxy: proxy) else {
            return giveUp(Driver.reasonForNone)
        }
        state.withLock { $0.waker = Waker(multi: driver.multi) }
        while let orders = takeOrders() {
            driver.obey(orders)
            for piece in orders.work { piece() }
            driver.sleep()
        }
        let unstarted = state.withLock { state in
            state.waker = nil
            return state.orders
        }
        driver.end()
        for piece in unstarted.work { piece() }
        for job in unstarted.arrivals { job.finish(.failure(.cancelled)) }
    }

    /// The new orders since the last call; `nil` when the thread must end.
    private func takeOrders() -> Orders? {
        state.withLock { state in
            guard !state.isEnding else { return nil }
            defer { state.orders = Orders() }
            return state.orders
        }
    }

    /// Fails all requests and ends the thread. The next request starts another one, which fails the same way.
    private func giveUp(_ reason: TransportFailure) {
        let (orders, isEnding) = state.withLock { state in
            defer { state.orders = Orders() }
            if let thread = state.thread { pthread_detach(thread) }
            state.thread = nil
            return (state.orders, state.isEnding)
        }
        for piece in orders.work { piece() }
        for job in orders.arrivals {
            job.finish(.failure(isEnding ? .cancelled : .unreachable(.transport(reason))))
        }
    }
}

private func networkThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<Network>.fromOpaque(context).takeRetainedValue().run() }
    return nil
}
