import CSystem
import Locks
import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads small regular files completely, and what another program hands over: `<(command)` and `/dev/stdin`.
enum FileReader {
    enum Content: Sendable {
        case bytes([UInt8])
        case missing
        case unreadable(FileTrouble)
    }

    /// What was handed over. It can be read once, but the settings are read again when they may have changed.
    private static let handed = Mutex<[String: Content]>([:])

    static func read(_ path: String, megabytes: Int = 1) -> Content {
        guard isHandedOver(path) else { return content(path, megabytes: megabytes, patience: nil) }
        return handed.withLock { known in
            if let content = known[path] { return content }
            let content = content(path, megabytes: megabytes, patience: 10)
            known[path] = content
            if ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].contains(path) { takeKeysFromTerminal() }
            return content
        }
    }

    /// Whether the path is that of an open descriptor.
    static func isHandedOver(_ path: String) -> Bool {
        path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
    }

    /// - Parameter patience: Seconds to wait for the end of a pipe. With `nil`, only a regular file is read.
    private static func content(_ path: String, megabytes: Int, patience: Double?) -> Content {
        // Without O_NONBLOCK, a pipe without a writer would block the program.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else {
            return errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(.denied(reason()))
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { return .unreadable(.denied(reason())) }
        let isPipe = [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
        guard status.st_mode & S_IFMT == S_IFREG || (isPipe && patience != nil) else {
            return .unreadable(.notRegular)
        }
        let deadline = hackatop_uptime_clock() + (patience ?? 0)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = readBytes(file, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                guard errno == EAGAIN else { return .unreadable(.denied(reason())) }
                let left = deadline - hackatop_uptime_clock()
                guard left > 0 else { return .unreadable(.slow) }
                var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
                poll(&waiting, 1, Int32(left * 1_000) + 1)
                continue
            }
            if count == 0 { return .bytes(bytes) }
            bytes += buffer[..<count]
            if bytes.count > megabytes * 1_000_000 { return .unreadable(.tooLarge(megabytes: megabytes)) }
        }
    }

    /// Standard input was the settings. The keys come from the terminal that is drawn on.
    private static func takeKeysFromTerminal() {
        guard let name = ttyname(STDOUT_FILENO) else { return }
        let terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { return }
        dup2(terminal, STDIN_FILENO)
        close(terminal)
    }

    private static func reason() -> String {
        String(cString: strerror(errno))
    }
}

/// The system's `read`. A type with a function of the same name hides it.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(file, buffer, count)
}
