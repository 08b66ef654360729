/// The look-up of a name someone typed: a username, numeric id, Slack id or e-mail address.
public struct LookUp: Sendable, Hashable {
    /// What was typed, as it was handed to `Poller.lookUp`.
    public let text: String
    /// How far the look-up is.
    public internal(set) var state: State

    /// How far a look-up is.
    public enum State: Sendable, Hashable {
        /// The question is under way, or waits for a rate limit or a connection.
        case asking
        /// The text the server's paths take, ready for `Who.user`. A username or numeric id is taken as it was typed:
        /// whether there is such a user shows when they are asked about.
        case found(String)
        /// `refused` where the server keeps look-ups for administrators, as the live one does; `notFound` where there
        /// is no such user. A look-up is not tried again by itself.
        case failed(ClientError)
    }

    /// The question that finds the user (`users/lookup_email`, `users/lookup_slack_uid`); `nil` where the text is
    /// already a username or numeric id.
    public var question: Question? {
        if text.contains("@") { return .userByEmail(text) }
        if isSlackID { return .userBySlackID(text) }
        return nil
    }

    /// `U` or `W` and at least seven capitals or digits, as Slack writes its ids.
    private var isSlackID: Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "U") || first == UInt8(ascii: "W") else {
            return false
        }
        let rest = text.utf8.dropFirst()
        return rest.count >= 7
            && rest.allSatisfy {
                ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                    || ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z"))
            }
    }
}

extension Poller {
    /// Starts a look-up; `lookUp` says how it goes. A username is found without asking.
    public mutating func lookUp(_ text: String, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let cancels = endLookUp()
        var started = LookUp(text: text, state: .asking)
        if started.question == nil {
            started.state = .found(text)
        } else if dialects[.lookUp] == .live {
            // This server was asked before and keeps look-ups for administrators.
            started.state = Self.withoutLookUp(started)
        } else {
            errands[ErrandID(who: .me, topic: .lookUp)] = Errand(due: now.uptime)
            tryConnectionAgain()
        }
        lookUp = started
        return cancels + pump(at: now)
    }

    /// Forgets the look-up; cancels it if it is under way.
    public mutating func endLookUp() -> [Action] {
        let id = ErrandID(who: .me, topic: .lookUp)
        let ticket = errands[id]?.ticket
        errands[id] = nil
        lookUp = nil
        guard let ticket else { return [] }
        inFlight[ticket] = nil
        return [.cancel(ticket)]
    }

    mutating func finishLookUp(_ result: Result<Answer, ClientError>) {
        guard var current = lookUp else { return }
        errands[ErrandID(who: .me, topic: .lookUp)] = nil
        switch result {
        case .success(.user(let id)):
            current.state = .found(id)
        case .success:
            current.state = .failed(.strange(.notAUser))
        case .failure(let error) where error.meansOtherDialect:
            dialects[.lookUp] = .live
            current.state = Self.withoutLookUp(current)
        case .failure(let error):
            current.state = .failed(error)
        }
        lookUp = current
    }

    /// What can be done on a server that keeps look-ups for administrators: it takes a Slack id as a username.
    private static func withoutLookUp(_ lookUp: LookUp) -> LookUp.State {
        if case .userBySlackID(let id) = lookUp.question { return .found(id) }
        return .failed(.refused(said: nil))
    }
}

extension ClientError {
    /// The call is not there, or not for this key: the other dialect may have it.
    var meansOtherDialect: Bool {
        switch self {
        case .refused, .queryKeyRefused, .notOffered: true
        default: false
        }
    }
}
