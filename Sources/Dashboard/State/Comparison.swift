package import HackatimeAPI
import Tracker

/// Some people beside the owner over the view's days. Everybody is counted by the same rule: the server's stats of these
/// days, where what each of them sent is on one timeline.
package struct Comparison {
    let handles: [String]
    let state: DashboardState
    /// The server takes no dates: everything is about all time.
    let takesNoDates: Bool
    /// `nil` for all time.
    let days: CivilDays?

    package static let most = 4
    /// More bars have no room, and more sessions are too much to ask for.
    static let mostDays = 371
    /// The sessions of more days are asked for once.
    static let fewDays = 62
    /// Nobody watches a comparison by the minute.
    static let every = 15.0 * 60

    init(_ handles: [String], in state: DashboardState) {
        self.handles = handles
        self.state = state
        let window = state.days?.window(in: state.zones.display)
        // A refusal of the owner's may be about their key alone.
        takesNoDates = handles.contains { handle in
            window.map { state.tracker.answer(.rangeStats(.user(handle), $0)).problem?.error == .notOffered } ?? false
        }
        days = takesNoDates ? nil : state.days
    }

    // MARK: What is asked

    private var window: TimeWindow? { days?.window(in: state.zones.display) }
    var today: CivilDays { CivilDays(first: state.today, last: state.today) }
    var hasChart: Bool { days.map { $0.count <= Self.mostDays } ?? false }

    /// Details are asked of those whose figures the server tells.
    var wanted: [WantedCall] {
        let everybody = [Target.me] + handles.map { .user($0) }
        let known = everybody.filter { stats(of: $0).value != nil }
        let calls =
            everybody.map(statsCall) + known.compactMap(todayCall) + known.compactMap(trustCall)
            + known.compactMap(spansCall)
        let isLong = days.map { $0.count > Self.fewDays } ?? false
        return calls.map { call in
            if case .spans = call, isLong { return WantedCall(call) }
            return WantedCall(call, every: Self.every)
        }
    }

    private func statsCall(_ target: Target) -> APICall {
        if let window { return .rangeStats(target, window) }
        return target.handle.map { .userStats($0) } ?? .ownStats
    }

    /// Where today is the range, it is told already.
    private func todayCall(_ target: Target) -> APICall? {
        guard !takesNoDates, days != today else { return nil }
        return Tracker.total(of: target, on: today.window(in: state.zones.display))
    }

    private func trustCall(_ target: Target) -> APICall? {
        stats(of: target).value?.trust == nil ? target.handle.map { .trust($0) } : nil
    }

    private func spansCall(_ target: Target) -> APICall? {
        guard hasChart, let window else { return nil }
        return target.handle.map { .spans($0, window) }
    }

    // MARK: What is known

    private func stats(of target: Target) -> Resource<CodingStats> {
        answer(statsCall(target)) { if case .stats(let stats) = $0 { stats } else { nil } }
    }

    private func answer<Value>(_ call: APICall?, _ read: (APIValue) -> Value?) -> Resource<Value> {
        guard let call else { return Resource() }
        let answer = state.tracker.answer(call)
        return Resource(value: answer.value.flatMap(read), freshness: answer.freshness)
    }

    /// The owner first.
    var people: [ComparedPerson] { [me] + handles.map { person(.user($0)) } }

    private func person(_ target: Target) -> ComparedPerson {
        let stats = stats(of: target)
        var person = ComparedPerson(target: target, name: stats.value?.displayName ?? target.handle ?? "you")
        person.problem = stats.problem?.error
        person.asOf = stats.asOf
        guard let known = stats.value else { return person }
        person.total = known.total
        person.languages = known.languages ?? []
        person.projects = known.projects ?? []
        let total: Resource<Double> = answer(todayCall(target)) { answer in
            switch answer {
            case .total(let total): total
            case .stats(let stats): stats.total
            default: nil
            }
        }
        person.today = days == today ? known.total : total.value
        person.streak = known.streak
        let trust: Resource<Trust> = answer(trustCall(target)) { if case .trust(let trust) = $0 { trust } else { nil } }
        person.trust = (known.trust ?? trust.value)?.level
        guard hasChart, let days, target.handle != nil else { return person }
        let spans: Resource<[Span]> = answer(spansCall(target)) { if case .spans(let all) = $0 { all } else { nil } }
        person.chartProblem = spans.problem?.error
        person.parts = spans.value.map { spans in
            days.count == 1
                ? hours(of: SpanCount.timeline(spans, days.first, in: state.zones.display), isKnown: true)
                : SpanCount.of(spans, days, in: state.zones.display).figures.map { ComparedPart($0.seconds) }
        }
        return person
    }

    /// What the server does not tell of the owner is counted here, if all of it is known.
    private var me: ComparedPerson {
        var me = person(.me)
        me.name = "you"
        let owner = state.tracker.person(.me)
        me.trust = me.trust ?? owner.trustLevel?.level
        guard let days else { return me }
        let figures = Figures(owner, state)
        if case .counted(.some) = figures.source, !figures.isPart, let counted = figures.total {
            if let total = me.total {
                let isOther = Durations.wholeMinutes(total) != Durations.wholeMinutes(counted)
                me.counted = isOther ? counted : nil
            } else if let stats = figures.stats {
                (me.total, me.languages, me.projects) = (counted, stats.languages ?? [], stats.projects ?? [])
                me.today = state.todaySeconds(of: owner)
                (me.isCountedHere, me.problem) = (true, nil)
            }
        }
        if hasChart { me.parts = days.count == 1 ? ownHours(of: days.first) : ownDays(days, figures, me.today) }
        return me
    }

    /// - Parameter told: The server's total of today, which may be newer than the heartbeats that are known.
    private func ownDays(_ days: CivilDays, _ figures: Figures, _ told: Double?) -> [ComparedPart] {
        let known = Dictionary(figures.days.map { ($0.first, $0) }) { first, _ in first }
        return (0..<days.count).map { offset in
            let day = days.first.adding(days: offset)
            if day == state.today, let told { return ComparedPart(max(told, known[day]?.seconds ?? 0)) }
            return known[day].flatMap { $0.completeness == .unknown ? nil : ComparedPart($0.seconds) }
                ?? ComparedPart(nil)
        }
    }

    private func ownHours(of day: CivilDate) -> [ComparedPart]? {
        // While a filter is on, the timeline is of what it lets through.
        guard let timeline = state.history.timeline, timeline.day == day, state.feedFilter.isEmpty else { return nil }
        return hours(of: timeline, isKnown: timeline.completeness.isWhole || state.isKnown(day))
    }

    /// Hours to come are not known.
    private func hours(of timeline: Timeline, isKnown: Bool) -> [ComparedPart] {
        let start = state.zones.display.start(of: timeline.day)
        return stride(from: 0, to: timeline.slots.count, by: 4).map { first in
            let seconds = timeline.slots[first..<min(first + 4, timeline.slots.count)].reduce(0) { $0 + $1.seconds }
            let isOver = start + Double(first) * Timeline.slotLength <= state.now.wall
            return ComparedPart(seconds > 0 || isKnown && isOver ? seconds : nil)
        }
    }
}

/// One person of a comparison. What is not known is `nil`.
package struct ComparedPerson {
    package var target: Target
    package var name: String
    /// Of the range.
    package var total: Double?
    package var today: Double?
    /// Longest first.
    package var languages: [Breakdown] = []
    package var projects: [Breakdown] = []
    package var streak: Int?
    package var trust: Trust.Level?
    /// The days of the range, or the hours of its only day.
    var parts: [ComparedPart]?
    var asOf: Double?
    /// Why there are no figures, or no newer ones; and no parts.
    package var problem: ClientError?
    var chartProblem: ClientError?
    /// The owner only: what is counted here, where the server tells something else.
    var counted: Double?
    var isCountedHere = false

    package init(target: Target, name: String) {
        self.target = target
        self.name = name
    }

    /// Their total less the owner's, in the minutes that are shown, so that the three add up.
    package func minutes(beside owner: ComparedPerson) -> Int? {
        guard target != .me, let total, let mine = owner.total else { return nil }
        return Durations.wholeMinutes(total) - Durations.wholeMinutes(mine)
    }
}

/// A bar of a comparison. `nil` is not known.
struct ComparedPart: Equatable {
    var seconds: Double?

    init(_ seconds: Double?) {
        self.seconds = seconds
    }
}
