import HackatimeAPI

/// Who may make which call.
extension SimulatedServer {
    /// The refusal; `nil` if the call is answered.
    func refusal(_ call: IncomingRequest, _ gate: Route.Gate) -> Reply? {
        guard dialect == .live else {
            let isKnown = call.credential == .bearer(Self.key) || call.credential == .query(Self.key)
            return isKnown ? nil : .error(401, "Invalid API key")
        }
        let inHeader = call.credential == .bearer(Self.key) || call.credential == .basic(Self.key)
        let isAllowed =
            switch gate {
            case .compatible: inHeader || call.credential == .query(Self.key)
            case .mine: inHeader && owner != .convicted
            case .open: true
            case .admin: false
            }
        return isAllowed ? nil : .error(401, "Unauthorized")
    }

    /// The person named by a call, or why there is no answer about them.
    mutating func person(_ name: String, _ call: IncomingRequest, takesMy: Bool = true, checksPrivacy: Bool = true)
        -> Result<SimulatedPerson, NoPerson>
    {
        if dialect == .live, takesMy, name == "my" {
            guard call.credential == .bearer(Self.key), owner != .convicted else { return .failure(.unknown) }
            return .success(person(owner))
        }
        guard let who = who(name) else { return .failure(.unknown) }
        let person = person(who)
        if person.isPrivate, checksPrivacy { return .failure(.privacy) }
        return .success(person)
    }

    /// Why a name gives no answer.
    enum NoPerson: Error {
        case unknown, privacy

        var reply: Reply {
            switch self {
            case .unknown: .error(404, "User not found")
            case .privacy: .error(403, "user has disabled public stats")
            }
        }
    }

    /// By numeric id, then Slack id, then username.
    private mutating func who(_ name: String) -> Someone? {
        let everyone = Someone.known.map { person($0) }
        return
            (everyone.first { String($0.id) == name } ?? everyone.first { $0.slackID == name }
            ?? everyone.first { $0.username == name })?.who ?? Crowd.index(of: name).map(Someone.crowd)
    }

    /// `lookup_email` and `lookup_slack_uid`.
    mutating func lookup(_ field: String, _ value: String, _ text: (SimulatedPerson) -> String) -> Reply {
        guard let found = Someone.known.map({ person($0) }).first(where: { text($0) == value }) else {
            return .error(404, "User not found", [(field, value)])
        }
        return .json { writer in
            writer.number("user_id", found.id)
            writer.text(field, value)
        }
    }
}

extension Result<SimulatedPerson, SimulatedServer.NoPerson> {
    /// The reply about the person, or the error.
    func reply(_ about: (SimulatedPerson) -> Reply) -> Reply {
        switch self {
        case .success(let person): about(person)
        case .failure(let reason): reason.reply
        }
    }
}
