import HackatimeAPI
import Settings
import Testing

/// Where a key goes, over every combination of what names a key and what names a server.
struct KeyAndServerTests {
    private static let one = "https://one.hackatime.example"
    private static let two = "https://two.hackatime.example"

    /// What a person may have set. `nil` where there is nothing.
    private struct Case: CustomStringConvertible {
        var server: String?
        var keyFile: String?
        var variable: String?
        var variableURL: String?
        var fileKey: String?
        var fileURL: String?
        var listed: (url: String, key: String)?
        /// `api-key` and `server` of hackatop's own file.
        var ownKey: String?
        var ownServer: String?

        var sources: KeySources {
            var sources = KeySources()
            // As options win over the file.
            sources.choices.server = server ?? ownServer
            sources.account = Account(server: ownServer, key: ownKey.map(Secret.init))
            sources.choices.keyFile = keyFile.map { _ in "key" }
            sources.keyFile = keyFile.map(Secret.init)
            sources.environmentKey = variable.map(Secret.init)
            sources.environmentURL = variableURL
            sources.config.key = fileKey.map(Secret.init)
            sources.config.apiURL = fileURL
            sources.config.servers = listed.map { [.init(url: $0.url, key: Secret($0.key))] } ?? []
            return sources
        }

        /// Every server that a source names for this key and for no other.
        func servers(of key: String) -> [String] {
            [
                variable == key ? variableURL : nil, fileKey == key ? fileURL : nil,
                listed?.key == key ? listed?.url : nil, ownKey == key ? ownServer : nil,
            ].compactMap(\.self)
        }

        /// Every server that is named anywhere.
        var named: [String] { [server ?? ownServer, variableURL, fileURL, listed?.url].compactMap(\.self) }

        var description: String {
            "server \(server ?? "-") key file \(keyFile ?? "-") variables \(variable ?? "-") \(variableURL ?? "-") "
                + "file \(fileKey ?? "-") \(fileURL ?? "-") listed \(listed?.key ?? "-") \(listed?.url ?? "-") "
                + "own \(ownKey ?? "-") \(ownServer ?? "-")"
        }
    }

    private static var all: [Case] {
        let urls: [String?] = [nil, one, two]
        let keys: [String?] = [nil, "first-key", "second-key"]
        let listed: [(String, String)?] = [nil, (one, "first-key"), (two, "second-key")]
        var cases: [Case] = [Case()]
        func each<Value>(_ path: WritableKeyPath<Case, Value>, _ values: [Value]) {
            cases = cases.flatMap { before in
                values.map { value in
                    var next = before
                    next[keyPath: path] = value
                    return next
                }
            }
        }
        each(\.server, urls)
        each(\.keyFile, keys)
        each(\.variable, keys)
        each(\.variableURL, urls)
        each(\.fileKey, keys)
        each(\.fileURL, urls + ["https://api.wakatime.com"])
        each(\.listed, listed)
        each(\.ownKey, keys)
        each(\.ownServer, urls)
        return cases
    }

    @Test func `No combination sends a key to a server that nothing names for it`() {
        // An expectation for each would take most of the tests' time.
        func hold(_ isSo: Bool, _ this: Case) {
            if !isSo { Issue.record("\(this)") }
        }
        var sent = 0
        var refused = 0
        for this in Self.all {
            do throws(StartupError) {
                let settings = try KeyChoice.settings(this.sources)
                let key = settings.key?.text ?? "none"
                let origin = settings.origin.text
                sent += 1
                hold(this.servers(of: key).allSatisfy { $0 == origin }, this)
                hold(this.server ?? origin == origin, this)
                hold(
                    this.named.contains(origin) || this.named.isEmpty && origin == ServerOrigin.hackClub.text, this)
            } catch {
                refused += 1
                switch error {
                case .noKey:
                    hold(
                        this.keyFile == nil && this.variable == nil && this.fileKey == nil && this.ownKey == nil, this)
                case .twoServers(_, let first, let second), .unclearServer(_, let first, let second):
                    hold(first.origin != second.origin, this)
                    hold(error.text.contains(first.origin.text) && error.text.contains(second.origin.text), this)
                    hold(error.exitStatus == 78, this)
                case .foreignKey(_, let origin, let wanted):
                    hold(this.server ?? this.ownServer == wanted.text && origin != wanted, this)
                case .wakaTimeKey:
                    hold(this.fileURL?.contains("wakatime") ?? (this.server ?? this.ownServer == nil), this)
                default: Issue.record("\(this): \(error)")
                }
            }
        }
        #expect(sent > 1_000 && refused > 1_000)
    }

