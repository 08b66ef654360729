import CSystem
import Dashboard
import HackatimeAPI
import HackatimeHTTP
import Settings
import Tracker

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Asks the server each of its calls once, and says what came.
struct DoctorServer {
    private(set) var findings: [Finding] = []
    private let settings: DoctorSettings
    private let zones: ZoneFiles
    private let hasKey: Bool
    private var connection: BlockingConnection?
    private var number: UInt64 = 0
    private var offset: Double?
    private var profile: Profile?
    private var newest: APIValue?
    /// How many calls were answered, by dialect.
    private var answered: [Dialect: Int] = [:]
    /// The server cannot be asked further.
    private var isOver = false

    init(_ settings: DoctorSettings, _ zones: ZoneFiles) {
        self.settings = settings
        self.zones = zones
        hasKey = settings.settings?.key != nil
    }

    private mutating func add(
        _ topic: Finding.Topic, _ level: Finding.Level, _ text: String, _ advice: String? = nil,
        _ status: ExitStatus = .configuration
    ) {
        findings.append(Finding(topic, level, text, advice: advice, status: status))
    }

    mutating func ask() {
        let origin = settings.origin
        var http = HTTPSettings(origin: origin, userAgent: "hackatop/\(Version.number)")
        if let settings = settings.settings { http = HTTPSettings(settings) }
        http.timeout = min(http.timeout, 15)
        do throws(ClientError) { connection = try BlockingConnection(http) } catch {
            add(.server, .problem, reason(error, nil), nil, ExitStatus(error))
            return
        }
        let machine = zones.machine()
        let zone = machine.rules
        let now = hackatop_wall_clock()
        let today = zone.day(at: now)
        if hasKey {
            // First, because every server has it, and it tells a wrong key from a call that is not there.
            _ = value(of: .today(today), .documented)
            if case .profile(let told)? = value(of: .profile, .live) { profile = told }
            newest = value(of: .newestHeartbeat, .documented)
            _ = value(of: .heartbeats(TimeWindow(start: now - 3_600, end: now)), .documented)
            _ = value(of: .ownStats, .documented)
            _ = value(of: .ownStats, .live)
            let window = CivilDays(first: today, last: today).window(in: zone)
            _ = value(of: .rangeStats(.me, window), .live)
            let week = today.adding(days: -6)
            _ = value(of: .dayTotals(first: week, last: today, zone: profile?.zone ?? "UTC"), .live)
        }
        if let name = profile?.username ?? profile?.id {
            let hourAgo = ZonedInstant(seconds: now - 3_600, offset: 0)
            _ = value(of: .userStats(name), .documented)
            _ = value(of: .trust(name), .documented)
            _ = value(of: .userTotal(name, since: hourAgo), .live)
            _ = value(of: .spans(name, TimeWindow(start: now - 3_600, end: now)), .live)
        } else if hasKey, !isOver {
            add(.server, .note, "calls about one user were not asked: the server does not say who you are")
        }
        // Nobody has this address, so that only the call itself is asked for.
        _ = value(of: .userByEmail("nobody@hackatop.invalid"), .documented)
        _ = value(of: .userBySlackID("U00000000"), .documented)
        _ = value(of: .leaderboard(.daily), .live)
        _ = value(of: .currentlyHacking, .live)
        connection?.end()
        sumUp()
        lookAtClock()
        lookAtZone(machine.rules, machine.problem)
        lookAtNewest(now)
    }

    /// The value of a call in one dialect, with a line about it.
    private mutating func value(of call: APICall, _ dialect: Dialect) -> APIValue? {
        guard !isOver, let connection, hasKey || !call.policy.needsKey else { return nil }
        if number > 0 { usleep(150_000) }
        number += 1
        let start = hackatop_uptime_clock()
        let result = connection.result(
            of: APIRequest(requestID: RequestID(number), call: call, dialect: dialect))
        let milliseconds = Int((hackatop_uptime_clock() - start) * 1_000)
        if let time = result.serverTime { offset = time - hackatop_wall_clock() }
        let thing = "\(dialect == .live ? "live      " : "documented")  \(call.thing(user: "one user"))"
        switch result.result {
        case .success(let value):
            answered[dialect, default: 0] += 1
            add(.server, .ok, "\(thing): answered in \(milliseconds) ms")
            return value
        case .failure(let error):
            note(error.withoutServerMessage, thing, call)
            return nil
        }
    }

