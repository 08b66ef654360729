package import HackatimeAPI

/// A call that a page or a pane needs while it is there, beside what is requested about the person shown: a leaderboard,
/// the sum of an event, the total of a friend.
package struct WantedCall: Sendable, Hashable {
    package var call: APICall
    /// Seconds. While polls run, an older answer is requested again. `nil` if one answer is enough.
    package var every: Double?

    package init(_ call: APICall, every: Double? = nil) {
        self.call = call
        self.every = every
    }
}

/// The wanted calls and their answers.
struct WantedCalls: Sendable {
    /// In the order of their requests.
    fileprivate(set) var calls: [WantedCall] = []
    private var held: [APICall: Resource<APIValue>] = [:]
    /// The calls with an answer, the latest last.
    private var recent: [APICall] = []

    /// So many are in flight at a time: a page can want dozens.
    static let maxInFlight = 2
    private static let maxHeld = 128

    subscript(call: APICall) -> Resource<APIValue> {
        get { held[call] ?? Resource() }
        set {
            held[call] = newValue
            recent.removeAll { $0 == call }
            recent.append(call)
            while recent.count > max(Self.maxHeld, 2 * calls.count) { held[recent.removeFirst()] = nil }
        }
    }

    /// Only the answers that are wanted now are kept.
    mutating func rename(call: (APICall) -> APICall, answer: (APICall, Resource<APIValue>) -> APIValue?) {
        let before = held
        held = [:]
        for index in calls.indices {
            let wanted = calls[index].call
            calls[index].call = call(wanted)
            guard var resource = before[wanted] else { continue }
            resource.value = answer(wanted, resource)
            held[calls[index].call] = resource
        }
    }

    /// Drops the problems that another key solves, or everything that was requested with a key.
    mutating func forgetOwners(all: Bool) {
        for call in held.keys where call.policy.about == .owner || call.policy.needsKey {
            if all { held[call] = nil } else { held[call]?.problem = nil }
        }
        recent.removeAll { held[$0] == nil }
    }
}

extension Tracker {
    /// The answer to a wanted call, kept for a while after nobody wants it any more.
    package func answer(_ call: APICall) -> Resource<APIValue> { wanted[call] }

    /// Requests what pages and panes want now, in this order. What is no longer wanted is cancelled.
    package mutating func want(_ calls: [WantedCall], at moment: Moment) -> [Action] {
        guard calls != wanted.calls else { return [] }
        let now = corrected(moment)
        let kept = Set(calls.map(\.call))
        var cancels: [Action] = []
        for before in wanted.calls where !kept.contains(before.call) {
            cancels += scheduler.forget(.wanted(before.call))
            wanted[before.call].isAsking = false
        }
        wanted.calls = calls
        return cancels + pump(at: now)
    }

    /// A person asked for fresh answers.
    mutating func refreshWanted(at now: Moment) {
        for wish in wanted.calls {
            let key = RequestKey.wanted(wish.call)
            scheduler.makeDue(key, at: now, unlessAskedWithin: 0)
            scheduler[key].isWished = true
        }
    }

    /// Plans what is missing or too old.
    private mutating func planWanted(at now: Moment) {
        for wish in wanted.calls {
            let key = RequestKey.wanted(wish.call)
            let state = scheduler[key]
            guard state.requestID == nil, !state.isWished else { continue }
            let answer = wanted[wish.call]
            if answer.problem != nil, state.due != nil { continue }
            if state.lastAsked == nil, answer.asOf == nil {
                scheduler[key].due = now.uptime
            } else if let every = wish.every, scheduler.cadence.isRunning, answer.problem != nil {
                // From the last try: the failures may have begun long ago.
                scheduler[key].due = (state.lastAsked ?? now.uptime) + max(every, Pace.lastingEvery)
            } else if let every = wish.every, scheduler.cadence.isRunning, let last = answer.asOf {
                scheduler[key].due = now.uptime + max(0, last + every - now.wall)
            } else if answer.asOf != nil || answer.problem != nil {
                scheduler[key].due = nil
            }
        }
    }

