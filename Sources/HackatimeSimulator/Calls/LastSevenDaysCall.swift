/// `stats/last_7_days`: today and the seven days before, each list on its own timelines.
enum LastSevenDaysCall {
    static func reply(_ person: SimulatedPerson, _ call: IncomingRequest) -> Reply {
        let clock = person.clock
        let today = clock.day(at: call.now)
        let start = clock.start(ofDay: today - 7)
        let end = clock.start(ofDay: today + 1) - 1
        let cast = person.cast
        var all = Tally()
        var days = Set<Int64>()
        var editors = ledger(cast.editors)
        var languages = ledger(cast.languages.map(\.name))
        var machines = ledger(cast.machines.map(\.name))
        var systems = ledger(cast.systems)
        var projects = ledger(cast.projects.map(\.name))
        person.timeline.visit(from: start * 1000, through: min(end * 1000, call.nowMilliseconds)) { beat in
            let project = cast.project(beat)
            all.add(beat.time)
            days.insert(clock.day(at: beat.time / 1000))
            editors.add(beat.time, to: project.editor)
            languages.add(beat.time, to: cast.language(beat))
            machines.add(beat.time, to: project.machine)
            systems.add(beat.time, to: cast.machines[project.machine % cast.machines.count].system)
            projects.add(beat.time, to: Int(beat.project))
        }
        let average = days.isEmpty ? 0 : Double(all.whole) / Double(days.count)
        return .json { root in
            root.object("data") { data in
                data.text("username", person.slackID)
                data.text("user_id", person.slackID)
                data.text("start", Instants.iso(start, offset: clock.offset(at: start)))
                data.text("end", Instants.iso(end, offset: clock.offset(at: end)))
                data.text("status", "ok")
                data.number("total_seconds", all.whole)
                data.raw("daily_average", days.isEmpty ? "0" : String((average * 10).rounded() / 10))
                data.number("days_including_holidays", days.count)
                data.text("range", "last_7_days")
                data.text("human_readable_range", "Last 7 Days")
                data.text("human_readable_total", Figures.words(all.whole))
                data.text("human_readable_daily_average", Figures.words(Figures.whole(average)))
                data.flag("is_coding_activity_visible", true)
                data.flag("is_other_usage_visible", true)
                write("editors", editors, "Unknown", &data)
                write("languages", languages, "unknown", &data)
                write("machines", machines, "unknown", &data)
                write("projects", projects, "unknown", &data)
                write("operating_systems", systems, "Unknown", &data)
                data.list("categories") { list in
                    entry("coding", all.whole, of: all.whole, &list)
                }
            }
        }
    }

    private static func ledger(_ names: [String?]) -> Ledger {
        Ledger(names.map { ($0, "", 0) })
    }

    private static func write(_ name: String, _ ledger: Ledger, _ nameless: String, _ data: inout JSONWriter) {
        let ranked = ledger.ranked.filter { $0.seconds > 0 }
        let sum = ranked.reduce(0) { $0 + $1.seconds }
        data.list(name) { list in
            for item in ranked {
                let name = item.name.flatMap { $0.isEmpty ? nil : $0 } ?? nameless
                entry(name, item.seconds, of: sum, &list)
            }
        }
    }

    private static func entry(_ name: String, _ seconds: Int, of sum: Int, _ list: inout JSONWriter) {
        list.object { item in
            item.text("name", name)
            item.number("total_seconds", seconds)
            item.raw("percent", Figures.percent(seconds, of: sum))
            item.text("digital", Figures.digital(seconds, padded: false))
            item.text("text", Figures.words(seconds))
            item.number("hours", seconds / 3600)
            item.number("minutes", seconds / 60 % 60)
            item.number("seconds", seconds % 60)
        }
    }
}
