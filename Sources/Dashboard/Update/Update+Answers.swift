import HackatimeAPI
import Tracker

extension DashboardState {
    mutating func handle(_ outcome: APIResult, at: Moment) -> [Effect] {
        let owner = tracker.person(.me).profile.value?.id
        guard case .accepted(let actions) = tracker.received(outcome, at: at) else { return [] }
        var result = effects(actions)
        // The response may have shown that this machine's clock is wrong.
        now = tracker.corrected(at)
        if let owner, let id = tracker.person(.me).profile.value?.id, id != owner { result += forgetOwner(at: at) }
        result += wantProfileZone() + lookForZone()
        result += finishLookUp(at: at)
        noteNews(outcome)
        learnFriend(outcome)
        result += recallCounted(after: outcome)
        settleLists()
        return result + fillFeed(at: at)
    }

    private mutating func learnFriend(_ outcome: APIResult) {
        guard case .success(.stats(let stats)) = outcome.result, let id = stats.userID, !id.isEmpty else { return }
        switch outcome.call {
        case .rangeStats(.user(let handle), _), .userStats(let handle): friendList.learn(id, of: handle)
        default: break
        }
    }

    /// Heartbeats and days that arrived are now in the history.
    private mutating func recallCounted(after outcome: APIResult) -> [Effect] {
        guard case .success = outcome.result else { return [] }
        switch outcome.call {
        case .heartbeats(let window):
            return [.recall(.coverage), recallLatest()] + recallRange(since: window.start)
        case .newestHeartbeat: return [recallLatest()]
        case .dayTotals: return [.recall(.coverage)] + recallRange()
        default: return []
        }
    }

    /// The profile's zone may be new, or may have changed since yesterday.
    private mutating func wantProfileZone() -> [Effect] {
        guard let name = tracker.person(.me).profile.value?.zone, !name.isEmpty, name != zones.wanted else { return [] }
        zones.wanted = name
        zones.answer = nil
        zones.isFound = false
        return [.loadZone(name)]
    }

    mutating func apply(zone name: String, _ result: Result<ZoneRules, ZoneProblem>, at: Moment) -> [Effect] {
        if isAnswer(name) { return finishAnswer(result, at: at) }
        guard name == zones.wanted else { return [] }
        switch result {
        case .success(let rules):
            return use(profile: rules, at: at)
        case .failure(let problem):
            // The profile's day lies in a zone that is not known here.
            zones.profile = nil
            zones.problem = problem.sentence
            if !zones.isChosen { zones.display = .utc }
            return moveDays(at: at)
        }
    }

    mutating func use(profile rules: ZoneRules, at: Moment) -> [Effect] {
        zones.profile = rules
        zones.problem = nil
        if !zones.isChosen { zones.display = rules }
        return moveDays(at: at)
    }

    /// The zones changed, and the days with them.
    mutating func moveDays(at: Moment) -> [Effect] {
        let asked = effects(tracker.setZones(day: zones.profile ?? zones.display, viewer: zones.display, at: at))
        if let waiting = history.waiting {
            restore(waiting, at: at)
            return asked
        }
        // The days of another zone have different figures.
        history.recalled = []
        return asked + [.keep(.zone(dayRules)), .recall(.coverage)]
    }

    /// A finished look-up shows the user, or the error in the prompt.
    mutating func finishLookUp(at: Moment) -> [Effect] {
        guard let lookUp = tracker.lookUp, case .prompt(var prompt)? = layers.last else { return [] }
        switch lookUp.state {
        case .asking:
            prompt.isAsking = true
            layers[layers.count - 1] = .prompt(prompt)
            return []
        case .failed(let error):
            prompt.isAsking = false
            prompt.problem =
                names == .shown
                ? error.sentence(for: lookUp.call, server: server, user: lookUp.text)
                : error.withoutServerMessage.sentence(
                    for: nil, server: server, user: Aliases().person(lookUp.text))
            layers[layers.count - 1] = .prompt(prompt)
            return effects(tracker.endLookUp())
        case .found(let handle):
            layers.removeLast()
            return effects(tracker.endLookUp()) + show(.user(handle), at: at)
        }
    }

    /// Shows a target. What is known about it is there at once.
    mutating func show(_ target: Target, at: Moment) -> [Effect] {
        if target != shown { trail.append(target) }
        // Limits memory for a long day of switching between people.
        if trail.count > 50 { trail.removeFirst(trail.count - 50) }
        return turned(at: at)
    }

    /// The trail changed: shows its last entry.
    mutating func turned(at: Moment) -> [Effect] {
        lists = PaneMap(ListPosition())
        listWords = PaneMap([])
        focusShownList()
        let order = feed.oldestFirst
        feed = FeedPosition()
        feed.oldestFirst = order
        // A filter applies to the previous target's rows.
        setFilter(FeedFilter())
        (picked, opened) = (nil, [])
        feedWindow.isBehind = true
        return effects(tracker.show(shown, at: at))
    }
}
