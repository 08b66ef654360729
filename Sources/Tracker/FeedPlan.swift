import HackatimeAPI

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
    /// Rows per second in the last window that held some, or was known to hold too many.
    private(set) var density: Double?
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
    static let maxEmptyWindows = 24
    /// A window this short is taken as it comes, too large or cut off as it may be.
    static let shortest: Double = 30
    /// An answer of more rows than these is not read to its end: `Request.heartbeatsSizeLimit`, at 900 bytes a row.
    static let tooMany = 1_100

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
        } else {
            if step.purpose == .older { emptyInARow += 1 }
            density = density.map { $0 / 4 }
        }
        if step.purpose == .older {
            lastLength = max(step.window.length, 60)
            if rows == 0 { lastLength = min(max(lastLength, Self.firstLength) * 2, Self.longest) }
        }
        cutNext(longest: step.window.length * 4)
        return step
    }

    /// The first step holds at least so many rows, more than one answer takes: ask for less at a time. False when it is
    /// as short as can be.
    mutating func shorten(holding rows: Int, serverCutsRows: Bool) -> Bool {
        guard let step = steps.first, step.window.length > Self.shortest else { return false }
        if serverCutsRows { aim = 60 }
        let length = step.window.length
        density = max(density ?? 0, Double(rows) / length)
        split(newest: min(max(aim / (density ?? 1), length / 8), length / 2))
        return true
    }

    /// Spares the server an answer that would be too large to read, as far as the last one tells. Work comes in
    /// sessions: a quiet window says little about the one before it, so no piece is longer than `longest`.
    private mutating func cutNext(longest: Double) {
        guard let density, let step = steps.first, step.purpose == .update,
            step.window.length * density > Double(Self.tooMany)
        else { return }
        let piece = min(max(aim / density, Self.shortest), longest)
        if piece < step.window.length { split(newest: piece) }
    }

    /// Puts the newest seconds of the first step before the rest of it; of one back in time the rest comes when it is
    /// wanted.
    private mutating func split(newest length: Double) {
        let step = steps.removeFirst()
        let window = step.window
        let middle = min((window.end - length).rounded(.down), window.end - 1)
        if step.purpose == .update {
            let rest = TimeWindow(start: window.start, end: middle, offset: window.offset)
            steps.insert(Step(window: rest, purpose: .update), at: 0)
        }
        let newest = TimeWindow(start: middle, end: window.end, offset: window.offset)
        steps.insert(Step(window: newest, purpose: step.purpose), at: 0)
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
