import HackatimeAPI

/// Which heartbeats to request, window by window, so that 20,000 of them in a day cause no trouble.
struct FeedPlan: Sendable {
    /// Why a window is requested. This decides what happens when it is too large.
    enum Purpose: Sendable, Hashable {
        /// The first window, or older ones as the feed is scrolled. A later window fetches what is cut off.
        case older
        /// New heartbeats, or part of the day again. Nothing may be left out.
        case update
    }

    struct Step: Sendable, Hashable {
        var window: TimeWindow
        var purpose: Purpose
    }

    /// Steps still to request, next first.
    private(set) var steps: [Step] = []
    /// The number of rows to aim for in one response. 250 rows are about 230 KB. A server that cuts at 100 gets a lower
    /// aim.
    private var aim: Double = 250
    /// Rows per second in the last window that held some, or that was known to hold too many.
    private(set) var density: Double?
    /// Length of the last window going back in time, and the number of empty ones in a row.
    private var lastLength: Double = firstLength
    private(set) var emptyInARow = 0

    static let firstLength: Double = 2 * 3600
    static let longest: Double = 30 * 86400
    /// For late arrivals: editors send what they queued.
    static let overlap: Double = 600
    private static let grid: Double = 300
    /// The search ends after this many empty windows (a year and a half) if the account's creation date is unknown.
    static let maxEmptyWindows = 24
    /// A window this short is accepted as it comes, even if it is too large or cut off.
    static let shortest: Double = 30
    /// A response with more rows than this is not read to its end: `Request.heartbeatsSizeLimit`, at 900 bytes a row.
    static let tooMany = 1_100

    var isIdle: Bool { steps.isEmpty }
    var next: Step? { steps.first }

    /// Plans the first window: the two hours that end at the newest heartbeat, however old it is.
    mutating func begin(at newest: Double, offset: Int) {
        add(TimeWindow(start: newest - Self.firstLength, end: newest + 1, offset: offset), .older)
    }

    /// Plans what is older than everything known, but not before the account was created. What is known before
    /// `knownUpTo` is not requested again.
    mutating func extend(before coveredFrom: Double, since created: Double?, knownUpTo: Double? = nil, offset: Int) {
        guard steps.isEmpty else { return }
        var start = coveredFrom - nextLength
        if let knownUpTo { start = max(start, min(knownUpTo, coveredFrom - 1)) }
        if let created { start = max(start, min(created - 86400, coveredFrom - 1)) }
        add(TimeWindow(start: start, end: coveredFrom, offset: offset), .older)
    }

    /// Plans what arrived since the newest known heartbeat. A step in flight stays first, because its response must
    /// find it.
    mutating func update(from newestKnown: Double, to end: Double, offset: Int, isFirstUnderWay: Bool) {
        // Starts on a multiple of five minutes. Panes that know a few heartbeats more or less then request the same
        // window and share the response.
        let start = ((newestKnown - Self.overlap) / Self.grid).rounded(.down) * Self.grid
        let kept = isFirstUnderWay ? steps.prefix(1) : []
        steps = kept + steps.dropFirst(kept.count).filter { $0.purpose != .update || $0.window.start < start }
        add(TimeWindow(start: start, end: max(end, newestKnown) + 1, offset: offset), .update)
    }

    /// Plans a stretch again, newest first, in pieces of the intended size. A piece is `unknown` seconds long until the
    /// density is known.
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

    /// The first step's response was complete.
    mutating func finished(_ page: HeartbeatPage) {
        guard !steps.isEmpty else { return }
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
    }

    /// The first step holds at least this many rows, which is more than one response takes, so it is made shorter.
    /// Returns false when it cannot be shorter.
    mutating func shorten(holding rows: Int, serverCutsRows: Bool) -> Bool {
        guard let step = steps.first, step.window.length > Self.shortest else { return false }
        if serverCutsRows { aim = 60 }
        let length = step.window.length
        density = max(density ?? 0, Double(rows) / length)
        split(newest: min(max(aim / (density ?? 1), length / 8), length / 2))
        return true
    }

    /// Avoids a response that would be too large to read, judging by the last one. Work comes in sessions, and a quiet
    /// window says little about the one before it, so no piece is longer than `longest`.
    private mutating func cutNext(longest: Double) {
        guard let density, let step = steps.first, step.purpose == .update,
            step.window.length * density > Double(Self.tooMany)
        else { return }
        let piece = min(max(aim / density, Self.shortest), longest)
        if piece < step.window.length { split(newest: piece) }
    }

    /// Puts the newest seconds of the first step before the rest of it. For a step back in time, the rest is fetched
    /// when it is wanted.
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

    /// Rounds outwards to whole seconds. Servers read at most three digits of a fraction.
    private mutating func add(_ window: TimeWindow, _ purpose: Purpose) {
        let whole = TimeWindow(
            start: max(0, window.start.rounded(.down)), end: window.end.rounded(.up), offset: window.offset)
        steps.append(Step(window: whole, purpose: purpose))
    }
}
