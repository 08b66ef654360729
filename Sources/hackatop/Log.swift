import CSystem
import Dashboard
import DashboardRuntime
import HackatimeAPI
import Settings
import HackatimeHTTP

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A log for debugging: a line per request and per problem, in UTC, with the process id. It contains no key, and of the
/// responses' content only a server's own message about an error.
struct Log: Sendable {
    private let file: LogFile
    private var server: String
    /// Nothing may wait for the log, which may lie on a mount that is gone.
    private let writer: Worker<Job>?

    private enum Job: Sendable {
        case line(String)
        case wake(WakeSignal)
    }

    /// `nil` if no log was requested.
    init?(_ settings: ResolvedSettings) throws(StartupError) {
        guard let path = settings.logFile else { return nil }
        let file = try LogFile(path, hiding: settings.secrets)
        self.file = file
        writer = Worker { job in
            switch job {
            case .line(let text): file.add(text)
            case .wake(let signal): signal.wake()
            }
        }
        server = settings.isDemo ? "built-in data" : settings.origin.displayName
    }

    /// The same log, for another server and its key.
    func about(_ settings: ResolvedSettings) -> Log {
        var log = self
        log.server = settings.origin.displayName
        if let key = settings.key { hide(key) }
        return log
    }

    /// For a key that was found later.
    func hide(_ key: Secret) { file.hide(key) }

    func started(_ warnings: [String]) {
        add("start hackatop \(Version.number), \(server)")
        for warning in warnings { problem(warning) }
    }

    func problem(_ sentence: String) {
        add("problem: \(sentence)")
    }

    /// The last line. Waits for it, but not for long.
    func ended(_ how: String) {
        add("end, \(how)")
        guard let writer, let signal = WakeSignal() else { return }
        writer.give(.wake(signal))
        var waiting = pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, 500)
    }

    /// See `LogFile.tellTrouble`.
    func tellTrouble(_ tell: @escaping @Sendable (String) -> Void) { file.tellTrouble(tell) }

    func request(_ record: RequestRecord) {
        let status = record.status.map { String($0) } ?? "-"
        let milliseconds = Int((min(max(record.seconds, 0), 86_400) * 1_000).rounded())
        var line = "GET \(record.target) \(status) \(record.bodyBytes) B \(milliseconds) ms"
        switch record.error {
        case nil: break
        case .cancelled: line += ", no longer wanted"
        case let error?: line += ": \(error.sentence(for: record.call, server: server))"
        }
        add(line)
    }

    private func add(_ text: String) {
        let now = ISO8601.text(ZonedInstant(seconds: hackatop_wall_clock(), offset: 0), milliseconds: true)
        let line = "\(now) [\(getpid())] \(text)"
        if let writer { writer.give(.line(line)) } else { file.add(line) }
    }
}
