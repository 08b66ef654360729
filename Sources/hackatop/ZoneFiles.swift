import AppResources
import Dashboard
import HackatimeAPI
import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The system's time zone files.
struct ZoneFiles: Sendable {
    private let directories: [String]
    private let machineText: String?

    init(_ environment: Environment) {
        // Like the C library, TZDIR replaces the usual places.
        directories =
            environment.zoneDirectory.map { [$0] }
            ?? ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/var/db/timezone/zoneinfo"]
        machineText = environment.zone
    }

    /// The rules of a zone by its IANA name, which may come from a server.
    func rules(_ name: String) -> Result<ZoneRules, ZoneProblem> {
        guard Self.isName(name) else {
            return .failure(ZoneProblem.noName(CleanText.shown(name)))
        }
        let names = [name] + AppResources.otherZoneNames(of: name)
        for place in names {
            if let rules = installed(place, named: name) { return .success(rules) }
        }
        // A machine may have its own zone and no others.
        if let machine = localtime(), names.contains(machine.name),
            let rules = file(Self.localtimePath, named: name)
        {
            return .success(rules)
        }
        if ["UTC", "Etc/UTC", "GMT", "Etc/GMT"].contains(name), let rules = ZoneRules(name: name, posix: "UTC0") {
            return .success(rules)
        }
        return .failure(ZoneProblem.notInstalled(name, hasOthers: installed("Europe/London", named: "") != nil))
    }

    private func installed(_ place: String, named name: String) -> ZoneRules? {
        for directory in directories {
            if case .bytes(let bytes) = FileReader.read("\(directory)/\(place)"),
                let rules = ZoneRules(name: name, tzif: bytes)
            {
                return rules
            }
        }
        return nil
    }

    /// The zone of `--timezone`, `nil` without one. An unknown zone ends the program, because it was requested by name:
    /// on the command line if `isOption`, otherwise in the settings file.
    func chosen(_ settings: ResolvedSettings, isOption: Bool) -> Result<ZoneRules?, StartupError> {
        guard let name = settings.zoneName else { return .success(nil) }
        switch rules(name) {
        case .success(let rules): return .success(rules)
        case .failure:
            return .failure(StartupError.unknownZone(name, isOption: isOption))
        }
    }

    /// The machine's own zone: `TZ`, else /etc/localtime, else UTC.
    func machine() -> (rules: ZoneRules, problem: ZoneProblem?) {
        guard let text = machineText else {
            if let rules = localtime() { return (rules, nil) }
            // Without the file, UTC is what the system means.
            var status = stat()
            let isThere = lstat(Self.localtimePath, &status) == 0
            return (.utc, isThere ? ZoneProblem.unreadableFile(Self.localtimePath) : nil)
        }
        let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
        if name.isEmpty { return (.utc, nil) }
        if name.hasPrefix("/") {
            if let rules = file(name, named: Self.name(inPath: name) ?? "localtime") { return (rules, nil) }
        } else if case .success(let rules) = rules(name) {
            return (rules, nil)
        } else if let rules = ZoneRules(name: "TZ=\(CleanText.shown(name))", posix: name) {
            // In a TZ variable UTC-5 is east of UTC. As a name of a zone it would be west.
            return (rules, nil)
        }
        return (.utc, ZoneProblem.unknownVariable(CleanText.shown(name)))
    }

    private static let localtimePath = "/etc/localtime"

    private func localtime() -> ZoneRules? {
        let path = Self.localtimePath
        var buffer = [CChar](repeating: 0, count: 1_024)
        let count = readlink(path, &buffer, buffer.count)
        let target = count > 0 ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : ""
        return file(path, named: Self.name(inPath: target) ?? nameFromEtc() ?? "localtime")
    }

    /// The name that Debian stores if /etc/localtime is a copy.
    private func nameFromEtc() -> String? {
        guard case .bytes(let bytes) = FileReader.read("/etc/timezone") else { return nil }
        let line = String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self)
        return Self.isName(line) ? line : nil
    }

    private func file(_ path: String, named name: String) -> ZoneRules? {
        guard case .bytes(let bytes) = FileReader.read(path) else { return nil }
        return ZoneRules(name: name, tzif: bytes)
    }

    /// The IANA name at the end of a path such as `../usr/share/zoneinfo/Europe/Lisbon`.
    private static func name(inPath path: String) -> String? {
        let parts = path.split(separator: "/")
        guard let root = parts.lastIndex(of: "zoneinfo") else { return nil }
        let name = parts[(root + 1)...].joined(separator: "/")
        return isName(name) ? name : nil
    }

    /// Parts made of letters, digits, `_`, `+` and `-`: they cannot leave the directory or affect a terminal.
    private static func isName(_ name: String) -> Bool {
        guard (1...64).contains(name.utf8.count) else { return false }
        return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    (97...122).contains(byte | 0x20) || (48...57).contains(byte) || "_+-".utf8.contains(byte)
                }
        }
    }
}
