import HackatimeAPI

/// `statusbar/today`: the day's total in the profile's zone, and the goal.
enum StatusbarCall {
    static func reply(_ person: SimulatedPerson, _ call: IncomingRequest, _ dialect: Dialect) -> Reply {
        let seconds = today(person, call)
        if dialect == .documented {
            return .json { root in
                root.object("data") { data in
                    data.object("grand_total") { total in
                        total.raw("total_seconds", "\(seconds).0")
                        total.text("text", seconds % 3600 < 60 ? "\(seconds / 3600) hrs" : Figures.words(seconds))
                    }
                }
            }
        }
        return .json { root in
            root.object("data") { data in
                data.object("grand_total") { total in
                    total.text("text", text(seconds, goal: person.goal))
                    total.number("total_seconds", seconds)
                }
                if let goal = person.goal { write(goal, seconds, &data, careless: person.cast.isCareless) }
            }
        }
    }

    /// Seconds from midnight to 23:59:59.
    static func today(_ person: SimulatedPerson, _ call: IncomingRequest) -> Int {
        let day = person.clock.day(at: call.now)
        let end = person.clock.start(ofDay: day + 1) - 1
        var tally = Tally()
        person.timeline.visit(
            from: person.clock.start(ofDay: day) * 1000, through: min(end * 1000, call.nowMilliseconds)
        ) { tally.add($0.time) }
        return tally.whole
    }

    private static func text(_ seconds: Int, goal: Int?) -> String {
        let total = seconds == 0 ? "Start coding!" : Figures.short(seconds)
        return goal.map { total + " / " + Figures.short($0) + " goal" } ?? total
    }

    private static func write(_ goal: Int, _ seconds: Int, _ data: inout JSONWriter, careless: Bool) {
        data.object("goal") { writer in
            if careless {
                writer.text("target_seconds", String(goal))
                writer.number("tracked_seconds", -5)
                writer.raw("completion_percent", "null")
            } else {
                writer.number("target_seconds", goal)
                writer.number("tracked_seconds", seconds)
                writer.number("completion_percent", min(100, seconds * 100 / max(1, goal)))
            }
            writer.flag("complete", seconds >= goal)
        }
    }
}

/// `users/current`: the owner of the key.
enum CurrentUserCall {
    static func reply(_ person: SimulatedPerson) -> Reply {
        .json { root in
            root.object("data") { data in
                data.text("id", String(person.id))
                data.text("username", person.username)
                data.text("display_name", person.displayName)
                data.text("full_name", person.displayName)
                data.text("photo", "https://avatars.example.org/\(person.id).png")
                data.text("timezone", person.clock.name)
                data.text("created_at", Instants.iso(person.created))
                data.text("modified_at", Instants.iso(person.created + 7_200))
                data.text("plan", "free")
            }
        }
    }
}

/// `trust_factor`.
enum TrustCall {
    static func reply(_ person: SimulatedPerson, _ dialect: Dialect) -> Reply {
        .json { write(person, dialect, &$0) }
    }

    static func write(_ person: SimulatedPerson, _ dialect: Dialect, _ writer: inout JSONWriter) {
        let trust = dialect == .live ? person.shownTrust : (person.trust.level, person.shownTrust.value)
        writer.text("trust_level", trust.0)
        writer.number("trust_value", trust.1)
    }
}
