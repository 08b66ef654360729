import HackatimeAPI

/// The people of the world.
enum Someone: Sendable, Hashable {
    case nova, mira, quill, hostile, empty, busy, convicted
    /// One of many on the leaderboard.
    case crowd(Int)

    /// Those who can be looked up by every name.
    static let known: [Someone] = [.nova, .mira, .quill, .hostile, .empty, .busy, .convicted]
    /// Those whom leaderboards count.
    static let ranked = known.filter { $0 != .convicted } + (0..<Crowd.count).map(Someone.crowd)
}

/// A person with an account.
struct SimulatedPerson: Sendable {
    var who: Someone
    var id: Int
    var username: String?
    var slackID: String
    var displayName: String
    var email: String
    var clock: DayClock
    /// Seconds since 1970.
    var created: Int64
    var trust: (level: String, value: Int)
    var isPrivate = false
    /// Seconds per day.
    var goal: Int?
    var cast: Cast
    var timeline: Timeline
    /// See `SimulatedServer.sendsLate`.
    var sendsLate = false

    init(_ who: Someone, seed: UInt64, start: Int64, clock own: DayClock) {
        self.who = who
        clock = own
        trust = ("blue", 0)
        cast = .nova
        var pace = Timeline.Pace.lively(today: 7200)
        let begun = Day.floor(start, 1000)
        var age: Int64 = 210
        var lastSeen = start
        switch who {
        case .nova:
            (id, username, slackID) = (42, "nova", "U042NOVA7X")
            (displayName, email) = ("Nova Sterling", "nova@example.org")
            trust = ("green", 2)
            let elapsed = Int(begun - own.start(ofDay: own.day(at: begun)))
            let aim = Self.goal(elapsed: elapsed)
            goal = aim
            var dice = Dice(seed: seed)
            pace = .lively(today: aim - aim * (20 + dice.roll(below: 9)) / 1000)
        case .mira:
            (id, username, slackID) = (7, "mira", "U007MIRA2K")
            (displayName, email) = ("Mira Okonkwo", "mira@example.org")
            clock = DayClock(name: "Asia/Kolkata", kind: .fixed(19_800))
            trust = ("yellow", 3)
            cast = .mira
            age = 640
        case .quill:
            (id, username, slackID) = (13, "quill", "U013QUILL9")
            (displayName, email) = ("Quill", "quill@example.org")
            isPrivate = true
        case .hostile:
            (id, username, slackID) = (66, "hostile", "U066HOSTIL")
            (displayName, email) = (Cast.hostileTexts.prefix(16).joined(separator: " "), "hostile@example.org")
            (cast, goal) = (.hostile, 7200)
            trust = ("\u{1B}[5mpurple\u{202E}", -1)
            pace = .lively(today: 5400)
        case .empty:
            (id, username, slackID) = (99, "newcomer", "U099NEWCOM")
            (displayName, email) = ("Newcomer", "newcomer@example.org")
            (pace, age) = (.never, 0)
        case .busy:
            (id, username, slackID) = (77, "torrent", "U077TORREN")
            (displayName, email) = ("Torrent", "torrent@example.org")
            (pace, goal) = (.busy, 14_400)
        case .convicted:
            (id, username, slackID) = (31, "brass", "U031BRASS4")
            (displayName, email) = ("Brass", "brass@example.org")
            trust = ("red", 1)
        case .crowd(let index):
            (id, username, slackID) = (Crowd.firstID + index, Crowd.name(index).username, "U1CROWD\(100 + index)")
            (displayName, email) = (Crowd.name(index).display, "\(Crowd.name(index).username)@example.org")
            (clock, cast) = (Crowd.clock(index), Crowd.cast(index))
            let habits = Crowd.habits(index, seed: seed, start: start)
            pace = .lively(today: habits.today)
            lastSeen = habits.start
        }
        created = begun - age * 86_400 - 5_432
        timeline = Timeline(
            seed: seed &+ UInt64(id) &* 0x1_0001, start: lastSeen, clock: clock, cast: cast, pace: pace)
    }

    /// Four hours, or less on a day too young for that, so that the goal is always close when the world starts.
    private static func goal(elapsed: Int) -> Int {
        for goal in [14_400, 7200, 3600, 1800] where elapsed * 8 / 10 >= goal { return goal }
        return 900
    }

    /// Where currently_hacking says they are; `nil` where it does not know.
    var country: String? {
        switch who {
        case .mira: "IN"
        case .crowd(let index): index % 7 == 5 ? nil : Crowd.country(index)
        default: nil
        }
    }

    /// Milliseconds until the server has a heartbeat.
    func delay(of beat: Beat) -> Int64 {
        sendsLate && Day.floor(beat.time, 3_600_000) % 3 == 0 ? 2 * 86_400_000 : 357
    }

    /// The live server hides suspicion.
    var shownTrust: (level: String, value: Int) {
        trust.level == "yellow" ? ("blue", 0) : trust
    }

    /// Whether time was counted before the timeline starts.
    var hasPast: Bool { who != .empty && who != .busy && timeline.pastDays == Timeline.usualPast }
}
