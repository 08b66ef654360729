import HackatimeAPI

/// Stretches of time that the server has answered completely, sorted and separate. What lies between them is a gap:
/// unknown, never zero. Times are in whole seconds since 1970. A stretch includes its start, not its end.
package struct Coverage: Sendable, Hashable {
    package struct Stretch: Sendable, Hashable {
        package var start: Double
        package var end: Double

        package init(start: Double, end: Double) {
            self.start = start
            self.end = end
        }
    }

    package private(set) var stretches: [Stretch] = []

    package init() {}

    package init(_ stretches: [Stretch]) {
        for stretch in stretches { insert(stretch) }
    }

    /// Adds a stretch, and merges it with those it touches.
    package mutating func insert(_ stretch: Stretch) {
        guard stretch.start < stretch.end else { return }
        var merged = stretch
        let low = stretches.firstIndex { $0.end >= stretch.start } ?? stretches.count
        var high = low
        while high < stretches.count, stretches[high].start <= merged.end {
            merged.start = min(merged.start, stretches[high].start)
            merged.end = max(merged.end, stretches[high].end)
            high += 1
        }
        stretches.replaceSubrange(low..<high, with: [merged])
    }

    /// Removes a stretch, so that it is requested again.
    package mutating func remove(_ stretch: Stretch) {
        guard stretch.start < stretch.end else { return }
        stretches = stretches.flatMap { old -> [Stretch] in
            guard old.end > stretch.start, old.start < stretch.end else { return [old] }
            return [Stretch(start: old.start, end: stretch.start), Stretch(start: stretch.end, end: old.end)]
                .filter { $0.start < $0.end }
        }
    }

    package func covers(_ stretch: Stretch) -> Bool {
        stretches.contains { $0.start <= stretch.start && stretch.end <= $0.end }
    }

    /// The parts of a stretch that are not covered, in order.
    package func gaps(in stretch: Stretch) -> [Stretch] {
        var gaps: [Stretch] = []
        var start = stretch.start
        for known in stretches where known.end > stretch.start && known.start < stretch.end {
            if known.start > start { gaps.append(Stretch(start: start, end: known.start)) }
            start = max(start, known.end)
        }
        if start < stretch.end { gaps.append(Stretch(start: start, end: stretch.end)) }
        return gaps
    }

    /// The start of the covered stretch that reaches up to `time`, or `time` itself if there is none.
    package func start(before time: Double) -> Double {
        stretches.last { $0.start < time && $0.end >= time }?.start ?? time
    }
}
