/// Totals of a range: of everything, each language and each project, each on its own timeline.
struct Sums {
    var languages: Ledger
    var projects: Ledger
    private var all = Tally()
    private var older = 0
    private let chosen: Set<String>?
    private let leavesOutAI: Bool

    init(_ person: SimulatedPerson, _ call: IncomingRequest?) {
        chosen = call?.list("filter_by_project")
        leavesOutAI = call?["no_ai_coding"] == "true"
        languages = Ledger(person.cast.languages.map { ($0.name, $0.color, $0.older) })
        projects = Ledger(person.cast.projects.map { ($0.name, "", $0.older) })
    }

    var total: Int { all.whole + older }

    /// Adds the heartbeats of a range, and the time without rows if the range reaches back to the account's creation.
    mutating func add(_ person: SimulatedPerson, from low: Int64, before high: Int64, now: Int64) {
        if person.hasPast, chosen == nil, low <= person.created * 1000, high > person.timeline.beginning {
            older = person.cast.projects.reduce(0) { $0 + $1.older }
        } else {
            languages.leaveOutOlder()
            projects.leaveOutOlder()
        }
        // Copies, because the closure may not change `self` during a mutating call.
        var (all, languages, projects) = (all, languages, projects)
        let names = chosen.map { chosen in person.cast.projects.map { chosen.contains($0.name ?? "") } }
        // Plain arrays: a captured `person` would be copied for each heartbeat.
        let languageOf = person.cast.projects.map { $0.files.map(\.language) }
        let isManual = person.cast.projects.map { $0.category != nil && $0.category != "ai coding" }
        person.timeline.visit(from: low, through: min(high - 1, now)) { beat in
            if let names, !names[Int(beat.project)] { return }
            if leavesOutAI, !isManual[Int(beat.project)] { return }
            all.add(beat.time)
            projects.add(beat.time, to: Int(beat.project))
            let files = languageOf[Int(beat.project)]
            languages.add(beat.time, to: files[Int(beat.file) % files.count])
        }
        (self.all, self.languages, self.projects) = (all, languages, projects)
    }
}

/// Consecutive days with at least 15 minutes, today optional, at most 31.
enum Streak {
    static func days(_ person: SimulatedPerson, _ call: IncomingRequest) -> Int {
        let clock = person.clock
        let today = clock.day(at: call.now)
        let isWork = person.cast.projects.map { $0.category != nil && $0.category != "browsing" }
        func counts(_ day: Int64) -> Bool {
            var tally = Tally()
            person.timeline.visit(
                from: clock.start(ofDay: day) * 1000,
                through: min(clock.start(ofDay: day + 1) * 1000 - 1, call.nowMilliseconds)
            ) { beat in
                if isWork[Int(beat.project)] { tally.add(beat.time) }
            }
            return tally.seconds >= 900
        }
        var streak = counts(today) ? 1 : 0
        var day = today - 1
        while streak < 31, today - day <= 31, counts(day) {
            streak += 1
            day -= 1
        }
        return streak
    }
}
