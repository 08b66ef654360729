import HackatimeAPI

/// The rhythm of the polls: when the next one is due, and how many requests it may make. All times are on the uptime
/// clock.
struct Cadence: Sendable {
    /// Seconds between polls. 0 means no request unless a person asks for one.
    var interval: Double
    /// No polls while paused. Requests made by a person still go out.
    var isPaused = false
    /// When the next poll is due; `nil` when none is planned.
    var nextPoll: Double?
    private(set) var lastPoll: Double?
    /// When something last happened: a heartbeat, a change of the total, or a key press.
    private(set) var lastActivity: Double = 0
    private(set) var lastTouched: Double?
    private var lastRefresh: Double?
    /// Requests that polls may make.
    private(set) var allowance: Double = 0

    init(interval: Double) {
        self.interval = interval
    }

    /// Whether requests are made automatically.
    var isRunning: Bool { interval > 0 && !isPaused }

    /// Seconds between polls now. Longer while nothing happens.
    func pace(at now: Moment) -> Double {
        Pace.interval(interval, quietFor: now.uptime - lastActivity)
    }

    mutating func start(at now: Moment) {
        lastActivity = now.uptime
        lastPoll = now.uptime
    }

    /// A tick of the timer. The allowance for extra requests grows with the elapsed time.
    mutating func polled(at now: Moment) {
        let elapsed = now.uptime - (lastPoll ?? now.uptime)
        lastPoll = now.uptime
        allowance = min(allowance + Pace.calls * elapsed / max(interval, 1), Pace.maxQuestions)
    }

    mutating func spendQuestion() { allowance -= 1 }

    mutating func restart(at now: Moment) { lastPoll = now.uptime }

    /// Plans the next tick from the last one, at the current pace, with 10% jitter either way.
    mutating func plan(at now: Moment, _ jitter: inout SplitMix64) {
        let next = (lastPoll ?? now.uptime) + pace(at: now) * jitter.between(0.9, 1.1)
        nextPoll = max(next, now.uptime)
    }

    mutating func stop() { nextPoll = nil }

    /// Something happened.
    ///
    /// - Returns: Whether the pace had slowed down, so that the next tick must be planned again.
    mutating func noteActivity(at now: Moment) -> Bool {
        let wasSlow = pace(at: now) > interval
        lastActivity = now.uptime
        return wasSlow
    }

    mutating func noteTouch(at now: Moment) -> Bool {
        lastTouched = now.uptime
        return noteActivity(at: now)
    }

    /// Whether a person may refresh everything: only every few seconds.
    func mayRefresh(at now: Moment) -> Bool {
        lastRefresh.map { now.uptime - $0 >= Pace.refreshAtMostEvery } ?? true
    }

    mutating func noteRefresh(at now: Moment) {
        lastRefresh = now.uptime
        lastActivity = now.uptime
    }
}
