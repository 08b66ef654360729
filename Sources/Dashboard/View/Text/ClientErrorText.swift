package import HackatimeAPI
import Tracker

extension ClientError {
    /// One sentence for a person, without a full stop: what happened, to what, and what to do next, with the
    /// dashboard's keys and options. It never contains the key, or server text that could harm a terminal.
    ///
    /// - Parameters:
    ///   - call: The call; `nil` when the failure affects all calls.
    ///   - server: The server's host.
    ///   - user: The display name of another user. Without it, the name in the call is used.
    package func sentence(for call: APICall?, server: String, user: String? = nil) -> String {
        message(for: call, server: server, user: user).sentence
    }

    /// The same as separate parts.
    ///
    /// - Parameters:
    ///   - keyPlace: Where the key is from, such as `api_key in ~/.wakatime.cfg`, which is assumed without it.
    ///   - isKnownByID: The server knows the user.
    ///   - hasAnswered: The server has answered in this run. Its address is therefore right, and if something
    ///   else responds in its place for a while, a person need not act.
    package func message(
        for call: APICall?, server: String, user: String? = nil, keyPlace: String? = nil, isKnownByID: Bool = false,
        hasAnswered: Bool = false
    ) -> ErrorMessage {
        var message = message(for: call, server: server, user: user)
        if isKnownByID, case .notFound = self, let name = CleanText.name(user, limit: 60) ?? call?.user {
            return ErrorMessage(
                "\(server) knows the user \(name), but has no stats by id", advice: "try the username", next: .never)
        }
        if case .badKey = self, let place = keyPlace.flatMap({ CleanText.line($0) }) {
            message.advice = "check \(place)"
        }
        guard hasAnswered else { return message }
        switch self {
        case .unreachable(.unknownHost): message.advice = "check this machine's network"
        case .notHackatime, .unreachable(.connectionRefused): message.advice = nil
        case .unreachable(.tls) where message.advice == Self.addressAdvice: message.advice = nil
        default: break
        }
        return message
    }

    static let addressAdvice = "check the server's address"

    private func message(for call: APICall?, server: String, user: String?) -> ErrorMessage {
        let name = CleanText.name(user, limit: 60) ?? call?.user
        let thing = call?.thing(user: name) ?? "this"
        return switch self {
        case .badKey: ErrorMessage("\(server) does not know this key", advice: "check api_key in ~/.wakatime.cfg")
        case .noKey:
            ErrorMessage("\(server) needs a key for \(thing)", advice: "put api_key into ~/.wakatime.cfg", next: .never)
        case .refused(let serverMessage): Self.refusal(of: call, thing, server, serverMessage)
        case .queryKeyRefused:
            ErrorMessage(
                "\(server) takes a key in the query for some calls only, not for \(thing)",
                advice: "use --auth header", next: .never)
        case .privateUser: ErrorMessage("\(name ?? "this user") keeps their stats private", next: .never)
        case .notFound(let serverMessage): Self.absence(of: call, thing, server, name, serverMessage)
        case .notOffered: Self.lack(of: call, thing, server)
        case .badRequest(let status, let serverMessage):
            ErrorMessage(
                "\(server) did not understand the question for \(thing)\(Self.aside(String(status), serverMessage))",
                next: .onRequest)
        case .rateLimited(let wait?) where wait != 0:
            ErrorMessage("\(server) asks us to wait \(Self.duration(wait))")
        case .rateLimited: ErrorMessage("\(server) asks us to slow down")
        case .serverBroken(let status, let id, let serverMessage):
            ErrorMessage(Self.breakage(status, id, serverMessage, thing, server))
        case .notHackatime(let reason):
            ErrorMessage(
                "\(server) does not answer as a Hackatime does\(Self.aside(reason.text))",
                advice: Self.addressAdvice)
        case .redirectRefused(let from, let to):
            ErrorMessage(
                "\(from) sends us to \(to), where the key must not go",
                advice: "if that is the right place, set it as --server")
        case .unreachable(let way): way.message(server: server)
        case .tooLarge(let limit):
            ErrorMessage("\(server) sent more than \(Self.size(limit)) for \(thing), which is not read")
        case .askedElsewhere: ErrorMessage("another hackatop is asking for \(thing); its answer will do", next: .never)
        case .cancelled: ErrorMessage("asking for \(thing) was stopped", next: .onRequest)
        }
    }

