import Cells
import HackatimeHistory

@testable import Dashboard
@testable import HackatimeAPI
@testable import Settings
@testable import Tracker

/// One of each possible problem.
enum Samples {
    static let server = "time.example"
    private static let file = "/home/nova/.wakatime.cfg"
    private static let own = "/home/nova/.config/hackatop/config"
    private static let origin = ServerOrigin(scheme: "https", host: "time.example", port: nil, prefix: "")
    private static let named = NamedServer(origin: origin, by: "api_url of \(file)")

    static let refusals: [StartupError] = [
        .noKey(.hackClub, file: file), .badServer, .badAPIURL(place: "api_url of \(file)"),
        .plainHTTP(ServerOrigin(scheme: "http", host: "time.example", port: nil, prefix: "")),
        .noKeyFile("/home/nova/key"), .emptyKeyFile("/home/nova/key"),
        .unreadableKeyFile("/home/nova/key", .notRegular),
        .unreadableSettings(file, .denied("Permission denied")), .notAKey(place: "api_key of \(file)"),
        .emptyVault(file: file), .failedVault(file: file, status: 3), .slowVault(file: file),
        .unstartedVault(file: file), .foreignKey(name: "api_key", of: .hackClub, wanted: origin),
        .wakaTimeKey(name: "api_key", file: file, by: nil),
        .wakaTimeKey(name: "HACKATIME_API_KEY", file: file, by: "HACKATIME_API_URL"),
        .twoServers(name: "HACKATIME_API_KEY", NamedServer(origin: .hackClub, by: "HACKATIME_API_URL"), named),
        .unclearServer(name: "--api-key-file", NamedServer(origin: .hackClub, by: "HACKATIME_API_URL"), named),
        .unknownSetting("colour", file: own, line: 3, known: HackatopConfig.keys),
        .unknownSetting("intervall", file: own, line: 3, known: HackatopConfig.keys),
        .noTerminalForSetup(file: own, heading: ""), .noTerminalForSetup(file: own, heading: "[account work]"),
        .unwritableSettings(own, reason: "Read-only file system"),
        .unknownSection("colours", file: own, line: 9), .noAccountKey("work", file: own),
        .unknownAccount("wrok", file: own, known: ["work", "home"], isOption: true),
        .unknownAccount("work", file: own, known: [], isOption: false),
        .badSetting("interval", file: own, line: 4, wanted: "0, or 10 to 3600 seconds"),
        .unknownZone("Mars/Olympus", isOption: true), .unknownZone("Mars/Olympus", isOption: false), .noArguments,
        .noDescriptors,
        .unwritableLog("/var/log/hackatop.log", reason: "Permission denied"), .terminalAsLog("/dev/tty"),
        .noThread, .keyAsInput("--user"), .optionsBefore(command: "stats"),
        .unreadableCertificates("/home/nova/ca.pem", .notRegular, file: file),
        .noCertificates("/home/nova/ca.pem", file: file), .relativeCertificates("ca.pem", file: file),
        .badImport(.missingImport("/home/nova/other.cfg", by: file)),
    ]

    static let setup: [SetupText] = [
        .asksForServer(.hackClub), .noServer, .wakaTime, .plainHTTP(origin), .asksForKey(origin), .noKey,
        .asking(origin),
        .refused("time.example does not know this key"), .unreachable("time.example refuses connections"),
        .owner("Nova Sterling (nova)", zone: "Asia/Kolkata"), .owner(nil, zone: nil),
        .written(own, heading: ""), .written(own, heading: "[account work]"), .unholdable(own),
        .otherWins("HACKATIME_API_KEY"), .unusable("the key (api-key) is for two servers"), .left,
    ]

    private static let store = "/home/nova/.local/share/hackatop/h.db"
    static let storeTroubles: [StoreTrouble] = [
        .left(store, .damaged, movedTo: "/home/nova/.local/share/hackatop/h.corrupt-20261123-140000.db"),
        .locked(store), .foreign(store), .exposed(store, .link), .exposed(store, .foreign),
        .exposed(store, .openFolder),
    ]
    static let storeReasons: [StoreTrouble.Reason] = [
        .newer, .damaged, .full, .readOnly, .locked, .closed, .broken, .noLocks, .noFiles, .noDescriptors, .tooLarge,
        .other("out of memory"),
    ]

