import Locks
import TestSupport
import Testing

/// The lock's guarantees, which the replacement under the thread sanitizer must keep too.
struct MutexTests {
    struct Refused: Error, Equatable {}

    /// Counts its living instances.
    struct Counted: ~Copyable {
        let living: Signal<Int>

        init(_ living: Signal<Int>) {
            self.living = living
            living.change { $0 += 1 }
        }

        deinit { living.change { $0 -= 1 } }
    }

    final class Tally: Sendable {
        let count = Mutex(0)
    }

    @Test func `Threads that change one value lose no change`() {
        let tally = Tally()
        let ended = Signal(0)
        for _ in 0..<4 {
            let isStarted = startThread {
                for _ in 0..<20_000 { tally.count.withLock { $0 += 1 } }
                ended.change { $0 += 1 }
            }
            #expect(isStarted)
        }
        #expect(ended.wait { $0 == 4 } == 4)
        #expect(tally.count.withLock { $0 } == 80_000)
    }

    @Test func `What the body gives or throws comes out, and the lock is free again`() throws {
        let mutex = Mutex([1, 2])
        #expect(mutex.withLock { $0.removeLast() } == 2)
        #expect(throws: Refused.self) {
            try mutex.withLock { values throws(Refused) in
                values.append(3)
                throw Refused()
            }
        }
        #expect(mutex.withLock { $0 } == [1, 3])
    }

    @Test func `What is inside ends with the lock, and once`() {
        let living = Signal(0)
        do {
            let mutex = Mutex(Counted(living))
            #expect(mutex.withLock { $0.living.current } == 1)
            mutex.withLock { $0 = Counted(living) }
            #expect(living.current == 1)
        }
        #expect(living.current == 0)
    }
}
