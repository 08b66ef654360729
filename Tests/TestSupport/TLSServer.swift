/// An HTTPS server with a self-made certificate. It answers `/api/v1/thing` with `{"over":"tls"}`, the paths in
/// `answers`, and others in plain text.
package final class TLSServer {
    package let port: Int
    /// The self-signed certificate.
    package let certificateFile: String
    private let folder: TemporaryFolder
    private let child: Child

    /// `name` is the certificate's subject: `IP:127.0.0.1`, `DNS:localhost`. A redirect replaces the answer. `answers`
    /// are bodies by path, such as `api/v1/more`.
    package init(
        certificateFor name: String, isExpired: Bool = false, redirectingTo location: String? = nil,
        answers: [String: String] = [:]
    ) throws {
        folder = try TemporaryFolder()
        certificateFile = folder.path + "/cert.pem"
        let keyFile = folder.path + "/key.pem"
        try Self.sign(
            certificateFile, key: keyFile, name: name, until: isExpired ? "20210101000000Z" : "20490101000000Z",
            in: folder)
        for (path, body) in answers {
            let parent = path.split(separator: "/").dropLast().joined(separator: "/")
            try Child.run(["mkdir", "-p", folder.path + "/" + parent])
            try folder.write(
                "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)", to: path)
        }
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

    /// Makes a key and a certificate valid from 2020 on, also for programs whose clock is behind. Only `openssl ca`
    /// accepts past dates.
    private static func sign(
        _ certificate: String, key: String, name: String, until end: String, in folder: TemporaryFolder
    ) throws {
        try folder.write("", to: "index.txt")
        try folder.write(
            """
            [ca]
            default_ca = own
            [own]
            database = \(folder.path)/index.txt
            new_certs_dir = \(folder.path)
            default_md = sha256
            policy = any
            serial = \(folder.path)/serial
            x509_extensions = names
            [any]
            commonName = supplied
            [names]
            basicConstraints = CA:TRUE
            subjectAltName = \(name)

            """, to: "ca.conf")
        let request = folder.path + "/request.pem"
        try Child.run([
            "openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
            "/CN=hackatop test", "-keyout", key, "-out", request,
        ])
        try Child.run([
            "openssl", "ca", "-selfsign", "-batch", "-config", folder.path + "/ca.conf", "-keyfile", key, "-in",
            request, "-out", certificate, "-startdate", "20200101000000Z", "-enddate", end, "-create_serial",
            "-notext",
        ])
    }
}
