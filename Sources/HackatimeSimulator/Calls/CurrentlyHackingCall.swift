import HackatimeAPI

/// `currently_hacking`: everyone with a `coding` heartbeat in the last five minutes.
enum CurrentlyHackingCall {
    static func reply(_ server: inout SimulatedServer, _ call: IncomingRequest) -> Reply {
        var found: [(person: SimulatedPerson, project: Cast.Project)] = []
        for who in Someone.ranked {
            let person = server.person(who)
            let isCoding = person.cast.projects.map { $0.category == "coding" }
            var last: Beat?
            person.timeline.visit(from: call.nowMilliseconds - 300_000, through: call.nowMilliseconds) { beat in
                if isCoding[Int(beat.project)] { last = beat }
            }
            if let last { found.append((person, person.cast.project(last))) }
        }
        return .json { root in
            root.number("count", found.count)
            root.list("users") { list in
                for (person, project) in found {
                    list.object { item in
                        item.text("display_name", person.displayName)
                        item.text("avatar_url", "https://example.org/avatars/\(person.id).png")
                        item.text("country_code", person.country)
                        guard let name = project.name, !name.isEmpty else { return item.raw("working_on", "null") }
                        item.object("working_on") { work in
                            work.text("project_name", name)
                            work.text("repo_url", "https://github.com/\(person.username ?? "example")/" + name)
                        }
                    }
                }
            }
        }
    }
}
