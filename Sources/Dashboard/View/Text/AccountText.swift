import HackatimeAPI

/// Words about a person's accounts.
package enum AccountText {
    /// Empty is what stands above all accounts.
    package static func name(_ name: String) -> String {
        name.isEmpty ? "the account without a name" : "account \(CleanText.shown(name, limit: 40))"
    }

    /// Why an account cannot be shown; only the first line, because it is for the status line.
    package static func refused(_ account: String, _ reason: String) -> String {
        let line = reason.split(separator: "\n").first.map(String.init) ?? reason
        return "\(name(account)) cannot be used: \(CleanText.shown(line, limit: 300))"
    }
}
