import HackatimeAPI
import Settings
import Testing

/// Several accounts in hackatop's own settings file.
struct AccountTests {
    private static let file = """
        server = https://one.hackatime.example
        api_key = top
        [account Work]
        server = https://two.hackatime.example/api
        api-key = at#work
        [account home]
        api-key-file = ~/home-key
        [keys]
        refresh = u
        [account work]
        api_key_file = ~/work-key
        """

    private func accounts(_ text: String) throws(StartupError) -> [Account] {
        try HackatopConfig.accounts(INI(text), path: "config")
    }

    private func sources(_ text: String, _ name: String?, option: Bool = true) throws(StartupError) -> KeySources {
        let own = try HackatopConfig.choices(INI(text), path: "config")
        var options = Choices()
        if option { options.account = name }
        var sources = KeySources(choices: options.over(own), ownConfigPath: "config")
        try sources.choose(options: options, accounts: accounts(text))
        return sources
    }

    private func problem(_ text: String, _ name: String? = nil) -> StartupError? {
        do throws(StartupError) {
            _ = try KeyChoice.settings(sources(text, name))
            return nil
        } catch {
            return error
        }
    }

    @Test func `Sections with the same name are one, and what they hold is read`() throws {
        #expect(
            try accounts(Self.file) == [
                Account(server: "https://one.hackatime.example", key: Secret("top")),
                Account(
                    name: "work", server: "https://two.hackatime.example/api", key: Secret("at#work"),
                    keyFile: "~/work-key"),
                Account(name: "home", keyFile: "~/home-key"),
            ])
        #expect(
            HackatopConfig.keyLines(INI(Self.file)) == [KeyLine(command: "refresh", keys: "u", line: 9)])
    }

    @Test func `A named account has its own server and key, whatever else there is`() throws {
        var all = try sources(Self.file.replacing("api_key_file = ~/work-key", with: ""), "WORK")
        all.environmentKey = Secret("variable-key")
        all.wakatimeKey = Secret("last-key")
        all.config.key = Secret("file-key-1")
        all.config.apiURL = "https://three.hackatime.example"
        let settings = try KeyChoice.settings(all)
        #expect(settings.origin.host == "two.hackatime.example" && settings.key == Secret("at#work"))
        #expect(settings.account == "work" && settings.accountNames == ["", "work", "home"])
        #expect(settings.serverSource == "[account work] of config" && settings.keySource == "api-key")
        #expect(settings.keyPlace == "api-key in config")
        for key in ["variable-key", "last-key", "file-key-1", "at#work"] {
            #expect(!settings.secrets.hiding(in: "x \(key) y").contains(key))
        }
    }

    @Test func `Its key file wins, as above, and without a server it is Hack Club's`() throws {
        var home = try sources(Self.file, "home")
        #expect(home.choices.keyFile == "~/home-key")
        home.keyFile = Secret("filed\n")
        let settings = try KeyChoice.settings(home)
        #expect(settings.origin == .hackClub && settings.key == Secret("filed"))
        #expect(try sources(Self.file, "work").choices.keyFile == "~/work-key")
    }

    @Test func `A key of an account goes to no other server`() {
        let text = Self.file.replacing("api_key_file = ~/work-key", with: "")
        do throws(StartupError) {
            var asked = try sources(text, "work")
            asked.choices.server = "https://one.hackatime.example"
            _ = try KeyChoice.settings(asked)
            Issue.record("it was sent")
        } catch {
            guard case .foreignKey(_, let origin, let wanted) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(origin.host == "two.hackatime.example" && wanted.host == "one.hackatime.example")
        }
    }

    @Test func `Without a choice the key above counts, and else the first account`() throws {
        #expect(try KeyChoice.settings(sources(Self.file, nil)).key == Secret("top"))
        let only = "[account work]\napi-key = w\n[account home]\napi-key = h"
        let settings = try KeyChoice.settings(sources(only, nil))
        #expect(settings.key == Secret("w") && settings.accountNames == ["work", "home"])
        #expect(try KeyChoice.settings(sources("account = home\n" + only, nil)).key == Secret("h"))
        #expect(try KeyChoice.settings(sources("account = home\n" + only, "work")).key == Secret("w"))
    }

    @Test func `What cannot be is named`() {
        let known = "there is no account x in config; there are work"
        #expect(problem("[account work]\napi-key = w", "x")?.text == known)
        #expect(problem("[account work]\napi-key = w", "x")?.exitStatus == 64)
        #expect(problem("account = x")?.exitStatus == 78)
        #expect(problem("account = x")?.text.contains("hackatop setup --account") == true)
        #expect(problem("[account work]\nserver = https://a.example", "work")?.text.contains("holds no key") == true)
        #expect(
            problem("[account work]\napi-kee = w")?.text
                == "config, line 2: there is no setting api-kee; did you mean api-key?")
        #expect(
            problem("[account work]\nserver = x")?.text
                == "config, line 2: server must be an http or https address")
        #expect(
            problem("[colours]\nred = 1")?.text
                == "config, line 2 is in a section [colours], which means nothing; there are [keys] and [account NAME]")
    }
}
