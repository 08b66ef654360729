/// When the poller wants to be woken, and how often it asks.
extension Poller {
    /// When `wake` should be called, on the uptime clock: where nothing else is planned, at the start of the next day.
    /// Every other call can change it. Waking early does no harm.
    public func deadline(at moment: Moment) -> Double? {
        let now = corrected(moment)
        var times: [Double] = []
        // The calendar ends with the year 9999, and a deadline that has passed would be told again and again.
        let untilMidnight = nextDay(at: now) - now.wall
        if untilMidnight > 0 { times.append(now.uptime + untilMidnight) }
        if let nextPoll { times.append(nextPoll) }
        for (id, errand) in errands where errand.ticket == nil && mayAsk(id) {
            if let due = errand.due { times.append(max(due, holdUntil)) }
        }
        return times.min()
    }

    /// When something is next asked by itself, on the uptime clock: the next poll, or the end of a wait that is longer.
    public var nextAsking: Double? {
        nextPoll.map { max($0, holdUntil) }
    }

    /// Until when the server wants nothing asked, on the uptime clock; `nil` when it does not mind.
    public func limitEnd(at now: Moment) -> Double? {
        limitedUntil > now.uptime ? limitedUntil : nil
    }

    /// Seconds between polls at this moment: longer while nothing happens.
    public func pace(at now: Moment) -> Double {
        Pace.interval(interval, quietFor: now.uptime - lastActivity)
    }
}
