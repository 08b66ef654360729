import HackatimeAPI

/// Putting questions, one of a kind at a time, and taking them back.
extension Poller {
    mutating func pump(at now: Moment) -> [Action] {
        var actions: [Action] = []
        // Before the start the zone whose days are asked for is not known.
        guard lastPoll != nil, now.uptime >= holdUntil else { return actions }
        planBackfill(at: now)
        for endpoint in Endpoint.allCases where !isProbing || inFlight.isEmpty {
            let id = RequestKey(target: endpoint == .lookUp ? .me : shown, endpoint: endpoint)
            guard var state = requests[id], state.requestID == nil, let due = state.due, due <= now.uptime,
                mayAsk(id)
            else { continue }
            // The past can wait while somebody is at the keyboard, or while anything else is asked.
            if endpoint == .backfill || endpoint == .days, let quiet = quietFrom(at: now) {
                requests[id]?.due = quiet
                continue
            }
            state.due = nil
            guard let (question, dialect) = question(for: id, at: now) else {
                requests[id] = state
                continue
            }
            lastTicket += 1
            let requestID = RequestID(lastTicket)
            state.requestID = requestID
            state.question = question
            state.askedAt = now
            state.lastAsked = now.uptime
            requests[id] = state
            inFlight[requestID] = id
            markAsking(id, true)
            // Heartbeats that come while the stats are under way may not be in them.
            stale.remove(endpoint)
            // A window of heartbeats that were not kept cannot be "unchanged".
            let tag = id.endpoint != .feed && state.answered == question ? state.entityTag : nil
            let age = acceptedAge(of: state, endpoint, at: now)
            requests[id]?.isWished = false
            actions.append(
                .ask(
                    APIRequest(
                        requestID: requestID, question: question, dialect: dialect, entityTag: tag, acceptsAge: age)))
        }
        return actions
    }

    func mayAsk(_ id: RequestKey) -> Bool {
        id.endpoint == .lookUp || id.target != .me || (hasKey && !isKeyRejected)
    }

    mutating func cancelAll(keeping kept: Set<Endpoint>) -> [Action] {
        var actions: [Action] = []
        for (requestID, id) in inFlight.sorted(by: { $0.key.number < $1.key.number }) where !kept.contains(id.endpoint)
        {
            actions.append(.cancel(requestID))
            inFlight[requestID] = nil
            requests[id]?.requestID = nil
            // It was never answered: the next time it is wanted it must not count as just asked.
            requests[id]?.lastAsked = nil
            markAsking(id, false)
        }
        for id in requests.keys where !kept.contains(id.endpoint) { requests[id]?.due = nil }
        return actions
    }

    /// A screen that has shown a hundred people remembers the last of them.
    mutating func letGoOfOthers() {
        guard shown != .me else { return }
        others.removeAll { $0 == shown }
        others.append(shown)
        while others.count > Self.maxOthers {
            let gone = others.removeFirst()
            people[gone] = nil
            for id in requests.keys where id.target == gone { requests[id] = nil }
            rangeAnswers = rangeAnswers.filter { $0.key.target != gone }
        }
    }
}
