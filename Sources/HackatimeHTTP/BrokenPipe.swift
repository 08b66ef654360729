#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Blocks, on this thread, the signal for writing to a connection that the other side has closed. The signal would end
/// the program, and libcurl may raise it during TLS.
struct BrokenPipe {
    private var alone = sigset_t()
    private var before = sigset_t()
    private let wasPending: Bool

    init() {
        wasPending = Self.isPending
        sigemptyset(&alone)
        sigaddset(&alone, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &alone, &before)
    }

    /// Restores the earlier state. A signal that arrived in between is dropped.
    func allow() {
        var (alone, before) = (alone, before)
        if !wasPending, Self.isPending {
            #if canImport(Glibc)
                // Does not wait, because another thread may have taken the signal.
                var atOnce = timespec()
                sigtimedwait(&alone, nil, &atOnce)
            #else
                var number: Int32 = 0
                sigwait(&alone, &number)
            #endif
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    private static var isPending: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return sigismember(&pending, SIGPIPE) == 1
    }
}
