import CSystem
import Locks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A thread that runs jobs one after the other, in the order they were given. It sleeps while there are none.
package final class Worker<Job: Sendable>: Sendable {
    private let jobs = Mutex<[Job]>([])
    private let signal: WakeSignal
    private let perform: @Sendable (Job) -> Void

    /// `nil` if the process has no descriptor or thread left. The thread runs as long as the process.
    package init?(_ perform: @escaping @Sendable (Job) -> Void) {
        guard let signal = WakeSignal() else { return nil }
        self.signal = signal
        self.perform = perform
        let body = ThreadBody { [self] in run() }
        guard body.start() else { return nil }
    }

    /// Callable from any thread; never waits.
    package func give(_ job: Job) {
        let wasEmpty = jobs.withLock { waiting in
            waiting.append(job)
            return waiting.count == 1
        }
        if wasEmpty { signal.wake() }
    }

    /// Drops matching jobs that have not started.
    package func drop(where matches: (Job) -> Bool) {
        jobs.withLock { $0.removeAll(where: matches) }
    }

    private func run() {
        while true {
            var descriptor = pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&descriptor, 1, -1)
            signal.clear()
            while let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
                perform(job)
            }
        }
    }
}

/// The body of a new thread. Signals go to the main thread, which alone handles them.
private final class ThreadBody: Sendable {
    private let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }

    func start() -> Bool {
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let handle = Unmanaged.passRetained(self)
        let status = pthread_create(&thread, nil, threadMain, handle.toOpaque())
        guard status == 0 else {
            handle.release()
            return false
        }
        #if canImport(Glibc)
            pthread_detach(thread)
        #else
            if let thread { pthread_detach(thread) }
        #endif
        return true
    }

    func callAsFunction() {
        run()
    }
}

#if canImport(Glibc)
    private func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        hackatop_signals_block()
        if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue()() }
        return nil
    }
#else
    private func threadMain(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        hackatop_signals_block()
        Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue()()
        return nil
    }
#endif
