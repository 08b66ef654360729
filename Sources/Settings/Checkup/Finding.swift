package import HackatimeAPI

/// One thing that `hackatop doctor` looked at.
package struct Finding: Sendable, Equatable {
    package enum Level: String, Sendable, CaseIterable {
        case ok
        /// Worth to know, but nothing fails because of it.
        case note
        case problem
    }

    /// In the order of the report.
    package enum Topic: String, Sendable, CaseIterable {
        case settings, key, editor, server, clock, zone, heartbeat, history, terminal, locale
    }

    package var topic: Topic
    package var level: Level
    /// One sentence without its full stop. Texts from outside may be in it as they came: the report makes them safe.
    package var text: String
    /// What to do, where something can be done.
    package var advice: String?
    /// How the program ends if this is the first problem.
    package var status: ExitStatus

    package init(
        _ topic: Topic, _ level: Level, _ text: String, advice: String? = nil, status: ExitStatus = .configuration
    ) {
        self.topic = topic
        self.level = level
        self.text = text
        self.advice = advice
        self.status = status
    }
}

/// What may be shown of secrets.
package enum Masked {
    /// The last four characters of a long key; of a short one only that it is there.
    package static func key(_ key: Secret) -> String {
        let text = key.text.filter { !$0.isWhitespace }
        guard text.count >= 16, let end = CleanText.line(String(text.suffix(4))) else { return "set (not shown)" }
        return "…\(end)"
    }

    /// A proxy's kind and host, without its user and password.
    package static func proxy(_ text: String) -> String {
        let start = text.firstRange(of: "://")
        let scheme = start.map { text[..<$0.lowerBound].lowercased() } ?? "http"
        guard ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(scheme) else {
            return "not an address"
        }
        let rest = text[(start?.upperBound ?? text.startIndex)...]
        let host = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
        // As strict as for servers, so that no part of a password passes for a host.
        guard let origin = ServerOrigin(parsing: "http://\(host)") else { return "not an address" }
        return "\(scheme)://\(origin.displayName)"
    }
}
