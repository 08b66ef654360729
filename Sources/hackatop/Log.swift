import CSystem
import Dashboard
import HackatimeAPI
import Settings
import HackatimeHTTP

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A log for debugging: a line per request and per problem, in UTC, with the process id. It contains no key and nothing
/// of the responses' content.
struct Log: Sendable {
    private let file: LogFile
    private let server: String

    /// `nil` if no log was requested.
    init?(_ settings: ResolvedSettings) throws(StartupError) {
        guard let path = settings.logFile else { return nil }
        file = try LogFile(path, hiding: settings.secrets)
        server = settings.isDemo ? "built-in data" : settings.origin.displayName
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

    func ended(_ how: String) {
        add("end, \(how)")
    }

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
        file.add("\(now) [\(getpid())] \(text)")
    }
}
