package import HackatimeAPI

/// The time of an event as its site counts it, Hackatime's total of the same days, and why they differ.
package struct EventCount: Sendable, Equatable {
    /// A part of the difference.
    package struct Line: Sendable, Hashable {
        /// In the order in which they are shown.
        package enum Kind: UInt8, Sendable, Hashable, CaseIterable {
            /// Heartbeats that do not count: of other projects, of projects without a name that sites offer, and of
            /// categories that never count.
            case notChosen, lastProject, nameless, hiddenCategory, noCategory, aiCoding
            /// Time that is in two of the above, or in one and in what counts.
            case twice
            /// Time between two of them, which is in none.
            case between
            /// The pause since the last heartbeat before the event.
            case edge
            /// What the known heartbeats do not explain.
            case unexplained
        }

        package var kind: Kind
        /// Whole seconds that the event has more than Hackatime, or less.
        package var seconds: Double

        package init(_ kind: Kind, _ seconds: Double) {
            self.kind = kind
            self.seconds = seconds
        }
    }

    /// Whole seconds.
    package private(set) var event = 0.0
    package private(set) var total = 0.0
    /// They add up to `event - total`. None is 0.
    package private(set) var lines: [Line] = []
    /// The projects that the event's site offers, each on its own timeline as the site counts it, longest first.
    package private(set) var projects: [Breakdown] = []
    /// What counts by day, in whole seconds. No pause over a midnight is in a day.
    package private(set) var days: [Double] = []
    /// Nothing that counts is known from before the event, so that the pause into it may be missing.
    package private(set) var lacksEdge = false
    /// Whole seconds of `event` that would be missing if nothing had been sent after the end; `nil` where it is not known
    /// of all that counts. Hackatime's total counts late heartbeats too, so this is no part of the difference.
    package private(set) var late: Double?

    package init() {}

    /// - Parameters:
    ///   - starts: When the days start, and the end of the last.
    ///   - end: When the event ends, in seconds since 1970; `nil` where nobody wants to know what came late.
    package init(_ table: BeatTable, _ rules: EventRules, days starts: [Double] = [], end: Double? = nil) {
        let causes = table.kinds.map { rules.cause(of: $0) }
        // What counts is the first group; then the causes.
        let groups = causes.map { $0.map { Int($0.rawValue) + 1 } ?? 0 }
        let lead = table.before.filter { causes[Int($0.key)] == nil }.values.max()
        var differences = Differences(table, groups)
        var counted = Running(last: lead)
        var whole = Running()
        var timely: Running? = end == nil ? nil : Running(last: lead)
        var day = 0
        var today = Running()
        if starts.count > 1 { days = [Double](repeating: 0, count: starts.count - 1) }
        for beat in table.beats {
            whole.add(beat.time)
            guard groups[Int(beat.kind)] == 0 else { continue }
            if counted.count == 0 { differences.edge = lead.map { Durations.gap(from: $0, to: beat.time) } ?? 0 }
            counted.add(beat.time)
            if let end {
                if let delay = beat.delay {
                    if beat.time + Double(delay) < end { timely?.add(beat.time) }
                } else {
                    timely = nil
                }
            }
            while day < days.count, beat.time >= starts[day + 1] {
                days[day] = today.rounded
                today = Running()
                day += 1
            }
            if day < days.count, beat.time >= starts[day] { today.add(beat.time) }
        }
        if day < days.count { days[day] = today.rounded }
        event = counted.rounded
        total = whole.rounded
        late = timely.map { event - $0.rounded }
        lacksEdge = lead == nil && counted.count > 0
        lines = differences.lines(addingUpTo: event - total)
        projects = Self.projects(table, rules)
    }

    private static func projects(_ table: BeatTable, _ rules: EventRules) -> [Breakdown] {
        var sums: [String: Running] = [:]
        // By kind, so that no text is hashed for each heartbeat.
        var names: [String] = []
        let places = table.kinds.map { kind -> Int? in
            guard let name = kind.project, EventRules.isOffered(name) || rules.projects.contains(name) else {
                return nil
            }
            if let known = names.firstIndex(of: name) { return known }
            names.append(name)
            return names.count - 1
        }
        let isCounted = table.kinds.map { rules.cause(ofCategory: $0.category) == nil }
        var running = [Running](repeating: Running(), count: names.count)
        for (kind, time) in table.before {
            guard let place = places[Int(kind)], isCounted[Int(kind)] else { continue }
            running[place].last = max(running[place].last ?? -.infinity, time)
        }
        for beat in table.beats {
            guard let place = places[Int(beat.kind)], isCounted[Int(beat.kind)] else { continue }
            running[place].add(beat.time)
        }
        for (name, sum) in zip(names, running) where sum.count > 0 { sums[name] = sum }
        return Breakdown.merged(
            sums.map { Breakdown(name: $0.key, seconds: $0.value.rounded) }, isLanguage: false)
    }
}

