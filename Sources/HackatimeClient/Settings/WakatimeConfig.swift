/// What a WakaTime settings file (`~/.wakatime.cfg`) says that matters here.
public struct WakatimeConfig: Sendable, Equatable {
    /// A further server of the section `[api_urls]`.
    public struct Server: Sendable, Hashable {
        public var url: String
        public var key: Secret?

        public init(url: String, key: Secret?) {
            self.url = url
            self.key = key
        }
    }

    public var key: Secret?
    /// The old spelling `apikey`.
    public var legacyKey: Secret?
    /// A command for `sh -c` that prints the key.
    public var vaultCommand: String?
    public var apiURL: String?
    /// Seconds for a whole request; `nil` where the file leaves it to us.
    public var timeout: Double?
    /// May hold a user name and a password.
    public var proxy: Secret?
    public var certificatesFile: String?
    public var verifiesCertificates = true
    /// A file whose settings go over this one's.
    public var importFile: String?
    public var servers: [Server] = []

    public init() {}

    public init(_ file: INI) {
        func value(_ key: String) -> String? { file.value(key, in: "settings") }
        key = value("api_key").map(Secret.init)
        legacyKey = value("apikey").map(Secret.init)
        vaultCommand = value("api_key_vault_cmd")
        apiURL = value("api_url")
        timeout = value("timeout").flatMap(Double.init).flatMap { $0 > 0 ? min($0, 3_600) : nil }
        proxy = value("proxy").map(Secret.init)
        certificatesFile = value("ssl_certs_file")
        verifiesCertificates = !(value("no_ssl_verify").map(Flag.isTrue) ?? false)
        importFile = value("import_cfg")
        servers = file.entries.filter { $0.section == "api_urls" }.compactMap { Self.server($0.value) }
    }

    /// `URL|key`. A pattern with a colon in it ends early and leaves its rest before the URL: that is cut off.
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

/// The words settings files use for yes and no.
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
