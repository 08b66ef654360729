#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Both ends of a pseudo terminal in this process: the code under test has one, the test types and reads at the other.
package final class TerminalPair {
    package let terminal: Int32
    private let outside: Int32

    package init?(columns: Int, rows: Int) {
        var outside: Int32 = -1
        var terminal: Int32 = -1
        guard openpty(&outside, &terminal, nil, nil, nil) == 0 else { return nil }
        // Programs started by other tests must not hold it open.
        for descriptor in [outside, terminal] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        self.outside = outside
        self.terminal = terminal
        resize(columns: columns, rows: rows)
    }

    deinit {
        close(terminal)
        close(outside)
    }

    package func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(outside, UInt(TIOCSWINSZ), &size)
    }

    /// Types bytes and waits until they can be read on the other end; false if they never can.
    package func type(_ bytes: [UInt8]) -> Bool {
        guard write(outside, bytes, bytes.count) == bytes.count else { return false }
        var ready: Int32 = 0
        var wanted = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        while ready < bytes.count {
            guard poll(&wanted, 1, 10_000) == 1, ioctl(terminal, UInt(FIONREAD), &ready) == 0 else { return false }
        }
        return true
    }

    /// The next `count` bytes of output; fewer if no more come.
    package func output(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        var wanted = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
        while bytes.count < count, poll(&wanted, 1, 10_000) == 1 {
            let got = read(outside, &chunk, min(chunk.count, count - bytes.count))
            guard got > 0 else { break }
            bytes.append(contentsOf: chunk[..<got])
        }
        return bytes
    }

    /// All output so far: up to a mark that is written after it.
    package func outputSoFar() -> [UInt8] {
        var mark: UInt8 = 1
        _ = write(terminal, &mark, 1)
        var bytes: [UInt8] = []
        while bytes.last != mark {
            let more = someOutput()
            if more.isEmpty { return bytes }
            bytes += more
        }
        return bytes.dropLast()
    }

    /// Some output, once there is any.
    package func someOutput() -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var wanted = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
        guard poll(&wanted, 1, 10_000) == 1 else { return [] }
        let count = read(outside, &chunk, chunk.count)
        return Array(chunk.prefix(max(0, count)))
    }

    /// Whether no output is waiting.
    package var isQuiet: Bool {
        var wanted = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
        return poll(&wanted, 1, 0) == 0
    }

    /// Whether the terminal echoes and waits for whole lines, as in a shell.
    package var isCooked: Bool {
        var modes = termios()
        guard tcgetattr(terminal, &modes) == 0 else { return false }
        return modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) != 0
    }
}
