import Dashboard
import HackatimeAPI
import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where an export goes: standard output, or a file that is complete when it gets its name.
final class ExportOutput {
    private let path: String?
    private let format: ExportCommand.Format
    /// Beside the file, until it is complete.
    private let part: String
    private var descriptor = STDOUT_FILENO
    private var database: ExportFile?
    private var kind = ""
    private var keys: [String] = []
    private var buffer: [UInt8] = []
    private var rows = 0

    private static let ending: [Int32] = [SIGINT, SIGTERM, SIGHUP, SIGPIPE]

    init(_ path: String?, _ format: ExportCommand.Format) throws(ExportProblem) {
        (self.path, self.format) = (path, format)
        part = path.map { "\($0).part-\(getpid())" } ?? ""
        guard path != nil else { return }
        // While there is half a file, a signal waits until it is removed.
        mask(SIG_BLOCK)
        descriptor = open(part, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(String(cString: strerror(errno))) }
        guard format == .sqlite else { return }
        do throws(ExportFile.Failure) {
            database = try ExportFile(part)
        } catch {
            abandon()
            throw unwritable(error.reason)
        }
    }

    /// Removes what there is of the file, on every way out but a good one. A signal that waited is then obeyed.
    func abandon() {
        guard path != nil else { return }
        unlink(part)
        mask(SIG_UNBLOCK)
    }

    /// - Parameters:
    ///   - table: The table of SQLite.
    ///   - kind: Of a line of JSON.
    ///   - columns: Names and SQLite types.
    func begin(_ table: String, _ kind: String, _ columns: [(String, String)]) throws(ExportProblem) {
        self.kind = kind
        keys = columns.map(\.0)
        switch format {
        case .csv: try add(line: keys.joined(separator: ","))
        case .jsonl: break
        case .sqlite:
            try attempt { database throws(ExportFile.Failure) in
                try database.begin(table, columns.map { (name: $0.0, type: $0.1) })
            }
        }
    }

    func add(_ row: [Field]) throws(ExportProblem) {
        switch format {
        case .csv: try add(line: row.map(\.csv).joined(separator: ","))
        case .jsonl: try add(line: record(kind, zip(keys, row.map(\.json)).map { ($0, $1) }).line)
        case .sqlite:
            try attempt { database throws(ExportFile.Failure) in try database.add(row.map(\.value)) }
        }
        rows += 1
        if rows % 1_000 == 0, path != nil { endIfInterrupted() }
    }

    /// Gives the file its name.
    func finish() throws(ExportProblem) {
        try flush()
        guard let path else { return }
        try attempt { database throws(ExportFile.Failure) in try database.end() }
        database = nil
        endIfInterrupted()
        guard fsync(descriptor) == 0, rename(part, path) == 0 else {
            throw unwritable(String(cString: strerror(errno)))
        }
        mask(SIG_UNBLOCK)
    }

    private func add(line: String) throws(ExportProblem) {
        buffer += Array(line.utf8) + [0x0A]
        if buffer.count >= 65_536 { try flush() }
    }

    private func flush() throws(ExportProblem) {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw unwritable(String(cString: strerror(errno))) }
            rest = rest.dropFirst(count)
        }
        buffer = []
    }

    private func attempt(_ body: (ExportFile) throws(ExportFile.Failure) -> Void) throws(ExportProblem) {
        guard let database else { return }
        do throws(ExportFile.Failure) { try body(database) } catch { throw unwritable(error.reason) }
    }

    private func unwritable(_ reason: String) -> ExportProblem {
        .unwritable(path: CleanText.shown(path ?? "standard output"), reason: CleanText.shown(reason))
    }

    private func endIfInterrupted() {
        var waiting = sigset_t()
        sigpending(&waiting)
        guard Self.ending.contains(where: { sigismember(&waiting, $0) == 1 }) else { return }
        abandon()
    }

    private func mask(_ how: some BinaryInteger) {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in Self.ending { sigaddset(&signals, number) }
        pthread_sigmask(Int32(how), &signals, nil)
    }
}

extension Field {
    var value: ExportFile.Value {
        switch self {
        case .text(let text): text.map { .text($0) } ?? .null
        case .integer(let number): number.map { .integer($0) } ?? .null
        case .bool(let value): .integer(value ? 1 : 0)
        case .real(let seconds): .real(seconds)
        }
    }
}
