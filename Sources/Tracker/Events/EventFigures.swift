package import HackatimeAPI

/// An event's number beside Hackatime's: each from the server where it answers, else counted here.
package struct EventFigures: Sendable, Equatable {
    package enum Source: Sendable, Equatable {
        case server
        /// From all heartbeats.
        case counted
        /// From those that are known, so it may be more.
        case partly
    }

    package struct Figure: Sendable, Equatable {
        /// Whole seconds.
        package var seconds: Double
        package var source: Source
    }

    /// `nil` while nothing is known.
    package private(set) var event: Figure?
    package private(set) var total: Figure?
    /// They add up to the difference. `nil` unless all heartbeats are known.
    package private(set) var lines: [EventCount.Line]?
    /// Whole seconds of the event that were sent after its end; `nil` unless all heartbeats are known, and when each came.
    package private(set) var late: Double?

    /// - Parameters:
    ///   - told: The server's sum for the event.
    ///   - total: The server's total of the same days.
    ///   - isWhole: All heartbeats of the event are known.
    ///   - age: Seconds since the server told its sums, while the event runs; else 0.
    package init(told: Double?, total toldTotal: Double?, count: EventCount?, isWhole: Bool, age: Double = 0) {
        var (told, toldTotal) = (told, toldTotal)
        // What has been added since is known here first. More than that, or less, is not explained by it.
        let growth = 0...(age + Durations.longestGap)
        if age > 0, isWhole, let count, let event = told, let total = toldTotal,
            growth.contains(count.event - event), growth.contains(count.total - total),
            count.event != event || count.total != total
        {
            (told, toldTotal) = (nil, nil)
        }
        let source = isWhole ? Source.counted : .partly
        event =
            told.map { Figure(seconds: $0, source: .server) } ?? count.map { Figure(seconds: $0.event, source: source) }
        total =
            toldTotal.map { Figure(seconds: $0, source: .server) }
            ?? count.map { Figure(seconds: $0.total, source: source) }
        guard isWhole, let count, let event, let total else { return }
        var lines = count.lines
        let rest = event.seconds - total.seconds - (count.event - count.total)
        if rest != 0 {
            // The server may know a heartbeat from before the event that is not known here.
            let isEdge = count.lacksEdge && (0...Durations.longestGap).contains(rest)
            lines.append(EventCount.Line(isEdge ? .edge : .unexplained, rest))
        }
        self.lines = lines
        late = count.late
    }
}

extension HistoryCoverage {
    /// Whether all heartbeats of a stretch of time are known, up to the newest if it is not over.
    package func isWhole(_ window: TimeWindow, now: Double) -> Bool {
        guard window.start < now else { return true }
        let end = window.end <= now ? window.end : max(window.start + 1, min(window.end, newestTime ?? 0))
        return known.covers(Coverage.Stretch(start: window.start, end: end))
    }
}

extension HackEvent {
    /// The projects to name in the question for the event's sum: the chosen ones, or all that sites offer. `nil` if the
    /// server cannot be asked for them.
    ///
    /// - Parameter rows: The server's list of the same days.
    package func askedProjects(among rows: [Breakdown]?) -> [String]? {
        let names = projects.isEmpty ? (rows ?? []).map(\.name).filter(EventRules.isOffered) : projects
        // The server takes a comma for the end of a name, and addresses have a limit.
        guard !names.isEmpty, !names.contains(where: { $0.contains(",") }),
            names.reduce(0, { $0 + 3 * $1.utf8.count }) < 6_000
        else { return nil }
        return names.sorted()
    }

    /// The question for the event's sum, as its site asks.
    package func sum(of target: Target, in window: TimeWindow, _ names: [String]) -> StatsSum {
        StatsSum(
            of: target, in: window, projects: names, leavesOutAICoding: leavesOutAICoding, counting: .event)
    }
}
