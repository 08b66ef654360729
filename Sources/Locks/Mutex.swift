// A file that imports this target sees the standard library's `Mutex`.
//
// The thread sanitizer cannot see that one: when two threads meet at it, the compiled library waits in the kernel
// without anything that the sanitizer could observe, and everything guarded by the lock is reported as a race. In such
// a run (`scripts/test --sanitize=thread`) it is replaced by a lock of the C library, which the sanitizer knows.
#if SANITIZER_SEES_LOCKS
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// The interface of the standard library's `Mutex`, implemented with the C library's lock.
    package struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
        private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        private let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)

        package init(_ value: consuming sending Value) {
            var attributes = pthread_mutexattr_t()
            pthread_mutexattr_init(&attributes)
            // The standard library's lock traps when its owner locks it again, so this one must too.
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
