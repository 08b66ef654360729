import HackatimeAPI
import Tracker

/// Answers without names. They are renamed once and not with each key: a leaderboard has thousands of names.
struct SeenAnswers {
    private var values: [APICall: (asOf: Double?, value: APIValue?)] = [:]

    mutating func settle(_ state: borrowing DashboardState) {
        let before = values
        values = [:]
        guard state.names == .hidden else { return }
        for call in state.wantedCalls.map(\.call) {
            let answer = state.tracker.answer(call)
            let known = before[call].flatMap { $0.asOf == answer.asOf ? $0 : nil }
            values[call] = known ?? (answer.asOf, answer.value?.renamed(Aliases()))
        }
    }

    func value(of call: APICall, _ answer: Resource<APIValue>, _ aliases: Aliases) -> APIValue? {
        if let known = values[call], known.asOf == answer.asOf { return known.value }
        return answer.value?.renamed(aliases)
    }
}

extension APIValue {
    /// An answer without the names in it. Its ids stay: they are not drawn.
    func renamed(_ aliases: Aliases) -> APIValue {
        switch self {
        case .ranking(var ranking):
            for index in ranking.entries.indices {
                ranking.entries[index].name = ranking.entries[index].name.map(aliases.person)
            }
            return .ranking(ranking)
        case .hackers(let hackers):
            return .hackers(
                hackers.map { hacker in
                    var hacker = hacker
                    hacker.name = aliases.person(hacker.name)
                    hacker.project = hacker.project.map(aliases.name)
                    hacker.repositoryURL = hacker.repositoryURL.map(aliases.link)
                    return hacker
                })
        case .projects(let projects):
            return .projects(
                projects.map { project in
                    var project = project
                    project.name = aliases.name(project.name)
                    project.repositoryURL = project.repositoryURL.map(aliases.link)
                    return project
                })
        case .stats(var stats):
            stats.rename(aliases)
            stats.displayName = stats.displayName.map(aliases.person)
            return .stats(stats)
        case .profile(var profile):
            profile.displayName = profile.displayName.map(aliases.person)
            profile.username = profile.username.map(aliases.person)
            return .profile(profile)
        case .today, .dayTotals, .total, .newest, .heartbeats, .spans, .trust, .user, .unchanged: return self
        }
    }
}

extension APICall {
    /// The same about another user by their alias.
    func renamed(_ aliases: Aliases) -> APICall {
        switch self {
        case .rangeStats(let target, let window): .rangeStats(target.renamed(aliases), window)
        case .userStats(let user): .userStats(aliases.person(user))
        case .userTotal(let user, let instant): .userTotal(aliases.person(user), since: instant)
        case .spans(let user, let window): .spans(aliases.person(user), window)
        case .trust(let user): .trust(aliases.person(user))
        case .sum(let sum):
            .sum(
                StatsSum(
                    of: sum.target.renamed(aliases), in: sum.window, projects: sum.projects.map(aliases.name),
                    categories: sum.categories, leavesOutAICoding: sum.leavesOutAICoding, counting: sum.counting))
        case .projects(let details):
            .projects(
                ProjectDetails(
                    of: details.target.renamed(aliases), names: details.names.map(aliases.name), in: details.window))
        case .profile, .today, .ownStats, .dayTotals, .newestHeartbeat, .heartbeats, .userByEmail, .userBySlackID,
            .leaderboard, .currentlyHacking:
            self
        }
    }
}

extension Target {
    func renamed(_ aliases: Aliases) -> Target {
        handle.map { .user(aliases.person($0)) } ?? .me
    }
}
