import ArgumentParser
import Dashboard
import HackatimeAPI
import HackatimeHTTP
import Settings

/// `hackatop setup`.
struct SetupCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "setup", _superCommandName: "hackatop",
        abstract: "Ask for the server and the key, try them, and save them for hackatop.",
        discussion: """
            Writes $XDG_CONFIG_HOME/hackatop/config, which only you can read then; all else in it stays. \
            ~/.wakatime.cfg, the settings of your editor, is left alone.
            """)

    @Option(help: ArgumentHelp("Save them as a further account of this name.", valueName: "name"))
    var account: String?

    @Flag(help: "Accept plain http for servers other than this machine.")
    var allowHttp = false

    func validate() throws {
        let isPlain = account?.utf8.allSatisfy { 0x20 < $0 && $0 < 0x7F && !"[]\"'#;".utf8.contains($0) } ?? true
        if account?.isEmpty == true || !isPlain {
            throw ValidationError("--account must be one word without brackets and quotes, such as work.")
        }
    }

    func perform(_ environment: Environment) -> Never {
        let name = account?.lowercased() ?? ""
        let section = name.isEmpty ? "" : "account \(name)"
        let heading = name.isEmpty ? "" : "[\(section)]"
        let path = environment.ownConfigPath
        let shown = environment.shortened(path)
        guard Question.canAsk else { Program.refuse(.noTerminalForSetup(file: shown, heading: heading)) }
        var files = SettingsFiles()
        var edit: SettingsEdit
        do throws(StartupError) { edit = SettingsEdit(try files.settings(path) ?? []) } catch { Program.refuse(error) }

        let (origin, key) = found(before: edit.value("server", in: section), environment)
        guard edit.set("server", to: origin.text, in: section), edit.set("api-key", to: key.text, in: section) else {
            Program.say(SetupText.unholdable(shown).text, status: .output)
        }
        if allowHttp, origin.scheme == "http", !origin.isLoopback { _ = edit.set("allow-http", to: "true") }
        if let reason = PrivateFile.save(edit.bytes, to: path) {
            Program.refuse(.unwritableSettings(shown, reason: reason))
        }
        Program.show(SetupText.written(shown, heading: heading).text)
        var choices = Choices()
        choices.account = name.isEmpty ? nil : name
        switch Settings.resolve(Options(choices: choices), environment) {
        case .success(let settings) where settings.key == key: Program.say("")
        case .success(let settings): Program.say(SetupText.otherWins(settings.keySource ?? "").text)
        case .failure(let error):
            Program.say(SetupText.unusable(error.text).text, status: .configuration)
        }
    }

    /// Asks until a server takes a key.
    private func found(before: String?, _ environment: Environment) -> (ServerOrigin, Secret) {
        var usual = before.flatMap { ServerOrigin(parsing: $0) } ?? .hackClub
        while true {
            let origin = server(usual)
            usual = origin
            while true {
                let key = key(for: origin)
                // A key that is pasted twice is not shown either.
                defer { Question.showTyping() }
                Program.show(SetupText.asking(origin).text)
                do throws(ClientError) {
                    let profile = try owner(of: key, on: origin, environment)
                    let names = [profile?.displayName, profile?.username.map { "(\($0))" }].compactMap(\.self)
                    Program.show(
                        SetupText.owner(names.isEmpty ? nil : names.joined(separator: " "), zone: profile?.zone).text)
                    return (origin, key)
                } catch {
                    let reason = error.message(for: .profile, server: origin.displayName).what
                    if error.isAboutKey {
                        Program.show(SetupText.refused(reason).text)
                        continue
                    }
                    Program.show(SetupText.unreachable(reason).text)
                }
                break
            }
        }
    }

    private func server(_ usual: ServerOrigin) -> ServerOrigin {
        while true {
            Program.show(SetupText.asksForServer(usual).text)
            let text = Question.ask("server: ")
            if text.isEmpty { return usual }
            guard let origin = ServerOrigin(parsing: text) ?? ServerOrigin(parsing: "https://\(text)") else {
                Program.show(SetupText.noServer.text)
                continue
            }
            if origin.isWakaTime {
                Program.show(SetupText.wakaTime.text)
            } else if origin.scheme == "http", !origin.isLoopback, !allowHttp {
                Program.show(SetupText.plainHTTP(origin).text)
            } else {
                return origin
            }
        }
    }

    private func key(for origin: ServerOrigin) -> Secret {
        while true {
            Program.show(SetupText.asksForKey(origin).text)
            let text = Question.ask("key: ", isHidden: true)
            if !text.isEmpty, text.utf8.count <= 512, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
                return Secret(text)
            }
            Program.show(SetupText.noKey.text)
        }
    }

    /// The owner of a key, asked through the proxy and with the certificates of the settings; `nil` if the server takes
    /// the key without telling whose it is.
    private func owner(
        of key: Secret, on origin: ServerOrigin, _ environment: Environment
    ) throws(ClientError) -> Profile? {
        // Whatever else is wrong in the settings is said when hackatop starts.
        var sources = (try? Settings.sources(Options(), environment)) ?? KeySources()
        sources.account = Account(name: "setup", server: origin.text, key: key)
        sources.choices = Choices()
        sources.choices.allowsPlainHTTP = allowHttp
        var http = HTTPSettings(origin: origin, key: key.text, userAgent: "hackatop/\(Version.number)")
        if let settings = try? KeyChoice.settings(sources) { http = HTTPSettings(settings) }
        let connection = try BlockingConnection(http)
        defer { connection.end() }
        do {
            return try connection.value(of: CurrentUser())
        } catch {
            guard error.suggestsOtherDialect else { throw error }
            _ = try connection.value(of: StatusbarToday())
            return nil
        }
    }
}
