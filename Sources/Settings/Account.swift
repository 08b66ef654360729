package import HackatimeAPI

/// A server with its key, in hackatop's own settings file: what stands above all sections, or `[account NAME]`.
package struct Account: Sendable, Hashable {
    /// In lower case; empty above all sections.
    package var name = ""
    /// Checked to be an address. A named account without one is Hack Club's.
    package var server: String?
    /// `api-key`, unchecked.
    package var key: Secret?
    package var keyFile: String?

    package init(name: String = "", server: String? = nil, key: Secret? = nil, keyFile: String? = nil) {
        self.name = name
        self.server = server
        self.key = key
        self.keyFile = keyFile
    }

    /// The heading of its section.
    package var heading: String { "[account \(name)]" }

    /// For a named one.
    var origin: ServerOrigin { server.flatMap { ServerOrigin(parsing: $0) } ?? .hackClub }
}

/// A line of the section `[keys]`: a command, and the keys it is to have.
package struct KeyLine: Sendable, Hashable {
    package var command: String
    package var keys: String
    package var line: Int

    package init(command: String, keys: String, line: Int) {
        self.command = command
        self.keys = keys
        self.line = line
    }
}

extension HackatopConfig {
    /// The keys of `[account NAME]`.
    package static let accountKeys = ["server", "api-key", "api-key-file"]

    /// What stands above all sections, then the named accounts in the order of the file.
    package static func accounts(_ file: INI, path: String) throws(StartupError) -> [Account] {
        var accounts = [Account()]
        for entry in file.entries {
            let name: String
            switch section(entry.section) {
            case .top: name = ""
            case .keys: continue
            case .account(let named): name = named
            case nil: throw .unknownSection(entry.section, file: path, line: entry.line)
            }
            if !accounts.contains(where: { $0.name == name }) { accounts.append(Account(name: name)) }
            guard let index = accounts.firstIndex(where: { $0.name == name }) else { continue }
            let value = entry.value.isEmpty ? nil : entry.value
            switch spelled(entry.key) {
            case "server":
                accounts[index].server = value
                if let value, ServerOrigin(parsing: value) == nil {
                    throw .badSetting("server", file: path, line: entry.line, wanted: "an http or https address")
                }
            case "api-key": accounts[index].key = value.map { Secret($0 + entry.cut) }
            case "api-key-file": accounts[index].keyFile = value
            case let key:
                if !name.isEmpty { throw .unknownSetting(key, file: path, line: entry.line, known: accountKeys) }
            }
        }
        return accounts
    }

    /// The lines of `[keys]`.
    package static func keyLines(_ file: INI) -> [KeyLine] {
        file.entries.filter { section($0.section) == .keys && !$0.value.isEmpty }.map {
            KeyLine(command: spelled($0.key), keys: $0.value + $0.cut, line: $0.line)
        }
    }

    enum Section: Equatable {
        case top, keys
        case account(String)
    }

    /// `nil` for a heading that means nothing.
    static func section(_ heading: String) -> Section? {
        let words = heading.split(separator: " ", maxSplits: 1).map(String.init)
        switch words.first {
        case nil,
            "settings" where words.count == 1:
            return .top
        case "keys" where words.count == 1: return .keys
        case "account" where words.count == 2:
            let name = String(words[1].filter { $0 != "\"" && $0 != "'" })
            return name.isEmpty ? nil : .account(name)
        default: return nil
        }
    }

    /// A key with `-` for each `_`.
    static func spelled(_ key: String) -> String {
        key.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-")
    }
}

extension KeySources {
    /// Chooses the account, and with a named one leaves out what is meant for no account.
    ///
    /// - Parameters:
    ///   - options: What the command line says; `choices` must already contain it.
    ///   - accounts: As `HackatopConfig.accounts` tells them. An empty name chooses the unnamed one.
    package mutating func choose(options: Choices, accounts: [Account]) throws(StartupError) {
        self.accounts = accounts
        account = accounts.first ?? Account()
        let named = accounts.filter { !$0.name.isEmpty }
        if let wanted = choices.account?.lowercased() {
            guard let chosen = accounts.first(where: { $0.name == wanted }) else {
                throw .unknownAccount(
                    wanted, file: ownConfigPath, known: named.map(\.name), isOption: options.account != nil)
            }
            account = chosen
        } else if !hasUnnamedKey, let first = named.first {
            account = first
        }
        guard !account.name.isEmpty else { return }
        choices.server = options.server
        choices.keyFile = options.keyFile ?? account.keyFile
    }

    /// Whether anything holds a key for no account in particular.
    private var hasUnnamedKey: Bool {
        choices.keyFile != nil || config.vaultCommand != nil || !config.servers.isEmpty
            || [account.key, environmentKey, wakatimeKey, config.key, config.legacyKey].contains { $0 != nil }
    }

    /// The names to switch between, in order; empty for what stands above the accounts, if there is a key.
    package var accountNames: [String] {
        var unnamed = self
        unnamed.account = accounts.first ?? Account()
        unnamed.choices.keyFile = unnamed.account.keyFile
        let hasFirst = account.name.isEmpty || unnamed.hasUnnamedKey
        return (hasFirst ? [""] : []) + accounts.map(\.name).filter { !$0.isEmpty }
    }
}
