import CPseudoTerminal
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program on a pseudo terminal, watched from outside through /proc.
package final class WatchedProgram {
    package let pid: Int32
    package let startedAt: Double
    /// The outer end, to wait for several things.
    package let terminal: Int32
    private let leader: Int32
    private let reports: Int32
    package private(set) var bytes = 0
    /// When the last bytes came, in seconds of uptime.
    package private(set) var lastReadAt = 0.0
    /// The last bytes, to wait for a text.
    private var tail: [UInt8] = []
    private var model: ScreenModel
    /// Output that the screen model has not read yet. The model is slow and must not affect measurements.
    private var unread: [UInt8] = []

    package init?(program: String, arguments: [String], environment: [String], columns: Int = 120, rows: Int = 40) {
        model = ScreenModel(columns: columns, rows: rows)
        var path = [CChar](repeating: 0, count: 256)
        var sockets: [Int32] = [-1, -1]
        terminal = hackatop_test_open(&path, Int32(path.count))
        guard terminal >= 0,
            socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &sockets) == 0
        else { return nil }
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let settings = environment.map { strdup($0) } + [nil]
        defer { for word in words + settings { free(word) } }
        // Includes the start of the session leader, some tenths of a millisecond.
        startedAt = uptime()
        leader = hackatop_test_start(path, program, words, settings, sockets[1])
        close(sockets[1])
        reports = sockets[0]
        var number: Int32 = -1
        guard leader > 0, Glibc.read(reports, &number, 4) == 4, number > 0 else { return nil }
        pid = number
    }

    package func type(_ keys: String) {
        _ = keys.withCString { write(terminal, $0, strlen($0)) }
    }

    /// Reads output for up to `timeout` seconds; false if there is none or the program is gone.
    @discardableResult
    package func read(within timeout: Double) -> Bool {
        var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, Int32(max(0, timeout) * 1000)) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(terminal, $0.baseAddress, $0.count) }
        guard count > 0 else { return false }
        lastReadAt = uptime()
        bytes += count
        unread += buffer[..<count]
        tail = tail.suffix(Self.longestWanted) + buffer[..<count]
        return true
    }

    private static let longestWanted = 200

    /// Reads until the output contains a text. Searches the bytes without the screen model, because the program waits
    /// for its reader while a start is timed.
    package func wait(for wanted: String, timeout: Double = 10) -> Bool {
        let end = uptime() + timeout
        while !holds(wanted) {
            guard uptime() < end, read(within: end - uptime()) else { return false }
        }
        return true
    }

    private func holds(_ wanted: String) -> Bool {
        (tail + [0]).withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else { return false }
                return strstr(start, wanted) != nil
            }
        }
    }

    /// Reads until there is no output for `quiet` seconds. Returns the number of bytes.
    package func settle(quiet: Double) -> Int {
        let before = bytes
        while read(within: quiet) {}
        return bytes - before
    }

    /// Reads for this many seconds.
    package func watch(for seconds: Double) {
        let end = uptime() + seconds
        while uptime() < end { read(within: end - uptime()) }
    }

    /// The rows of the screen.
    package var screen: [String] {
        model.feed(unread)
        unread = []
        return model.lines
    }

    /// Ends the program with `q` and waits for it.
    package func quit() {
        type("q")
        _ = settle(quiet: 0.3)
        close(terminal)
        leave()
    }

    private func leave() {
        kill(pid, SIGKILL)
        close(reports)
        var status: Int32 = 0
        waitpid(leader, &status, 0)
    }

    /// Closes the terminal. Returns the milliseconds until the program has ended; `nil` after ten seconds.
    package func loseTerminal() -> Double? {
        let start = uptime()
        close(terminal)
        defer { leave() }
        var asked = pollfd(fd: reports, events: Int16(POLLIN), revents: 0)
        var status: Int32 = 0
        while poll(&asked, 1, 10_000) > 0, Glibc.read(reports, &status, 4) == 4 {
            if hackatop_test_has_exited(status) || hackatop_test_was_killed(status) { return (uptime() - start) * 1000 }
        }
        return nil
    }

    // MARK: What /proc says

    private func file(_ name: String) -> String {
        guard let data = FileManager.default.contents(atPath: "/proc/\(pid)/\(name)") else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    private var tasks: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    }

    package var descriptors: Int {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd")) ?? []).count
    }

    package var threads: Int { tasks.count }

    /// CPU time of all threads in milliseconds.
    package var processorTime: Double {
        tasks.reduce(0) { sum, task in
            let first = file("task/\(task)/schedstat").split(separator: " ").first
            return sum + (first.flatMap { Double($0) } ?? 0) / 1e6
        }
    }

    /// Number of wake-ups, all threads.
    package var wakeups: Int {
        tasks.reduce(0) { $0 + value("voluntary_ctxt_switches:", in: file("task/\($1)/status")) }
    }

    /// KiB.
    package var peakMemory: Int { value("VmHWM:", in: file("status")) }
    /// Allocated memory, without code.
    package var allocatedMemory: Int { value("Anonymous:", in: file("smaps_rollup")) }
    package var residentMemory: Int { value("Rss:", in: file("smaps_rollup")) }
    package var proportionalMemory: Int { value("Pss:", in: file("smaps_rollup")) }

    private func value(_ name: String, in text: String) -> Int {
        for line in text.split(separator: "\n") where line.hasPrefix(name) {
            let words = line.dropFirst(name.utf8.count).split(whereSeparator: { $0 == " " || $0 == "\t" })
            return words.first.flatMap { Int($0) } ?? 0
        }
        return 0
    }
}
