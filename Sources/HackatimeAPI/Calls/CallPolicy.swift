/// What a call needs, its subject, and which servers have it.
public struct CallPolicy: Sendable, Hashable {
    /// Whom the answer is about.
    public enum Subject: Sendable, Hashable {
        /// The owner of the key.
        case owner
        /// The person that the call names.
        case person
        /// Nobody in particular. The key is not sent.
        case nobody
    }

    /// Which servers have the call, according to the API page and the live server's code.
    public enum Availability: Sendable, Hashable {
        /// Both, with the same request.
        case everywhere
        /// Only servers that follow the documentation. The live one keeps it for administrators and offers nothing
        /// instead.
        case documented
        /// Only the live server.
        case live
        /// Both, under different paths: the live server refuses the documented request, and `request(.live)` gives the
        /// same answer.
        case standIn
    }

    /// Whom the answer is about.
    public var about: Subject
    /// The call is useless without the owner's key. `false` for calls that need somebody else's key or, on some
    /// servers, none: there the server's refusal is more useful than our own "no key".
    public var needsKey: Bool
    /// A refusal is about the call even if the key was sent as `?api_key=`. The live server accepts it there on the
    /// calls it shares with WakaTime.
    public var takesKeyInQuery: Bool
    /// Which servers have the call.
    public var availability: Availability
    /// Maximum size of the body in bytes, after decompression.
    public var sizeLimit: Int

    /// Does not check the values.
    public init(
        _ about: Subject, needsKey: Bool, inQuery takesKeyInQuery: Bool, _ availability: Availability,
        sizeLimit: Int = Request.ordinarySizeLimit
    ) {
        self.about = about
        self.needsKey = needsKey
        self.takesKeyInQuery = takesKeyInQuery
        self.availability = availability
        self.sizeLimit = sizeLimit
    }

    /// The dialects to try, in order, as long as the answer is a refusal.
    public var dialects: [Dialect] {
        switch availability {
        case .everywhere, .documented: [.documented]
        case .live: [.live]
        case .standIn: [.documented, .live]
        }
    }
}

/// The table: one row per call, from the API page and the live server's code.
extension CallPolicy {
    static let statusbarToday = CallPolicy(.owner, needsKey: true, inQuery: true, .everywhere)
    static let currentUser = CallPolicy(.owner, needsKey: true, inQuery: true, .live)
    static let summaries = CallPolicy(.owner, needsKey: true, inQuery: true, .live)
    static let daySummaries = CallPolicy(.owner, needsKey: true, inQuery: true, .live)
    static let ownStats = CallPolicy(.owner, needsKey: true, inQuery: false, .standIn)
    static let ownRangeStats = CallPolicy(.owner, needsKey: true, inQuery: false, .live)
    static let mostRecentHeartbeat = CallPolicy(.owner, needsKey: true, inQuery: false, .everywhere)
    static let myHeartbeats = CallPolicy(
        .owner, needsKey: true, inQuery: false, .everywhere, sizeLimit: Request.heartbeatsSizeLimit)
    static let userStats = CallPolicy(.person, needsKey: false, inQuery: false, .everywhere)
    static let userRangeStats = CallPolicy(.person, needsKey: false, inQuery: false, .live)
    static let userTotal = CallPolicy(.person, needsKey: false, inQuery: false, .live)
    static let spans = CallPolicy(.person, needsKey: false, inQuery: false, .live)
    static let trustFactor = CallPolicy(.person, needsKey: false, inQuery: true, .everywhere)
    static let lastSevenDays = CallPolicy(.owner, needsKey: true, inQuery: true, .live)
    static let ownProjectDetails = CallPolicy(.owner, needsKey: true, inQuery: false, .live)
    static let userProjectDetails = CallPolicy(.person, needsKey: false, inQuery: false, .live)
    static let ownStatsSum = CallPolicy(.owner, needsKey: true, inQuery: false, .live)
    static let userStatsSum = CallPolicy(.person, needsKey: false, inQuery: false, .live)
    static let leaderboard = CallPolicy(.nobody, needsKey: false, inQuery: true, .live)
    static let currentlyHacking = CallPolicy(.nobody, needsKey: false, inQuery: true, .live)
    // Where a key in the query is not accepted, these are for administrators anyway.
    static let lookupEmail = CallPolicy(.person, needsKey: false, inQuery: true, .documented)
    static let lookupSlackUID = CallPolicy(.person, needsKey: false, inQuery: true, .documented)
}
