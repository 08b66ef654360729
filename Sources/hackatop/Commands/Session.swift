import CSystem
import Dashboard
import HackatimeAPI
import HackatimeHTTP
import HackatimeHistory
import HackatimeSimulator
import Locks
import Settings
import Tracker

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A server and the history, for a command that asks and waits on its only thread. Its answers are kept and shared like
/// those of a dashboard: what another program was told a moment ago is not asked again.
final class Session {
    let settings: ResolvedSettings
    let environment: Environment
    /// The zone of the option, else of the machine. See `zone`.
    let start: StartZone
    let location: StoreLocation
    /// The server as a sentence names it.
    let server: String
    let history: HistoryStore
    private let line: BlockingLine
    private let client: CoalescingClient
    private var lastRequest: UInt64 = 0

    /// Ends the program if the settings are wrong.
    ///
    /// - Parameters:
    ///   - needsKey: Without it, a missing key is no reason to end.
    ///   - patience: Seconds for a request, if the settings allow more.
    init(
        _ options: SessionOptions, _ environment: Environment, needsKey: Bool = true, patience: Double = .infinity
    ) {
        var read = options.options
        // As for a dashboard that starts with another user.
        if !needsKey { read.choices.user = "nobody" }
        var settings: ResolvedSettings
        switch Settings.resolve(read, environment) {
        case .failure(let error): Program.refuse(error)
        case .success(let resolved): settings = resolved
        }
        settings.timeout = min(settings.timeout, patience)
        let files = ZoneFiles(environment)
        switch files.chosen(settings, isOption: options.timezone != nil) {
        case .failure(let error): Program.refuse(error)
        case .success(let chosen): start = StartZone(chosen: chosen, files: files)
        }
        var logged = settings
        logged.logFile = settings.logFile.map(environment.expanded)
        let log: Log?
        do throws(StartupError) { log = try Log(logged) } catch { Program.refuse(error) }
        self.settings = settings
        self.environment = environment
        server = settings.isDemo ? "built-in data" : settings.origin.displayName
        location = Main.location(settings, environment)
        let world = settings.isDemo ? Demo.world(start.rules) : nil
        let line = BlockingLine(settings, world) { log?.request($0) }
        self.line = line
        history = HistoryStore(location) { $0() }
        guard let client = CoalescingClient(history, post: { line.post($0) }, make: { line.client(posting: $0) }) else {
            Program.refuse(.noThread)
        }
        self.client = client
        for remark in settings.remarks { Program.remark("hackatop: \(remark)") }
    }

    /// The value of a call that dashboards ask as well.
    ///
    /// - Parameter maxAge: Seconds. What any program was told this short a time ago is taken; 0 asks the server.
    func ask(_ call: APICall, maxAge: Double = 0) throws(ClientError) -> APIValue {
        try BlockingConnection.value(
            of: call.policy, hasKey: settings.key != nil || settings.isDemo,
            ask: { dialect throws(ClientError) in try value(of: call, dialect, maxAge) },
            prove: { () throws(ClientError) in
                _ = try value(of: .today(start.rules.day(at: now)), .documented, 60)
            })
    }

    private func value(of call: APICall, _ dialect: Dialect, _ maxAge: Double) throws(ClientError) -> APIValue {
        let begin = hackatop_uptime_clock()
        var maxAge = maxAge
        while true {
            lastRequest += 1
            client.ask(
                APIRequest(requestID: RequestID(lastRequest), call: call, dialect: dialect, acceptsAge: maxAge))
            guard let result = line.taken() else { throw .cancelled }
            // Its answer will do.
            guard case .failure(.askedElsewhere) = result.result,
                hackatop_uptime_clock() < begin + settings.timeout
            else { return try result.result.get() }
            maxAge = max(maxAge, settings.timeout)
            usleep(50_000)
        }
    }

    /// The value of a call that is neither shared nor kept.
    func get<C: Call>(_ call: C) throws(ClientError) -> C.Value { try line.value(of: call) }

    /// The server's clock in its last answer; `nil` if it told none.
    var serverTime: Double? { line.serverTime }

    /// Seconds since 1970, by this machine.
    var now: Double { hackatop_wall_clock() }

