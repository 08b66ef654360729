import HackatimeAPI
import Testing

@testable import Dashboard

struct ClientErrorTextTests {
    private static let day = CivilDate(year: 2026, month: 8, day: 22)
    private static let window = TimeWindow(start: 1_787_364_000, end: 1_787_371_200)
    private static let midnight = ZonedInstant(seconds: 1_787_371_200, offset: -14_400)
    static let stats = APICall.userStats("orpheus")
    static let mine = APICall.heartbeats(window)
    /// Error, call and sentence.
    static let sentences: [(ClientError, APICall?, String)] = [
        (
            .badKey(serverMessage: "Invalid API key"), nil,
            "time.example does not know this key; check api_key in ~/.wakatime.cfg"
        ),
        (.noKey, .ownStats, "time.example needs a key for your stats; put api_key into ~/.wakatime.cfg"),
        (
            .refused(serverMessage: "Unauthorized"), mine,
            "time.example does not give your heartbeats to this key (Unauthorized); r asks again"
        ),
        (
            .refused(serverMessage: nil), .userByEmail("o@example.org"),
            "e-mail look-up is for administrators at time.example; try a username or Slack id"
        ),
        (
            .refused(serverMessage: nil), .userBySlackID("U1"),
            "Slack id look-up is for administrators at time.example; try the id as a username"
        ),
        (
            .queryKeyRefused, .newestHeartbeat,
            "time.example takes a key in the query for some calls only, not for your newest heartbeat; "
                + "use --auth header"
        ),
        (.privateUser, stats, "orpheus keeps their stats private"),
        (
            .notFound(serverMessage: "User not found"), stats,
            "time.example has no user \"orpheus\"; names are case-sensitive"
        ),
        (
            .notFound(serverMessage: nil), .userByEmail("o@example.org"),
            "time.example has no user with the address o@example.org; check the spelling"
        ),
        (
            .notFound(serverMessage: "found nuthin"), .ownStats,
            "time.example cannot find your stats (found nuthin); r asks again"
        ),
        (.notOffered, .spans("orpheus", window), "time.example does not share other people's sessions"),
        (
            .notOffered, .userTotal("orpheus", since: midnight),
            "time.example does not share other people's total of today"
        ),
        (.notOffered, .profile, "time.example does not offer your profile"),
        (
            .notOffered, .userByEmail("x"), "time.example has no e-mail look-up; try a username or Slack id"
        ),
        (
            .badRequest(status: 422, serverMessage: "Invalid start_date"), mine,
            "time.example did not understand the question for your heartbeats (422, Invalid start_date); r asks again"
        ),
        (.rateLimited(wait: 36.2), stats, "time.example asks us to wait 37 s; trying again by itself"),
        (.rateLimited(wait: 200), stats, "time.example asks us to wait 4 min; trying again by itself"),
        (.rateLimited(wait: .nan), stats, "time.example asks us to wait a while; trying again by itself"),
        (.rateLimited(wait: nil), stats, "time.example asks us to slow down; trying again by itself"),
        (
            .serverBroken(status: 500, requestID: "6f2c1d0e-0a4b-4c55-9d1e-2f7a6b3c8d90", serverMessage: nil), mine,
            "time.example failed on your heartbeats (500, request 6f2c1d0e-0a4b-4c55-9d1e-2f7a6b3c8d90); "
                + "trying again by itself"
        ),
        (
            .serverBroken(status: 502, requestID: nil, serverMessage: nil), nil,
            "time.example is down or restarting (502); trying again by itself"
        ),
        (
            .serverBroken(status: 403, requestID: nil, serverMessage: nil), nil,
            "something in front of time.example answered 403 instead of data; trying again by itself"
        ),
        (
            .notHackatime(.webPage), nil,
            "time.example does not answer as a Hackatime does (a web page); check the server's address"
        ),
        (
            .redirectRefused(from: "https://time.example", to: "http://evil.example"), nil,
            "https://time.example sends us to http://evil.example, where the key must not go; "
                + "if that is the right place, set it as --server"
        ),
        (
            .unreachable(.unknownHost), nil,
            "time.example has no address; check its name and this machine's network"
        ),
        (
            .unreachable(.connectionRefused), nil,
            "time.example refuses connections; check its address"
        ),
        (.unreachable(.connectionLost), nil, "the connection to time.example broke; trying again by itself"),
        (
            .unreachable(.tls(.other("certificate has expired"))), nil,
            "no safe connection to time.example (certificate has expired); "
                + "check this machine's clock, or tell the server's owner"
        ),
        (
            .unreachable(
                .tls(.other("no alternative certificate subject name matches target host name 'time.example'"))), nil,
            "no safe connection to time.example (no alternative certificate subject name matches target host name "
                + "'time.example'); check the server's address"
        ),
        (
            .unreachable(.tls(.other("self-signed certificate"))), nil,
            "no safe connection to time.example (self-signed certificate); "
                + "for a certificate of your own set ssl_certs_file"
        ),
        (
            .unreachable(.timeout(seconds: 30)), nil,
            "no answer from time.example within 30 s; trying again by itself"
        ),
        (.unreachable(.offline), nil, "this machine is offline; trying again by itself"),
        (
            .unreachable(.proxy(.status(407))), nil,
            "the proxy failed (it answers with status 407); check proxy in ~/.wakatime.cfg"
        ),
        (
            .unreachable(.transport(.library("libcurl.so.4 is missing; install libcurl4"))), nil,
            "libcurl.so.4 is missing; install libcurl4"
        ),
        (
            .tooLarge(limit: 1_000_000), mine,
            "time.example sent more than 1 MB for your heartbeats, which is not read; trying again by itself"
        ),
        (
            .tooLarge(limit: 4_000_000), .ownStats,
            "time.example sent more than 4 MB for your stats, which is not read; trying again by itself"
        ),
        (.cancelled, .today(day), "asking for today's total was stopped; r asks again"),
    ]

