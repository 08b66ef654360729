package import HackatimeAPI

/// Other names for people, for a screen that others see.
extension Tracker {
    /// - Parameters:
    ///   - person: Gives a person another name, and what they work on.
    ///   - stats: The same for stored figures.
    ///   - handle: Gives a name in the server's paths another one.
    ///   - answer: The same for what pages and panes asked for.
    package mutating func rename(
        _ person: (Person) -> Person, stats: (inout CodingStats) -> Void, handle: (String) -> String,
        answer: (APIValue) -> APIValue
    ) {
        people.rename(person, stats: stats)
        wanted.rename({ $0.renamed(handle) }, answer)
    }
}

extension APICall {
    /// The same about somebody of another name.
    fileprivate func renamed(_ rename: (String) -> String) -> APICall {
        func renamed(_ target: Target) -> Target {
            if case .user(let handle) = target { .user(rename(handle)) } else { target }
        }
        switch self {
        case .rangeStats(let target, let window): return .rangeStats(renamed(target), window)
        case .userStats(let handle): return .userStats(rename(handle))
        case .userTotal(let handle, let since): return .userTotal(rename(handle), since: since)
        case .spans(let handle, let window): return .spans(rename(handle), window)
        case .trust(let handle): return .trust(rename(handle))
        case .sum(var sum):
            sum.target = renamed(sum.target)
            return .sum(sum)
        case .projects(var details):
            details.target = renamed(details.target)
            return .projects(details)
        default: return self
        }
    }
}

extension Person {
    /// The same person by another name in the server's paths.
    package func called(_ handle: String) -> Person {
        guard case .user = target else { return self }
        var person = self
        person.target = .user(handle)
        return person
    }
}
