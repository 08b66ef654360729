/// Which heartbeats to ask for, window by window, so that 20,000 of them in a day never hurt.
struct FeedPlan: Sendable {
    /// Why a window is asked for; what to do with one that is too large depends on it.
    enum Purpose: Sendable, Hashable {
        /// The first, or older ones as the feed is scrolled: what is cut off comes with a later window.
        case older
        /// What is new, or a part of the day again: nothing may be left out.
        case update
    }

    struct Step: Sendable, Hashable {
        var window: TimeWindow
        var purpose: Purpose
    }

    /// Still to ask, next first.
    private(set) var steps: [Step] = []
    /// Rows to aim at in one answer: 250 are about 230 KB; a server that cuts at 100 gets less.
    private var aim: Double = 250
    /// Rows per second in the last window that held some.
    private var density: Double?
    /// Length of the last window back in time, and how many in a row were empty.
    private var lastLength: Double = firstLength
    private(set) var emptyInARow = 0

    static let firstLength: Double = 2 * 3600
    static let longest: Double = 30 * 86400
    /// Late arrivals: editors send what they queued.
    static let overlap: Double = 600
    private static let grid: Double = 300
    /// With nothing found in so many windows back (a year and a half) and no date of the account's making, the
    /// search ends.
    static let mostEmptyWindows = 24
    /// A window this short is taken as it comes, too large or cut off as it may be.
    static let shortest: Double = 30

    var isIdle: Bool { steps.isEmpty }
    var next: Step? { steps.first }

    /// Plans the first window: the two hours that end at the newest heartbeat, however old that is.
    mutating func begin(at newest: Double, offset: Int) {
        add(TimeWindow(start: newest - Self.firstLength, end: newest + 1, offset: offset), .older)
    }

    /// Plans what is older than everything known, no further back than the account's beginning.
    /// What is known before `knownUpTo` is not asked for again.
    mutating func extend(before coveredFrom: Double, since created: Double?, knownUpTo: Double? = nil, offset: Int) {
        guard steps.isEmpty else { return }
        var start = coveredFrom - nextLength
        if let knownUpTo { start = max(start, min(knownUpTo, coveredFrom - 1)) }
        if let created { start = max(start, min(created - 86400, coveredFrom - 1)) }
        add(TimeWindow(start: start, end: coveredFrom, offset: offset), .older)
    }

    /// Plans what came since the newest known heartbeat. A step that is under way stays the first, for its answer
    /// must find it.
    mutating func update(from newestKnown: Double, to end: Double, offset: Int, isFirstUnderWay: Bool) {
        // At full five minutes: panes that know of a few heartbeats more or less ask for the same window, and share it.
        let start = ((newestKnown - Self.overlap) / Self.grid).rounded(.down) * Self.grid
        let kept = isFirstUnderWay ? steps.prefix(1) : []
        steps = kept + steps.dropFirst(kept.count).filter { $0.purpose != .update || $0.window.start < start }
        add(TimeWindow(start: start, end: max(end, newestKnown) + 1, offset: offset), .update)
    }

    /// Plans a stretch again, in pieces of the size aimed at, newest first; of `unknown` seconds before anything has
    /// shown how much a piece holds.
    mutating func again(from start: Double, to end: Double, unknown: Double = firstLength, offset: Int) {
        let piece = min(max(density.map { aim / $0 } ?? unknown, 60), Self.longest)
        var high = end
        while high > start, steps.count < 200 {
            let low = max(start, high - piece)
            add(TimeWindow(start: low, end: high, offset: offset), .update)
            high = low
        }
    }

    mutating func drop() {
        steps = []
    }

    /// The first step was answered whole.
    mutating func finished(_ page: HeartbeatPage) -> Step? {
        guard !steps.isEmpty else { return nil }
        let step = steps.removeFirst()
        let rows = page.heartbeats.count
        if rows > 0 {
            density = Double(rows) / max(step.window.length, 1)
            emptyInARow = 0
        } else if step.purpose == .older {
            emptyInARow += 1
        }
        if step.purpose == .older {
            lastLength = max(step.window.length, 60)
            if rows == 0 { lastLength = min(max(lastLength, Self.firstLength) * 2, Self.longest) }
        }
        return step
    }

    /// The first step's answer was too large or cut off: ask for halves. False when it cannot be halved.
    mutating func halve(serverCutsRows: Bool) -> Bool {
        guard let step = steps.first, step.window.length > Self.shortest else { return false }
        if serverCutsRows { aim = 60 }
        steps.removeFirst()
        let window = step.window
        let middle = (window.start + window.length / 2).rounded(.down)
        if step.purpose == .update {
            steps.insert(
                Step(window: TimeWindow(start: window.start, end: middle, offset: window.offset), purpose: .update),
                at: 0)
        }
        steps.insert(
            Step(window: TimeWindow(start: middle, end: window.end, offset: window.offset), purpose: step.purpose),
            at: 0)
        density = max(density ?? 0, aim / window.length)
        return true
    }

    private var nextLength: Double {
        guard emptyInARow == 0, let density, density > 0 else { return lastLength }
        // Work comes in sessions: a quiet window says little about the one before it.
        return min(max(aim / density, 300), lastLength * 4, Self.longest)
    }

    /// Whole seconds, outwards: servers read at most three digits of a fraction.
    private mutating func add(_ window: TimeWindow, _ purpose: Purpose) {
        let whole = TimeWindow(
            start: max(0, window.start.rounded(.down)), end: window.end.rounded(.up), offset: window.offset)
        steps.append(Step(window: whole, purpose: purpose))
    }
}
