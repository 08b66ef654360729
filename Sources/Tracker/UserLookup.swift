package import HackatimeAPI

/// The look-up of a typed name: a username, numeric id, Slack id or e-mail address.
package struct UserLookup: Sendable, Hashable {
    /// The typed text, as passed to `Tracker.lookUp`.
    package let text: String
    package internal(set) var state: State

    package enum State: Sendable, Hashable {
        /// The request is in flight, or waits for a rate limit or a connection.
        case asking
        /// The text for the server's paths, ready for `Target.user`. A username or numeric id is used as typed:
        /// requests about the user show whether they exist.
        case found(String)
        /// `refused` where the server keeps look-ups for administrators, as the live one does; `notFound` where there
        /// is no such user. A look-up is not retried automatically.
        case failed(ClientError)
    }

    /// The call that finds the user (`users/lookup_email`, `users/lookup_slack_uid`); `nil` where the text is already a
    /// username or numeric id.
    package var call: APICall? {
        if text.contains("@") { return .userByEmail(text) }
        if Self.isSlackID(text) { return .userBySlackID(text) }
        return nil
    }

    /// Whether a text for the server's paths is an id and no username. A server may know a user by it, but have stats
    /// by username only.
    package static func isID(_ text: String) -> Bool {
        isSlackID(text) || (!text.isEmpty && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) })
    }

    /// `U` or `W` and at least seven capitals or digits, the format of Slack ids.
    package static func isSlackID(_ text: String) -> Bool {
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

    /// - Parameter isKept: Whether this server keeps look-ups for administrators.
    init(_ text: String, isKept: Bool) {
        self.text = text
        state = .asking
        if call == nil { state = .found(text) } else if isKept { state = withoutServer }
    }

    /// Applies the server's result.
    mutating func finish(_ result: Result<APIValue, ClientError>) {
        switch result {
        case .success(.user(let id)): state = .found(id)
        case .success: state = .failed(.notHackatime(.notAUser))
        case .failure(let error): state = error.meansOtherDialect ? withoutServer : .failed(error)
        }
    }

    /// What is possible on a server that keeps look-ups for administrators: it accepts a Slack id as a username.
    private var withoutServer: State {
        if case .userBySlackID(let id) = call { return .found(id) }
        return .failed(.refused(serverMessage: nil))
    }
}

extension ClientError {
    /// The call does not exist, or not for this key. The other dialect may have it.
    var meansOtherDialect: Bool {
        switch self {
        case .refused, .queryKeyRefused, .notOffered: true
        default: false
        }
    }
}
