#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A clock shared by two processes, one of which moves it forward: the machine's clock plus the jumps.
final class SharedClock: @unchecked Sendable {
    /// The seconds jumped, and the offset from uptime to the time since 1970, in a file that both processes map.
    private let numbers: UnsafeMutablePointer<Double>

    /// - Parameter wall: The initial time since 1970; `nil` to open an existing clock.
    init?(_ path: String, beginningAt wall: Double? = nil) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(file) }
        let size = 2 * MemoryLayout<Double>.size
        guard file >= 0, ftruncate(file, off_t(size)) == 0,
            let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
        else { return nil }
        numbers = memory.bindMemory(to: Double.self, capacity: 2)
        if let wall { numbers[1] = wall - uptime }
    }

    var uptime: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9 + numbers[0]
    }

    /// Seconds since 1970.
    var wall: Double { uptime + numbers[1] }

    /// Jumps to a later uptime.
    func jump(to later: Double) {
        numbers[0] += max(0, later - uptime)
    }
}
