package import HackatimeAPI

/// The look-up of a name someone typed: a username, numeric id, Slack id or e-mail address.
package struct UserLookup: Sendable, Hashable {
    /// What was typed, as it was handed to `Tracker.lookUp`.
    package let text: String
    /// How far the look-up is.
    package internal(set) var state: State

    /// How far a look-up is.
    package enum State: Sendable, Hashable {
        /// The question is under way, or waits for a rate limit or a connection.
        case asking
        /// The text the server's paths take, ready for `Target.user`. A username or numeric id is taken as it was typed:
        /// whether there is such a user shows when they are asked about.
        case found(String)
        /// `refused` where the server keeps look-ups for administrators, as the live one does; `notFound` where there
        /// is no such user. A look-up is not tried again by itself.
        case failed(ClientError)
    }

    /// The question that finds the user (`users/lookup_email`, `users/lookup_slack_uid`); `nil` where the text is
    /// already a username or numeric id.
    package var call: APICall? {
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

    /// - Parameter isKept: This server keeps look-ups for administrators.
    init(_ text: String, isKept: Bool) {
        self.text = text
        state = .asking
        if call == nil { state = .found(text) } else if isKept { state = withoutServer }
    }

    /// Takes the server's answer in.
    mutating func finish(_ result: Result<APIValue, ClientError>) {
        switch result {
        case .success(.user(let id)): state = .found(id)
        case .success: state = .failed(.notHackatime(.notAUser))
        case .failure(let error): state = error.meansOtherDialect ? withoutServer : .failed(error)
        }
    }

    /// What can be done on a server that keeps look-ups for administrators: it takes a Slack id as a username.
    private var withoutServer: State {
        if case .userBySlackID(let id) = call { return .found(id) }
        return .failed(.refused(serverMessage: nil))
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
