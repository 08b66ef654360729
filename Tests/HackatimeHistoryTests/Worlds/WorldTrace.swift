import HackatimeAPI

/// The requests of a world's programs, in order: when, what, and the outcome.
final class WorldTrace {
    /// A request, by its program's number and its own.
    struct ClientSetup: Hashable {
        var program: Int
        var number: UInt64
    }

    private struct Line {
        var program: Int
        var request: Request
        var at: Double
        var results: [(text: String, at: Double)] = []
    }

    private let start: Double
    private var lines: [Line] = []
    private var places: [ClientSetup: Int] = [:]

    init(since start: Double) { self.start = start }

    func began(_ asking: ClientSetup, _ request: Request, at uptime: Double) {
        places[asking] = lines.count
        lines.append(Line(program: asking.program, request: request, at: uptime))
    }

    func ended(_ asking: ClientSetup, _ result: String, at uptime: Double) {
        guard let place = places[asking] else { return }
        lines[place].results.append((result, uptime))
    }

    func isUnderWay(_ asking: ClientSetup) -> Bool {
        places[asking].map { lines[$0].results.isEmpty } ?? false
    }

    // MARK: As text

    /// Abbreviations of request prefixes; the first match is used.
    private static let shortWords = [
        ("today", "/api/hackatime/v1/users/current/statusbar/today"),
        ("days", "/api/hackatime/v1/users/current/summaries"),
        ("profile", "/api/hackatime/v1/users/current"),
        ("newest", "/api/v1/my/heartbeats/most_recent"),
        ("rows", "/api/v1/my/heartbeats"),
        ("users/", "/api/v1/users/"),
    ]

    static let legend =
        [
            "# Seconds since the start, the program if there are several, the request (always GET), the result, the delay.",
            "# shared: answered without the server, from what this or another program was told a moment ago.",
            "# *: sent with If-None-Match. In a query : is sent as %3A; &same_times repeats start and end as start_time",
            "# and end_time.",
        ] + shortWords.map { "# \($0.0) is \($0.1)" }

    func text(namesPrograms: Bool) -> [String] {
        var result: [String] = []
        var shared: (head: String, requests: [String])?
        func endShared() {
            if let shared { result.append(shared.head + shared.requests.joined(separator: ", ")) }
            shared = nil
        }
        for line in lines {
            let when = Self.fixed(line.at - start) + (namesPrograms ? " p\(line.program) " : " ")
            if line.results.count == 1, let only = line.results.first, only.text == "shared", only.at == line.at {
                let head = when + "shared "
                if shared?.head != head { endShared() }
                shared = (head, (shared?.requests ?? []) + [Self.short(line.request)])
                continue
            }
            endShared()
            let results = line.results.map { result in
                result.at > line.at ? "\(result.text) +\(Self.fixed(result.at - line.at))" : result.text
            }
            result.append(
                when + Self.short(line.request) + " "
                    + (results.isEmpty ? "under way" : results.joined(separator: ", ")))
        }
        endShared()
        return result
    }

    /// An abbreviated request line that still shows what was sent.
    private static func short(_ request: Request) -> String {
        var text = request.target
        if let (word, long) = shortWords.first(where: { text.hasPrefix($0.1) }) {
            text = word + text.dropFirst(long.count)
        }
        func value(_ name: String) -> String? { request.query.first { $0.name == name }?.value }
        if let first = value("start"), let last = value("end") {
            let again = "&start_time=\(Request.escaped(first))&end_time=\(Request.escaped(last))"
            if text.hasSuffix(again) { text = text.dropLast(again.count) + "&same_times" }
        }
        if !text.contains(":") { text = text.split(separator: "%3A").joined(separator: ":") }
        return request.entityTag == nil ? text : text + "*"
    }

    /// With three decimals, in every locale.
    static func fixed(_ seconds: Double) -> String {
        let thousandths = Int((seconds * 1_000).rounded())
        let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1_000)
        return "\(thousandths < 0 ? "-" : "")\(whole).\(String(rest + 1_000).dropFirst())"
    }
}
