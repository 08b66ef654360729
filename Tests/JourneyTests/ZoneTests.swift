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
        // A machine that does not know the new name yet.
        try Child.run(["mv", "\(zones.path)/Asia/Kolkata", "\(zones.path)/Asia/Calcutta"])
        let older = try Journey.start(
            ["--demo", "--timezone", "Asia/Kolkata"], variables: ["TZDIR": zones.path, "TZ": "UTC0"])
        #expect(older.shows("Asia/Kolkata"))
        #expect(older.shows(firstText))
        older.expectQuit()
        let other = try Journey.start(
            ["--demo", "--timezone", "Asia/Tokyo"], columns: 160, variables: ["TZDIR": zones.path, "TZ": "UTC0"])
        #expect(other.shows("there is no time zone Asia/Tokyo here"))
        #expect(other.end() == .exited(64))
    }

    /// In TZ, UTC-5 is five hours east of UTC. As a zone's name it would be west.
    @Test func `A rule in TZ is not shown as a name that means another zone`() throws {
        let journey = try Journey.start(["--demo"], columns: 160, variables: ["TZ": "UTC-5"])
        #expect(journey.shows("TZ=UTC-5"), "\(journey.screen.text)")
        journey.expectQuit()
    }
}
