extension ClientError {
    /// One sentence for a person, without a full stop: what happened, to what, and what to do next, in the
    /// dashboard's keys and options. It never holds the key, and nothing of the server's that could upset a terminal.
    ///
    /// - Parameters:
    ///   - question: What was asked; `nil` when the failure is about all questions.
    ///   - server: The server's host.
    ///   - user: The name to show for another user; without it the one in the question is used.
    package func sentence(for question: Question?, server: String, user: String? = nil) -> String {
        saying(for: question, server: server, user: user).sentence
    }

    /// The same by its parts.
    ///
    /// - Parameter hasAnswered: The server has answered in this run. Its address is right then, and nothing is to be done
    ///   about what stands in its place for a while.
    package func saying(
        for question: Question?, server: String, user: String? = nil, hasAnswered: Bool = false
    ) -> Saying {
        var saying = saying(for: question, server: server, user: user)
        guard hasAnswered else { return saying }
        switch self {
        case .unreachable(.unknownHost): saying.advice = "check this machine's network"
        case .notHackatime, .unreachable(.connectionRefused): saying.advice = nil
        case .unreachable(.tls) where saying.advice == Self.addressAdvice: saying.advice = nil
        default: break
        }
        return saying
    }

    fileprivate static let addressAdvice = "check the server's address"

    private func saying(for question: Question?, server: String, user: String?) -> Saying {
        let name = CleanText.sentence(user, limit: 60) ?? question?.user
        let thing = question?.thing(user: name) ?? "this"
        return switch self {
        case .badKey: Saying("\(server) does not know this key", advice: "check api_key in ~/.wakatime.cfg")
        case .noKey:
            Saying("\(server) needs a key for \(thing)", advice: "put api_key into ~/.wakatime.cfg", next: .never)
        case .refused(let said): Self.refusal(of: question, thing, server, said)
        case .queryKeyRefused:
            Saying(
                "\(server) takes a key in the query for some calls only, not for \(thing)",
                advice: "use --auth header", next: .never)
        case .privateUser: Saying("\(name ?? "this user") keeps their stats private", next: .never)
        case .notFound(let said): Self.absence(of: question, thing, server, name, said)
        case .notOffered: Self.lack(of: question, thing, server)
        case .badRequest(let status, let said):
            Saying(
                "\(server) did not understand the question for \(thing)\(Self.aside(String(status), said))",
                next: .onRequest)
        case .rateLimited(let wait?): Saying("\(server) asks us to wait \(Self.duration(wait))")
        case .rateLimited(nil): Saying("\(server) asks us to slow down")
        case .serverBroken(let status, let id, let said): Saying(Self.breakage(status, id, said, thing, server))
        case .notHackatime(let reason):
            Saying(
                "\(server) does not answer as a Hackatime does\(Self.aside(reason))",
                advice: Self.addressAdvice)
        case .redirectRefused(let from, let to):
            Saying(
                "\(from) sends us to \(to), where the key must not go",
                advice: "if that is the right place, set it as --server")
        case .unreachable(let way): way.saying(server: server)
        case .tooLarge(let limit):
            Saying("\(server) sent more than \(Self.size(limit)) for \(thing), which is not read")
        case .askedElsewhere: Saying("another hackatop is asking for \(thing); its answer will do", next: .never)
        case .cancelled: Saying("asking for \(thing) was stopped", next: .onRequest)
        }
    }

    private static func refusal(
        of question: Question?, _ thing: String, _ server: String, _ said: String?
    ) -> Saying {
        switch question {
        case .userByEmail:
            Saying(
                "\(server) keeps e-mail look-up for administrators", advice: "try a username or Slack id",
                next: .never)
        case .userBySlackID:
            Saying(
                "\(server) keeps Slack id look-up for administrators", advice: "try the id as a username",
                next: .never)
        default: Saying("\(server) does not give \(thing) to this key\(aside(said))", next: .onRequest)
        }
    }

    private static func absence(
        of question: Question?, _ thing: String, _ server: String, _ name: String?, _ said: String?
    ) -> Saying {
        switch question {
        case .userStats, .rangeStats(.user, _), .userTotal, .spans, .trust, .userBySlackID:
            Saying(
                "\(server) knows no user \(name ?? "of that name")", advice: "check the spelling, capitals count",
                next: .never)
        case .userByEmail:
            Saying(
                "\(server) knows no user with the address \(name ?? "given")", advice: "check the spelling",
                next: .never)
        default: Saying("\(server) cannot find \(thing)\(aside(said))", next: .onRequest)
        }
    }

    private static func lack(of question: Question?, _ thing: String, _ server: String) -> Saying {
        switch question {
        case .spans: Saying("\(server) does not tell sessions of other users", next: .never)
        case .rangeStats: Saying("\(server) gives all-time totals only", next: .never)
        case .userTotal: Saying("\(server) does not tell today's total of other users", next: .never)
        case .userByEmail:
            Saying("\(server) has no e-mail look-up", advice: "try a username or Slack id", next: .never)
        case .userBySlackID:
            Saying("\(server) has no Slack id look-up", advice: "try the id as a username", next: .never)
        default: Saying("\(server) does not offer \(thing)", next: .never)
        }
    }

    private static func breakage(
        _ status: Int, _ id: String?, _ said: String?, _ thing: String, _ server: String
    ) -> String {
        switch status {
        case 502...504, 520...530: "\(server) is down or restarting (\(status))"
        case 500...: "\(server) failed on \(thing)\(details(String(status), id, said))"
        default: "something in front of \(server) answered \(status) instead of data"
        }
    }

    private static func size(_ limit: Int) -> String {
        limit >= 1_000_000 ? "\(limit / 1_000_000) MB" : "\(max(limit, 0) / 1_000) KB"
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
    func saying(server: String) -> Saying {
        switch self {
        case .unknownHost: Saying("\(server) has no address", advice: "check its name and this machine's network")
        case .connectionRefused: Saying("\(server) refuses connections", advice: "check its address")
        case .connectionLost: Saying("the connection to \(server) broke")
        case .tls(let reason):
            Saying("no safe connection to \(server)\(ClientError.aside(reason))", advice: Self.advice(onTLS: reason))
        case .timeout(let seconds): Saying("no answer from \(server) within \(ClientError.duration(seconds))")
        case .offline: Saying("this machine is offline")
        case .proxy(let reason):
            Saying("the proxy failed\(ClientError.aside(reason))", advice: "check proxy in ~/.wakatime.cfg")
        case .transport(let reason):
            Saying(CleanText.sentence(reason) ?? "nothing can be asked from this machine", next: .never)
        }
    }

    /// By the words that the TLS libraries have in common.
    private static func advice(onTLS reason: String) -> String {
        let reason = reason.lowercased()
        if reason.contains("expired") || reason.contains("not yet valid") {
            return "check this machine's clock, or tell the server's owner"
        }
        if ["subject name", "host name", "hostname"].contains(where: reason.contains) {
            return ClientError.addressAdvice
        }
        return reason.contains("certificate")
            ? "for a certificate of your own set ssl_certs_file" : ClientError.addressAdvice
    }
}
