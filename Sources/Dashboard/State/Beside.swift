import HackatimeAPI
import Tracker

/// One person beside others. All of them, oneself included, are counted by the server's stats of the same days, so that
/// their figures can be compared.
struct Beside: Equatable {
    /// Where somebody is working now.
    struct Work: Equatable {
        /// The project is one of theirs, so it is not somebody else of that name.
        var isCertain: Bool
        var project: String?
    }

    let target: Target
    /// Of the days.
    private(set) var stats: CodingStats?
    /// Where the server tells no days.
    private(set) var allTime: CodingStats?
    /// Seconds.
    private(set) var today: Double?
    /// The latest failure.
    private(set) var problem: Problem?
    /// When the figures of the days came, in seconds since 1970.
    private(set) var asOf: Double?
    private(set) var isAsking = false
    fileprivate(set) var work: Work?

    var isMe: Bool { target == .me }
    /// The seconds that are compared.
    var total: Double? { stats?.total ?? allTime?.total }
    private var told: CodingStats? { stats ?? allTime }
    var trust: Trust? { told?.trust }

    /// Some servers always send 0, so that is not believed on a day that counts.
    var streak: Int? {
        guard let days = told?.streak, days > 0 || today ?? 0 < 900 else { return nil }
        return days
    }

    private init(_ target: Target, days: TimeWindow?, day: TimeWindow, in state: DashboardState) {
        self.target = target
        let (all, total) =
            switch target {
            case .me: (state.tracker.person(.me).stats, Tracker.total(of: .me, on: day))
            case .user(let name):
                (state.tracker.answer(.userStats(name)).stats, Tracker.total(of: target, on: day))
            }
        if let days {
            let answer = state.tracker.answer(.rangeStats(target, days))
            stats = answer.stats.value
            let isOffered = answer.problem?.error != .notOffered
            if !isOffered, stats == nil { allTime = all.value }
            problem = isOffered || stats != nil ? answer.problem : all.problem
            asOf = answer.asOf ?? (isOffered ? nil : all.asOf)
        } else {
            (stats, problem, asOf) = (all.value, all.problem, all.asOf)
        }
        switch state.tracker.answer(total).value {
        case .total(let seconds): today = seconds
        case .stats(let stats): today = stats.total
        default: break
        }
        isAsking = told == nil && problem == nil
    }

    /// The name to show. While names are hidden, it is the one of what was typed.
    func name(in state: DashboardState) -> String {
        if isMe { return state.tracker.person(.me).name ?? "you" }
        let handle = target.handle ?? ""
        return state.names == .shown ? told?.displayName ?? handle : handle
    }

    // MARK: All of them

    /// In this order.
    static func all(_ targets: [Target], days: TimeWindow?, day: TimeWindow, in state: DashboardState) -> [Beside] {
        var people = targets.map { Beside($0, days: days, day: day, in: state) }
        let answer = state.tracker.answer(.currentlyHacking)
        guard case .hackers(let hackers)? = answer.value, let asOf = answer.asOf, state.now.wall - asOf <= hackersAge
        else { return people }
        let names = people.map { $0.isMe ? state.tracker.person(.me).name : $0.told?.displayName }
        for (index, name) in names.enumerated() {
            let found = hackers.filter { $0.name == name }
            guard name != nil, found.count == 1 else { continue }
            let project = found[0].project
            let isTheirs = people[index].told?.projects?.contains { $0.name == project } ?? false
            people[index].work = Work(isCertain: isTheirs && names.count { $0 == name } == 1, project: project)
        }
        return people
    }

    /// Seconds after which nobody knows who is working.
    private static let hackersAge = 20 * 60.0

    /// The longest first, those without a figure last, as they were.
    static func ranked(_ people: [Beside]) -> [Beside] {
        people.enumerated().sorted { first, second in
            let (a, b) = (first.element.total ?? -1, second.element.total ?? -1)
            return (b, first.offset) < (a, second.offset)
        }.map(\.element)
    }
}

extension Resource<APIValue> {
    fileprivate var stats: Resource<CodingStats> {
        if case .stats(let stats)? = value { return Resource<CodingStats>(value: stats, freshness: freshness) }
        return Resource<CodingStats>(value: nil, freshness: freshness)
    }
}
