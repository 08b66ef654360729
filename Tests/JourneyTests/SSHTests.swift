import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Over an SSH connection. Without sshd these tests fail; set HACKATOP_SKIP_SSHD=1 on a machine that cannot have one.
@Suite(.disabled(if: getenv("HACKATOP_SKIP_SSHD").map { String(cString: $0) } == "1", "HACKATOP_SKIP_SSHD=1"))
struct SSHTests {
    /// Runs the program and writes its process id and its parent's to a folder.
    private func command(_ folder: TemporaryFolder) throws -> String {
        try folder.write(
            "cd '\(folder.path)'; echo $PPID > parent; echo $$ > number\n"
                + "HOME=/nonexistent exec '\(Journey.program)' --demo\n", to: "session.sh")
        return "exec sh '\(folder.path)/session.sh'"
    }

    private func number(_ name: String, _ folder: TemporaryFolder) throws -> Int32 {
        try #require(try Child(["cat", "\(folder.path)/\(name)"]).readLine().flatMap { Int32($0) })
    }

    private func end(_ journey: PseudoTerminal) {
        journey.expectQuit()
    }

    @Test func `A day is watched from afar`() throws {
        let server = try SSHServer()
        let folder = try TemporaryFolder()
        let journey = try #require(server.run(try command(folder), environment: Journey.environment))
        #expect(journey.shows(firstText), "\(journey.screen.text)")
        journey.type("?")
        #expect(journey.shows("look at another user"))
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("look at another user") })
        journey.type("umira\r")
        #expect(journey.shows("Mira Okonkwo"))
        journey.type("m")
        journey.resize(columns: 90, rows: 30)
        #expect(journey.wait { $0.contains(firstText) && $0.lines[29].contains("q quit") })
        end(journey)
        #expect(Sent(journey.written).calls == [])
        #expect(journey.screen.unknown == [])
    }

    /// A terminal unknown to the other machine.
    @Test func `A terminal from afar need not be known`() throws {
        let server = try SSHServer()
        let folder = try TemporaryFolder()
        let environment = Journey.environment.merging(["TERM": "xterm-unheard-of"]) { $1 }
        let journey = try #require(server.run(try command(folder), columns: 160, environment: environment))
        #expect(journey.shows(firstText), "\(journey.screen.text)")
        #expect(journey.shows("xterm-unheard-of is not known here; using xterm-256color"))
        end(journey)
    }

    /// The client dies with the network, or the remote session is ended.
    @Test(arguments: [true, false]) func `A connection that breaks ends the program`(isClient: Bool) throws {
        let server = try SSHServer()
        let folder = try TemporaryFolder()
        let journey = try #require(server.run(try command(folder), environment: Journey.environment))
        #expect(journey.shows(firstText), "\(journey.screen.text)")
        let program = try number("number", folder)
        #expect(ProcessFiles.isAlive(program))
        if isClient { journey.send(signal: SIGKILL) } else { kill(try number("parent", folder), SIGKILL) }
        #expect(journey.end() != nil)
        #expect(ProcessFiles.waitForEnd(of: program))
    }

    @Test(arguments: [true, false]) func `Inside tmux it lives on and is found again`(isClient: Bool) throws {
        let server = try SSHServer()
        let folder = try TemporaryFolder()
        defer { Tmux.end(folder) }
        let tmux = Tmux.command(folder).joined(separator: " ")
        try folder.write(
            "echo $$ > number; HOME=/nonexistent exec '\(Journey.program)' --demo\n", to: "program.sh")
        try folder.write(
            "cd '\(folder.path)'; echo $PPID > parent; echo $$ > client\nexec \(tmux) new-session 'exec sh program.sh'\n",
            to: "session.sh")
        let first = try #require(
            server.run("exec sh '\(folder.path)/session.sh'", environment: Journey.environment))
        #expect(first.shows(firstText), "\(first.screen.text)")
        let program = try number("number", folder)
        if isClient { first.send(signal: SIGKILL) } else { kill(try number("parent", folder), SIGKILL) }
        #expect(first.end() != nil)
        #expect(ProcessFiles.waitForEnd(of: try number("client", folder)), "tmux's own client")
        #expect(ProcessFiles.isAlive(program))
        let second = try #require(
            server.run("exec \(tmux) attach", columns: 100, rows: 31, environment: Journey.environment))
        // tmux has a status line.
        #expect(second.wait { $0.contains(firstText) && $0.lines[29].contains("q quit") }, "\(second.screen.text)")
        second.type("?")
        #expect(second.shows("next pane"), "\(second.screen.text)")
        second.type("?q")
        #expect(second.end() != nil)
        #expect(second.hasModesOfBefore)
        #expect(ProcessFiles.waitForEnd(of: program))
    }
}
