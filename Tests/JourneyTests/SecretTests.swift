import HackatimeAPI
import Settings
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where the key may be, and where it must never be.
struct SecretTests {
    /// The key as plain text, as in a Basic header, and as in a URL.
    private static func forms(of key: String) throws -> [String] {
        let child = try Child(["sh", "-c", "printf %s \"$0\" | base64 -w 0", key])
        let encoded = try #require(child.readLine())
        return [key, encoded, String(encoded.prefix { $0 != "=" }), key.replacing("-", by: "%2D")]
    }

    /// Everything that can be seen of a program: its output, its /proc files, every file below its home.
    private func expectNowhere(
        _ key: String, _ journey: PseudoTerminal, _ home: TemporaryFolder, _ comment: Comment
    ) throws {
        let written = String(decoding: journey.written, as: UTF8.self)
        for form in try Self.forms(of: key) {
            #expect(!written.contains(form), comment)
            let found = try Child(["grep", "-rlaF", "-e", form, home.path])
            var files: [String] = []
            while let line = found.readLine() { files.append(line) }
            #expect(files.allSatisfy { $0.hasSuffix("/.wakatime.cfg") || $0.hasSuffix("/key") }, comment)
            // The settings file must contain it, or the search is broken.
            #expect(form != key || !files.isEmpty, comment)
            for name in ["cmdline", "environ", "comm"] where journey.reports.isEmpty {
                let text = try #require(ProcessFiles.text(name, of: journey.process), comment)
                #expect(!text.contains(form), comment)
            }
        }
    }

