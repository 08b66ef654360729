import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport
import Testing

struct CancelTests {
    private func request(_ number: UInt64) -> APIRequest {
        APIRequest(requestID: RequestID(number), call: .newestHeartbeat, dialect: .live)
    }

    @Test func `Cancelling while the server is silent ends the connection at once`() throws {
        let server = try LoopbackServer { _ in .hang }
        let fixture = Fixture(server)
        fixture.ask(number: 7)
        #expect(server.waitForRequests(1).count == 1)
        fixture.cancel(7)
        #expect(fixture.results.wait(count: 1).first?.error == .cancelled)
        #expect(server.waitForLastHangUp() == 0)
    }

    @Test func `Cancelling during a handshake ends it`() throws {
        let server = try LoopbackServer { _ in .hang }
        let fixture = Fixture(HTTPSettings(origin: .loopback(port: server.port, scheme: "https")))
        fixture.ask(number: 1)
        fixture.cancel(1)
        #expect(fixture.results.wait(count: 1).first?.error == .cancelled)
    }

    @Test func `A waiting request is cancelled without being sent`() throws {
        let server = try LoopbackServer { _ in .hang }
        let fixture = Fixture(server)
        for number in 1...5 { fixture.ask(Request(.native, ["\(number)"]), number: UInt64(number)) }
        #expect(server.waitForRequests(4).count == 4)
        fixture.cancel(5)
        #expect(fixture.results.wait(count: 1).first?.error == .cancelled)
        #expect(!server.requests.contains { $0.path.hasSuffix("5") })
    }

    @Test func `Cancelling one leaves the others`() throws {
        let server = try LoopbackServer { $0.path.hasSuffix("hang") ? .hang : .json("{}") }
        let fixture = Fixture(server)
        fixture.ask(Request(.native, ["hang"]), number: 1)
        fixture.ask(Request(.native, ["good"]), number: 2)
        #expect(fixture.results.wait(count: 1).first?.response?.status == 200)
        fixture.cancel(1)
        #expect(fixture.results.wait(count: 2).last?.error == .cancelled)
    }

    @Test func `Cancelling what is unknown or done does nothing`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let fixture = Fixture(server)
        fixture.cancel(3)
        #expect(fixture.fetch()?.response?.status == 200)
        fixture.cancel(0)
        fixture.ask(number: 1)
        #expect(fixture.results.wait(count: 2).map(\.response?.status) == [200, 200])
    }

    @Test func `The outcome of a cancelled ticket is cancelled and comes once`() throws {
        let server = try LoopbackServer { _ in .hang }
        let box = OutcomeBox()
        let client = HTTPClient(settings: HTTPSettings(origin: .loopback(port: server.port)), post: box.post)
        client.ask(request(1))
        #expect(server.waitForRequests(1).count == 1)
        client.cancel(RequestID(1))
        client.cancel(RequestID(1))
        client.ask(request(2))
        #expect(server.waitForRequests(2).count == 2)
        client.cancel(RequestID(2))
        let outcomes = box.wait(count: 2)
        #expect(outcomes.map(\.requestID) == [RequestID(1), RequestID(2)])
        #expect(outcomes.allSatisfy { $0.call == .newestHeartbeat && $0.dialect == .live })
        #expect(outcomes.map(\.result) == [.failure(.cancelled), .failure(.cancelled)])
    }

    @Test func `Shutting down cancels all that is asked and will be`() throws {
        let server = try LoopbackServer { _ in .hang }
        let box = OutcomeBox()
        let client = HTTPClient(settings: HTTPSettings(origin: .loopback(port: server.port)), post: box.post)
        for number in 1...6 { client.ask(request(UInt64(number))) }
        #expect(server.waitForRequests(4).count == 4)
        client.shutdownAndWait()
        #expect(box.soFar.count == 6)
        client.ask(request(7))
        #expect(box.wait(count: 7).map(\.result) == Array(repeating: .failure(.cancelled), count: 7))
        #expect(server.waitForLastHangUp() == 0)
    }

    @Test func `Releasing the client hangs up`() throws {
        let server = try LoopbackServer { _ in .hang }
        let box = OutcomeBox()
        do {
            let client = HTTPClient(settings: HTTPSettings(origin: .loopback(port: server.port)), post: box.post)
            client.ask(request(1))
            #expect(server.waitForRequests(1).count == 1)
        }
        #expect(box.wait(count: 1).map(\.result) == [.failure(.cancelled)])
        #expect(server.waitForLastHangUp() == 0)
    }

    @Test func `post may ask the next question`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let box = OutcomeBox()
        let client = Signal<HTTPClient?>(nil)
        let next = request(2)
        let made = HTTPClient(settings: HTTPSettings(origin: .loopback(port: server.port))) { outcome in
            if outcome.requestID == RequestID(1) { client.current?.ask(next) }
            box.post(outcome)
        }
        client.change { $0 = made }
        made.ask(request(1))
        #expect(box.wait(count: 2).map(\.requestID) == [RequestID(1), RequestID(2)])
        client.change { $0 = nil }
    }
}
