import HackatimeAPI
import Testing

struct PosixZoneTests {
    /// Rule, instant, offset.
    @Test(arguments: [
        ("UTC0", "2026-08-22T00:00:00Z", 0), ("EST5", "2026-08-22T00:00:00Z", -18_000),
        ("<+0330>-3:30", "2026-08-22T00:00:00Z", 12_600), ("<-03>3", "2026-08-22T00:00:00Z", -10_800),
        ("LMT-0:34:08", "2026-08-22T00:00:00Z", 2_048), ("ABC+5:30", "2026-08-22T00:00:00Z", -19_800),
        // Without rules: those of the United States.
        ("EST5EDT", "2026-03-08T06:59:59Z", -18_000), ("EST5EDT", "2026-03-08T07:00:00Z", -14_400),
        ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z", -14_400),
        ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00Z", -18_000),
        // The southern summer spans the new year.
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", 39_600),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-06-01T00:00:00Z", 36_000),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-12-01T00:00:00Z", 39_600),
        // In Dublin, winter time is the exception, one hour less.
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-25T00:00:00Z", 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-25T00:00:00Z", 3_600),
        // Times before midnight and after the end of the day.
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7_200),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3_600),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7_200),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800),
        // Day 60 is always 1 March if 29 February is not counted, otherwise 1 March or 29 February.
        ("AAA0BBB,J60/0,J61/0", "2024-02-29T12:00:00Z", 0), ("AAA0BBB,J60/0,J61/0", "2024-03-01T12:00:00Z", 3_600),
        ("AAA0BBB,J60/0,J61/0", "2023-03-01T12:00:00Z", 3_600), ("AAA0BBB,59/0,60/0", "2024-02-29T12:00:00Z", 3_600),
        ("AAA0BBB,59/0,60/0", "2023-03-01T12:00:00Z", 3_600), ("AAA0BBB,0/0,365/0", "2024-12-30T12:00:00Z", 3_600),
        // Daylight time all year.
        ("XXX3EDT4,0/0,J365/23", "2026-01-01T04:00:00Z", -14_400),
        ("XXX3EDT4,0/0,J365/23", "2026-12-31T23:59:59Z", -14_400),
    ])
    func `A rule gives the offset of any instant`(rule: String, instant: String, offset: Int) throws {
        let zone = try #require(ZoneRules(name: "here", posix: rule))
        let seconds = try #require(ISO8601.seconds(from: instant))
        #expect(zone.offset(at: seconds) == offset)
        #expect(zone.name == "here")
    }

    @Test(arguments: [
        "", "E", "EST", "ES5", "EST25", "EST5:60", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,",
        "EST5EDT,M13.2.0,M11.1.0",
        "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,J0,J5",
        "EST5EDT,J366,J5",
        "EST5EDT,366,5", "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0,M11.1.0x", "<+03-3", "<+>-3", "America/New_York",
        "EST 5", "5", ",", "<>", "EST5EDT4,M3.2.0/2,M11.1.0/", "EST99999999999999999999",
    ])
    func `What is no rule is refused`(rule: String) {
        #expect(ZoneRules(name: "here", posix: rule) == nil)
    }

    @Test func `Days of a rule start where it says`() throws {
        let zone = try #require(ZoneRules(name: "here", posix: "EET-2EEST,M4.5.5/0,M10.5.4/24"))
        let day = CivilDate(year: 2040, month: 4, day: 27)
        #expect(zone.length(of: day) == 23 * 3_600)
        #expect(zone.civilTime(at: zone.start(of: day)).hourMinute == "01:00")
        #expect(zone.length(of: CivilDate(year: 2040, month: 10, day: 25)) == 25 * 3_600)
    }
}
