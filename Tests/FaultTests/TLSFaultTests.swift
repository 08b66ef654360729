import Tracker
import Dashboard
import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// Bad certificates and handshakes after a good start: the port of an `openssl s_server` is redirected to another one.
/// It only serves today's total.
@Suite struct TLSFaultTests {
    /// The reason comes from the TLS library, whose words differ between versions.
    private static func unsafe(_ advice: String?) -> String {
        FaultTable.again("no safe connection to HOST (REASON)", advice)
    }

    private func withoutReason(_ message: String) -> String {
        guard let start = message.firstIndex(of: "("), let end = message.firstIndex(of: ")"),
            message.distance(from: start, to: end) > 10
        else { return message }
        return message[...start] + "REASON" + message[end...]
    }

    private let answers = [
        "api/hackatime/v1/users/current/statusbar/today": #"{"data":{"grand_total":{"total_seconds":7200}}}"#
    ]

    @Test func `Each is said, the figure stays, and it passes`() throws {
        let good = try TLSServer(certificateFor: "IP:127.0.0.1", answers: answers)
        let expired = try TLSServer(certificateFor: "IP:127.0.0.1", isExpired: true)
        let other = try TLSServer(certificateFor: "DNS:elsewhere.example")
        let unknown = try TLSServer(certificateFor: "IP:127.0.0.1")
        let folder = try TemporaryFolder()
        let trusted = [good, expired, other].compactMap { readText($0.certificateFile) }.joined()
        try folder.write(trusted, to: "roots.pem")
        let table: [(port: Int?, says: String)] = [
            (expired.port, Self.unsafe("check this machine's clock, or tell the server's owner")),
            // The address is right, because it answered before.
            (other.port, Self.unsafe(nil)),
            (unknown.port, Self.unsafe("for a certificate of your own set ssl_certs_file")),
            // Ended during the handshake.
            (try LoopbackServer.closedPort(), FaultTable.broke),
            // Nobody continues the handshake.
            (nil, FaultTable.silent),
        ]
        for (port, says) in table {
            let relay = try Relay(to: good.port)
            let harness = try FaultHarness(
                "https://127.0.0.1:\(relay.port)", certificates: folder.path + "/roots.pem")
            harness.begin()
            let (total, asOf) = (harness.state.person.today.value, harness.state.person.today.asOf)
            #expect(total?.seconds == 7200)
            relay.lead(to: port)
            if port == nil { harness.limitRequests(to: 0.3) }
            harness.pass(70)
            #expect(withoutReason(harness.message) == says)
            #expect(harness.state.person.today.value == total)
            #expect(harness.state.person.today.asOf == asOf)
            relay.lead(to: good.port)
            if port == nil { harness.limitRequests(to: 60) }
            harness.pass(1200) { $0.state.person.today.problem == nil }
            #expect(harness.state.person.today.problem == nil)
        }
    }
}