    @Test(arguments: sentences)
    func `The sentence is exact`(_ error: ClientError, _ call: APICall?, _ sentence: String) {
        #expect(error.sentence(for: call, server: "time.example") == sentence)
    }

    @Test func `A key is looked for where it came from`() {
        let message = ClientError.badKey(serverMessage: nil)
            .message(for: nil, server: "s", keyPlace: "api-key in ~/.config/hackatop/config")
        #expect(message.advice == "check api-key in ~/.config/hackatop/config")
    }

    @Test func `The shown name wins over the asked one`() {
        #expect(
            ClientError.privateUser.sentence(for: Self.stats, server: "s", user: "Orpheus")
                == "Orpheus keeps their stats private")
        #expect(
            ClientError.privateUser.sentence(for: .userStats("a\u{1B}[2J\u{202E}b"), server: "s")
                == "ab keeps their stats private")
    }

    @Test func `A user whom the server knows is not misspelt`() {
        let missing = ClientError.notFound(serverMessage: "User not found")
        #expect(
            missing.message(for: .userStats("42"), server: "s", isKnownByID: true).sentence
                == "s knows the user 42, but has no stats by id; try the username")
        #expect(missing.sentence(for: .userStats("42"), server: "s") == "s has no user \"42\"; try the username")
        let long = String(repeating: "orpheus_", count: 34) + "last"
        #expect(
            missing.sentence(for: .userStats(long), server: "s", user: long)
                == "s has no user \"\(long.prefix(59))…\"; names are case-sensitive")
    }

    @Test func `Headlines fit thirty columns`() {
        for (error, _, _) in Self.sentences {
            #expect((1...30).contains(error.headline.count), "\(error.headline)")
        }
        #expect(ClientError.badKey(serverMessage: nil).headline == "key not known")
        #expect(ClientError.rateLimited(wait: 37).headline == "asked to wait 37 s")
        #expect(ClientError.serverBroken(status: .max, requestID: nil, serverMessage: nil).headline.count <= 36)
        #expect(ClientError.unreachable(.offline).headline == "offline")
    }
}
