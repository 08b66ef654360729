// `Mutex`, for everybody here: a file that imports this target sees the standard library's own.
//
// The thread sanitizer does not see that one at work: where two threads meet at it, the compiled library waits for the
// kernel with nothing in it that the sanitizer could watch, and everything the lock guards is reported as a race. For
// such a run (`scripts/test --sanitize=thread`) a lock of the C library's stands in, whose calls the sanitizer knows.
#if SANITIZER_SEES_LOCKS
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// The standard library's `Mutex`, made of the C library's.
    package struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
        private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        private let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)

        package init(_ value: consuming sending Value) {
            var attributes = pthread_mutexattr_t()
            pthread_mutexattr_init(&attributes)
            // The standard library's traps when the thread that holds it asks for it again; so must this one.
            pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_ERRORCHECK))
            pthread_mutex_init(lock, &attributes)
            pthread_mutexattr_destroy(&attributes)
            self.value.initialize(to: value)
        }

        deinit {
            pthread_mutex_destroy(lock)
            lock.deallocate()
            value.deinitialize(count: 1)
            value.deallocate()
        }

        package borrowing func withLock<Result: ~Copyable, Failure: Error>(
            _ body: (inout sending Value) throws(Failure) -> sending Result
        ) throws(Failure) -> sending Result {
            let refusal = pthread_mutex_lock(lock)
            precondition(refusal == 0, "a lock was refused: \(refusal)")
            defer { pthread_mutex_unlock(lock) }
            return try body(&value.pointee)
        }
    }
#else
    @_exported import Synchronization
#endif
