package import HackatimeAPI

/// The relevant settings of a WakaTime settings file (`~/.wakatime.cfg`); `nil` for missing ones.
///
/// A key belongs to `apiURL` (read by `ServerOrigin(parsing:)`). Without one it belongs to WakaTime, by that program's
/// own default, and must not be sent to a Hackatime. Paths are unchanged: the caller must expand `~`.
package struct WakatimeConfig: Sendable, Equatable {
    /// A further server of the section `[api_urls]`.
    package struct Server: Sendable, Hashable {
        /// An http or https URL as written; unchecked.
        package var url: String
        /// The key for this server only.
        package var key: Secret?

        /// Stores the values unchecked.
        package init(url: String, key: Secret?) {
            self.url = url
            self.key = key
        }
    }

    /// `api_key`, unchecked.
    package var key: Secret?
    /// `apikey`, the old spelling.
    package var legacyKey: Secret?
    /// `api_key_vault_cmd`: a command for `sh -c` that prints the key.
    package var vaultCommand: String?
    /// `api_url`, unchecked.
    package var apiURL: String?
    /// Seconds for a whole request, above 0 and at most 3600; `nil` if the file leaves it to the client.
    package var timeout: Double?
    /// An http, https or socks5 URL, which may contain a user name and a password; unchecked.
    package var proxy: Secret?
    /// `ssl_certs_file`: root certificates that replace the system's.
    package var certificatesFile: String?
    /// False if `no_ssl_verify` is set.
    package var verifiesCertificates = true
    /// `import_cfg`: a file whose settings take precedence. `INI.merge` merges it before this type reads the file.
    package var importFile: String?
    /// The servers of `[api_urls]`, in file order. Lines without a URL are left out.
    package var servers: [Server] = []

    /// The settings of an empty file.
    package init() {}

    /// Reads the sections `settings` and `api_urls`. Invalid values count as missing.
    package init(_ file: INI) {
        func value(_ key: String) -> String? { file.value(key, in: "settings") }
        key = value("api_key").map(Secret.init)
        legacyKey = value("apikey").map(Secret.init)
        vaultCommand = value("api_key_vault_cmd")
        apiURL = value("api_url")
        timeout = value("timeout").flatMap(Double.init).flatMap { $0 > 0 ? min($0, 3_600) : nil }
        // A password that holds # or ; would leave its beginning as the proxy's name. Whole, it is no address.
        let cut = file.entries.last { $0.key == "proxy" && $0.section == "settings" }?.cut ?? ""
        proxy = value("proxy").map { Secret(cut.contains("@") ? $0 + cut : $0) }
        certificatesFile = value("ssl_certs_file")
        verifiesCertificates = !(value("no_ssl_verify").map(Flag.isTrue) ?? false)
        importFile = value("import_cfg")
        servers = file.entries.filter { $0.section == "api_urls" }.compactMap { Self.server($0.value) }
    }

    /// `URL|key`. A pattern that contains a colon leaves its rest before the URL, which is cut off.
    private static func server(_ text: String) -> Server? {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        guard let place = parts.firstIndex(where: { $0.contains("http://") || $0.contains("https://") }) else {
            return nil
        }
        var url = parts[place]
        while !url.isEmpty, !url.hasPrefix("http://"), !url.hasPrefix("https://") { url.removeFirst() }
        let key = place + 1 < parts.endIndex ? parts[place + 1].filter { $0 != " " && $0 != "\t" } : ""
        return Server(url: String(url.filter { $0 != " " && $0 != "\t" }), key: key.isEmpty ? nil : Secret(key))
    }
}

/// The words for yes and no in settings files.
enum Flag {
    static func value(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on", "1", "t", "y": true
        case "false", "no", "off", "0", "f", "n": false
        default: nil
        }
    }

    static func isTrue(_ text: String) -> Bool { value(text) == true }
}
