import HackatimeAPI

/// Who may ask what.
extension SimulatedServer {
    /// Why a call is not answered; nil when it is.
    func refusal(_ call: Call, _ gate: Route.Gate) -> Reply? {
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

    /// The person a call names, or why there is no answer about them.
    mutating func person(_ name: String, _ call: Call, takesMy: Bool = true, checksPrivacy: Bool = true)
        -> Result<SimulatedPerson, StartupError>
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

    enum StartupError: Error {
        case unknown, privacy

        var reply: Reply {
            switch self {
            case .unknown: .error(404, "User not found")
            case .privacy: .error(403, "user has disabled public stats")
            }
        }
    }

    /// By numeric id, then Slack id, then username.
    private mutating func who(_ name: String) -> Target? {
        let everyone = Target.allCases.map { person($0) }
        return
            (everyone.first { String($0.id) == name } ?? everyone.first { $0.slackID == name }
            ?? everyone.first { $0.username == name })?.who
    }

    /// `lookup_email` and `lookup_slack_uid`, for who may.
    mutating func lookup(_ field: String, _ value: String, _ text: (SimulatedPerson) -> String) -> Reply {
        guard let found = Target.allCases.map({ person($0) }).first(where: { text($0) == value }) else {
            return .error(404, "User not found", [(field, value)])
        }
        return .json { writer in
            writer.number("user_id", found.id)
            writer.text(field, value)
        }
    }

    mutating func answer(_ endpoint: Route, _ names: [String], _ call: Call) -> Reply {
        let name = names.first ?? ""
        func about(
            _ person: Result<SimulatedPerson, StartupError>, _ reply: (SimulatedPerson) -> Reply
        ) -> Reply {
            switch person {
            case .success(let person): reply(person)
            case .failure(let refusal): refusal.reply
            }
        }
        switch endpoint {
        case .statusbar: return Statusbar.reply(person(owner), call, dialect)
        case .currentUser: return CurrentUser.reply(person(owner))
        case .summaries:
            let zone = call["timezone"].map { self.zone(named: $0) } ?? person(owner).clock
            return Summaries.reply(person(owner), call, zone)
        case .lastSevenDays: return LastSevenDays.reply(person(owner), call)
        case .ownStats:
            if habits.statsIsBareNumber { return .raw("4815162342") }
            return StatsCall.reply(person(owner), call, dialect)
        case .heartbeats:
            return HeartbeatsCall.reply(person(owner), call, dialect, habits)
        case .mostRecent: return MostRecent.reply(person(owner), call, dialect, habits)
        case .lookupEmail: return lookup("email", name) { $0.email }
        case .lookupSlackID: return lookup("slack_uid", name) { $0.slackID }
        case .userStats: return about(person(name, call)) { StatsCall.reply($0, call, dialect) }
        case .trustFactor:
            return about(person(name, call, takesMy: false, checksPrivacy: false)) { TrustCall.reply($0, dialect) }
        case .spans: return about(person(name, call)) { SpansCall.reply($0, call) }
        case .projects: return about(person(name, call)) { ProjectsCall.names($0, call) }
        case .projectDetails: return about(person(name, call)) { ProjectsCall.details($0, call) }
        case .project: return about(person(name, call)) { ProjectsCall.one($0, names.last ?? "", call) }
        }
    }
}
