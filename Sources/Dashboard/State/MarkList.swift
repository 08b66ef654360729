package import Tracker

/// The marked moments: what the history told, and what was changed since, which may not be written yet.
package struct MarkList: Sendable, Equatable {
    private var stored: [Mark]?
    private var added: [Mark] = []
    private var removed: Set<Double> = []

    /// The history has been read.
    var isRead: Bool { stored != nil }

    /// Newest first.
    package var all: [Mark] {
        added.reduce(stored ?? []) { $0.adding($1) }.filter { !removed.contains($0.time) }
    }

    subscript(time: Double) -> Mark? { all.first { $0.time == time } }

    mutating func read(_ marks: [Mark]) { stored = marks }

    mutating func add(_ mark: Mark) { added.append(mark) }

    mutating func remove(_ time: Double) { removed.insert(time) }

    mutating func rename(_ change: (Mark) -> Mark) {
        stored = stored?.map(change)
        added = added.map(change)
    }
}
