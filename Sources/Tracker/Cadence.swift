import HackatimeAPI

/// The rhythm of the polls: when the next is due, and how much it may ask. All times are on the uptime clock.
struct Cadence: Sendable {
    /// Seconds between polls; 0 asks only on request, truly nothing else.
    var interval: Double
    /// No polls until told to go on; what a person asks for is still asked.
    var isPaused = false
    /// When the next poll is due; `nil` when none is planned.
    var nextPoll: Double?
    private(set) var lastPoll: Double?
    /// When something last happened: a heartbeat, a moving total, a key press.
    private(set) var lastActivity: Double = 0
    /// When a key was last pressed.
    private(set) var lastTouched: Double?
    private var lastRefresh: Double?
    /// Questions that polls may ask.
    private(set) var allowance: Double = 0

    init(interval: Double) {
        self.interval = interval
    }

    /// Whether anything is asked without somebody wanting it.
    var isRunning: Bool { interval > 0 && !isPaused }

    /// Seconds between polls at this moment: longer while nothing happens.
    func pace(at now: Moment) -> Double {
        Pace.interval(interval, quietFor: now.uptime - lastActivity)
    }

    mutating func start(at now: Moment) {
        lastActivity = now.uptime
        lastPoll = now.uptime
    }

    /// A beat of the timer: what it may ask besides grows with the time that passed.
    mutating func polled(at now: Moment) {
        let elapsed = now.uptime - (lastPoll ?? now.uptime)
        lastPoll = now.uptime
        allowance = min(allowance + Pace.calls * elapsed / max(interval, 1), Pace.maxQuestions)
    }

    mutating func spendQuestion() { allowance -= 1 }

    /// The next beat is counted from now.
    mutating func restart(at now: Moment) { lastPoll = now.uptime }

    /// Plans the next beat from the last one, at the present pace, with a tenth of jitter either way.
    mutating func plan(at now: Moment, _ jitter: inout SplitMix64) {
        let next = (lastPoll ?? now.uptime) + pace(at: now) * jitter.between(0.9, 1.1)
        nextPoll = max(next, now.uptime)
    }

    mutating func stop() { nextPoll = nil }

    /// Something happened.
    ///
    /// - Returns: Whether the pace had slowed down, so that the next beat is to be planned again.
    mutating func noteActivity(at now: Moment) -> Bool {
        let wasSlow = pace(at: now) > interval
        lastActivity = now.uptime
        return wasSlow
    }

    mutating func noteTouch(at now: Moment) -> Bool {
        lastTouched = now.uptime
        return noteActivity(at: now)
    }

    /// Whether a person may have everything asked again: every few seconds, not more often.
    func mayRefresh(at now: Moment) -> Bool {
        lastRefresh.map { now.uptime - $0 >= Pace.refreshAtMostEvery } ?? true
    }

    mutating func noteRefresh(at now: Moment) {
        lastRefresh = now.uptime
        lastActivity = now.uptime
    }
}