    @Test(arguments: ["api_key", "api_key_vault_cmd", "--api-key-file"], KeyPlacement.allCases)
    func `A day leaves no trace of the key`(source: String, placement: KeyPlacement) throws {
        let key = SimulatedServer.key
        // The live dialect accepts a key in the URL only for some calls.
        let dialect: Dialect = placement == .query ? .documented : .live
        let server = try Journey.world(dialect)
        let home = try TemporaryFolder()
        let url = "api_url = \(server.address)/api/hackatime/v1"
        var arguments = ["--auth", placement.rawValue]
        try home.write(key + "\n", to: "key")
        switch source {
        case "api_key": try home.write("[settings]\n\(url)\napi_key = \(key)\n", to: ".wakatime.cfg")
        case "api_key_vault_cmd":
            try home.write("[settings]\n\(url)\napi_key_vault_cmd = cat \(home.path)/key\n", to: ".wakatime.cfg")
        default: arguments += ["--api-key-file", home.path + "/key", "--server", server.address]
        }
        let journey = try Journey.start(arguments, home: home)
        #expect(journey.shows("updated "), "\(journey.screen.text)")
        #expect(journey.shows("tracking:"))
        try expectNowhere(key, journey, home, "while it runs, the database and its log included")
        // Pasted where a name belongs: nobody is asked, and nothing is noted.
        journey.type("u" + key + "\r")
        #expect(journey.shows("that is your key"))
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("Another user") })
        #expect(server.requests.allSatisfy { !$0.target.contains("/users/" + key) })
        server.stop()
        journey.type("r")
        #expect(journey.wait { $0.contains("refuses connections") || $0.contains("connection refused since") })
        try expectNowhere(key, journey, home, "with a failure")
        journey.type("yq")
        #expect(journey.end() == .exited(0))
        try expectNowhere(key, journey, home, "after it")
        #expect(!server.requests.isEmpty)
        let inAddress = server.requests.filter { $0.target.contains(key) }.count
        #expect(placement == .query ? inAddress > 0 : inAddress == 0)
    }

    /// Ways a server could try to have the key shown or sent elsewhere.
    @Test(arguments: KeyPlacement.allCases) func `A server cannot make it show the key`(placement: KeyPlacement) throws
    {
        let key = "7c1d2f3a-9b8e-4d6c-8a5b-0e1f2a3b4c5d"
        let other = try LoopbackServer { _ in .json("{}") }
        let address = other.address
        let answers: [LoopbackReply] = [
            .response(302, [("Location", address + "/steal")]),
            .response(307, [("Location", address + "/steal?api_key=\(key)")]),
            .response(302, [("Location", "http://\(key)@127.0.0.1:1/")]),
            .response(302, [("Location", "http://\(key).example/")]),
            .json(#"{"error":"your key \#(key) is bad"}"#, status: 500),
            .json(#"{"error":"\#(key)"}"#, status: 403, headers: [("Retry-After", key), ("X-Request-Id", key)]),
            .json(#"{"data":"\#(key)"}"#), .raw("HTTP/1.1 200 \(key)\r\n\r\n\(key)", .close), .raw(key, .reset),
        ]
        for answer in answers {
            let server = try LoopbackServer { _ in answer }
            let home = try Journey.home(server: server.address, key: key)
            let journey = try Journey.start(["--auth", placement.rawValue], columns: 200, home: home)
            #expect(journey.shows("q quit"))
            journey.type("r")
            #expect(server.waitForRequests(3).count >= 3)
            journey.type("?")
            #expect(journey.shows("look at another user"))
            try expectNowhere(key, journey, home, "\(answer)")
            journey.send(signal: SIGSEGV)
            #expect(journey.end() == .killed(SIGSEGV))
            try expectNowhere(key, journey, home, "\(answer)")
        }
        #expect(other.connectionCount == 0)
    }

    @Test func `A crash leaves no memory behind`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("updated "))
        let limits = try #require(ProcessFiles.text("limits", of: journey.process))
        let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
        #expect(core.split(separator: " ").suffix(3) == ["0", "0", "bytes"])
        // A system that pipes cores to a program ignores the limit, so cores must contain no memory.
        let filter = try #require(ProcessFiles.text("coredump_filter", of: journey.process))
        #expect(filter.contains("0") && filter.allSatisfy { $0 == "0" || $0 == "\n" })
        // Its owner can still debug and measure it.
        #expect(ProcessFiles.text("smaps_rollup", of: journey.process)?.contains("Pss:") == true)
        journey.type("q")
        #expect(journey.end() == .exited(0))
    }

    @Test(arguments: ["", "file", "folder", "import", "own", "key"])
    func `Files that others can change are named`(which: String) throws {
        let server = try Journey.world()
        let home = try TemporaryFolder()
        try Child.run(["mkdir", "-p", home.path + "/.config/hackatop", home.path + "/open"])
        let settings = "[settings]\napi_url = \(server.address)/api/hackatime/v1\n"
        try home.write(settings + "import_cfg = ~/imported\n", to: ".wakatime.cfg")
        try home.write("[settings]\napi_key = \(SimulatedServer.key)\n", to: "imported")
        try home.write("interval = 60\n", to: ".config/hackatop/config")
        try home.write(SimulatedServer.key, to: "key")
        try home.write(settings + "api_key = \(SimulatedServer.key)\n", to: "open/cfg")
        for name in [".wakatime.cfg", "imported", ".config/hackatop/config", "key", "open/cfg"] {
            chmod("\(home.path)/\(name)", 0o644)
        }
        var arguments: [String] = []
        var says = "others can change \(home.path)/"
        switch which {
        case "file":
            chmod(home.path + "/.wakatime.cfg", 0o666)
            says += ".wakatime.cfg: chmod go-w it"
        case "import":
            chmod(home.path + "/imported", 0o666)
            says += "imported: chmod go-w it"
        case "own":
            chmod(home.path + "/.config/hackatop/config", 0o646)
            says += ".config/hackatop/config: chmod go-w it"
        case "key":
            chmod(home.path + "/key", 0o602)
            arguments = ["--api-key-file", home.path + "/key", "--server", server.address]
            says += "key: chmod go-w it"
        case "folder":
            chmod(home.path + "/open", 0o777)
            arguments = ["--config", home.path + "/open/cfg"]
            says = "others can replace \(home.path)/open/cfg: chmod go-w its folder"
        default: break
        }
        let journey = try Journey.start(arguments, columns: 200, home: home)
        #expect(journey.shows("updated "), "\(journey.screen.text)")
        if which.isEmpty {
            #expect(!journey.screen.contains("others can"))
        } else {
            #expect(journey.shows(says), "\(journey.screen.lines.last ?? "")")
        }
        journey.type("q")
        #expect(journey.end() == .exited(0))
    }
}

extension String {
    /// Without Foundation, strings have no such function.
    fileprivate func replacing(_ character: Character, by text: String) -> String {
        reduce(into: "") { $0 += $1 == character ? text : String($1) }
    }
}
