import HackatimeAPI

/// A call of the server: its path, its access rule and its answer.
struct Route: Sendable {
    /// What the live server requires.
    enum Gate {
        /// Key as Bearer, Basic or in the query; always about the key's owner, regardless of the path.
        case compatible
        /// Key as Bearer or Basic.
        case mine
        /// Nothing; `my` requires a Bearer key.
        case open
        /// An administrator's key, which nobody here has.
        case admin
    }

    typealias Answer = @Sendable (inout SimulatedServer, _ names: [String], IncomingRequest) -> Reply

    /// Path segments; `*` matches any text.
    private let pattern: [String]
    let gate: Gate
    /// The documented dialect has it too.
    private let isDocumented: Bool
    /// The names are the segments matched by `*`.
    let answer: Answer

    private init(_ path: String, _ gate: Gate, isDocumented: Bool = true, _ answer: @escaping Answer) {
        pattern = path.split(separator: "/").map(String.init)
        self.gate = gate
        self.isDocumented = isDocumented
        self.answer = answer
    }

    /// A call about the key's owner.
    private static func owner(
        _ path: String, _ gate: Gate, isDocumented: Bool = true,
        _ reply: @escaping @Sendable (SimulatedPerson, IncomingRequest, SimulatedServer) -> Reply
    ) -> Route {
        Route(path, gate, isDocumented: isDocumented) { server, _, request in
            reply(server.person(server.owner), request, server)
        }
    }

    /// A call about the first person named in the path.
    private static func person(
        _ path: String, isDocumented: Bool = true,
        _ reply: @escaping @Sendable (SimulatedPerson, IncomingRequest, [String], Dialect) -> Reply
    ) -> Route {
        Route(path, .open, isDocumented: isDocumented) { server, names, request in
            let dialect = server.dialect
            return server.person(names.first ?? "", request).reply { reply($0, request, names, dialect) }
        }
    }

    private static let table: [Route] = [
        owner("api/hackatime/v1/users/*/statusbar/today", .compatible) { StatusbarCall.reply($0, $1, $2.dialect) },
        owner("api/hackatime/v1/users/*", .compatible, isDocumented: false) { person, _, _ in
            CurrentUserCall.reply(person)
        },
        owner("api/hackatime/v1/users/*/summaries", .compatible, isDocumented: false) { person, request, server in
            let zone = request["timezone"].map { server.zone(named: $0) } ?? person.clock
            return SummariesCall.reply(person, request, zone)
        },
        owner("api/hackatime/v1/users/current/stats/last_7_days", .compatible, isDocumented: false) {
            person, request, _ in
            LastSevenDaysCall.reply(person, request)
        },
        owner("api/v1/stats", .admin) { person, request, server in
            server.habits.statsIsBareNumber
                ? .raw("4815162342") : StatsCall.reply(person, request, server.dialect)
        },
        owner("api/v1/my/heartbeats", .mine) { HeartbeatsCall.reply($0, $1, $2.dialect, $2.habits) },
        owner("api/v1/my/heartbeats/most_recent", .mine) { MostRecentCall.reply($0, $1, $2.dialect, $2.habits) },
        Route("api/v1/users/lookup_email/*", .admin) { server, names, _ in
            server.lookup("email", names.first ?? "") { $0.email }
        },
        Route("api/v1/users/lookup_slack_uid/*", .admin) { server, names, _ in
            server.lookup("slack_uid", names.first ?? "") { $0.slackID }
        },
        person("api/v1/users/*/stats") { person, request, _, dialect in StatsCall.reply(person, request, dialect) },
        Route("api/v1/users/*/trust_factor", .open) { server, names, request in
            let dialect = server.dialect
            return server.person(names.first ?? "", request, takesMy: false, checksPrivacy: false)
                .reply { TrustCall.reply($0, dialect) }
        },
        Route("api/v1/leaderboard/*", .open, isDocumented: false) { server, names, request in
            switch names.first {
            case "daily": LeaderboardCall.reply(&server, isWeekly: false, request)
            case "weekly": LeaderboardCall.reply(&server, isWeekly: true, request)
            default: .page(404, "Page Not Found", for: request)
            }
        },
        Route("api/v1/currently_hacking", .open, isDocumented: false) { server, _, request in
            CurrentlyHackingCall.reply(&server, request)
        },
        person("api/v1/users/*/heartbeats/spans", isDocumented: false) { person, request, _, _ in
            SpansCall.reply(person, request)
        },
        person("api/v1/users/*/projects", isDocumented: false) { person, request, _, _ in
            ProjectsCall.names(person, request)
        },
        person("api/v1/users/*/projects/details", isDocumented: false) { person, request, _, _ in
            ProjectsCall.details(person, request)
        },
        person("api/v1/users/*/project/*", isDocumented: false) { person, request, names, _ in
            ProjectsCall.one(person, names.last ?? "", request)
        },
    ]

    /// The route of a path, and the segments matched by `*`.
    static func find(_ segments: [String], _ dialect: Dialect) -> (route: Route, names: [String])? {
        for route in table where route.isDocumented || dialect == .live {
            guard route.pattern.count == segments.count,
                zip(route.pattern, segments).allSatisfy({ $0 == "*" || $0 == $1 })
            else { continue }
            return (route, zip(route.pattern, segments).filter { $0.0 == "*" }.map { $0.1 })
        }
        return nil
    }
}
