/// The three calls about projects.
enum ProjectsCall {
    private struct Detail {
        var name: String
        var project: Cast.Project
        var tally = Tally()
        var languages: Set<String> = []
    }

    /// Names of the last 30 days, including archived ones.
    static func names(_ person: SimulatedPerson, _ call: IncomingRequest) -> Reply {
        let since = read(call["since"]) ?? call.nowMilliseconds - 30 * 86_400_000
        let until = read(call["until"]) ?? call.nowMilliseconds
        let names = collect(person, from: since, through: min(until, call.nowMilliseconds)).map(\.name)
        return .json { $0.list("projects", of: names) }
    }

    /// The last year, without archived ones.
    static func details(_ person: SimulatedPerson, _ call: IncomingRequest) -> Reply {
        let chosen = call.list("projects")
        let found = range(person, call).filter { detail in
            !detail.project.archived && (chosen.map { $0.contains(detail.name) } ?? true)
        }
        return .json { root in
            root.list("projects") { list in
                for detail in found { list.object { write(detail, person, &$0) } }
            }
        }
    }

    static func one(_ person: SimulatedPerson, _ name: String, _ call: IncomingRequest) -> Reply {
        guard let detail = range(person, call).first(where: { $0.name == name }) else {
            return .error(404, "found nuthin")
        }
        return .json { write(detail, person, &$0) }
    }

    private static func range(_ person: SimulatedPerson, _ call: IncomingRequest) -> [Detail] {
        let start = read(call["start"] ?? call["start_date"]) ?? call.nowMilliseconds - 365 * 86_400_000
        let end = read(call["end"] ?? call["end_date"]) ?? call.nowMilliseconds
        return collect(person, from: start, through: min(end, call.nowMilliseconds))
    }

    /// Unreadable dates are ignored here.
    private static func read(_ text: String?) -> Int64? {
        text.flatMap { Instants.read($0)?.milliseconds }
    }

    private static func collect(_ person: SimulatedPerson, from start: Int64, through end: Int64) -> [Detail] {
        var details: [String: Detail] = [:]
        let cast = person.cast
        person.timeline.visit(from: start, through: end) { beat in
            let project = cast.project(beat)
            guard let name = project.name, !name.isEmpty else { return }
            var detail = details.removeValue(forKey: name) ?? Detail(name: name, project: project)
            detail.tally.add(beat.time)
            if let language = cast.languages[cast.file(beat).language % cast.languages.count].name {
                detail.languages.insert(language)
            }
            details[name] = detail
        }
        return details.values.sorted { ($1.tally.whole, $0.name) < ($0.tally.whole, $1.name) }
    }

    private static func write(_ detail: Detail, _ person: SimulatedPerson, _ item: inout JSONWriter) {
        let repository = person.cast.isCareless ? detail.name : "https://github.com/example/" + detail.name
        item.text("name", detail.name)
        item.number("total_seconds", detail.tally.whole)
        item.list("languages", of: detail.languages.sorted())
        item.text("repo_url", repository)
        item.number("total_heartbeats", detail.tally.count)
        item.text("first_heartbeat", Instants.iso(detail.tally.first / 1000))
        item.text("last_heartbeat", Instants.iso(detail.tally.last / 1000))
        item.text("most_recent_heartbeat", Instants.iso(detail.tally.last / 1000))
        item.flag("archived", detail.project.archived)
    }
}
