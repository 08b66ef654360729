import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `api_key_vault_cmd`: whatever the command does, the program starts or says why not in one sentence.
struct VaultTests {
    private static let noise = "echo the-vault-speaks >&2; "

    private func home(_ command: String) throws -> (TemporaryFolder, WorldServer) {
        let server = try Journey.world()
        let home = try TemporaryFolder()
        try home.write(SimulatedServer.key, to: "key")
        try home.write(
            "[settings]\napi_url = \(server.address)/api/hackatime/v1\napi_key_vault_cmd = \"\(command)\"\n",
            to: ".wakatime.cfg")
        return (home, server)
    }

    @Test(arguments: [
        "cat ~/key", noise + "cat ~/key", "printf '\\n \\t'; cat ~/key; echo; echo", "test -t 0 || cat ~/key",
        // A process left behind keeps its output open.
        "(sleep 20 &); cat ~/key", "sleep 20 & cat ~/key", "setsid sleep 20 & cat ~/key",
    ])
    func `A key that is printed is used`(command: String) throws {
        let (home, server) = try home(command)
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("updated "), "\(journey.screen.text)")
        #expect(!server.requests.isEmpty)
        journey.expectQuit()
        #expect(!String(decoding: journey.written, as: UTF8.self).contains("the-vault-speaks"))
    }

    @Test(arguments: [
        ("exit 3", "failed with status 3"), (noise + "exit 1", "failed with status 1"),
        ("cat ~/key; exit 1", "failed with status 1"), ("/nonexistent/vault", "failed with status 127"),
        ("kill -KILL $$", "failed with status 137"), ("(sleep 20 &); exit 4", "failed with status 4"),
        ("if", "failed with status 2"),
        ("true", "printed no key"), ("printf '\\n\\n'", "printed no key"), (noise + "true", "printed no key"),
        ("cat", "printed no key"), ("read line; echo $line", "printed no key"),
        ("printf '\\001\\000\\377\\033]0;x\\007'", "does not hold a key"), ("echo two words", "does not hold a key"),
        ("cat ~/key; cat ~/key; yes | head -n 9999", "does not hold a key"),
        ("printf %0600d 1", "does not hold a key"),
        ("sleep 20", "took longer than 2 s"), ("cat ~/key; sleep 20", "took longer than 2 s"),
        ("yes", "took longer than 2 s"), ("yes >&2", "took longer than 2 s"),
        ("exec >&-; sleep 20", "took longer than 2 s"), ("cat /dev/tty", "took longer than 2 s"),
        ("trap '' TERM HUP INT TTIN; while :; do :; done", "took longer than 2 s"),
        ("kill -STOP $$", "took longer than 2 s"),
    ])
    func `What is no key is said to be none`(command: String, says: String) throws {
        let (home, server) = try home(command)
        let journey = try Journey.start([], columns: 200, home: home)
        #expect(journey.shows("api_key_vault_cmd of \(home.path)/.wakatime.cfg \(says)"), "\(journey.screen.text)")
        #expect(journey.end() == .exited(78))
        #expect(journey.remains() == [])
        #expect(!journey.screen.sawAlternate)
        let written = String(decoding: journey.written, as: UTF8.self)
        #expect(!written.contains("the-vault-speaks"))
        #expect(!written.contains(SimulatedServer.key))
        #expect(journey.screen.lines.filter { !$0.allSatisfy { $0 == " " } }.count == 1, "\(journey.screen.text)")
        #expect(server.requests.isEmpty)
    }

    @Test func `What takes too long is ended with its children`() throws {
        let (home, _) = try home("echo $$ > ~/first; sh -c 'echo $$ > ~/second; exec sleep 100'")
        let journey = try Journey.start([], columns: 200, home: home)
        #expect(journey.shows("took longer than 2 s"))
        #expect(journey.end() == .exited(78))
        for name in ["first", "second"] {
            let number = try #require(try Child(["cat", "\(home.path)/\(name)"]).readLine().flatMap { Int32($0) })
            #expect(ProcessFiles.waitForEnd(of: number))
        }
    }

    /// Writes its process id and a child's, then kills the program that started it.
    private static func ending(by signal: String) -> String {
        "sleep 100 & echo $! > ~/second; echo $$ > ~/first; kill -\(signal) $PPID; wait"
    }

    private func isEndedWithItsChildren(_ home: TemporaryFolder) throws {
        for name in ["first", "second"] {
            let text = try #require(readText("\(home.path)/\(name)"))
            let number = try #require(Int32(text.split(separator: "\n").first ?? ""))
            #expect(ProcessFiles.waitForEnd(of: number), "\(name) is left running")
        }
    }

    /// Ctrl-C, a closed window and so on, before there is a screen.
    @Test(arguments: [("INT", SIGINT), ("TERM", SIGTERM), ("HUP", SIGHUP), ("QUIT", SIGQUIT)])
    func `The command ends with the program`(signal: String, number: Int32) throws {
        let (home, _) = try home(Self.ending(by: signal))
        let journey = try Journey.start([], home: home)
        #expect(journey.end() == .killed(number))
        try isEndedWithItsChildren(home)
        #expect(journey.remains() == [])
    }

    /// The key is refused, so the command is run again while the dashboard runs.
    @Test(
        arguments: [("INT", .exited(0)), ("TERM", .killed(SIGTERM)), ("HUP", .killed(SIGHUP))]
            as [(String, PseudoTerminal.Report)])
    func `The command ends with the dashboard`(signal: String, end: PseudoTerminal.Report) throws {
        let (home, server) = try home(
            "if ! test -e ~/asked; then touch ~/asked; echo wrong; else \(Self.ending(by: signal)); fi")
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("does not know this key"))
        journey.type("r")
        #expect(journey.end() == end)
        try isEndedWithItsChildren(home)
        #expect(journey.remains() == [])
        withExtendedLifetime(server) {}
    }
}
