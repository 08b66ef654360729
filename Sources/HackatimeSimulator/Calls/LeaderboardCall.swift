import HackatimeAPI

/// `leaderboard/daily` and `/weekly`: coding of more than a minute, without browsers and the convicted.
enum LeaderboardCall {
    /// Seconds after 00:00 UTC during which it is being generated.
    private static let pause: Int64 = 5

    static func reply(_ server: inout SimulatedServer, isWeekly: Bool, _ call: IncomingRequest) -> Reply {
        let day = Day.floor(call.now, 86_400)
        guard call.now - day * 86_400 >= pause else { return .error(503, "Leaderboard is being generated") }
        let first = day - 6
        let start = isWeekly ? first * 86_400_000 : call.nowMilliseconds - 86_400_000
        var entries: [(person: SimulatedPerson, seconds: Int)] = []
        for who in Someone.ranked {
            let person = server.person(who)
            let seconds = coded(person, from: start, through: call.nowMilliseconds)
            if seconds > 60 { entries.append((person, seconds)) }
        }
        entries.sort { ($1.seconds, $0.person.id) < ($0.seconds, $1.person.id) }
        return .json { root in
            root.text("period", isWeekly ? "last_7_days" : "daily")
            root.text("start_date", Instants.date(isWeekly ? first : day))
            root.text("date_range", isWeekly ? range(first, day) : "Last 24 hours")
            root.text("generated_at", Instants.iso(call.now))
            root.list("entries") { list in
                for (index, entry) in entries.enumerated() {
                    list.object { item in
                        item.number("rank", index + 1)
                        item.object("user") { user in
                            user.number("id", entry.person.id)
                            user.text("username", entry.person.displayName)
                            user.text("avatar_url", "https://example.org/avatars/\(entry.person.id).png")
                        }
                        item.number("total_seconds", entry.seconds)
                    }
                }
            }
        }
    }

    private static func coded(_ person: SimulatedPerson, from start: Int64, through end: Int64) -> Int {
        let isCoding = person.cast.projects.map { $0.category == "coding" }
        var tally = Tally()
        person.timeline.visit(from: start, through: end) { beat in
            if isCoding[Int(beat.project)] { tally.add(beat.time) }
        }
        return tally.whole
    }

    private static func range(_ first: Int64, _ last: Int64) -> String {
        let days = [first, last].map { CivilDate(dayNumber: Int($0)) }
        let texts = days.map { "\($0.longMonthName.prefix(3)) \(Figures.two($0.day))" }
        return "\(texts[0]) - \(texts[1]), \(days[1].year)"
    }
}
