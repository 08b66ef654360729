import CSystem
import Cells
import CursesTerminal
import Dashboard
import DashboardRuntime
import HackatimeAPI
import Tracker
import HackatimeHTTP
import HackatimeHistory
import HackatimeSimulator
import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The dashboard as in the program, except for its clock and sleeper.
func runWatched(_ options: ToolOptions) -> Never {
    hackatop_use_one_heap()
    guard let folder = options["folder"], let origin = options["server"].flatMap({ ServerOrigin(parsing: $0) }),
        let clock = SharedClock("\(folder)/clock"), let control = Control(folder, makes: false),
        let signal = WakeSignal()
    else { hackatop_end(64) }
    hackatop_signals_install(signal.writeEnd)
    hackatop_terminal_remember(STDIN_FILENO)
    guard let terminal = try? CursesTerminal(type: "xterm-256color") else { hackatop_end(64) }
    let mailbox = Mailbox(waking: signal)
    let calls = OpenQuestions()
    // The clock does not jump while a request is open, so a silent server must time out soon.
    let settings = HTTPSettings(
        origin: origin, key: SimulatedServer.key, timeout: 0.5, connectTimeout: 0.5, userAgent: "hackatop-soak")
    let joined = HistoryClient(
        .file(folder: "\(folder)/history", name: "soak"), clock: { clock.wall },
        post: { outcome in
            mailbox.post(outcome)
            calls.ended()
        },
        make: { post in
            let client = HTTPClient(settings: settings, post: post)
            return (client, client.perform)
        })
    guard let joined else { hackatop_end(71) }
    calls.connect(joined.client)
    let now = { Moment(wall: clock.wall, uptime: clock.uptime) }
    let tracker = Tracker(seed: UInt64(options.number("seed", 1)), zone: .utc)
    let state = DashboardState(
        size: terminal.size, now: now(), tracker: tracker, server: origin.displayName, zones: Zones(display: .utc))
    let sleeper = PollSleeper(
        input: STDIN_FILENO, output: STDOUT_FILENO, signal: signal, uptime: { clock.uptime })
    let surroundings = LoopDependencies(
        terminal: terminal, client: calls, mailbox: mailbox, history: joined.history,
        sleeper: JumpingSleeper(sleeper, clock, calls, control), clock: now, signals: Signals.taken,
        stopProcess: hackatop_stop, loadZone: { _ in .success(.utc) })
    _ = Loop(state: state, surroundings: surroundings).run()
    hackatop_end_soon(0)
    terminal.leave()
    joined.settle()
    hackatop_end(0)
}