    /// The cases that a person meets, with what must become of them.
    @Test func `Key and server are decided together`() {
        func result(_ change: (inout Case) -> Void) -> String {
            var this = Case()
            change(&this)
            do throws(StartupError) {
                let settings = try KeyChoice.settings(this.sources)
                return "\(settings.key?.text ?? "none") to \(settings.origin.host)"
            } catch {
                switch error {
                case .twoServers(_, let first, let second): return "two: \(first.by), \(second.by)"
                case .unclearServer(_, let first, let second): return "unclear: \(first.by), \(second.by)"
                case .foreignKey(let name, let origin, _): return "\(name) is for \(origin.host)"
                case .wakaTimeKey(let name, _, let by): return "\(name) is for WakaTime by \(by ?? "default")"
                default: return "\(error)"
                }
            }
        }
        // A key without a server of its own goes where another source says, and to Hack Club only if none does.
        #expect(result { $0.variable = "k" } == "k to hackatime.hackclub.com")
        #expect(result { $0.keyFile = "k" } == "k to hackatime.hackclub.com")
        #expect(result { ($0.variable, $0.fileURL) = ("k", Self.one) } == "k to one.hackatime.example")
        #expect(result { ($0.keyFile, $0.fileURL) = ("k", Self.one) } == "k to one.hackatime.example")
        #expect(result { ($0.keyFile, $0.variableURL) = ("k", Self.one) } == "k to one.hackatime.example")
        #expect(result { ($0.variable, $0.listed) = ("k", (Self.one, "l")) } == "k to one.hackatime.example")
        // The set-up line of a self-hosted server leaves both.
        #expect(
            result { ($0.variable, $0.fileKey, $0.fileURL) = ("k", "k", Self.one) } == "k to one.hackatime.example")
        #expect(
            result { ($0.variable, $0.variableURL, $0.fileKey, $0.fileURL) = ("k", Self.one, "k", Self.one) }
                == "k to one.hackatime.example")
        // --server wins over what stands beside other keys; the variable's own server over the file's.
        #expect(
            result { ($0.server, $0.variable, $0.fileKey, $0.fileURL) = (Self.two, "k", "f", Self.one) }
                == "k to two.hackatime.example")
        #expect(
            result { ($0.variable, $0.variableURL, $0.fileKey, $0.fileURL) = ("k", Self.two, "f", Self.one) }
                == "k to two.hackatime.example")
        // --server takes the pair that was written for it.
        #expect(
            result {
                ($0.server, $0.variable, $0.variableURL, $0.fileKey, $0.fileURL) = (
                    Self.one, "k", Self.two, "f", Self.one
                )
            } == "f to one.hackatime.example")
        // hackatop's own file: beside the variable it comes second, before ~/.wakatime.cfg; its server is its own.
        #expect(result { $0.ownKey = "k" } == "k to hackatime.hackclub.com")
        #expect(result { ($0.ownKey, $0.ownServer) = ("k", Self.two) } == "k to two.hackatime.example")
        #expect(result { ($0.ownKey, $0.fileKey, $0.fileURL) = ("k", "f", Self.one) } == "k to one.hackatime.example")
        #expect(
            result { ($0.ownKey, $0.ownServer, $0.fileKey, $0.fileURL) = ("k", Self.two, "f", Self.one) }
                == "k to two.hackatime.example")
        #expect(
            result { ($0.variable, $0.ownKey, $0.ownServer) = ("v", "k", Self.two) } == "v to two.hackatime.example")
        #expect(
            result {
                ($0.server, $0.ownKey, $0.ownServer, $0.fileKey, $0.fileURL) = (Self.one, "k", Self.two, "f", Self.one)
            }
                == "f to one.hackatime.example")
        #expect(
            result { ($0.server, $0.ownKey, $0.ownServer) = (Self.one, "k", Self.two) }
                == "api-key is for two.hackatime.example")
        #expect(
            result { ($0.ownKey, $0.ownServer, $0.fileKey, $0.fileURL) = ("k", Self.two, "k", Self.one) }
                == "two: server of ~/.config/hackatop/config, api_url of ~/.wakatime.cfg")
        // Two sources, one key, two servers.
        let file = "api_url of ~/.wakatime.cfg"
        #expect(
            result { ($0.server, $0.variable, $0.fileKey, $0.fileURL) = (Self.two, "k", "k", Self.one) }
                == "two: --server, \(file)")
        #expect(
            result { ($0.variable, $0.variableURL, $0.fileKey, $0.fileURL) = ("k", Self.two, "k", Self.one) }
                == "two: HACKATIME_API_URL, \(file)")
        #expect(
            result { ($0.server, $0.variable, $0.variableURL) = (Self.two, "k", Self.one) }
                == "HACKATIME_API_KEY is for one.hackatime.example")
        #expect(
            result { ($0.server, $0.keyFile, $0.variable, $0.variableURL) = (Self.two, "k", "k", Self.one) }
                == "two: --server, HACKATIME_API_URL")
        // Nothing says which of two.
        #expect(
            result { ($0.keyFile, $0.variableURL, $0.fileURL) = ("k", Self.two, Self.one) }
                == "unclear: HACKATIME_API_URL, \(file)")
        // WakaTime is no Hackatime.
        let wakaTime = "https://api.wakatime.com/api/v1"
        #expect(
            result { ($0.variable, $0.fileURL) = ("k", wakaTime) } == "HACKATIME_API_KEY is for WakaTime by \(file)")
        #expect(
            result { ($0.variable, $0.variableURL) = ("k", wakaTime) }
                == "HACKATIME_API_KEY is for WakaTime by HACKATIME_API_URL")
        #expect(
            result { ($0.variable, $0.fileURL, $0.listed) = ("k", wakaTime, (Self.one, "l")) }
                == "k to one.hackatime.example")
        #expect(result { $0.fileKey = "k" } == "api_key is for WakaTime by default")
    }

    @Test func `A variable that is no address is named, not repeated`() {
        var sources = KeySources()
        sources.environmentKey = Secret("k")
        sources.environmentURL = "https://me:hush@time.example"
        #expect(throws: StartupError.badAPIURL(place: "HACKATIME_API_URL")) { try KeyChoice.settings(sources) }
    }
}

/// The key where something else belongs.
struct KeyAsInputTests {
    @Test(arguments: ["--user", "--timezone", "--log", "--server", "--config"])
    func `An option that holds the key is refused without repeating it`(option: String) {
        let key = "3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"
        var sources = KeySources()
        sources.environmentKey = Secret("another-key-9")
        sources.config.key = Secret(key)
        sources.config.apiURL = "https://time.example"
        switch option {
        case "--user": sources.choices.user = key
        case "--timezone": sources.choices.timezone = key.uppercased()
        case "--log": sources.choices.logFile = "~/\(key).log"
        case "--server": sources.choices.server = "https://\(key).example"
        default: sources.configPath = "/home/\(key)"
        }
        do throws(StartupError) {
            _ = try KeyChoice.settings(sources)
            Issue.record("it was taken")
        } catch {
            #expect(error == .keyAsInput(option) && error.exitStatus == 64)
            #expect(!error.text.contains(key))
        }
    }

    @Test func `A key given for a key file is not repeated`() {
        let key = "3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"
        let text = StartupError.noKeyFile(key).text
        #expect(!text.contains(key) && text.contains("not the key"))
    }
}
