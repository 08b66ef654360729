import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Settings files as people have them: written by any tool, imported, or handed over by another program.
struct SettingsFileTests {
    private static func settings(_ server: WorldServer) -> String {
        "[settings]\napi_url = \(server.address)/api/hackatime/v1\napi_key = \(SimulatedServer.key)\n"
    }

    private func start(_ command: String, _ home: TemporaryFolder) throws -> PseudoTerminal {
        let environment = Journey.environment.merging(["HOME": home.path, "PROGRAM": Journey.program]) { $1 }
        return try #require(
            PseudoTerminal("/bin/bash", ["-c", command], columns: 200, environment: environment))
    }

    @Test(arguments: [
        "exec $PROGRAM --config <(cat ~/cfg)", "exec $PROGRAM --config <(sleep 0.3; cat ~/cfg)",
        "cat ~/cfg | $PROGRAM --config /dev/stdin", "exec $PROGRAM --config /dev/stdin < ~/cfg",
        "exec $PROGRAM --config /dev/fd/0 < ~/cfg", "exec $PROGRAM --config /dev/fd/7 7< ~/cfg",
        "exec $PROGRAM --config ~/server --api-key-file <(cat ~/key)",
    ])
    func `Settings that another program hands over are read, and the keyboard works`(command: String) throws {
        let server = try Journey.world()
        let home = try TemporaryFolder()
        try home.write(Self.settings(server), to: "cfg")
        try home.write("[settings]\napi_url = \(server.address)/api\n", to: "server")
        try home.write(SimulatedServer.key, to: "key")
        let journey = try start(command, home)
        #expect(journey.shows("updated "), "\(journey.screen.text)")
        #expect(!journey.screen.contains("others can"))
        journey.expectQuit()
    }

    @Test(arguments: [
        ("--config /dev/stdin", "is not a regular file"), ("--config <(head -c 2000000 /dev/zero)", "larger than 1 MB"),
        ("--config <(head -c 9 /dev/zero)", "is not a text in UTF-8 or UTF-16"),
        ("--config ~/pipe", "not a regular file"),
        ("--config <(true)", "No key for a Hackatime"), ("--api-key-file <(true)", "is empty"),
    ])
    func `What was handed over and is none is said`(option: String, says: String) throws {
        let home = try TemporaryFolder()
        #expect(mkfifo(home.path + "/pipe", 0o600) == 0)
        let journey = try start("exec $PROGRAM \(option)", home)
        #expect(journey.shows(says), "\(journey.screen.text)")
        #expect(journey.end() == .exited(78))
    }

    @Test(arguments: ["UTF-16", "UTF-16LE", "UTF-16BE"]) func `A file of a Windows tool is read`(code: String) throws {
        let server = try Journey.world()
        let home = try TemporaryFolder()
        try home.write(Self.settings(server), to: "plain")
        let command = "iconv -t \(code) ~/plain > ~/.wakatime.cfg; exec $PROGRAM"
        let journey = try start(command, home)
        #expect(journey.shows("updated "), "\(journey.screen.text)")
        journey.expectQuit()
    }

    @Test func `An import that is not read is said, and named where a key is missing`() throws {
        let server = try Journey.world()
        for name in ["~/none.cfg", "none.cfg", "$HOME/none.cfg"] {
            let home = try TemporaryFolder()
            try home.write("[settings]\napi_key = elsewhere\n", to: "none.cfg")
            if name.hasPrefix("~") { unlink(home.path + "/none.cfg") }
            try home.write(Self.settings(server) + "import_cfg = \(name)\n", to: ".wakatime.cfg")
            let says =
                name.hasPrefix("~") ? "names \(home.path)/none.cfg, which does not exist" : "must begin with / or ~/"
            let journey = try start("cd; exec $PROGRAM", home)
            #expect(journey.shows("updated "), "\(journey.screen.text)")
            #expect(journey.shows(says), "\(journey.screen.text)")
            journey.expectQuit()
            try home.write("[settings]\nimport_cfg = \(name)\n", to: ".wakatime.cfg")
            let refused = try start("cd; exec $PROGRAM", home)
            #expect(refused.shows(says), "\(refused.screen.text)")
            #expect(refused.end() == .exited(78))
        }
    }

    @Test(arguments: [
        ("~/pipe", "is not a regular file; check ssl_certs_file of "), ("~/none", "cannot be read (it does not exist)"),
        ("ca.pem", "must begin with / or ~/"), ("~/ca.pem", "holds no certificate in PEM form"),
        ("/dev/zero", "is not a"),
    ])
    func `Certificates that cannot be read are said before anything is asked`(path: String, says: String) throws {
        let server = try Journey.world()
        let home = try TemporaryFolder()
        #expect(mkfifo(home.path + "/pipe", 0o600) == 0)
        try home.write("no certificate", to: "ca.pem")
        try home.write(Self.settings(server) + "ssl_certs_file = \(path)\n", to: ".wakatime.cfg")
        let journey = try start("cd; exec $PROGRAM", home)
        #expect(journey.shows(says), "\(journey.screen.text)")
        #expect(journey.end() == .exited(78))
        #expect(server.requests.isEmpty)
    }
}
