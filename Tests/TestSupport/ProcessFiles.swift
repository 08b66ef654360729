#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A process's files in /proc.
package enum ProcessFiles {
    /// `nil` if it cannot be read.
    package static func bytes(_ name: String, of process: Int32) -> [UInt8]? {
        readBytes("/proc/\(process)/\(name)")
    }

    package static func text(_ name: String, of process: Int32) -> String? {
        bytes(name, of: process).map { String(decoding: $0, as: UTF8.self) }
    }

    /// CPU time of all threads in milliseconds, with a resolution of about ten.
    package static func processorTime(of process: Int32) -> Int? {
        // The name before it may contain anything, even brackets.
        let fields = text("stat", of: process)?.split(separator: ")").last?.split(separator: " ")
        guard let fields, fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]) else {
            return nil
        }
        return (user + system) * 1_000 / sysconf(Int32(_SC_CLK_TCK))
    }

    /// A process's number of read and write system calls.
    package static func calls(of process: Int32) -> (reads: Int, writes: Int)? {
        func number(_ name: String) -> Int? {
            let line = text("io", of: process)?.split(separator: "\n").first { $0.hasPrefix(name) }
            return line?.split(separator: " ").last.flatMap { Int($0) }
        }
        guard let reads = number("syscr"), let writes = number("syscw") else { return nil }
        return (reads, writes)
    }

    /// Waits until any process has ended; false after half a minute.
    package static func waitForEnd(of process: Int32) -> Bool {
        do {
            try Child.run(["timeout", "30", "tail", "-s", "0.05", "--pid=\(process)", "-f", "/dev/null"])
            return true
        } catch {
            return false
        }
    }

    /// Number of entries in a folder below /proc, such as `self/fd`.
    package static func count(_ folder: String) -> Int {
        guard let stream = opendir("/proc/\(folder)") else { return 0 }
        defer { closedir(stream) }
        var count = 0
        while readdir(stream) != nil { count += 1 }
        return count
    }

    package static func isAlive(_ process: Int32) -> Bool { kill(process, 0) == 0 }
}
