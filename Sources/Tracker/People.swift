package import HackatimeAPI

/// Who is known, and who is shown.
package struct People: Sendable {
    private var everyone: [Target: Person] = [.me: Person(target: .me)]
    /// Whom the questions are about.
    package internal(set) var shown: Target = .me
    /// The days the view is about; `nil` for all time.
    package private(set) var range: TimeWindow?
    /// Others who were shown, the last one last: what is known of them is there at once when they are shown again.
    private var recent: [Target] = []
    private var rangeAnswers: [RangeKey: Resource<CodingStats>] = [:]

    /// Names one answer about a range.
    private struct RangeKey: Hashable {
        var target: Target
        var window: TimeWindow
    }

    private static let maxRecent = 8
    private static let maxRanges = 16

    package subscript(target: Target) -> Person {
        get { everyone[target] ?? Person(target: target) }
        // In place: what is known of a person can be long.
        _modify { yield &everyone[target, default: Person(target: target)] }
    }

    package var me: Person { self[.me] }
    package var count: Int { everyone.count }
    var targets: [Target] { Array(everyone.keys) }

    /// Turns to someone. A screen that has shown a hundred people remembers the last of them.
    ///
    /// - Returns: Who is forgotten for it.
    mutating func show(_ target: Target) -> [Target] {
        shown = target
        guard target != .me else { return [] }
        recent.removeAll { $0 == target }
        recent.append(target)
        let gone = Array(recent.dropLast(Self.maxRecent))
        recent.removeFirst(gone.count)
        for target in gone {
            everyone[target] = nil
            rangeAnswers = rangeAnswers.filter { $0.key.target != target }
        }
        return gone
    }

    // MARK: Ranges

    mutating func setRange(_ window: TimeWindow?) {
        range = window
        showRange()
    }

    /// The figures of the range as far as they are held.
    mutating func showRange() {
        self[shown].rangeWindow = range
        self[shown].rangeStats = range.flatMap { rangeAnswers[RangeKey(target: shown, window: $0)] } ?? Resource()
    }

    /// Holds an answer about a range.
    mutating func hold(_ stats: Resource<CodingStats>, of window: TimeWindow, _ target: Target) {
        rangeAnswers[RangeKey(target: target, window: window)] = stats
        // Stepping to and fro needs no longer memory, and the windows of today are others tomorrow.
        while rangeAnswers.count > Self.maxRanges,
            let oldest = rangeAnswers.min(by: { $0.value.asOf ?? 0 < $1.value.asOf ?? 0 })?.key
        {
            rangeAnswers[oldest] = nil
        }
    }

    mutating func forgetRanges(of target: Target) {
        rangeAnswers = rangeAnswers.filter { $0.key.target != target }
    }
}
