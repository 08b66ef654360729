#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The two pipes between the program and its watcher: a number asks what to do, a byte answers.
struct Control {
    /// Seconds between two visits, by the jumping clock.
    static let every = 600.0

    enum Order: UInt8 {
        case goOn = 1
        /// Keys have been typed and come next.
        case keys
        /// The machine is asleep for six hours.
        case machineSleeps
    }

    let asking: Int32
    private let answering: Int32

    init?(_ folder: String, makes: Bool) {
        if makes, mkfifo("\(folder)/asking", 0o600) != 0 || mkfifo("\(folder)/answering", 0o600) != 0 { return nil }
        // Both open for reading and writing, or each would wait for the other.
        asking = open("\(folder)/asking", O_RDWR | O_CLOEXEC)
        answering = open("\(folder)/answering", O_RDWR | O_CLOEXEC)
        guard asking >= 0, answering >= 0 else { return nil }
    }

    /// The program's side: sends its heap size in bytes and waits for the order.
    func ask(holding bytes: Int) -> Order {
        var byte: UInt8 = 0
        var bytes = bytes
        _ = write(asking, &bytes, MemoryLayout<Int>.size)
        while read(answering, &byte, 1) < 0, errno == EINTR {}
        return Order(rawValue: byte) ?? .goOn
    }

    /// The watcher's side: after `poll` has reported `asking`, reads the size of the program's heap in bytes.
    func take() -> Int {
        var bytes = 0
        _ = read(asking, &bytes, MemoryLayout<Int>.size)
        return bytes
    }

    func answer(_ order: Order) {
        var byte = order.rawValue
        _ = write(answering, &byte, 1)
    }
}
