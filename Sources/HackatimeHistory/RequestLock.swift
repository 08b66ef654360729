import Locks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Claims on requests between the programs on one machine: locks on single bytes of an empty file. The kernel releases
/// them when a program ends, however it ends.
final class RequestLock: Sendable {
    private struct State {
        var path: String?
        var descriptor: Int32 = -1
        /// How often a byte is claimed here. A lock of the same descriptor is granted again, but is released completely
        /// the first time.
        var claims: [UInt64: Int] = [:]
    }

    private let state = Mutex(State())

    deinit {
        state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } }
    }

    /// False if another program holds the claim. Where locks do not work, every claim is granted.
    func claim(_ kind: UInt64, at path: String) -> Bool {
        state.withLock { state in
            Self.open(path, &state)
            let byte = Self.byte(kind)
            if let count = state.claims[byte] {
                state.claims[byte] = count + 1
                return true
            }
            guard Self.set(F_WRLCK, byte, state.descriptor) else { return false }
            state.claims[byte] = 1
            return true
        }
    }

    func release(_ kind: UInt64) {
        state.withLock { state in
            let byte = Self.byte(kind)
            guard let count = state.claims[byte] else { return }
            state.claims[byte] = count > 1 ? count - 1 : nil
            if count == 1 { _ = Self.set(F_UNLCK, byte, state.descriptor) }
        }
    }

    private static func open(_ path: String, _ state: inout State) {
        if state.path == path, state.descriptor >= 0 { return }
        if state.descriptor >= 0 { close(state.descriptor) }
        state.claims = [:]
        state.path = path
        state.descriptor = openFile(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        _ = set(F_RDLCK, UInt64(unusedByte), state.descriptor)
    }

    /// Offsets are signed, and some file systems support only short ones.
    private static func byte(_ kind: UInt64) -> UInt64 { kind % UInt64(unusedByte) }

    /// Whether a running program uses this file. If it were removed, that program and the next would not see each
    /// other's claims.
    static func isUsed(_ path: String) -> Bool {
        let file = openFile(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0)
        guard file >= 0 else { return false }
        defer { close(file) }
        return !set(F_WRLCK, UInt64(unusedByte), file)
    }

    /// No claim is on this byte. Every program that uses the file has a shared lock there.
    static let unusedByte: off_t = 1_000_000_007

    private static func set(_ type: some BinaryInteger, _ byte: UInt64, _ descriptor: Int32) -> Bool {
        var lock = flock()
        lock.l_type = Int16(type)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = off_t(byte)
        lock.l_len = 1
        let status = fcntl(descriptor, ownerIsDescription, &lock)
        return status == 0 || (errno != EAGAIN && errno != EACCES)
    }

    /// `F_OFD_SETLK`, which the C library's headers hide from Swift. The lock belongs to the descriptor, not to the
    /// process, so an unrelated `close` cannot release it.
    private static var ownerIsDescription: Int32 {
        #if canImport(Glibc)
            37
        #else
            90
        #endif
    }
}

/// The system's `open`. A type with a function of the same name hides it.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    open(path, flags, mode)
}
