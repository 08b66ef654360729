package import HackatimeAPI
package import Tracker

/// The figures of the Today pane for a status bar, made by the same rules. What is not known is `nil`.
package struct DayGlance: Sendable {
    /// Seconds, and whether that is all; otherwise it may be more.
    package struct Amount: Sendable, Equatable {
        package var seconds: Double
        package var isWhole: Bool

        /// `3h 21m`, and `~3h 21m` where it may be more.
        package var text: String { TodayFact.amount(seconds, isWhole: isWhole) }
    }

    /// The server's day, in the profile's zone, and that of the chosen zone.
    package let day: CivilDate?
    package let today: CivilDate
    /// The day that the total covers, its zone, and how the first pane says it. The zone is `nil` where the server does
    /// not tell that of the profile.
    package let totalDay: CivilDate
    package let totalZone: ZoneRules?
    package let about: String
    package let zone: ZoneRules
    package let now: Double
    /// Seconds.
    package let total: Double?
    /// When the server told the total, in seconds since 1970; `nil` if it has not yet.
    package let asOf: Double?
    package let goal: Goal?
    /// That is not dated in the future.
    package let newest: Heartbeat?
    /// When the server was last asked for it.
    package let newestAsOf: Double?
    package let yesterday: Amount?
    package let week: Amount?
    /// `4`, `4+`.
    package let streak: String?
    package let streakDays: Int?
    package let streakAsOf: Double?
    package let hasProfile: Bool

    /// - Parameter state: Has read the history.
    package init(_ state: DashboardState) {
        let context = RenderContext(state)
        let seen = context.state
        let person = seen.tracker.person(.me)
        (day, today, zone, now) = (person.day, context.today, context.zone, context.now)
        asOf = person.today.asOf
        // Before the server has told anything, what is known may be of a part of the day.
        let isCounted = person.today.value != nil || seen.history.day.map { !$0.isPart } ?? false
        total = isCounted ? seen.todaySeconds(of: person) ?? person.today.value?.seconds : nil
        let isToday = total == nil || seen.isServersToday(context.today, of: person)
        totalDay = isToday ? context.today : person.day ?? context.today
        totalZone = isToday ? context.zone : seen.zones.profile
        about = total == nil ? "" : TodayContent.range(of: person, context)
        goal = seen.goal(of: person)
        let told = person.newest.value.flatMap(\.self).flatMap { $0.time <= seen.futureLimit ? $0 : nil }
        newest = [seen.history.latest, told].compactMap(\.self).max { $0.time < $1.time }
        newestAsOf = person.newest.asOf
        let facts = TodayFacts(person, context)
        yesterday = facts.yesterday.map {
            Amount(seconds: $0.seconds, isWhole: $0.completeness == .known)
        }
        week = facts.week.map { Amount(seconds: $0.seconds, isWhole: $0.isWhole) }
        let streak = StreakText(person, context)
        (self.streak, streakDays, streakAsOf) = (streak?.count, streak?.days, person.stats.asOf)
        hasProfile = person.profile.value != nil
    }

    // MARK: The goal

    /// `98`, `<1`.
    package var goalPercent: String? {
        goal.map { String(Share.reached($0.tracked, of: $0.target).dropLast(2)) }
    }

    /// Seconds to go; 0 once it is reached.
    package var left: Double? { goal.map { max(0, $0.target - $0.tracked) } }
}

extension DashboardState {
    /// Reads what a glance needs from the history, as the dashboard does when it starts, and asks nobody. The past before
    /// the last weeks, the lists and the feed are left out: a status bar must not cost more than a look.
    ///
    /// - Parameter writes: Days of a new zone may be counted, which writes to the history.
    package mutating func read(
        _ history: any History, writes: Bool, loadZone: (String) -> Result<ZoneRules, ZoneProblem>
    ) {
        let at = now
        let known = history.remembered(zone: zones.display, now: at.wall, rows: 2)
        for step in [Event.Kind.remembered(known), .opened] {
            var news = [step]
            while !news.isEmpty {
                for effect in reduce(&self, Event(at: at, news.removeFirst())) {
                    switch effect {
                    case .recall(.count(let days)):
                        news.append(.recalled(.count(days), history.recall(.count(days))))
                    case .recall(.coverage) where self.history.coverage.figures.isEmpty:
                        // The days of another zone than that of the start.
                        let coverage = history.remembered(zone: dayRules, now: at.wall, rows: 0).coverage
                        news.append(.recalled(.coverage, .coverage(coverage)))
                    case .loadZone(let name): news.append(.zone(name: name, loadZone(name)))
                    case .keep(.zone(let zone)) where writes: history.keep(.zone(zone))
                    default: break
                    }
                }
            }
        }
    }
}
