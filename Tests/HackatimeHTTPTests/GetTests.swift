import Tracker
import HackatimeAPI
@testable import HackatimeHTTP
import HackatimeSimulator
import Testing
import TestSupport

/// The one blocking call, over a real socket.
struct GetTests {
    private func world(
        _ dialect: Dialect, change: (inout SimulatedServer) -> Void = { _ in }
    ) throws -> WorldServer {
        var world = SimulatedServer(seed: 5, start: WorldHarness.start, zone: .utc, dialect: dialect)
        change(&world)
        return try WorldServer(world) { WorldHarness.start }
    }

    private func settings(_ port: Int, key: String? = SimulatedServer.key) -> HTTPSettings {
        HTTPSettings(origin: .loopback(port: port), key: key, userAgent: "hackatop-test")
    }

    private func error(
        _ call: any Call, _ settings: HTTPSettings, timeout: Double? = nil
    ) -> ClientError? {
        do {
            _ = try HTTPClient.get(call, from: settings, timeout: timeout)
            return nil
        } catch {
            return error
        }
    }

    private static let ownCalls: [any Call] = [StatusbarToday(), OwnStats(), MostRecentHeartbeat()]

    // MARK: Answers

    @Test(arguments: Dialect.allCases)
    func `Each question has the answer that the poller gets`(dialect: Dialect) throws {
        let harness = try WorldHarness(dialect)
        harness.begin()
        let settings = settings(harness.server.port)
        #expect(try HTTPClient.get(StatusbarToday(), from: settings) == harness.me.today.value)
        #expect(try HTTPClient.get(OwnStats(), from: settings) == harness.me.stats.value)
        let window = TimeWindow(start: WorldHarness.start - 3600, end: WorldHarness.start)
        let page = try HTTPClient.get(MyHeartbeats(in: window), from: settings)
        #expect(!page.heartbeats.isEmpty)
        #expect(page.heartbeats.allSatisfy { window.start...window.end ~= $0.time })
        let newest = try #require(try HTTPClient.get(MostRecentHeartbeat(), from: settings))
        #expect(newest.time == harness.rows.last?.time)
    }

    @Test func `The documented call is enough where it is granted`() throws {
        let server = try world(.documented)
        _ = try HTTPClient.get(OwnStats(), from: settings(server.port))
        #expect(server.requests.map(\.path) == ["/api/v1/stats"])
    }

    @Test func `The live call is asked on the same connection where the documented one is refused`() throws {
        let server = try world(.live)
        _ = try HTTPClient.get(OwnStats(), from: settings(server.port))
        #expect(server.requests.map(\.path) == ["/api/v1/stats", "/api/v1/users/my/stats"])
        #expect(Set(server.requests.map(\.connection)).count == 1)
    }

    @Test func `Everybody's total is nobody's total`() throws {
        let server = try world(.documented) { $0.habits.statsIsBareNumber = true }
        #expect(error(OwnStats(), settings(server.port)) == .refused(serverMessage: nil))
    }

    @Test func `A call of one dialect only is asked once`() throws {
        let live = try world(.live)
        let documented = try world(.documented)
        let profile = try HTTPClient.get(CurrentUser(), from: settings(live.port))
        #expect(profile.zone == "UTC")
        #expect(error(CurrentUser(), settings(documented.port)) == .notOffered)
        #expect(documented.requests.count == 1)

        let lookUp = LookupEmail("mira@example.org")
        #expect(try !HTTPClient.get(lookUp, from: settings(documented.port)).isEmpty)
        #expect(error(lookUp, settings(live.port)) == .refused(serverMessage: "Unauthorized"))
    }

    // MARK: Errors

    @Test(arguments: Dialect.allCases, Self.ownCalls)
    func `A wrong key is said whatever is asked`(dialect: Dialect, call: any Call) throws {
        let server = try world(dialect)
        let serverMessage = dialect == .live ? "Unauthorized" : "Invalid API key"
        #expect(error(call, settings(server.port, key: "0c4f-not-a-key")) == .badKey(serverMessage: serverMessage))
        #expect(server.requests.count <= 3)
    }

    @Test(arguments: Dialect.allCases, Self.ownCalls)
    func `A key that is missing is not called wrong`(dialect: Dialect, call: any Call) throws {
        let server = try world(dialect)
        for key in [nil, ""] { #expect(error(call, settings(server.port, key: key)) == .noKey) }
        #expect(!server.requests.isEmpty && server.requests.allSatisfy { $0.header("Authorization") == nil })
    }

    @Test func `A public user is told of without a key`() throws {
        let server = try world(.live)
        let stats = try HTTPClient.get(UserStats(of: "mira"), from: settings(server.port, key: nil))
        #expect(stats.total > 0)
    }

    @Test(arguments: Dialect.allCases)
    func `An unknown user is not found and a private one is private`(dialect: Dialect) throws {
        let server = try world(dialect)
        #expect(
            error(UserStats(of: "nobody-here"), settings(server.port)) == .notFound(serverMessage: "User not found"))
        #expect(error(UserStats(of: "quill"), settings(server.port)) == .privateUser)
        #expect(server.requests.count == 2)
    }

