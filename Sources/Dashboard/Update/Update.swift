import HackatimeAPI
import Tracker

/// The only place where state changes: takes an event, and returns the effects in order.
package func reduce(_ state: inout DashboardState, _ event: Event) -> [Effect] {
    // The tracker corrects a wrong clock itself, and the screen shows its time.
    let at = event.at
    state.now = state.tracker.corrected(at)
    state.messages.drop(at: at.uptime)
    if case .key = event.kind {} else { state.news += 1 }
    var effects = state.handle(event.kind, at: at)
    if case .key = event.kind {} else { state.settleInks() }
    if case .key = event.kind {} else { effects += state.watchGoal(after: event.kind) }
    effects += state.settleEvent(after: event.kind)
    return effects + state.settleView(at: at) + state.recallRows(after: event.kind)
}

extension DashboardState {
    fileprivate mutating func handle(_ kind: Event.Kind, at: Moment) -> [Effect] {
        switch kind {
        case .start:
            return (usesMouse ? [.useMouse(true)] : []) + effects(tracker.start(showing: shown, at: at))
        case .key(let key):
            let woken = effects(tracker.touched(at: at))
            return woken + press(key, at: at)
        case .outcome(let outcome):
            return handle(outcome, at: at)
        case .deadline:
            let woken = effects(tracker.wake(at: at))
            // The machine's clock may have been set.
            now = tracker.corrected(at)
            return woken + lookForKey(at: at)
        case .keyChanged:
            notify(tracker.hasKey ? .keyFound : .firstKeyFound)
            return effects(tracker.keyChanged(at: at))
        case .accountReady(let name):
            // Keys may have gone on to another since.
            guard name == accounts.wanted else { return [] }
            return effects(tracker.suspend()) + [.changeAccount(name)]
        case .accountRefused(let name, let reason):
            remark(AccountText.refused(name, reason))
            return []
        case .hide(let key):
            secrets.add(key: key)
            return []
        case .remark(let sentence):
            remark(sentence)
            return []
        case .resize(let size):
            self.size = size
            settleLists()
            return fillFeed(at: at)
        case .suspended:
            return effects(tracker.suspend())
        case .resumed:
            return effects(tracker.resume(at: at)) + [.repaint]
        case .zone(let name, let result):
            return apply(zone: name, result, at: at)
        case .remembered(let remembered):
            return apply(remembered, at: at)
        case .historyFilled:
            feedWindow.isBehind = true
            return [.recall(.coverage), recallLatest()] + recallRange()
        case .opened:
            return finishOpening()
        case .events(let list):
            events.list = list
            return []
        case .historyProblem(let problem):
            historyProblem = problem
            return [.log(problem?.sentence ?? LogText.historyWorksAgain.text)]
        case .theme(let name, let problem):
            themes.current = name
            if let problem {
                remark(problem.sentence)
            } else {
                themes.chosen = name
            }
            return []
        case .recalled(let query, let answer):
            return merge(answer, to: query, at: at)
        }
    }
}

/// The tracker's actions as effects.
func effects(_ actions: [Tracker.Action]) -> [Effect] {
    actions.map { action in
        switch action {
        case .ask(let request): .ask(request)
        case .cancel(let requestID): .cancel(requestID)
        }
    }
}

extension DashboardState {
    /// When the loop must wake even if nothing happens, on the uptime clock. Ages and the clock in the header change
    /// with the minute, and nothing changes faster.
    package var nextDeadline: Double? {
        let minute = now.uptime + 60 - now.wall.truncatingRemainder(dividingBy: 60)
        return [minute, tracker.deadline(at: clock), searchDeadline, eventDeadline, messages.nextEnd]
            .compactMap(\.self).min()
    }

    /// While the server rejects the key, or there is none, the settings files are checked once a minute, when the
    /// screen's clock wakes the program anyway.
    private mutating func lookForKey(at: Moment) -> [Effect] {
        guard tracker.lacksKey, tracker.interval > 0, !isPaused else {
            keyLookedForAt = nil
            return []
        }
        if let last = keyLookedForAt, at.uptime - last < 55 { return [] }
        keyLookedForAt = at.uptime
        return [.lookForKey(isWished: false)]
    }

    /// No request can go out now.
    var isHeld: Bool { tracker.isHeld(at: clock) }

    /// The time of the last event, by this machine's clocks.
    var clock: Moment { Moment(wall: now.wall - tracker.clockOffset, uptime: now.uptime) }

    fileprivate mutating func settleInks() {
        let inks = ProjectInks(tracker.person(.me).stats.value?.projects ?? [])
        if inks != projectInks { projectInks = inks }
    }
}