    private static let midnight = 1_795_392_000.0
    private static let window = TimeWindow(start: midnight, end: midnight + 86_400)
    private static let total = APICall.today(CivilDate(year: 2026, month: 11, day: 23))
    private static let user = APICall.userStats("orpheus")
    private static let spans = APICall.spans("orpheus", window)
    private static let email = APICall.userByEmail("o@example.org")
    private static let slack = APICall.userBySlackID("U0266FRGP")
    private static let sinceMidnight = APICall.userTotal("orpheus", since: ZonedInstant(seconds: midnight))
    private static let everything: [APICall] = [
        .profile, total, .ownStats, .rangeStats(.me, window), .rangeStats(.user("orpheus"), window),
        .dayTotals(
            first: CivilDate(year: 2026, month: 11, day: 1), last: CivilDate(year: 2026, month: 11, day: 23),
            zone: "UTC"),
        .newestHeartbeat, .heartbeats(window), user, sinceMidnight, spans, .trust("orpheus"), email, slack,
    ]

    /// Each failure, with the calls that have their own sentence.
    static let errors: [(error: ClientError, calls: [APICall])] = [
        (.badKey(serverMessage: "Invalid API key"), [total]), (.noKey, [total]),
        (.refused(serverMessage: "Unauthorized"), [.ownStats, email, slack]), (.queryKeyRefused, [.newestHeartbeat]),
        (.privateUser, [user]),
        (.notFound(serverMessage: "User not found"), [user, .userStats("42"), email, .ownStats]),
        (.notOffered, everything),
        (.badRequest(status: 422, serverMessage: "Invalid start_date"), [.heartbeats(window)]),
        (.rateLimited(wait: 37), [total]), (.rateLimited(wait: nil), [total]), (.rateLimited(wait: 0), [total]),
        (.serverBroken(status: 500, requestID: "0b7e1f52", serverMessage: "PG::ConnectionBad"), everything),
        (.serverBroken(status: 502, requestID: nil, serverMessage: nil), [total]),
        (.serverBroken(status: 403, requestID: nil, serverMessage: nil), [total]),
        (.serverBroken(status: 401, requestID: nil, serverMessage: nil), [total]),
        (.notHackatime(.webPage), [total]),
        (.redirectRefused(from: "https://time.example", to: "http://login.example"), [total]),
        (.unreachable(.unknownHost), [total]), (.unreachable(.connectionRefused), [total]),
        (.unreachable(.connectionLost), [total]), (.unreachable(.tls(.other("certificate has expired"))), [total]),
        (.unreachable(.tls(.other("self-signed certificate"))), [total]),
        (.unreachable(.tls(.other("no alternative certificate subject name matches"))), [total]),
        (.unreachable(.timeout(seconds: 30)), [total]), (.unreachable(.offline), [total]),
        (.unreachable(.proxy(.wantsPassword)), [total]),
        (.unreachable(.transport(.library("libcurl is missing"))), [total]),
        (.tooLarge(limit: 4_000_000), [total]), (.askedElsewhere, [total]), (.cancelled, [total]),
    ]

    /// One of each case.
    static let unexpected: [UnexpectedResponse] = [
        .longHead, .tooManyRedirects, .redirectToNowhere, .notModifiedUnasked, .noStatus, .emptyAnswer, .webPage,
        .unreadableJSON, .notJSON, .otherShape, .statsWithoutTotal, .totalWithoutNumber, .trustWithoutWord,
        .userWithoutID, .emptyProfile, .noDays, .noHeartbeat, .noTime, .dayWithoutTotal, .dayTooLong, .notAUser,
        .noPageForToday, .brokenChunks, .notHTTP, .badCompression, .cutCompression,
        .other("Invalid status line"),
    ]

    /// The sentence, the headline, and the status line half an hour later, with and without a next try.
    static func lines(_ error: ClientError, _ call: APICall) -> [String] {
        let now = midnight + 14 * 3_600
        func status(next: Double?, hasAnswered: Bool = false) -> String {
            var state = DashboardState(
                size: Size(width: 120, height: 40), now: Moment(wall: now, uptime: 100), tracker: Tracker(seed: 1),
                server: server, zones: Zones(display: .utc))
            if hasAnswered { answer(&state, at: Moment(wall: now - 3_600, uptime: 10)) }
            let problem = Problem(
                error: error, since: now - 1_800, nextTry: next.map { now + $0 }, until: error.wait.map { now + $0 })
            return ErrorPresentation(problem, call: call, of: state.person, RenderContext(state)).lines[0]
        }
        var lines = [
            error.sentence(for: call, server: server), "short: \(error.headline)", "status: \(status(next: 240))",
            "status: \(status(next: nil))",
        ]
        let later = status(next: 240, hasAnswered: true)
        if later != status(next: 240) { lines.append("after an answer in this run: \(later)") }
        return lines
    }

    /// The server answers the first request.
    private static func answer(_ state: inout DashboardState, at: Moment) {
        for case .ask(let request) in state.tracker.start(at: at) {
            let answer = APIResult(
                requestID: request.requestID, call: request.call, dialect: request.dialect,
                result: .success(.today(TodayTotal(seconds: 0))))
            guard case .today = request.call else { continue }
            _ = state.tracker.received(answer, at: at)
        }
    }
}
