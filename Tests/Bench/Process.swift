import CSystem
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program on a pseudo terminal, watched from outside through /proc.
final class Subject {
    let pid: pid_t
    let startedAt: Double
    private let terminal: Int32
    private let inside: Int32
    private(set) var bytes = 0
    private(set) var text = ""

    init?(program: String, arguments: [String], environment: [String], columns: Int = 120, rows: Int = 40) {
        var outside: Int32 = -1
        var inside: Int32 = -1
        guard openpty(&outside, &inside, nil, nil, nil) == 0 else { return nil }
        var path = [CChar](repeating: 0, count: 256)
        guard ttyname_r(inside, &path, path.count) == 0 else { return nil }
        for descriptor in [outside, inside] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        terminal = outside
        // Held open so that reading does not end before the program has opened it.
        self.inside = inside
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for word in words + settings { free(word) } }
        startedAt = uptime()
        pid = hackatop_spawn_on_terminal(path, program, &words, &settings, Int32(columns), Int32(rows))
        guard pid > 0 else { return nil }
    }

    func type(_ keys: String) {
        _ = keys.withCString { write(terminal, $0, strlen($0)) }
    }

    /// Reads what comes within `timeout` seconds; false when nothing did or the program is gone.
    @discardableResult
    func read(within timeout: Double) -> Bool {
        var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, Int32(max(0, timeout) * 1000)) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(terminal, $0.baseAddress, $0.count) }
        guard count > 0 else { return false }
        bytes += count
        text += String(decoding: buffer[..<count], as: UTF8.self)
        if text.utf8.count > 200_000 { text = String(text.suffix(20_000)) }
        return true
    }

    /// Reads until the output holds a text.
    func wait(for wanted: String, timeout: Double = 10) -> Bool {
        let end = uptime() + timeout
        while !text.contains(wanted), uptime() < end {
            if !read(within: end - uptime()) { return text.contains(wanted) }
        }
        return text.contains(wanted)
    }

    /// Reads until nothing has come for `quiet` seconds; returns the bytes.
    func settle(quiet: Double) -> Int {
        let before = bytes
        while read(within: quiet) {}
        return bytes - before
    }

    func forgetText() {
        text = ""
    }

    /// Ends the program with `q` and waits for it.
    func quit() {
        type("q")
        _ = settle(quiet: 0.3)
        var status: Int32 = 0
        if waitpid(pid, &status, WNOHANG) == 0 {
            kill(pid, SIGKILL)
            waitpid(pid, &status, 0)
        }
        close(inside)
        close(terminal)
    }

    // MARK: What /proc says

    private func file(_ name: String) -> String {
        guard let data = FileManager.default.contents(atPath: "/proc/\(pid)/\(name)") else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    private var tasks: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    }

    var threads: Int { tasks.count }

    /// Milliseconds on a processor, all threads.
    var processorTime: Double {
        tasks.reduce(0) { sum, task in
            let first = file("task/\(task)/schedstat").split(separator: " ").first
            return sum + (first.flatMap { Double($0) } ?? 0) / 1e6
        }
    }

    /// Sleeps ended, all threads.
    var wakeups: Int {
        tasks.reduce(0) { $0 + value("voluntary_ctxt_switches:", in: file("task/\($1)/status")) }
    }

    /// KiB.
    var peakMemory: Int { value("VmHWM:", in: file("status")) }
    var proportionalMemory: Int { value("Pss:", in: file("smaps_rollup")) }

    private func value(_ name: String, in text: String) -> Int {
        for line in text.split(separator: "\n") where line.hasPrefix(name) {
            let words = line.dropFirst(name.utf8.count).split(whereSeparator: { $0 == " " || $0 == "\t" })
            return words.first.flatMap { Int($0) } ?? 0
        }
        return 0
    }
}