    /// The chosen zone, else the profile's, else the machine's. Asks for the profile about once a day.
    lazy var zone: ZoneRules = {
        guard !start.isChosen, let name = profile?.zone, case .success(let rules) = start.files.rules(name) else {
            return start.rules
        }
        return rules
    }()

    /// The owner of the key; `nil` where the server does not tell.
    lazy var profile: Profile? = {
        guard case .profile(let profile)? = try? ask(.profile, maxAge: 86_400) else {
            return nil
        }
        return profile
    }()

    /// Ends if a text that goes into an address holds the key.
    func protect(_ text: String, _ name: String) {
        if settings.secrets.isKey(in: text) { Program.refuse(.keyAsInput(name)) }
    }

    /// The days of a range in words; `nil` for all time. Ends the program where they are no range today.
    func days(of range: String) -> CivilDays? {
        let today = zone.day(at: now)
        switch DateRange.words(range, today: today) {
        case .success(let range): return range.days(today: today)
        case .failure(let problem):
            let sentence = "--range: \(problem.sentence)"
            Program.refuse("hackatop: \(sentence)", status: .usage)
        }
    }

    /// Prints, and ends well.
    func finish(_ text: String, status: ExitStatus = .ok) -> Never {
        line.end()
        Program.say(text, status: status)
    }

    /// Says why there is no value, and ends.
    func refuse(_ error: ClientError, _ call: APICall?) -> Never {
        line.end()
        Program.refuse("hackatop: \(reason(error, call))", status: ExitStatus(error))
    }

    /// The reason without the keys of the dashboard.
    func reason(_ error: ClientError, _ call: APICall?) -> String {
        let message = error.message(for: call, server: server, keyPlace: settings.keyPlace)
        return [message.what, message.advice].compactMap(\.self).joined(separator: "; ")
    }
}

/// The transport of a session: the network, or the built-in world.
private final class BlockingLine: Sendable {
    private let http: HTTPSettings
    private let world: Mutex<SimulatedServer?>
    private let record: @Sendable (RequestRecord) -> Void
    private let result = Mutex<APIResult?>(nil)
    private let clock = Mutex<Double?>(nil)
    private let connection = Mutex<Box?>(nil)

    /// Only the session's thread uses it.
    private struct Box: @unchecked Sendable {
        var connection: BlockingConnection
    }

    init(
        _ settings: ResolvedSettings, _ world: SimulatedServer?, record: @escaping @Sendable (RequestRecord) -> Void
    ) {
        http = HTTPSettings(settings)
        self.world = Mutex(world)
        self.record = record
    }

    func client(posting post: @escaping @Sendable (APIResult) -> Void) -> any APIClient {
        Client(line: self, post: post)
    }

    private struct Client: APIClient {
        let line: BlockingLine
        let post: @Sendable (APIResult) -> Void

        func ask(_ request: APIRequest) { post(line.result(of: request)) }
        func cancel(_ requestID: RequestID) {}
    }

    func post(_ outcome: APIResult) {
        result.withLock { $0 = outcome }
        if let time = outcome.serverTime { clock.withLock { $0 = time } }
    }

    func taken() -> APIResult? {
        result.withLock { result in
            defer { result = nil }
            return result
        }
    }

    var serverTime: Double? { clock.withLock { $0 } }

    func end() {
        connection.withLock { box in
            box?.connection.end()
            box = nil
        }
    }

    private func result(of request: APIRequest) -> APIResult {
        if let response = response(to: request.httpRequest) { return request.outcome(of: .success(response)) }
        do throws(ClientError) {
            return try connected().result(of: request)
        } catch {
            return APIResult(
                requestID: request.requestID, call: request.call, dialect: request.dialect, result: .failure(error))
        }
    }

    func value<C: Call>(of call: C) throws(ClientError) -> C.Value {
        if let response = response(to: call.request(.live)) { return try call.value(from: response, .live) }
        return try connected().value(of: call)
    }

    /// Of the built-in world.
    private func response(to request: Request) -> Response? {
        world.withLock { $0?.respond(to: request, key: SimulatedServer.key, at: hackatop_wall_clock()) }
    }

    private func connected() throws(ClientError) -> BlockingConnection {
        if let box = connection.withLock({ $0 }) { return box.connection }
        let made = try BlockingConnection(http, record: record)
        connection.withLock { $0 = Box(connection: made) }
        return made
    }
}
