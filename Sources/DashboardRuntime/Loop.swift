import HackatimeAPI
package import Dashboard
import CSystem
import Cells
import Tracker

/// The one thread that owns the state. It sleeps until something happens, turns that into events, performs what
/// the reducer returns, and draws once per burst.
package final class Loop {
    private let surroundings: LoopDependencies
    private let logic: App
    private var terminal: any Terminal { surroundings.terminal }
    private var runner: EffectRunner
    private var state: DashboardState
    private var ending: Ending?
    private var opening: Opening
    /// Something happened since the last frame.
    private var needsFrame = true
    /// The terminal took no output when the last frame was due.
    private var isBlocked = false
    private var lastDeadline = -Double.infinity
    private var memoryGivenBackAt = -Double.infinity

    /// When the first frame is drawn.
    package enum Opening: Sendable, Equatable {
        case atOnce
        /// With the first answers in it, but no later than so many seconds after the start.
        case whenAnswered(within: Double)
    }

    package init(
        state: DashboardState, surroundings: LoopDependencies, opening: Opening = .atOnce, logic: App = .dashboard
    ) {
        self.logic = logic
        self.state = state
        self.surroundings = surroundings
        self.opening = opening
        runner = EffectRunner(surroundings)
    }

    /// Runs until the person leaves or a signal ends it. The terminal is left as it is then.
    package func run() -> Ending {
        let start = surroundings.clock().uptime
        memoryGivenBackAt = start
        recall()
        handle(.start)
        while true {
            if let ending { return ending }
            var wakeAt = logic.nextDeadline(state).map { max($0, lastDeadline + Self.shortestDeadline) }
            if case .whenAnswered(let limit) = opening {
                if runner.unanswered.isEmpty || surroundings.clock().uptime >= start + limit {
                    opening = .atOnce
                } else {
                    wakeAt = min(wakeAt ?? .infinity, start + limit)
                }
            }
            if opening == .atOnce, needsFrame, !isBlocked { draw() }
            let waking = surroundings.sleeper.sleep(until: wakeAt, wantsOutput: isBlocked)
            take(waking)
        }
    }

    /// What is known shows before anybody is asked: the network's libraries take as long to load as all of this.
    private func recall() {
        let known = surroundings.history.remembered(
            zone: state.zones.display, now: surroundings.clock().wall, rows: state.firstRows)
        handle(.remembered(known))
        noteHistory()
        if opening == .atOnce { draw() }
        handle(.opened)
    }

    /// A deadline that stays in the past after it was told must not turn sleeping into spinning.
    private static let shortestDeadline = 0.05

    /// A screen left open for weeks must not come to hold more with every large answer; in seconds.
    private static let memoryGivenBackEvery = 3_600.0

    private func draw() {
        isBlocked = !terminal.present(logic.render(state))
        needsFrame = isBlocked
    }

    /// Everything that woke the loop, in a fixed order: the way out first, then what the person did, then news.
    private func take(_ waking: Waking) {
        let signals = surroundings.signals()
        if let number = signals.ending {
            ending = .signal(number)
        } else if waking.contains(.hangUp) {
            ending = .signal(Signals.hangUp)
        }
        guard ending == nil else { return }
        if waking.contains(.output) { isBlocked = false }
        if signals.stop { suspend() }
        if signals.resumed { resume() }
        if signals.resized { handle(.resize(terminal.size)) }
        if signals.interrupt { handle(.key(.control("c"))) }
        if waking.contains(.input) {
            for key in terminal.readKeys() { handle(.key(key)) }
        }
        if surroundings.mailbox.takeNewKey() { handle(.keyChanged) }
        for outcome in surroundings.mailbox.drain() {
            runner.answered(outcome.requestID)
            handle(.outcome(outcome))
        }
        noteHistory()
        let now = surroundings.clock().uptime
        if let deadline = logic.nextDeadline(state), now >= deadline, now >= lastDeadline + Self.shortestDeadline {
            lastDeadline = now
            handle(.deadline)
            // When it is awake anyway, and nobody waits for a key to be answered.
            if now >= memoryGivenBackAt + Self.memoryGivenBackEvery {
                memoryGivenBackAt = now
                hackatop_give_memory_back()
            }
        }
    }

    /// What is wrong with the history shows in the status line, until it is over.
    private func noteHistory() {
        let problem = surroundings.history.problem
        if problem != state.historyProblem { handle(.historyProblem(problem)) }
    }

    /// One event, and what follows from it at once.
    private func handle(_ kind: Event.Kind) {
        var news = [kind]
        var wantsStop = false
        while !news.isEmpty, ending == nil {
            let event = Event(at: surroundings.clock(), news.removeFirst())
            needsFrame = true
            for effect in logic.reduce(&state, event) {
                switch runner.perform(effect, news: &news) {
                case .quit: ending = .quit
                case .suspend: wantsStop = true
                case nil: break
                }
            }
        }
        if wantsStop, ending == nil, !isSuspending { suspend() }
    }

    private var isSuspending = false

    /// Tells the state, gives the terminal back, stops, and goes on when the shell says so.
    private func suspend() {
        isSuspending = true
        handle(.suspended)
        isSuspending = false
        guard ending == nil else { return }
        terminal.leave()
        surroundings.stopProcess()
        // `kill %1` wakes a stopped process only to end it: the terminal belongs to the shell by then.
        if let number = surroundings.signals().ending {
            ending = .signal(number)
            return
        }
        resume()
    }

    /// The window may have changed while nobody looked, and the shell may have drawn over everything.
    private func resume() {
        terminal.enter()
        terminal.invalidate()
        isBlocked = false
        handle(.resize(terminal.size))
        handle(.resumed)
    }
}