    @Test func `A key in the query is explained where it is not taken`() throws {
        let server = try world(.live)
        var settings = settings(server.port)
        settings.authentication = .query
        #expect(error(MostRecentHeartbeat(), settings) == .queryKeyRefused)
        settings.key = "0c4f-not-a-key"
        #expect(error(MostRecentHeartbeat(), settings) == .badKey(serverMessage: "Unauthorized"))
    }

    @Test func `A trouble on the way ends the asking and is not the key's`() throws {
        // The live call fails after the documented one was refused: the failure is reported.
        let server = try LoopbackServer { request in
            request.path == "/api/v1/stats" ? .json(#"{"error":"Unauthorized"}"#, status: 401) : .json("", status: 500)
        }
        #expect(
            error(OwnStats(), settings(server.port)) == .serverBroken(status: 500, requestID: nil, serverMessage: nil))
        #expect(server.requests.count == 2)
    }

    @Test func `A server that cannot be reached is said`() throws {
        let port = try LoopbackServer.closedPort()
        #expect(error(StatusbarToday(), settings(port)) == .unreachable(.connectionRefused))
    }

    @Test(arguments: [401, 403, 404, 429, 500, 200])
    func `What the server repeats of the key is in no error`(status: Int) throws {
        let key = SimulatedServer.key
        for authentication in [HTTPSettings.Authentication.header, .query] {
            let server = try LoopbackServer { request in
                .json(
                    "{\"error\":\"\(key) \(request.target) \(request.header("Authorization") ?? "")\"}", status: status)
            }
            var settings = settings(server.port)
            settings.authentication = authentication
            for call in [StatusbarToday(), OwnStats(), TrustFactor(of: "mira")] as [any Call] {
                let failure = try #require(error(call, settings))
                #expect(!"\(failure)".contains(key))
            }
        }
    }

    // MARK: Time

    @Test func `A silent server is left when the time is over`() throws {
        let server = try LoopbackServer { _ in .hang }
        let start = uptime()
        #expect(error(StatusbarToday(), settings(server.port), timeout: 0.2) == .unreachable(.timeout(seconds: 0.2)))
        #expect(uptime() - start >= 0.2)
        #expect(server.waitForRequests(1).count == 1)
        #expect(server.waitForLastHangUp() == 0)
    }

    @Test func `The time is that of all requests together`() throws {
        let (delay, timeout) = (0.5, 0.6)
        let server = try LoopbackServer { request in
            request.path == "/api/v1/stats" ? .json("{}", status: 401).delayed(delay) : .hang
        }
        let start = uptime()
        let failure = error(OwnStats(), settings(server.port), timeout: timeout)
        #expect(uptime() - start < delay + timeout, "the second request does not have all the time again")
        #expect(failure == .unreachable(.timeout(seconds: timeout)))
        #expect(server.waitForLastHangUp() == 0)
        let count = server.requests.count

        // When the call's time is over, no further request is sent.
        let noProxy = ProxyChoice(for: settings(server.port)) { _ in nil }
        let driver = try #require(Driver(settings: settings(server.port), proxy: noProxy))
        let results = Collector<Result<Response, ClientError>>()
        var orders = Network.Orders()
        orders.arrivals = [
            Network.Job(number: 0, request: .sample, deadline: Driver.now() - 1) { results.post($0) }
        ]
        driver.obey(orders)
        driver.end()
        #expect(results.soFar.map(\.error) == [.unreachable(.timeout(seconds: 30))])
        #expect(server.requests.count == count)
    }

    @Test(arguments: [0, -1, Double.nan, nil])
    func `What is no time leaves the settings' time`(timeout: Double?) throws {
        let server = try LoopbackServer { _ in .hang }
        var settings = settings(server.port)
        settings.timeout = 0.1
        #expect(error(StatusbarToday(), settings, timeout: timeout) == .unreachable(.timeout(seconds: 0.1)))
    }

    // MARK: Threads

    @Test func `Several threads ask at once`() throws {
        let server = try world(.live)
        let silent = try LoopbackServer { _ in .hang }
        let (good, hanging) = (settings(server.port), settings(silent.port))
        let own = try HTTPClient.get(OwnStats(), from: good)
        let answers = Collector<CodingStats?>()
        let errors = Collector<ClientError?>()
        for _ in 0..<8 {
            // A waiting call does not block the others.
            #expect(startThread { errors.post(self.error(StatusbarToday(), hanging, timeout: 0.3)) })
            #expect(
                startThread {
                    for _ in 0..<5 { answers.post(try? HTTPClient.get(OwnStats(), from: good)) }
                })
        }
        let all = answers.wait(count: 40)
        #expect(all.count == 40)
        #expect(all.allSatisfy { $0 == own })
        #expect(errors.wait(count: 8) == Array(repeating: .unreachable(.timeout(seconds: 0.3)), count: 8))
        #expect(silent.waitForLastHangUp() == 0)
    }
}
