#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Memory shared with the driver, which reads it even after the worker has died.
final class Board {
    private static let size = 1 << 20
    private static let textStart = 64
    private let memory: UnsafeMutableRawPointer

    /// Positions of the numbers on the board.
    enum Number: Int {
        case runs, accepted, inputLength, messageLength
    }

    init?(path: String) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard ftruncate(file, off_t(Self.size)) == 0,
            let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
        else { return nil }
        self.memory = memory
    }

    deinit { munmap(memory, Self.size) }

    subscript(_ number: Number) -> Int {
        get { memory.load(fromByteOffset: number.rawValue * 8, as: Int.self) }
        set { memory.storeBytes(of: newValue, toByteOffset: number.rawValue * 8, as: Int.self) }
    }

    /// The current input.
    var input: [UInt8] {
        get { bytes(at: Self.textStart, self[.inputLength]) }
        set { self[.inputLength] = write(newValue, at: Self.textStart) }
    }

    /// The worker's message about it.
    var message: String {
        get { String(decoding: bytes(at: Self.size / 2, self[.messageLength]), as: UTF8.self) }
        set { self[.messageLength] = write(Array(newValue.utf8), at: Self.size / 2) }
    }

    private func bytes(at place: Int, _ count: Int) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: memory + place, count: min(max(count, 0), Self.size / 2 - 64)))
    }

    private func write(_ bytes: [UInt8], at place: Int) -> Int {
        let count = min(bytes.count, Self.size / 2 - 64)
        UnsafeMutableRawBufferPointer(start: memory + place, count: count).copyBytes(from: bytes.prefix(count))
        return count
    }
}
