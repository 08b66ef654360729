package import HackatimeAPI

/// The people that are known, and the one that is shown.
package struct People: Sendable {
    private var everyone: [Target: Person] = [.me: Person(target: .me)]
    /// How often anyone may have changed. Comparing this is cheaper than comparing people.
    package private(set) var changes = 0
    /// The target that requests are about.
    package internal(set) var shown: Target = .me
    /// The days of the view; `nil` for all time.
    package private(set) var range: TimeWindow?
    /// Other users that were shown, the latest last. Their data is there at once when they are shown again.
    private var recent: [Target] = []
    private var rangeAnswers: [RangeKey: Resource<CodingStats>] = [:]

    /// Identifies one result about a range.
    private struct RangeKey: Hashable {
        var target: Target
        var window: TimeWindow
    }

    private static let maxRecent = 8
    private static let maxRanges = 16

    package subscript(target: Target) -> Person {
        get { everyone[target] ?? Person(target: target) }
        // Modified in place: a person's data can be large.
        _modify {
            changes += 1
            yield &everyone[target, default: Person(target: target)]
        }
    }

    package var me: Person { self[.me] }
    package var count: Int { everyone.count }
    var targets: [Target] { Array(everyone.keys) }

    /// Shows a target. Only the latest users are remembered.
    ///
    /// - Returns: The targets that were forgotten.
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

    /// Shows the stored figures of the range, if there are any.
    mutating func showRange() {
        self[shown].rangeWindow = range
        self[shown].rangeStats = range.flatMap { rangeAnswers[RangeKey(target: shown, window: $0)] } ?? Resource()
    }

    /// The stored figures of other ranges that lie in `window`, or of all if that is `nil`.
    package func parts(of window: TimeWindow?, _ target: Target) -> [Resource<CodingStats>] {
        rangeAnswers.filter { key, _ in
            guard key.target == target else { return false }
            return window.map { $0.start <= key.window.start && key.window.end <= $0.end } ?? true
        }.map(\.value)
    }

    /// Stores a result about a range.
    mutating func hold(_ stats: Resource<CodingStats>, of window: TimeWindow, _ target: Target) {
        rangeAnswers[RangeKey(target: target, window: window)] = stats
        // Enough for stepping back and forth. Windows that end today change every day.
        while rangeAnswers.count > Self.maxRanges,
            let oldest = rangeAnswers.min(by: { $0.value.asOf ?? 0 < $1.value.asOf ?? 0 })?.key
        {
            rangeAnswers[oldest] = nil
        }
    }

    mutating func forgetRanges(of target: Target) {
        rangeAnswers = rangeAnswers.filter { $0.key.target != target }
    }

    /// - Parameters:
    ///   - person: Gives a person another name.
    ///   - stats: Gives other names to what stored figures are about.
    mutating func rename(_ person: (Person) -> Person, stats: (inout CodingStats) -> Void) {
        let renamed = everyone.mapValues(person)
        rangeAnswers = Dictionary(
            rangeAnswers.map { key, reading in
                var (key, reading) = (key, reading)
                key.target = renamed[key.target]?.target ?? key.target
                if var value = reading.value {
                    stats(&value)
                    reading.value = value
                }
                return (key, reading)
            }, uniquingKeysWith: { first, _ in first })
        shown = renamed[shown]?.target ?? shown
        everyone = Dictionary(renamed.values.map { ($0.target, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
