import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// `hackatop doctor`, where all is well, where something is wrong, and where nothing works.
struct DoctorTests {
    private struct Run {
        var text: String
        var report: PseudoTerminal.Report?
    }

    private func doctor(
        _ home: TemporaryFolder, _ arguments: [String] = [], variables: [String: String] = [:]
    ) throws -> Run {
        let journey = try Journey.start(
            ["doctor"] + arguments, columns: 120, rows: 40, home: home, variables: variables)
        let report = journey.end()
        return Run(text: String(decoding: journey.written, as: UTF8.self).replacing("\r\n", with: "\n"), report: report)
    }

    /// Without what differs from run to run.
    private func pinned(_ text: String, _ server: WorldServer?, _ home: TemporaryFolder) -> String {
        var text = text.replacing(/\u{1B}\[[0-9]*m/, with: "")
        if let server { text = text.replacing("127.0.0.1:\(server.port)", with: "127.0.0.1:PORT") }
        text = text.replacing(/[0-9]+ ms/, with: "N ms").replacing(/-[0-9a-f]{16}/, with: "-HASH")
        return text.replacing(/the last came [0-9]+ (s|min|h)/, with: "the last came N min")
    }

    @Test(arguments: Dialect.allCases) func `A server in each dialect is looked at call by call`(dialect: Dialect)
        throws
    {
        let server = try Journey.world(dialect)
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        try Child.run(["chmod", "600", home.path + "/.wakatime.cfg"])
        let run = try doctor(home)
        #expect(run.report == .exited(0), "\(run.text)")
        expectGoldenText(
            pinned(run.text, server, home), named: dialect == .live ? "doctor-live" : "doctor-documented")
        let targets = server.requests.map(\.target)
        #expect(Set(targets).count == targets.count, "each call is asked once: \(targets)")
        #expect(targets.count < 25)
    }

    @Test func `What is wrong is named, and nothing private is shown`() throws {
        let server = try Journey.world()
        let home = try Journey.home(
            server: "https://elsewhere.example", key: "11111111-2222-4333-8444-555555555555",
            more: """
                proxy = socks5://nova:hush@proxy.example:1080
                exclude =
                  secret-project
                  other-secret
                hide_project_names = true
                offline = false
                disabled = true
                no_ssl_verify = true
                import_cfg = ~/none.cfg
                [api_urls]
                .* = https://third.example/api|short
                [project_api_key]
                ^/home/nova/secret = 4f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96b
                """)
        try Child.run(["mkdir", "-p", home.path + "/.config/hackatop"])
        try home.write(
            "server = \(server.address)\napi-key = \(SimulatedServer.key)\n", to: ".config/hackatop/config")
        try Child.run(["chmod", "644", home.path + "/.config/hackatop/config", home.path + "/.wakatime.cfg"])
        let run = try doctor(home, variables: ["HACKATIME_API_KEY": "", "TERM": "exotic-99"])
        #expect(run.report == .exited(78))
        let text = pinned(run.text, server, home)
        expectGoldenText(text, named: "doctor-troubled")
        for word in [
            SimulatedServer.key, "11111111", "4f1c9a52", "short", "hush", "nova", "secret", home.path, "robot",
        ] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test func `It works when nothing works`() throws {
        let home = try Journey.home(server: "http://127.0.0.1:9", key: SimulatedServer.key)
        try Child.run([
            "mkdir", "-p", "-m", "700", home.path + "/.local/share/hackatop", home.path + "/.config/hackatop",
        ])
        try home.write("colour = red\n", to: ".config/hackatop/config")
        let broken = try doctor(home)
        #expect(broken.report == .exited(78))
        #expect(broken.text.contains("there is no setting colour"), "\(broken.text)")
        #expect(broken.text.contains("127.0.0.1:9 refuses connections"), "\(broken.text)")
        try home.write("", to: ".config/hackatop/config")
        let refused = try doctor(home)
        #expect(refused.report == .exited(69), "\(refused.text)")
        // A history that is none.
        let live = try Journey.world()
        let other = try Journey.home(server: live.address, key: SimulatedServer.key)
        let dashboard = try Journey.start([], home: other)
        #expect(dashboard.shows("updated "))
        dashboard.expectQuit()
        let sound = try doctor(other, ["--offline"])
        #expect(sound.report == .exited(0) && sound.text.contains("sound, "), "\(sound.text)")
        let folder = other.path + "/.local/share/hackatop"
        let name = try #require(fileNames(in: folder).first { $0.hasSuffix(".db") })
        try other.write(String(repeating: "no database ", count: 4_000), to: ".local/share/hackatop/\(name)")
        let damaged = try doctor(other, ["--offline"])
        #expect(damaged.report == .exited(74) && damaged.text.contains("is damaged"), "\(damaged.text)")
        // No home, no terminal type, nothing to read.
        let bare = try Journey.start(["doctor", "--offline"], variables: ["TERM": "dumb", "LC_ALL": "xx_XX"])
        #expect(bare.end() == .exited(78))
    }

    @Test func `A key the server does not know ends the questions`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: "11111111-2222-4333-8444-555555555555")
        let run = try doctor(home, ["--json"])
        #expect(run.report == .exited(77), "\(run.text)")
        #expect(run.text.contains(#""kind":"doctor""#) && run.text.contains(#""status":77"#))
        #expect(run.text.contains("the server does not know the key"))
        #expect(server.requests.count == 1)
    }
}
