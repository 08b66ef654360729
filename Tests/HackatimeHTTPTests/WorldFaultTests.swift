import Tracker
import HackatimeAPI
import HackatimeSimulator
import Testing
import TestSupport

/// Every error of the contract over a real socket, as the tracker records it.
struct WorldFaultTests {
    private func problem(_ kind: Fault.Kind, _ dialect: Dialect, path: String = "") throws -> ClientError? {
        let harness = try WorldHarness(dialect)
        harness.begin()
        let total = harness.me.today.value
        harness.server.change { $0.fault = Fault(kind, pathPrefix: path) }
        harness.pass(70)
        #expect(harness.me.today.value == total, "old data stays")
        let error = harness.me.today.problem?.error
        harness.server.change { $0.fault = nil }
        harness.act { $0.refresh(at: $1) ?? [] }
        for _ in 0..<3 { harness.pass(3601) }
        #expect(harness.me.today.problem == nil, "it recovers by itself")
        return error
    }

    @Test(arguments: Dialect.allCases)
    func `A key that is not known is said`(dialect: Dialect) throws {
        guard case .badKey? = try problem(.unauthorized, dialect) else {
            Issue.record("not a bad key")
            return
        }
    }

    @Test func `A limit says how long to wait`() throws {
        #expect(try problem(.rateLimited(.seconds(37)), .live) == .rateLimited(wait: 37))
        #expect(try problem(.rateLimited(.date(90)), .live) == .rateLimited(wait: 90))
        #expect(try problem(.rateLimited(.absent), .live) == .rateLimited(wait: nil))
    }

    @Test(arguments: Dialect.allCases)
    func `Broken servers and proxies are told by their status`(dialect: Dialect) throws {
        for (kind, status) in [(Fault.Kind.broken, 500), (.badGateway, 502), (.unavailable, 503)] {
            guard case .serverBroken(status, let id, _)? = try problem(kind, dialect) else {
                Issue.record("\(kind)")
                continue
            }
            if kind == .broken { #expect(id?.hasPrefix("0b7e1f52") == true) }
        }
    }

    @Test(arguments: [Fault.Kind.htmlInsteadOfJSON, .wrongRoot, .emptyBody, .truncated])
    func `Answers that are no Hackatime's are said to be none`(kind: Fault.Kind) throws {
        guard case .notHackatime? = try problem(kind, .live) else {
            Issue.record("\(kind)")
            return
        }
    }

    @Test(arguments: [Fault.Kind.challenge, .frontPassword], Dialect.allCases)
    func `What stands in front does not refuse the key`(kind: Fault.Kind, dialect: Dialect) throws {
        let error = try problem(kind, dialect)
        #expect(error?.isAboutKey == false)
        #expect(error?.isTransient == true)
    }

    @Test func `One broken call leaves the others alone`() throws {
        let harness = try WorldHarness(.live) { $0.fault = Fault(.broken, pathPrefix: "/api/v1/users/my/stats") }
        harness.begin()
        #expect(harness.me.today.value != nil)
        #expect(harness.rows.count > 50)
        #expect(harness.me.stats.value == nil)
        guard case .serverBroken? = harness.me.stats.problem?.error else {
            Issue.record("no problem")
            return
        }
    }
}
