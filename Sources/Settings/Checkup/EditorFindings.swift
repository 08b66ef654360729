package import HackatimeAPI

/// What editors' plugins do by `~/.wakatime.cfg`, and what in it keeps their heartbeats from a server.
package struct EditorFindings {
    private let file: INI
    private let path: String
    private let origin: ServerOrigin
    private var found: [Finding] = []

    /// - Parameters:
    ///   - file: With what it imports.
    ///   - path: As it is shown.
    ///   - origin: The server that hackatop asks.
    ///   - key: The key that hackatop uses.
    package static func findings(_ file: INI, path: String, origin: ServerOrigin, key: Secret?) -> [Finding] {
        var findings = EditorFindings(file: file, path: path, origin: origin)
        findings.lookAtServers(WakatimeConfig(file), key)
        findings.lookAtSwitches()
        findings.lookAtNames()
        findings.lookAtConnection()
        return findings.found
    }

    private init(file: INI, path: String, origin: ServerOrigin) {
        self.file = file
        self.path = path
        self.origin = origin
    }

    private mutating func add(_ level: Finding.Level, _ text: String, _ advice: String? = nil) {
        found.append(Finding(.editor, level, text, advice: advice))
    }

    private func value(_ key: String) -> String? { file.value(key, in: "settings") }

    private mutating func lookAtServers(_ config: WakatimeConfig, _ key: Secret?) {
        var isHere = false
        for listed in config.servers {
            let place = ServerOrigin(parsing: listed.url)
            let words = listed.key.map { "key \(Masked.key($0))" } ?? "no key"
            guard let place else {
                add(.problem, "[api_urls] names what is no address", "correct its line in \(path)")
                continue
            }
            if place == origin { isHere = isHere || listed.key != nil }
            add(.ok, "[api_urls]: editors send to \(place.text) as well, \(words)")
            if place == origin, listed.key == nil {
                add(.problem, "[api_urls] names \(place.text) without a key", "write URL|key there")
            }
        }
        let own = config.key ?? config.legacyKey
        let hasKey = own != nil || config.vaultCommand != nil
        let main = config.apiURL.map { ServerOrigin(parsing: $0) } ?? .wakaTime
        let setting = "api_url = \(origin.text)/api/hackatime/v1"
        switch main {
        case nil: add(.problem, "api_url is no address", "write \(setting) below [settings] of \(path)")
        case origin?:
            isHere = isHere || hasKey
            add(.ok, "api_url: editors send to \(origin.text)")
        case let other?:
            let by = config.apiURL == nil ? "no api_url, so editors send to \(other.host)" : "api_url is \(other.text)"
            add(
                isHere ? .ok : .problem, "\(by), not to \(origin.text)",
                isHere ? nil : "write \(setting) below [settings] of \(path), or name that server with --server")
        }
        if !hasKey, !isHere {
            add(.problem, "no api_key: editors send nothing", "write api_key = … below [settings] of \(path)")
        } else if main == origin, let own, let key, own != key {
            add(
                .note, "editors send with another key (\(Masked.key(own))) than hackatop asks with",
                "if both are of one account, all is well")
        }
        let others = file.entries.count { $0.section == "project_api_key" }
        if others > 0 {
            add(
                .note,
                "[project_api_key]: heartbeats of some projects go with other keys (\(Self.count(others, "line")))")
        }
    }

    private mutating func lookAtSwitches() {
        if value("disabled").map(Flag.isTrue) == true {
            add(.problem, "disabled = true: editors send nothing", "remove it from \(path)")
        }
        if value("offline").flatMap(Flag.value) == false {
            add(.note, "offline = false: heartbeats made without a network are lost", "remove it from \(path)")
        }
        if let seconds = value("heartbeat_rate_limit_seconds").flatMap(Double.init), seconds > 120 {
            add(
                .note,
                "heartbeat_rate_limit_seconds is over 120: gaps between heartbeats are longer than the two minutes "
                    + "that count", "remove it from \(path)")
        }
        // Patterns may name projects, so they are only counted.
        for (key, words) in [
            ("exclude", "files that match are not sent"), ("ignore", "files that match are not sent"),
            ("include", "of those left out, files that match are sent all the same"),
        ] {
            let count = lines(of: key)
            if count > 0 { add(.note, "\(key) has \(Self.count(count, "pattern")): \(words)") }
        }
        for (key, words) in [
            ("include_only_with_project_file", "only files of projects with a .wakatime-project file are sent"),
            ("exclude_unknown_project", "files without a project are not sent"),
        ] where value(key).map(Flag.isTrue) == true { add(.note, "\(key) = true: \(words)") }
    }

    private mutating func lookAtNames() {
        for (key, thing) in [
            ("hide_file_names", "file names"), ("hidefilenames", "file names"), ("hide_project_names", "project names"),
            ("hide_branch_names", "branches"), ("hide_dependencies", "dependencies"),
            ("hide_project_folder", "paths of projects"),
        ] {
            guard let text = value(key), Flag.value(text) != false else { continue }
            let scope = Flag.isTrue(text) ? "" : ", in \(Self.count(lines(of: key), "pattern")) of folders"
            add(.note, "\(key): \(thing) are hidden before they are sent\(scope)")
        }
    }

    private mutating func lookAtConnection() {
        if let proxy = value("proxy") {
            let cut = file.entries.last { $0.key == "proxy" && $0.section == "settings" }?.cut ?? ""
            let shown = Masked.proxy(proxy + cut)
            if shown == "not an address" {
                add(.problem, "proxy is not an address", "correct it in \(path)")
            } else {
                add(.note, "proxy: everything goes through \(shown)")
            }
        }
        if value("no_ssl_verify").map(Flag.isTrue) == true {
            add(
                .note, "no_ssl_verify = true: certificates are not verified, so anyone on the way can read the key",
                "remove it from \(path)")
        }
        if value("ssl_certs_file") != nil { add(.note, "ssl_certs_file: certificates of your own are used") }
        if let text = value("timeout"), Double(text).map({ $0 > 0 }) != true {
            add(.note, "timeout is no number of seconds", "correct it in \(path)")
        }
    }

    /// The lines that a value has.
    private func lines(of key: String) -> Int { value(key)?.split(separator: "\n").count ?? 0 }

    private static func count(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
