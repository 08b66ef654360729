import CSystem
import Cells
import Dashboard
import DashboardRuntime
import HackatimeAPI
import HackatimeHistory
import Settings
import Tracker

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The dashboard without a screen: the same loop, questions and cadence, for what prints instead of drawing.
final class Headless {
    /// Called after each event; true ends.
    typealias Look = (
        _ state: DashboardState, _ event: Event, _ history: any History, _ isSettled: Bool
    ) -> Bool

    private let plan: AppSetup
    private let size: Size
    /// Requests to the server that have no answer yet, and how many to the history and the files.
    private var unanswered: Set<RequestID> = []
    private var waiting = 0
    private var isStarted = false

    init(_ plan: AppSetup, size: Size) {
        self.plan = plan
        self.size = size
    }

    /// Runs until `look` ends it, or a signal ends the program. Returns when all that came is stored.
    ///
    /// - Parameter within: Seconds until `look` is called in any case.
    func run(within limit: Double? = nil, prepare: (inout DashboardState) -> Void = { _ in }, look: @escaping Look) {
        guard let signal = WakeSignal() else { Program.refuse(.noDescriptors) }
        hackatop_signals_install(signal.writeEnd)
        let mailbox = Mailbox(waking: signal)
        guard let joined = plan.client(mailbox) else { Program.refuse(.noThread) }
        var state = plan.state(size, Program.now())
        (state.themes.names, state.themes.current, state.isASCII) = (plan.themes.names, plan.theme.name, plan.isASCII)
        prepare(&state)
        let end = limit.map { hackatop_uptime_clock() + $0 }
        let surroundings = LoopDependencies(
            terminal: NoTerminal(size: size), client: joined.historyClient.client, mailbox: mailbox,
            history: joined.historyClient.history,
            sleeper: PollSleeper(input: -1, output: -1, signal: signal, uptime: hackatop_uptime_clock),
            clock: Program.now, signals: Self.signals, stopProcess: hackatop_stop, loadZone: plan.loadZone,
            loadTheme: plan.themes.theme, loadEvents: plan.loadEvents, log: { [plan] in plan.log?.problem($0) },
            lookForKey: joined.lookForKey)
        let app = App(
            reduce: { [self] state, event in
                let effects = reduce(&state, event).filter(Self.isWanted)
                count(event.kind, effects)
                let isOver = end.map { hackatop_uptime_clock() >= $0 } ?? false
                return look(
                    state, event, surroundings.history, isOver || isStarted && unanswered.isEmpty && waiting == 0)
                    ? effects + [.quit] : effects
            },
            nextDeadline: { state in [state.nextDeadline, end].compactMap(\.self).min() },
            render: { Frame(size: $0.size) })
        // Nothing is drawn, so nothing waits for a first frame.
        switch Loop(state: state, surroundings: surroundings, opening: .atOnce, logic: app).run() {
        // Nobody presses the key for another account.
        case .quit, .account:
            joined.historyClient.settle()
            plan.log?.ended("left")
        case .signal(let number):
            hackatop_end_soon(number)
            joined.historyClient.settle()
            plan.log?.ended("signal \(number)")
            hackatop_end_by_signal(number)
        }
    }

    /// What a person at a screen is told or chooses is not stored by a program that nobody looks at.
    private static func isWanted(_ effect: Effect) -> Bool {
        switch effect {
        case .announce, .recall(.announcedGoal), .keep(.announcedGoal), .keep(.view), .copy: false
        default: true
        }
    }

    private func count(_ kind: Event.Kind, _ effects: [Effect]) {
        switch kind {
        case .start: isStarted = true
        case .outcome(let outcome): unanswered.remove(outcome.requestID)
        case .recalled, .zone, .theme, .events: waiting -= 1
        default: break
        }
        for effect in effects {
            switch effect {
            case .ask(let request): unanswered.insert(request.requestID)
            case .cancel(let requestID): unanswered.remove(requestID)
            case .recall, .loadZone, .useTheme, .loadEvents: waiting += 1
            default: break
            }
        }
    }

    /// Ctrl-C is no key here.
    private static func signals() -> Signals {
        var signals = Signals.taken()
        if signals.interrupt {
            signals.interrupt = false
            signals.ending = signals.ending ?? SIGINT
        }
        return signals
    }
}

/// A terminal on which nothing is shown.
private final class NoTerminal: Terminal {
    let size: Size
    let prefersASCII = false
    let keyDeadline: Double? = nil

    init(size: Size) { self.size = size }

    func present(_ frame: Frame) -> Bool { true }
    func use(_ theme: Theme) {}
    func useMouse(_ isUsed: Bool) {}
    func invalidate() {}
    func readKeys(at now: Double) -> [Key] { [] }
    func copy(_ text: String) {}
    func announce(_ text: String, bell: Bool, notification: Bool) {}
    func leave() {}
    func enter() {}
}
