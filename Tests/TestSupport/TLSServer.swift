/// An HTTPS server with a certificate of its own making: it answers `/api/v1/thing` with `{"over":"tls"}`.
package final class TLSServer {
    package let port: Int
    /// The certificate, which is its own root.
    package let certificateFile: String
    private let folder: TemporaryFolder
    private let child: Child

    /// `name` is what the certificate is for: `IP:127.0.0.1`, `DNS:localhost`. A redirect is sent in place of the
    /// answer.
    package init(certificateFor name: String, redirectingTo location: String? = nil) throws {
        folder = try TemporaryFolder()
        certificateFile = folder.path + "/cert.pem"
        let keyFile = folder.path + "/key.pem"
        try Child.run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2", "-subj", "/CN=hackatop test", "-addext", "subjectAltName=\(name)", "-keyout", keyFile, "-out",
            certificateFile,
        ])
        try Child.run(["mkdir", "-p", folder.path + "/api/v1"])
        let start = location.map { "HTTP/1.1 302 Found\r\nLocation: \($0)\r\n" } ?? "HTTP/1.1 200 OK\r\n"
        try folder.write(
            start + "Content-Length: 14\r\nConnection: close\r\n\r\n{\"over\":\"tls\"}", to: "api/v1/thing")
        child = try Child([
            "sh", "-c", "cd \"$0\" && exec openssl s_server -HTTP -accept 127.0.0.1:0 -cert cert.pem -key key.pem",
            folder.path,
        ])
        var port: Int?
        while port == nil, let line = child.readLine() {
            if line.hasPrefix("ACCEPT") { port = line.split(separator: ":").last.flatMap { Int($0) } }
        }
        guard let port else { throw Child.Failure.failed("openssl s_server") }
        self.port = port
    }
}
