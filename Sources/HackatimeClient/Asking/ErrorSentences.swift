extension ClientError {
    /// One sentence for a person, without a full stop: what happened, to what, and what to do next, in the
    /// dashboard's keys and options. It never holds the key, and nothing of the server's that could upset a terminal.
    ///
    /// - Parameters:
    ///   - question: What was asked; `nil` when the failure is about all questions.
    ///   - server: The server's host.
    ///   - user: The name to show for another user; without it the one in the question is used.
    package func sentence(for question: Question?, server: String, user: String? = nil) -> String {
        let name = CleanText.sentence(user, limit: 60) ?? question?.user
        let thing = question?.thing(user: name) ?? "this"
        return switch self {
        case .badKey: "\(server) does not know this key; check api_key in ~/.wakatime.cfg"
        case .noKey: "\(server) needs a key for \(thing); put api_key into ~/.wakatime.cfg"
        case .refused(let said): Self.refusal(of: question, thing, server, said)
        case .queryKeyRefused:
            "\(server) takes a key in the query for some calls only, not for \(thing); use --auth header"
        case .privateUser: "\(name ?? "this user") keeps their stats private"
        case .notFound(let said): Self.absence(of: question, thing, server, name, said)
        case .notOffered: Self.lack(of: question, thing)
        case .badRequest(let status, let said):
            "\(server) did not understand the question for \(thing)\(Self.aside(String(status), said)); "
                + "r asks again"
        case .rateLimited(let wait?): "\(server) asks us to wait \(Self.duration(wait))"
        case .rateLimited(nil): "\(server) asks us to slow down; asking again later"
        case .serverBroken(let status, let id, let said): Self.breakage(status, id, said, thing, server)
        case .notHackatime(let reason):
            "\(server) does not answer as a Hackatime does\(Self.aside(reason)); check the server's address"
        case .redirectRefused(let from, let to):
            "\(from) sends us to \(to), where the key must not go; if that is the right place, set it as --server"
        case .unreachable(let way): way.sentence(server: server)
        case .tooLarge(let limit): Self.excess(question, limit, thing, server)
        case .askedElsewhere: "another hackatop is asking for \(thing); its answer will do"
        case .cancelled: "asking for \(thing) was stopped; r asks again"
        }
    }

    private static func refusal(
        of question: Question?, _ thing: String, _ server: String, _ said: String?
    ) -> String {
        switch question {
        case .userByEmail: "this server keeps e-mail look-up for administrators; try a username or Slack id"
        case .userBySlackID: "this server keeps Slack id look-up for administrators; try the id as a username"
        default: "\(server) does not give \(thing) to this key\(aside(said)); r asks again"
        }
    }

    private static func absence(
        of question: Question?, _ thing: String, _ server: String, _ name: String?, _ said: String?
    ) -> String {
        switch question {
        case .userStats, .rangeStats(.user, _), .userTotal, .spans, .trust, .userBySlackID:
            "\(server) knows no user \(name ?? "of that name"); check the spelling, capitals count"
        case .userByEmail: "\(server) knows no user with the address \(name ?? "given"); check the spelling"
        default: "\(server) cannot find \(thing)\(aside(said)); r asks again"
        }
    }

    private static func lack(of question: Question?, _ thing: String) -> String {
        switch question {
        case .spans: "this server does not tell sessions of other users"
        case .rangeStats: "this server gives all-time totals only"
        case .userTotal: "this server does not tell today's total of other users"
        case .userByEmail: "this server has no e-mail look-up; try a username or Slack id"
        case .userBySlackID: "this server has no Slack id look-up; try the id as a username"
        default: "this server does not offer \(thing)"
        }
    }

    private static func breakage(
        _ status: Int, _ id: String?, _ said: String?, _ thing: String, _ server: String
    ) -> String {
        switch status {
        case 502...504, 520...530: "\(server) is down or restarting (\(status)); trying again by itself"
        case 500...:
            "\(server) failed on \(thing)\(details(String(status), id, said)); trying again by itself"
        default: "something in front of \(server) answered \(status) instead of data; trying again by itself"
        }
    }

    private static func excess(_ question: Question?, _ limit: Int, _ thing: String, _ server: String) -> String {
        let size = limit >= 1_000_000 ? "\(limit / 1_000_000) MB" : "\(max(limit, 0) / 1_000) KB"
        if case .heartbeats = question {
            return "more than \(size) of heartbeats at once; asking for shorter stretches of time"
        }
        return "\(server) sent more than \(size) for \(thing), which is not read; r asks again"
    }

    /// The id of a request is as long as a key often is, and is shown all the same: it is what an administrator asks
    /// for, and the transport has taken the key out of everything.
    private static func details(_ status: String, _ id: String?, _ said: String?) -> String {
        let request = CleanText.requestID(id).map { "request \($0)" }
        return " (" + [status, request, CleanText.sentence(said)].compactMap(\.self).joined(separator: ", ") + ")"
    }

    /// What is known besides, in parentheses; nothing when nothing is.
    static func aside(_ words: String?...) -> String {
        let known = words.compactMap { CleanText.sentence($0) }
        return known.isEmpty ? "" : " (" + known.joined(separator: ", ") + ")"
    }

    /// Whole seconds, rounded up; minutes from two minutes on, hours from two hours on.
    static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite else { return "a while" }
        let whole = Int(min(max(seconds, 0), 1e6).rounded(.up))
        if whole < 120 { return "\(whole) s" }
        return whole < 7200 ? "\((whole + 59) / 60) min" : "\((whole + 3599) / 3600) h"
    }
}

extension ClientError.Unreachable {
    func sentence(server: String) -> String {
        switch self {
        case .unknownHost: "\(server) has no address; check its name and this machine's network"
        case .connectionRefused: "\(server) refuses connections; check its address, or wait until it is back"
        case .connectionLost: "the connection to \(server) broke; trying again by itself"
        case .tls(let reason):
            "no safe connection to \(server)\(ClientError.aside(reason)); "
                + "for a certificate of your own set ssl_certs_file"
        case .timeout(let seconds):
            "\(server) did not answer within \(ClientError.duration(seconds)); trying again by itself"
        case .offline: "this machine is offline; trying again by itself"
        case .proxy(let reason): "the proxy failed\(ClientError.aside(reason)); check proxy in ~/.wakatime.cfg"
        case .transport(let reason): CleanText.sentence(reason) ?? "nothing can be asked from this machine"
        }
    }
}
