import HackatimeAPI
import Settings
import Locks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A text file to which any thread and any number of programs append lines, each in one write. When it reaches a
/// megabyte it is renamed to `NAME.1`, that one to `NAME.2`, and a new file is started.
final class LogFile: Sendable {
    static let maxBytes: off_t = 1_000_000
    private static let oldFiles = 2

    private let path: String
    private let secrets: Mutex<Secrets>
    private let file: Mutex<Int32>
    private let trouble = Mutex(Trouble())

    /// Why a line could not be written. Told once, as the log itself cannot say it.
    private struct Trouble {
        var sentence: String?
        var tell: (@Sendable (String) -> Void)?
        var isTold = false

        mutating func tellOnce() {
            guard let sentence, let tell, !isTold else { return }
            isTold = true
            tell(sentence)
        }
    }

    /// Private to the user (mode 0600). Fails for a file that cannot be written without waiting, and for a terminal.
    init(_ path: String, hiding secrets: Secrets) throws(StartupError) {
        let opened = openForAdding(path)
        guard opened >= 0 else {
            throw .unwritableLog(path, reason: String(cString: strerror(errno)))
        }
        guard isatty(opened) == 0 else {
            close(opened)
            throw .terminalAsLog(path)
        }
        self.path = path
        self.secrets = Mutex(secrets)
        file = Mutex(opened)
    }

    /// No later line shows this key either.
    func hide(_ key: Secret) {
        secrets.withLock { $0.add(key: key) }
    }

    /// Calls this with one sentence when the log cannot be written, or could not before.
    func tellTrouble(_ tell: @escaping @Sendable (String) -> Void) {
        trouble.withLock {
            $0.tell = tell
            $0.tellOnce()
        }
    }

    private func fail() {
        let sentence = StartupError.unwritableLog(path, reason: String(cString: strerror(errno))).text
        trouble.withLock {
            $0.sentence = sentence
            $0.tellOnce()
        }
    }

    /// Appends a line. If it cannot be written, it is dropped.
    func add(_ text: String) {
        let line = secrets.withLock { $0.hiding(in: CleanText.shown(text, limit: .max)) }
        let bytes = Array((line + "\n").utf8)
        file.withLock { file in
            follow(&file)
            errno = ENOSPC
            if bytes.withUnsafeBytes({ write(file, $0.baseAddress, $0.count) }) < bytes.count { fail() }
            turn(&file)
        }
    }

    /// Reopens the file if another program or a person has moved it.
    private func follow(_ file: inout Int32) {
        var ours = stat()
        guard fstat(file, &ours) == 0, isRegular(ours), !isAtPath(ours) else { return }
        reopen(&file)
    }

    private func turn(_ file: inout Int32) {
        var ours = stat()
        guard fstat(file, &ours) == 0, isRegular(ours), ours.st_size >= Self.maxBytes else { return }
        // Only one program rotates the files.
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return }
        if isAtPath(ours) {
            for number in stride(from: Self.oldFiles, to: 1, by: -1) {
                rename("\(path).\(number - 1)", "\(path).\(number)")
            }
            rename(path, "\(path).1")
        }
        reopen(&file)
    }

    /// Closing releases the lock. If no new file can be created, the old one is kept.
    private func reopen(_ file: inout Int32) {
        let opened = openForAdding(path)
        guard opened >= 0 else {
            fail()
            flock(file, LOCK_UN)
            return
        }
        close(file)
        file = opened
    }

    private func isAtPath(_ ours: stat) -> Bool {
        var there = stat()
        return stat(path, &there) == 0 && there.st_ino == ours.st_ino && there.st_dev == ours.st_dev
    }

    private func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }
}

/// The system's `open`, which must not wait: a pipe without a reader is not accepted as a log.
private func openForAdding(_ path: String) -> Int32 {
    open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
}