    private static func refusal(
        of call: APICall?, _ thing: String, _ server: String, _ serverMessage: String?
    ) -> ErrorMessage {
        switch call {
        case .userByEmail:
            ErrorMessage(
                "e-mail look-up is for administrators at \(server)", advice: "try a username or Slack id",
                next: .never)
        case .userBySlackID:
            ErrorMessage(
                "Slack id look-up is for administrators at \(server)", advice: "try the id as a username",
                next: .never)
        default: ErrorMessage("\(server) does not give \(thing) to this key\(aside(serverMessage))", next: .onRequest)
        }
    }

    private static func absence(
        of call: APICall?, _ thing: String, _ server: String, _ name: String?, _ serverMessage: String?
    ) -> ErrorMessage {
        switch call {
        case .userStats, .rangeStats(.user, _), .userTotal, .spans, .trust, .userBySlackID:
            ErrorMessage(
                "\(server) has no user \(name.map { "\"\($0)\"" } ?? "of that name")",
                advice: UserLookup.isID(name ?? "") ? "try the username" : "names are case-sensitive",
                next: .never)
        case .userByEmail:
            ErrorMessage(
                "\(server) has no user with the address \(name ?? "given")", advice: "check the spelling",
                next: .never)
        default: ErrorMessage("\(server) cannot find \(thing)\(aside(serverMessage))", next: .onRequest)
        }
    }

    private static func lack(of call: APICall?, _ thing: String, _ server: String) -> ErrorMessage {
        switch call {
        case .spans: ErrorMessage("\(server) does not share other people's sessions", next: .never)
        case .rangeStats: ErrorMessage("\(server) gives all-time totals only", next: .never)
        case .userTotal: ErrorMessage("\(server) does not share other people's total of today", next: .never)
        case .userByEmail:
            ErrorMessage("\(server) has no e-mail look-up", advice: "try a username or Slack id", next: .never)
        case .userBySlackID:
            ErrorMessage("\(server) has no Slack id look-up", advice: "try the id as a username", next: .never)
        default: ErrorMessage("\(server) does not offer \(thing)", next: .never)
        }
    }

    private static func breakage(
        _ status: Int, _ id: String?, _ serverMessage: String?, _ thing: String, _ server: String
    ) -> String {
        switch status {
        case 401: "something in front of \(server) wants a password (401); the key may be right"
        case 502...504, 520...530: "\(server) is down or restarting (\(status))"
        case 500...: "\(server) failed on \(thing)\(details(String(status), id, serverMessage))"
        default: "something in front of \(server) answered \(status) instead of data"
        }
    }

    private static func size(_ limit: Int) -> String {
        limit >= 1_000_000 ? "\(limit / 1_000_000) MB" : "\(max(limit, 0) / 1_000) KB"
    }

    /// A request id is as long as many keys, but is shown anyway: administrators ask for it, and the transport has
    /// already removed the key from all texts.
    private static func details(_ status: String, _ id: String?, _ serverMessage: String?) -> String {
        let request = CleanText.requestID(id).map { "request \($0)" }
        return " (" + [status, request, CleanText.line(serverMessage)].compactMap(\.self).joined(separator: ", ")
            + ")"
    }

    /// Further details in parentheses; empty without any.
    static func aside(_ words: String?...) -> String {
        let known = words.compactMap { CleanText.line($0) }
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
    func message(server: String) -> ErrorMessage {
        switch self {
        case .unknownHost: ErrorMessage("\(server) has no address", advice: "check its name and this machine's network")
        case .connectionRefused: ErrorMessage("\(server) refuses connections", advice: "check its address")
        case .connectionLost: ErrorMessage("the connection to \(server) broke")
        case .tls(let reason):
            ErrorMessage(
                "no safe connection to \(server)\(ClientError.aside(reason.text))", advice: reason.advice)
        case .timeout(let seconds): ErrorMessage("no answer from \(server) within \(ClientError.duration(seconds))")
        case .offline: ErrorMessage("this machine is offline")
        case .proxy(let reason, let source):
            ErrorMessage(
                "the proxy failed\(ClientError.aside(reason.text))", advice: "check \(ProxyFailure.name(source))")
        case .transport(let reason):
            ErrorMessage(
                CleanText.line(reason.text) ?? "nothing can be asked from this machine",
                next: reason.isShortage ? .byItself : .never)
        }
    }
}
