/// Putting questions, one of a kind at a time, and taking them back.
extension Poller {
    mutating func pump(at now: Moment) -> [Action] {
        var actions: [Action] = []
        // Before the start the zone whose days are asked for is not known.
        guard lastPoll != nil, now.uptime >= holdUntil else { return actions }
        planBackfill(at: now)
        for topic in Topic.allCases where !isProbing || inFlight.isEmpty {
            let id = ErrandID(who: topic == .lookUp ? .me : shown, topic: topic)
            guard var errand = errands[id], errand.ticket == nil, let due = errand.due, due <= now.uptime,
                mayAsk(id)
            else { continue }
            // The past can wait while somebody is at the keyboard, or while anything else is asked.
            if topic == .backfill || topic == .days, let quiet = quietFrom(at: now) {
                errands[id]?.due = quiet
                continue
            }
            errand.due = nil
            guard let (question, dialect) = question(for: id, at: now) else {
                errands[id] = errand
                continue
            }
            lastTicket += 1
            let ticket = Ticket(lastTicket)
            errand.ticket = ticket
            errand.question = question
            errand.askedAt = now
            errand.lastAsked = now.uptime
            errands[id] = errand
            inFlight[ticket] = id
            markAsking(id, true)
            // Heartbeats that come while the stats are under way may not be in them.
            behind.remove(topic)
            // A window of heartbeats that were not kept cannot be "unchanged".
            let tag = id.topic != .feed && errand.answered == question ? errand.entityTag : nil
            let age = acceptedAge(of: errand, topic, at: now)
            errands[id]?.isWished = false
            actions.append(
                .ask(
                    Inquiry(ticket: ticket, question: question, dialect: dialect, entityTag: tag, acceptsAge: age)))
        }
        return actions
    }

    func mayAsk(_ id: ErrandID) -> Bool {
        id.topic == .lookUp || id.who != .me || (hasKey && !isKeyRejected)
    }

    mutating func cancelAll(keeping kept: Set<Topic>) -> [Action] {
        var actions: [Action] = []
        for (ticket, id) in inFlight.sorted(by: { $0.key.number < $1.key.number }) where !kept.contains(id.topic) {
            actions.append(.cancel(ticket))
            inFlight[ticket] = nil
            errands[id]?.ticket = nil
            // It was never answered: the next time it is wanted it must not count as just asked.
            errands[id]?.lastAsked = nil
            markAsking(id, false)
        }
        for id in errands.keys where !kept.contains(id.topic) { errands[id]?.due = nil }
        return actions
    }

    /// A screen that has shown a hundred people remembers the last of them.
    mutating func letGoOfOthers() {
        guard shown != .me else { return }
        others.removeAll { $0 == shown }
        others.append(shown)
        while others.count > Self.mostOthers {
            let gone = others.removeFirst()
            subjects[gone] = nil
            for id in errands.keys where id.who == gone { errands[id] = nil }
            rangeAnswers = rangeAnswers.filter { $0.key.who != gone }
        }
    }
}
