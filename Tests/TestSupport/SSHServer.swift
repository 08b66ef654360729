#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A real sshd on a free port, run by the current user, who is the only one that can log in, with a new key. Without
/// root it needs pseudo terminals of the group tty, as Debian and Docker mount them.
package final class SSHServer {
    private let folder: TemporaryFolder
    private let daemon: Child
    private let port: Int
    private let user: String

    package init() throws {
        folder = try TemporaryFolder()
        for name in ["host", "user"] {
            try Child.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "\(folder.path)/\(name)"])
        }
        // The privilege separation folder of root's daemon.
        if getuid() == 0 { try Child.run(["mkdir", "-p", "/run/sshd"]) }
        port = try LoopbackServer.closedPort()
        guard let entry = getpwuid(getuid()) else { throw Child.Failure.failed("no name for the user") }
        user = String(cString: entry.pointee.pw_name)
        // A session starts with an empty environment. Only the first such line would count, so it is one line.
        let variables = Sanitizer.options.map { "\"\($0.key)=\($0.value)\"" }.sorted().joined(separator: " ")
        try folder.write(
            """
            Port \(port)
            ListenAddress 127.0.0.1
            HostKey \(folder.path)/host
            AuthorizedKeysFile \(folder.path)/user.pub
            PermitRootLogin prohibit-password
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            UsePAM no
            StrictModes no
            PidFile none
            PrintMotd no
            PrintLastLog no
            \(variables.isEmpty ? "" : "SetEnv \(variables)")

            """, to: "config")
        daemon = try Child(["sh", "-c", "exec /usr/sbin/sshd -D -e -f \"$0\" 2>&1", folder.path + "/config"])
        var serverMessage: [String] = []
        while let line = daemon.readLine() {
            if line.hasPrefix("Server listening") { return }
            serverMessage.append(line)
        }
        throw Child.Failure.failed("sshd: " + serverMessage.joined(separator: "; "))
    }

    /// A client in a pseudo terminal that runs a command remotely.
    package func run(
        _ command: String, columns: Int = 120, rows: Int = 40, environment: [String: String]
    ) -> PseudoTerminal? {
        PseudoTerminal(
            "/usr/bin/ssh",
            [
                "-tt", "-F", "/dev/null", "-i", folder.path + "/user", "-p", "\(port)", "-o", "IdentitiesOnly=yes",
                "-o",
                "IdentityAgent=none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o",
                "LogLevel=ERROR", "-o", "EscapeChar=none", "\(user)@127.0.0.1", command,
            ], columns: columns, rows: rows, environment: environment)
    }
}
