import HackatimeAPI
package import Dashboard
import CSystem
import Cells
import Tracker

/// The only thread that owns the state. It sleeps until something happens, turns that into events, performs the
/// reducer's effects, and draws once per burst.
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
    /// The terminal accepted no output when the last frame was due.
    private var isBlocked = false
    /// When something is due, as of the last event.
    private var deadline: Double?
    private var lastDeadline = -Double.infinity
    private var memoryGivenBackAt = -Double.infinity

    /// When to draw the first frame.
    package enum Opening: Sendable, Equatable {
        case atOnce
        /// With the first results, but at most this many seconds after the start.
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

    /// What goes on with another account.
    package var screenChoices: DashboardState.ScreenChoices { state.screenChoices }

    /// Runs until the person quits or a signal ends it. The terminal is not restored here.
    package func run() -> Ending {
        let start = surroundings.clock().uptime
        memoryGivenBackAt = start
        recall()
        handle(.start)
        deadline = logic.nextDeadline(&state)
        while true {
            if let ending { return ending }
            var wakeAt = deadline.map { max($0, lastDeadline + Self.shortestDeadline) }
            if let keys = terminal.keyDeadline { wakeAt = min(wakeAt ?? .infinity, keys) }
            if case .whenAnswered(let limit) = opening {
                if runner.unanswered.isEmpty || surroundings.clock().uptime >= start + limit {
                    opening = .atOnce
                } else {
                    wakeAt = min(wakeAt ?? .infinity, start + limit)
                }
            }
            if opening == .atOnce, needsFrame, !isBlocked { draw() }
            let waking = surroundings.sleeper.sleep(until: wakeAt, wantsOutput: isBlocked)
            handle(waking)
        }
    }

    /// Stored data is shown before the first request, because loading the network's libraries takes as long as all of
    /// this.
    private func recall() {
        let known = surroundings.history.remembered(
            zone: state.zones.display, now: surroundings.clock().wall, rows: state.firstRows)
        handle(.remembered(known))
        noteHistory()
        if opening == .atOnce { draw() }
        handle(.opened)
    }

    /// A deadline that stays in the past must not turn sleeping into a busy loop.
    private static let shortestDeadline = 0.05

    /// In seconds. Prevents memory from growing with every large response on a screen that is open for weeks.
    private static let memoryGivenBackEvery = 3_600.0

    private func draw() {
        isBlocked = !terminal.present(logic.render(&state))
        needsFrame = isBlocked
    }

    /// Handles everything that woke the loop, in a fixed order: quitting, then input, then news.
    private func handle(_ waking: Waking) {
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
        // Paused virtual machines count no uptime, so no deadline comes earlier.
        if waking.contains(.clockSet) { handle(.deadline) }
        let arrival = surroundings.clock().uptime
        if waking.contains(.input) || arrival >= terminal.keyDeadline ?? .infinity {
            for key in terminal.readKeys(at: arrival) { handle(.key(key)) }
        }
        for event in surroundings.mailbox.takeNews() { handle(event) }
        for outcome in surroundings.mailbox.drain() {
            runner.answered(outcome.requestID)
            handle(.outcome(outcome))
        }
        noteHistory()
        let now = surroundings.clock().uptime
        deadline = logic.nextDeadline(&state)
        if let due = deadline, now >= due, now >= lastDeadline + Self.shortestDeadline {
            lastDeadline = now
            handle(.deadline)
            deadline = logic.nextDeadline(&state)
            // When the loop is awake anyway, and no key is waiting.
            if now >= memoryGivenBackAt + Self.memoryGivenBackEvery {
                memoryGivenBackAt = now
                hackatop_give_memory_back()
            }
        }
    }

    /// Shows a problem of the history in the status line until it is solved.
    private func noteHistory() {
        let problem = surroundings.history.problem
        if problem != state.historyProblem { handle(.historyProblem(problem)) }
    }

    /// Handles one event and its immediate consequences.
    private func handle(_ kind: Event.Kind) {
        var news = [kind]
        var wantsStop = false
        while !news.isEmpty, ending == nil {
            let event = Event(at: surroundings.clock(), news.removeFirst())
            needsFrame = true
            for effect in logic.reduce(&state, event) {
                switch runner.perform(effect, news: &news) {
                case .quit: ending = .quit
                case .changeAccount(let name): ending = .account(name)
                case .suspend: wantsStop = true
                case nil: break
                }
            }
        }
        if wantsStop, ending == nil, !isSuspending { suspend() }
    }

    private var isSuspending = false

    /// Tells the state, restores the terminal, stops, and continues when the shell allows it.
    private func suspend() {
        isSuspending = true
        handle(.suspended)
        isSuspending = false
        guard ending == nil else { return }
        terminal.leave()
        surroundings.stopProcess()
        // `kill %1` wakes a stopped process only to end it. The terminal belongs to the shell by then.
        if let number = surroundings.signals().ending {
            ending = .signal(number)
            return
        }
        resume()
    }

    /// The window size may have changed, and the shell may have drawn over the screen.
    private func resume() {
        terminal.enter()
        terminal.invalidate()
        isBlocked = false
        handle(.resize(terminal.size))
        handle(.resumed)
    }
}
