package import HackatimeAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Zones from this machine's zone files; `scripts/test` installs the package tzdata.
package enum ZoneFixtures {
    /// The bytes of a zone's file.
    package static func tzif(_ name: String) -> [UInt8]? {
        guard let file = fopen("/usr/share/zoneinfo/\(name)", "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    package static func rules(_ name: String) -> ZoneRules? {
        tzif(name).flatMap { ZoneRules(name: name, tzif: $0) }
    }
}
