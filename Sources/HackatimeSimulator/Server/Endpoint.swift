import HackatimeAPI

/// The calls the server knows.
enum Route {
    case statusbar, currentUser, summaries, lastSevenDays
    case ownStats, userStats, spans, projects, projectDetails, project
    case lookupEmail, lookupSlackID, trustFactor, heartbeats, mostRecent

    /// What the live server asks of a caller.
    enum Gate {
        /// Key as Bearer, Basic or in the query; the path never names anyone but the key's owner.
        case compatible
        /// Key as Bearer or Basic.
        case mine
        /// Nothing; `my` is the owner of a Bearer key.
        case open
        /// A key no user has.
        case admin
    }

    private static let table: [(pattern: [String], endpoint: Route, gate: Gate, isDocumented: Bool)] = [
        (["api", "hackatime", "v1", "users", "*", "statusbar", "today"], .statusbar, .compatible, true),
        (["api", "hackatime", "v1", "users", "*"], .currentUser, .compatible, false),
        (["api", "hackatime", "v1", "users", "*", "summaries"], .summaries, .compatible, false),
        (["api", "hackatime", "v1", "users", "current", "stats", "last_7_days"], .lastSevenDays, .compatible, false),
        (["api", "v1", "stats"], .ownStats, .admin, true),
        (["api", "v1", "my", "heartbeats"], .heartbeats, .mine, true),
        (["api", "v1", "my", "heartbeats", "most_recent"], .mostRecent, .mine, true),
        (["api", "v1", "users", "lookup_email", "*"], .lookupEmail, .admin, true),
        (["api", "v1", "users", "lookup_slack_uid", "*"], .lookupSlackID, .admin, true),
        (["api", "v1", "users", "*", "stats"], .userStats, .open, true),
        (["api", "v1", "users", "*", "trust_factor"], .trustFactor, .open, true),
        (["api", "v1", "users", "*", "heartbeats", "spans"], .spans, .open, false),
        (["api", "v1", "users", "*", "projects"], .projects, .open, false),
        (["api", "v1", "users", "*", "projects", "details"], .projectDetails, .open, false),
        (["api", "v1", "users", "*", "project", "*"], .project, .open, false),
    ]

    /// The call a path names, and the texts in its open places.
    static func find(_ segments: [String], _ dialect: Dialect) -> (endpoint: Route, gate: Gate, names: [String])? {
        for row in table where row.isDocumented || dialect == .live {
            guard row.pattern.count == segments.count,
                zip(row.pattern, segments).allSatisfy({ $0 == "*" || $0 == $1 })
            else { continue }
            return (row.endpoint, row.gate, zip(row.pattern, segments).filter { $0.0 == "*" }.map { $0.1 })
        }
        return nil
    }
}