/// One timeline.
private struct Running {
    private(set) var seconds = 0.0
    private(set) var count = 0
    var last: Double?

    init(last: Double? = nil) {
        self.last = last
    }

    mutating func add(_ time: Double) {
        if let last { seconds += Durations.gap(from: last, to: time) }
        last = time
        count += 1
    }

    var rounded: Double { seconds.rounded(.toNearestOrEven) }
}

/// What the groups of heartbeats have on timelines of their own, and what is then counted twice or not at all.
private struct Differences {
    private var sums: [Double]
    private var twice = 0.0
    private var between = 0.0
    var edge = 0.0

    init(_ table: BeatTable, _ groups: [Int]) {
        let count = EventCount.Line.Kind.allCases.count + 1
        sums = [Double](repeating: 0, count: count)
        // Groups that have heartbeats, so that few are looked at for each gap.
        let used = Set(groups).sorted()
        var final = [Double](repeating: -.infinity, count: count)
        for group in used {
            final[group] = table.beats.last { groups[Int($0.kind)] == group }?.time ?? -.infinity
        }
        var last = [Double](repeating: -.infinity, count: count)
        var previous: Double?
        for (index, beat) in table.beats.enumerated() {
            defer {
                last[groups[Int(beat.kind)]] = beat.time
                previous = beat.time
            }
            guard let start = previous, index > 0, beat.time > start else { continue }
            // A group that goes on has the first part of the gap, up to two minutes after its own last heartbeat.
            let gap = Durations.gap(from: start, to: beat.time)
            var longest = 0.0
            var sum = 0.0
            for group in used where final[group] >= beat.time {
                let part = min(beat.time - start, Durations.longestGap - (start - last[group]))
                guard part > 0 else { continue }
                sums[group] += part
                sum += part
                longest = max(longest, part)
            }
            twice += sum - longest
            between += gap - longest
        }
    }

    /// In whole seconds that add up.
    func lines(addingUpTo difference: Double) -> [EventCount.Line] {
        var parts = EventCount.Line.Kind.allCases.map { kind in
            let seconds =
                switch kind {
                case .twice: twice
                case .between: -between
                case .edge: edge
                default: -sums[Int(kind.rawValue) + 1]
                }
            return (kind: kind, exact: seconds, whole: seconds.rounded(.down))
        }.filter { $0.exact != 0 }
        let order = parts.indices.sorted { parts[$0].exact - parts[$0].whole > parts[$1].exact - parts[$1].whole }
        var rest = difference - parts.reduce(0) { $0 + $1.whole }
        // The parts are rounded down, so that a second for some of them makes up for it.
        for index in order where rest > 0 {
            parts[index].whole += 1
            rest -= 1
        }
        for index in order.reversed() where rest < 0 {
            parts[index].whole -= 1
            rest += 1
        }
        return parts.filter { $0.whole != 0 }.map { EventCount.Line($0.kind, $0.whole) }
    }
}
