import Cells
import Dashboard
import DashboardRuntime
import HackatimeAPI
import Tracker
import Locks
import TestSupport
import Testing

/// A loop with everything around it scripted: the n-th sleep wakes up as the n-th entry says. The last sleep ends the
/// loop.
final class Bench {
    let terminal = ScriptedTerminal()
    let client = RecordingAsker()
    let mailbox: Mailbox
    /// The uptime; the wall clock is 1,000 seconds ahead.
    var now = 100.0
    var signals = Signals()
    /// All events in order, and the effects that the reducer should return.
    private(set) var events: [Event] = []
    var effects: (Event.Kind) -> [Effect] = { _ in [] }
    var deadline: Double?
    var zone: Result<ZoneRules, ZoneProblem> = .success(.utc)
    var onStop: () -> Void = {}
    var onLookForKey: (Bool) -> Void = { _ in }
    var onUseAccount: (String) -> Void = { _ in }
    let history = ScriptedHistory()
    private(set) var sleeps: [ScriptedSleeper.Sleep] = []
    private var script: [() -> Waking] = []

    init() throws {
        mailbox = Mailbox(waking: try #require(WakeSignal()))
    }

    /// Scripts the next sleep.
    func then(_ waking: @escaping () -> Waking) {
        script.append(waking)
    }

    func run(opening: Loop.Opening = .atOnce) -> Ending {
        let sleeper = ScriptedSleeper { [self] sleep in
            sleeps.append(sleep)
            guard !script.isEmpty else {
                signals.ending = 15
                return []
            }
            return script.removeFirst()()
        }
        let surroundings = LoopDependencies(
            terminal: terminal, client: client, mailbox: mailbox, history: history, sleeper: sleeper,
            clock: { [self] in Moment(wall: now + 1000, uptime: now) },
            signals: { [self] in
                defer { signals = Signals() }
                return signals
            },
            stopProcess: { [self] in onStop() },
            loadZone: { [self] _ in zone }, lookForKey: { [self] in onLookForKey($0) },
            useAccount: { [self] in onUseAccount($0) })
        let logic = App(
            reduce: { [self] _, event in
                events.append(event)
                return effects(event.kind)
            },
            nextDeadline: { [self] _ in deadline },
            render: { Frame(size: $0.size) })
        let state = DashboardState(
            size: terminal.size, now: Moment(wall: 0, uptime: 0), tracker: Tracker(seed: 1), server: "example.test",
            zones: Zones(display: .utc))
        return Loop(state: state, surroundings: surroundings, opening: opening, logic: logic).run()
    }

    /// The events from `start` on, in words.
    var told: [String] { events.map(Self.words).filter { $0 != "remembered" && $0 != "opened" } }

    static func words(_ event: Event) -> String {
        switch event.kind {
        case .start: "start"
        case .key(.character(let glyph)): "key \(glyph)"
        case .key(let key): "key \(key)"
        case .outcome(let outcome): "outcome \(outcome.requestID.number)"
        case .deadline: "deadline"
        case .keyChanged: "key changed"
        case .accountReady: "account ready"
        case .accountRefused: "account refused"
        case .hide: "hide"
        case .remark: "remark"
        case .resize(let size): "resize \(size.width)x\(size.height)"
        case .suspended: "suspended"
        case .resumed: "resumed"
        case .zone(let name, _): "zone \(name)"
        case .remembered: "remembered"
        case .opened: "opened"
        case .historyFilled: "history filled"
        case .theme(let name, _): "theme \(name)"
        case .events(let list): "\(list.events.count) events"
        case .historyProblem: "history problem"
        case .recalled: "recalled"
        }
    }
}

final class ScriptedSleeper: Sleeper {
    struct Sleep: Equatable {
        var until: Double?
        var wantsOutput: Bool
    }

    private let body: (Sleep) -> Waking

    init(_ body: @escaping (Sleep) -> Waking) {
        self.body = body
    }

    func sleep(until: Double?, wantsOutput: Bool) -> Waking {
        body(Sleep(until: until, wantsOutput: wantsOutput))
    }
}

/// Logs requests and never answers.
final class RecordingAsker: APIClient {
    private let notes = Mutex<[String]>([])

    var log: [String] { notes.withLock { $0 } }

    func ask(_ request: APIRequest) {
        notes.withLock { $0.append("ask \(request.requestID.number)") }
    }

    func cancel(_ requestID: RequestID) {
        notes.withLock { $0.append("cancel \(requestID.number)") }
    }
}

func request(_ number: UInt64) -> APIRequest {
    APIRequest(requestID: RequestID(number), call: .profile, dialect: .live)
}

func outcome(_ number: UInt64) -> APIResult {
    APIResult(requestID: RequestID(number), call: .profile, dialect: .live, result: .failure(.cancelled))
}

/// An empty store that records what it should keep.
final class ScriptedHistory: History {
    private struct Notes {
        var kept: [HistoryNote] = []
        var problem: HistoryProblem?
    }

    private let notes = Mutex(Notes())

    var kept: [HistoryNote] { notes.withLock { $0.kept } }
    var problem: HistoryProblem? { notes.withLock { $0.problem } }

    func set(problem: String?) {
        notes.withLock { $0.problem = problem.map { HistoryProblem($0, path: "h.db", short: $0) } }
    }

    func remembered(zone: ZoneRules, now: Double, rows: Int) -> Remembered { Remembered() }

    func recall(_ query: HistoryQuery) -> HistoryAnswer { .coverage(HistoryCoverage()) }

    func keep(_ note: HistoryNote) {
        notes.withLock { $0.kept.append(note) }
    }
}
