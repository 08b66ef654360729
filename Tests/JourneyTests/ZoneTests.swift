import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct ZoneTests {
    /// Debian 13 has the old names in a package of their own.
    @Test func `An old zone name means the zone it was renamed to`() throws {
        let zones = try TemporaryFolder()
        try Child.run(["mkdir", "-p", "\(zones.path)/Asia", "\(zones.path)/Europe"])
        for name in ["Asia/Kolkata", "Europe/London"] {
            try Child.run(["cp", "-L", "/usr/share/zoneinfo/\(name)", "\(zones.path)/\(name)"])
        }
        let journey = try Journey.start(
            ["--demo", "--timezone", "Asia/Calcutta"], variables: ["TZDIR": zones.path, "TZ": "UTC0"])
        #expect(journey.shows("Asia/Calcutta"))
        #expect(journey.shows(firstText))
        journey.expectQuit()
        let other = try Journey.start(
            ["--demo", "--timezone", "Asia/Tokyo"], columns: 160, variables: ["TZDIR": zones.path, "TZ": "UTC0"])
        #expect(other.shows("there is no time zone Asia/Tokyo here"))
        #expect(other.end() == .exited(64))
    }
}
