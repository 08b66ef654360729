import HackatimeAPI
import Tracker

/// Whether the screen shows names.
package enum Names: Sendable, Equatable {
    case shown, hidden
    /// This state is what is seen of one whose names are hidden.
    case replaced
}

extension DashboardState {
    /// What is drawn and copied: this state, or one without a real name in it. Whatever draws or copies reads only this, so
    /// that no pane has to think of it. Languages, editors and systems keep their names.
    func seen(_ aliases: Aliases = Aliases()) -> DashboardState {
        guard names == .hidden else { return self }
        var state = self
        state.names = .replaced
        state.tracker.rename {
            $0.renamed(aliases)
        } stats: {
            $0.rename(aliases)
        } call: {
            $0.renamed(aliases)
        } answer: {
            seenAnswers.value(of: $0, $1, aliases)
        }
        state.friendList = friendList.renamed(aliases.person)
        state.trail = trail.map { $0.handle.map { .user(aliases.person($0)) } ?? .me }
        state.projectInks = projectInks.renamed(aliases.name)
        state.feedFilter.project = feedFilter.project.map(aliases.name)
        state.feedFilter.projects = feedFilter.projects.map(aliases.name)
        if let entry = feedFilter.entry { state.feedFilter[entry.field] = entry.field.renamed(entry.name, aliases) }
        // Words are no names, but show what somebody works on.
        if !feedFilter.words.isEmpty { state.feedFilter.words = ["hidden"] }
        state.feedWindow.rename { $0.renamed(aliases) }
        state.history.rename(aliases)
        state.events.opened = events.opened?.renamed(aliases)
        state.prompts.people = prompts.people.map(aliases.person)
        // Nobody could type these by other names.
        state.prompts.suggestions = []
        state.layers = layers.map { $0.renamed(aliases, earlier: prompts.people) }
        state.messages = messages.renamed(aliases.sentence)
        state.historyProblem?.path = historyProblem.map { aliases.path($0.path) } ?? ""
        return state
    }
}

extension Person {
    fileprivate func renamed(_ aliases: Aliases) -> Person {
        var person = called(aliases.person(target.handle ?? ""))
        // The alias of another user is that of what was typed.
        let name = target.isOwner ? name.map(aliases.person) : nil
        for stats in [\Person.stats, \.rangeStats] {
            person[keyPath: stats].value?.rename(aliases)
            person[keyPath: stats].value?.displayName = name
        }
        person.profile.value?.displayName = name
        person.profile.value?.username = name
        if case .some(.some(let heartbeat)) = newest.value { person.newest.value = heartbeat.renamed(aliases) }
        return person
    }
}

extension CodingStats {
    mutating func rename(_ aliases: Aliases) {
        projects = projects?.renamed(aliases)
    }
}

extension [Breakdown] {
    fileprivate func renamed(_ aliases: Aliases) -> [Breakdown] {
        map { Breakdown(name: aliases.name($0.name), seconds: $0.seconds) }
    }
}

extension Heartbeat {
    fileprivate func renamed(_ aliases: Aliases) -> Heartbeat {
        var heartbeat = self
        heartbeat.entity = entity.map(aliases.path)
        heartbeat.project = project.map(aliases.name)
        heartbeat.branch = branch.map(aliases.path)
        heartbeat.machine = machine.map(aliases.name)
        // Nobody knows what the other fields hold.
        heartbeat.extras = extras.map { extra in
            let isPlain = Double(extra.value) != nil || ["true", "false"].contains(extra.value)
            return isPlain ? extra : Extra(extra.name, aliases.name(extra.value))
        }
        return heartbeat
    }
}

extension HeartbeatField {
    /// Editors, systems, categories and who wrote the lines keep their names.
    func renamed(_ name: String, _ aliases: Aliases) -> String {
        guard name != Breakdown.nameless else { return name }
        switch self {
        case .machine: return aliases.name(name)
        case .file: return aliases.path(name)
        case .branch:
            guard let project = Self.project(ofBranch: name) else { return aliases.path(name) }
            let branch = String(name.dropLast(project.count + 3))
            return label(aliases.path(branch), project: aliases.name(project))
        case .editor, .system, .category, .author: return name
        }
    }
}

extension HistoryState {
    fileprivate mutating func rename(_ aliases: Aliases) {
        if let projects = count?.projects { count?.projects = projects.renamed(aliases) }
        for field in fields.keys {
            let rows = fields[field]?.rows ?? []
            fields[field]?.rows = rows.map { Breakdown(name: field.renamed($0.name, aliases), seconds: $0.seconds) }
        }
        latest = latest?.renamed(aliases)
        marks.rename { mark in
            Mark(at: mark.time, note: aliases.name(mark.note), projects: mark.projects.map(aliases.name))
        }
        if var page = project {
            page.branches = page.branches.map { Breakdown(name: aliases.path($0.name), seconds: $0.seconds) }
            page.files = page.files.map { Breakdown(name: aliases.path($0.name), seconds: $0.seconds) }
            project = page
        }
        guard var chart = timeline else { return }
        for index in chart.slots.indices { chart.slots[index].project = chart.slots[index].project.map(aliases.name) }
        for index in chart.lanes.indices { chart.lanes[index].project = aliases.name(chart.lanes[index].project) }
        timeline = chart
    }
}

extension Layer {
    /// - Parameter earlier: What was looked up before, by its real names.
    fileprivate func renamed(_ aliases: Aliases, earlier: [String]) -> Layer {
        switch self {
        case .detail(let heartbeat, let scroll): return .detail(heartbeat.renamed(aliases), scroll: scroll)
        case .search(var search):
            search.line = search.line.hidden
            return .search(search)
        case .prompt(var prompt) where prompt.purpose == .user:
            let recalled = prompt.historyIndex.flatMap { earlier.indices.contains($0) ? earlier[$0] : nil }
            prompt.line = recalled.map { TextLine(aliases.person($0)) } ?? prompt.line.hidden
            return .prompt(prompt)
        case .prompt(var prompt):
            guard case .mark(let projects, let others) = prompt.purpose else { return self }
            prompt.purpose = .mark(projects.map(aliases.name), or: others.map(aliases.name))
            prompt.line = prompt.line.hidden
            return .prompt(prompt)
        case .page(var page):
            page.search = page.search?.hidden
            if case .project(let name, let target) = page.kind {
                page.kind = .project(
                    aliases.name(name), of: target.handle.map { .user(aliases.person($0)) } ?? .me)
            }
            if case .compare(let handles) = page.kind { page.kind = .compare(handles.map(aliases.person)) }
            return .page(page)
        case .help, .day: return self
        }
    }
}