    var hasRoomForWanted: Bool {
        scheduler.inFlight.values.count { $0.endpoint == .wanted } < WantedCalls.maxInFlight
    }

    /// Sends what is due, a few at a time.
    mutating func pumpWanted(at now: Moment) -> [Action] {
        guard !wanted.calls.isEmpty else { return [] }
        planWanted(at: now)
        var actions: [Action] = []
        for wish in wanted.calls where hasRoomForWanted && (!scheduler.gate.isProbing || scheduler.inFlight.isEmpty) {
            let key = RequestKey.wanted(wish.call)
            let state = scheduler[key]
            guard state.requestID == nil, let due = state.due, due <= now.uptime else { continue }
            if scheduler.isInFlight(wish.call) {
                scheduler[key].due = now.uptime + 1
                continue
            }
            let policy = wish.call.policy
            if policy.needsKey, lacksKey {
                scheduler[key].due = nil
                scheduler[key].lastAsked = now.uptime
                wanted[wish.call].fail(hasKey ? .badKey(serverMessage: nil) : .noKey, at: now.wall)
                continue
            }
            let age = state.isWished ? 0 : (wish.every ?? Pace.statsEvery) * 0.9
            wanted[wish.call].isAsking = true
            actions.append(
                scheduler.begin(key, wish.call, dialect: dialect(of: wish.call), acceptsAge: age, at: now))
        }
        return actions
    }

    /// What is known of the owner's stats holds here too: no other call differs.
    private func dialect(of call: APICall) -> Dialect? {
        call.hasStandIn ? scheduler.dialects[.stats] ?? .documented : call.policy.dialects.first
    }

    mutating func receivedWanted(_ result: APIResult, asked: Moment?, asOf: Double, at now: Moment) {
        let call = result.call
        let key = RequestKey.wanted(call)
        wanted[call].isAsking = false
        switch result.result {
        case .success(let value):
            hasAnswered = true
            scheduler.succeeded(key, result)
            connectionWorks(at: now)
            if result.answeredAt == nil { endProbing(asked: asked, isClear: true, at: now) }
            if value == .unchanged { wanted[call].confirm(at: asOf) } else { wanted[call].succeed(value, at: asOf) }
        case .failure(.askedElsewhere):
            scheduler[key].due = now.uptime + scheduler.jitter.between(1, 2)
        case .failure(.cancelled):
            break
        case .failure(let error) where error.suggestsOtherDialect && result.dialect == .documented && call.hasStandIn:
            // The live call returns the same.
            scheduler.dialects[.stats] = .live
            scheduler[key].due = now.uptime
            connectionWorks(at: now)
            endProbing(asked: asked, isClear: true, at: now)
        case .failure(let error):
            if case .rateLimited(let wait) = error {
                scheduler.limited(key, wait: wait, askedAt: asked, at: now)
            } else {
                scheduler.failed(
                    key, mayPass: error.isTransient, isDeadConnection: error.isDeadConnection, at: now)
            }
            let next = scheduler[key].due.map { wall(of: max($0, scheduler.gate.holdUntil), at: now) }
            wanted[call].fail(error, at: now.wall, nextTry: next)
            // What holds back everything else too is the status line's to say.
            if isHeld(at: now) { note(error, on: key, nextTry: next, at: now) }
            if error.isClear { connectionWorks(at: now) }
            if !error.isDeadConnection { endProbing(asked: asked, isClear: error.isClear, at: now) }
        }
    }
}

extension APICall {
    /// The live server has the same under another path.
    fileprivate var hasStandIn: Bool { policy.availability == .standIn }
}

extension Resource {
    fileprivate mutating func fail(_ error: ClientError, at now: Double, nextTry: Double? = nil) {
        freshness.fail(error, at: now, nextTry: nextTry, until: nil)
    }

    fileprivate mutating func confirm(at now: Double) { freshness.confirm(at: now) }
}
