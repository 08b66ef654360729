package import HackatimeAPI

/// A simulated Hackatime server with a small world of invented people, in either dialect. It is a value: the same seed,
/// start and times give the same bytes.
package struct SimulatedServer: Sendable {
    /// The owner of `key`.
    package enum Owner: Sendable, CaseIterable {
        /// A busy day in the given zone, with a goal nearly reached.
        case nova
        /// Every text is an attack on the screen, and some numbers are wrong.
        case hostile
        /// No heartbeat, ever.
        case empty
        /// 20,000 heartbeats today.
        case busy
        /// Convicted: the live server refuses most calls.
        case convicted

        var who: Someone {
            switch self {
            case .nova: .nova
            case .hostile: .hostile
            case .empty: .empty
            case .busy: .busy
            case .convicted: .convicted
            }
        }
    }

    /// Variants of the documented dialect where the documentation is unclear.
    package struct Habits: Sendable {
        /// `my/heartbeats` is `{"heartbeats":[…]}` instead of a bare list.
        package var wrapsHeartbeats = false
        /// `start` and `end` are taken as whole UTC days; their time is ignored.
        package var readsOnlyDates = false
        /// Heartbeats have no `id`.
        package var omitsIDs = false
        /// `/api/v1/stats` is one number over all users, as on the live server for administrators.
        package var statsIsBareNumber = false

        package init() {}
    }

    /// The accepted key. Invented.
    package static let key = "3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"

    /// The current failure, if any.
    package var fault: Fault?
    package var habits = Habits()
    /// When people work after the world starts.
    package var workHours = WorkHours.always {
        didSet { people = [:] }
    }

    /// All of everybody's past has heartbeats, not only its last days. Sums then take longer.
    package var hasLongPast = false {
        didSet { people = [:] }
    }

    /// The owner nova switches to and fro between two projects, reads in a browser, and has heartbeats without a project
    /// or a category.
    package var mixesWork = false {
        didSet { people = [:] }
    }

    /// The owner nova's editor keeps every third hour of work to itself and sends it two days later.
    package var sendsLate = false {
        didSet { people = [:] }
    }

    /// Users to suggest at the prompt for another user.
    package var suggestions: [String] {
        ["nova", "mira", "quill", "hostile", "newcomer", "torrent", "U007MIRA2K", "mira@example.org"]
    }

    /// Friends of the owner: one who works at the same time, one with no time yet, one whose figures are private.
    package var friends: [String] { ["mira", "brass", "newcomer", "quill"] }

    let dialect: Dialect
    let owner: Someone
    private let seed: UInt64
    private let start: Int64
    private let clock: DayClock
    private var people: [Someone: SimulatedPerson] = [:]

    /// - Parameters:
    ///   - start: The world's start time, in seconds since 1970.
    ///   - zone: The zone of the owner's profile.
    package init(seed: UInt64, start: Double, zone: ZoneRules, dialect: Dialect, owner: Owner = .nova) {
        self.seed = seed
        self.start = start.isFinite ? Int64((min(max(start, 86_400), 253_000_000_000) * 1000).rounded()) : 86_400_000
        self.dialect = dialect
        self.owner = owner.who
        clock = DayClock(name: zone.name, kind: .rules(zone))
    }

    /// Answers a request of the client, with or without a key.
    ///
    /// - Parameter query: Sends the key as `api_key` instead of in a header.
    package mutating func respond(to request: Request, key: String?, query: Bool = false, at now: Double) -> Response {
        var target = request.target
        var headers = [Response.Header("Accept", "application/json")]
        if let key, request.sendsKey {
            if query {
                target += (request.query.isEmpty ? "?" : "&") + "api_key=" + Request.escaped(key)
            } else {
                headers.append(Response.Header("Authorization", "Bearer " + key))
            }
        }
        if let tag = request.entityTag { headers.append(Response.Header("If-None-Match", tag)) }
        return respond(method: "GET", target: target, headers: headers, at: now)
    }

    /// - Parameters:
    ///   - target: Path and query, as in the request line.
    ///   - now: The server's clock, in seconds since 1970.
    package mutating func respond(method: String, target: String, headers: [Response.Header], at now: Double)
        -> Response
    {
        guard let call = IncomingRequest(method, target, headers, dialect: dialect, now: now) else {
            let text = "500 Internal Server Error\nIf you are the administrator, see the log.\n"
            let reply = Reply(status: dialect == .live ? 500 : 400, kind: .text, bytes: Array(text.utf8))
            return Envelope.sealed(reply, now: now, ifNoneMatch: nil, dialect: dialect, path: target)
        }
        let reply: Reply
        if let fault, call.path.hasPrefix(fault.pathPrefix) {
            reply = fault.reply(to: call, dialect: dialect) { answer(call) }
        } else {
            reply = answer(call)
        }
        return Envelope.sealed(reply, now: now, ifNoneMatch: call.ifNoneMatch, dialect: dialect, path: call.path)
    }

    private mutating func answer(_ call: IncomingRequest) -> Reply {
        guard call.method == "GET", let found = Route.find(call.segments, dialect) else {
            return dialect == .live ? .page(404, "Page Not Found", for: call) : .error(404, "Not found")
        }
        if let refusal = refusal(call, found.route.gate) { return refusal }
        return found.route.answer(&self, found.names, call)
    }

    /// Creates the person on first use.
    mutating func person(_ who: Someone) -> SimulatedPerson {
        if let known = people[who] { return known }
        var person = SimulatedPerson(who, seed: seed, start: start, clock: clock)
        person.timeline.hours = workHours
        if hasLongPast { person.timeline.pastDays = min(300, (start / 1000 - person.created) / 86_400) }
        if case .crowd(let index) = who {
            person.timeline.hours = Crowd.habits(index, seed: seed, start: start).hours
            person.timeline.daysOff = UInt64(index % 5)
        }
        person.sendsLate = sendsLate && who == .nova
        person.timeline.isMixed = mixesWork && who == .nova
        people[who] = person
        return person
    }

    /// The few zones that the simulator knows.
    func zone(named name: String) -> DayClock? {
        switch name {
        case clock.name: clock
        case "UTC", "Etc/UTC": DayClock(name: name, kind: .fixed(0))
        case "Asia/Kolkata": DayClock(name: name, kind: .fixed(19_800))
        case "Asia/Tokyo": DayClock(name: name, kind: .fixed(32_400))
        default: nil
        }
    }
}