    private mutating func note(_ error: ClientError, _ thing: String, _ call: APICall) {
        switch error {
        case .notFound where [.userByEmail("nobody@hackatop.invalid"), .userBySlackID("U00000000")].contains(call):
            add(.server, .ok, "\(thing): answered, nobody has it")
        case .badKey, .noKey:
            isOver = true
            add(
                .server, .problem, "the server does not know the key",
                "copy it again from \(settings.origin.text)/my/wakatime_setup, or run hackatop setup", .key)
        case .refused, .notFound, .notOffered, .queryKeyRefused:
            add(.server, .note, "\(thing): not here, hackatop does without")
        case .privateUser: add(.server, .ok, "\(thing): private")
        default:
            if error.isAboutConnection { isOver = true }
            add(
                .server, .problem, error.isAboutConnection ? reason(error, call) : "\(thing): \(reason(error, call))",
                error.message(for: call, server: settings.origin.displayName).advice, ExitStatus(error))
        }
    }

    private func reason(_ error: ClientError, _ call: APICall?) -> String {
        error.message(for: call, server: settings.origin.displayName).what
    }

    private mutating func sumUp() {
        guard !answered.isEmpty else { return }
        let calls = [Dialect.documented, .live].compactMap { dialect in
            answered[dialect].map { "\($0) \(dialect == .live ? "of the live server" : "as documented")" }
        }
        add(.server, .ok, "\(settings.origin.text) answers calls: \(calls.joined(separator: ", "))")
    }

    private mutating func lookAtClock() {
        guard let offset else { return add(.clock, .note, "the server's clock is not known") }
        let seconds = Int(abs(offset).rounded())
        // The server's time has no parts of a second, and the answer takes some.
        if seconds <= 2 { return add(.clock, .ok, "this machine and the server agree within 2 s") }
        let words = "this machine is \(Self.time(seconds)) \(offset > 0 ? "behind" : "ahead of") the server"
        let advice = "set the clock: editors send its time with every heartbeat"
        add(.clock, seconds > 60 ? .problem : .note, words, advice)
    }

    private mutating func lookAtZone(_ machine: ZoneRules, _ problem: ZoneProblem?) {
        if let problem {
            add(.zone, .problem, problem.sentence)
        } else {
            add(.zone, .ok, "this machine is in \(machine.name)")
        }
        guard let name = profile?.zone, !name.isEmpty else {
            if hasKey {
                add(.zone, .note, "the server does not tell your profile's zone", "Z in the dashboard names it")
            }
            return
        }
        switch zones.rules(name) {
        case .failure(let problem): add(.zone, .problem, problem.sentence)
        case .success(let rules):
            let isSame = rules.name == machine.name
            add(
                .zone, isSame ? .ok : .note, "your profile's days are those of \(name)",
                isSame ? nil : "set the profile's zone on \(settings.origin.text), or keep both: the screen says which")
        }
    }

    private mutating func lookAtNewest(_ now: Double) {
        guard case .newest(let heartbeat)? = newest else { return }
        guard let heartbeat else {
            add(
                .heartbeat, .note, "the server has none of yours",
                "set up an editor: \(settings.origin.text)/my/wakatime_setup")
            return
        }
        let age = now + (offset ?? 0) - heartbeat.time
        let editor = heartbeat.editor.map { ToolName.editor($0) } ?? "an editor that it does not name"
        let day = 86_400.0
        if age < -60 {
            add(
                .heartbeat, .note, "the last is \(Self.time(Int(-age))) in the future, from \(editor)",
                "set the clock of that machine")
        } else {
            add(
                .heartbeat, age > 7 * day ? .note : .ok,
                "the last came \(Self.time(Int(max(0, age)))) ago, from \(editor)",
                age > 7 * day ? "if you coded since, look at the plugin of your editor" : nil)
        }
    }

    /// `45 s`, `12 min`, `3 h`, `5 days`: rounded down.
    private static func time(_ seconds: Int) -> String {
        switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7_200: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) days"
        }
    }
}
