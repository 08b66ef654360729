import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A child process whose output can be read; it is killed when this is released.
final class Child {
    enum Failure: Error {
        case cannotStart(String)
        case failed(String)
    }

    private let id: pid_t
    private let output: Int32

    init(_ arguments: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure.cannotStart("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var pointers = arguments.map { strdup($0) } + [nil]
        var child: pid_t = 0
        let code = posix_spawnp(&child, arguments[0], &actions, nil, &pointers, environ)
        for pointer in pointers { free(pointer) }
        posix_spawn_file_actions_destroy(&actions)
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw Failure.cannotStart(arguments[0])
        }
        id = child
        output = ends[0]
    }

    deinit {
        kill(id, SIGKILL)
        waitpid(id, nil, 0)
        close(output)
    }

    /// The next line of output; `nil` at its end.
    func readLine() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1 {
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Runs a command to its end.
    static func run(_ arguments: [String]) throws {
        let child = try Child(arguments)
        while child.readLine() != nil {}
        var status: Int32 = 0
        waitpid(child.id, &status, 0)
        guard status == 0 else { throw Failure.failed(arguments.joined(separator: " ")) }
    }
}

/// A folder that goes away with this.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/hackatop-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Child.Failure.cannotStart("mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? Child.run(["rm", "-rf", path]) }

    func write(_ text: String, to name: String) throws {
        guard let file = fopen(path + "/" + name, "w") else { throw Child.Failure.failed(name) }
        fputs(text, file)
        fclose(file)
    }
}

/// An HTTPS server with a certificate of its own making: it answers `/api/v1/thing` with `{"over":"tls"}`.
final class TLSServer {
    let port: Int
    /// The certificate, which is its own root.
    let certificateFile: String
    private let folder: TemporaryFolder
    private let child: Child

    /// `name` is what the certificate is for: `IP:127.0.0.1`, `DNS:localhost`. A redirect is sent in place of the
    /// answer.
    init(certificateFor name: String, redirectingTo location: String? = nil) throws {
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
