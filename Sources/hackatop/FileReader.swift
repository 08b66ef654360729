import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads small regular files completely.
enum FileReader {
    enum Content {
        case bytes([UInt8])
        case missing
        case unreadable(FileTrouble)
    }

    static let sizeLimit = 1_000_000

    static func read(_ path: String) -> Content {
        // Without O_NONBLOCK, a pipe without a writer would block the program.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            return errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(.denied(reason()))
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { return .unreadable(.denied(reason())) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .unreadable(.notRegular) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = readBytes(file, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                return .unreadable(.denied(reason()))
            }
            if count == 0 { return .bytes(bytes) }
            bytes += buffer[..<count]
            if bytes.count > sizeLimit { return .unreadable(.tooLarge) }
        }
    }

    private static func reason() -> String {
        String(cString: strerror(errno))
    }
}

/// The system's `read`. A type with a function of the same name hides it.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(file, buffer, count)
}
