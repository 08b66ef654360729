import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Real handshakes with `openssl s_server`.
struct TLSTests {
    private let request = Request(.native, ["thing"])

    private func settings(_ server: TLSServer) -> HTTPSettings {
        HTTPSettings(origin: .loopback(port: server.port, scheme: "https"), key: sampleKey)
    }

    private func reason(_ error: ClientError?) -> String? {
        if case .unreachable(.tls(.other(let reason))) = error { return reason }
        return nil
    }

    @Test func `A certificate nobody vouches for is refused with a reason`() throws {
        let server = try TLSServer(certificateFor: "IP:127.0.0.1")
        let error = Fixture(settings(server)).fetch(request)?.error
        #expect(reason(error)?.contains("certificate") == true)
    }

    @Test func `A given certificates file vouches for it`() throws {
        let server = try TLSServer(certificateFor: "IP:127.0.0.1")
        var settings = settings(server)
        settings.certificatesFile = server.certificateFile
        #expect(Fixture(settings).fetch(request)?.text == "{\"over\":\"tls\"}")
    }

    @Test func `What was read before is taken, and the file is not opened`() throws {
        let server = try TLSServer(certificateFor: "IP:127.0.0.1")
        let folder = try TemporaryFolder()
        let pipe = folder.path + "/ca.pem"
        #expect(mkfifo(pipe, 0o600) == 0)
        var settings = settings(server)
        settings.certificatesFile = pipe
        settings.certificates = try bytes(of: server.certificateFile)
        #expect(Fixture(settings).fetch(request)?.text == "{\"over\":\"tls\"}")
        settings.certificates = Array("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n".utf8)
        #expect(reason(Fixture(settings).fetch(request)?.error)?.contains("certificate") == true)
    }

    private func bytes(of path: String) throws -> [UInt8] {
        let child = try Child(["cat", path])
        var text = ""
        while let line = child.readLine() { text += line + "\n" }
        return Array(text.utf8)
    }

    @Test func `Without verification it is accepted`() throws {
        let server = try TLSServer(certificateFor: "DNS:elsewhere.example")
        var settings = settings(server)
        settings.verifiesCertificates = false
        #expect(Fixture(settings).fetch(request)?.text == "{\"over\":\"tls\"}")
    }

    @Test func `A certificate for another host is refused`() throws {
        let server = try TLSServer(certificateFor: "DNS:elsewhere.example")
        var settings = settings(server)
        settings.certificatesFile = server.certificateFile
        let error = Fixture(settings).fetch(request)?.error
        #expect(reason(error)?.contains("127.0.0.1") == true)
    }

    @Test func `A certificates file that is not there is named`() throws {
        let server = try TLSServer(certificateFor: "IP:127.0.0.1")
        var settings = settings(server)
        settings.certificatesFile = "/nowhere/certificates.pem"
        #expect(reason(Fixture(settings).fetch(request)?.error)?.contains("/nowhere/certificates.pem") == true)
    }

    @Test func `A redirect from encrypted to plain is refused and nothing is sent there`() throws {
        let plain = try LoopbackServer { _ in .json("{}") }
        let server = try TLSServer(certificateFor: "IP:127.0.0.1", redirectingTo: plain.address + "/api/v1/thing")
        var settings = settings(server)
        settings.certificatesFile = server.certificateFile
        let error = Fixture(settings).fetch(request)?.error
        #expect(error == .redirectRefused(from: "https://127.0.0.1:\(server.port)", to: plain.address))
        #expect(plain.connectionCount == 0)
    }
}
