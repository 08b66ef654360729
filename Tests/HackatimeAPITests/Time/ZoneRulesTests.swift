import HackatimeAPI
import TestSupport
import Testing

struct ZoneRulesTests {
    /// Instant, zone, and what the wall clock there shows.
    @Test(arguments: [
        ("2026-08-22T15:00:03Z", "Asia/Kolkata", "2026-08-22T20:30:03+05:30"),
        ("2026-03-08T06:59:59Z", "America/New_York", "2026-03-08T01:59:59-05:00"),
        ("2026-03-08T07:00:00Z", "America/New_York", "2026-03-08T03:00:00-04:00"),
        ("2026-11-01T05:59:59Z", "America/New_York", "2026-11-01T01:59:59-04:00"),
        ("2026-11-01T06:00:00Z", "America/New_York", "2026-11-01T01:00:00-05:00"),
        ("2126-07-01T12:00:00Z", "America/New_York", "2126-07-01T08:00:00-04:00"),
        ("1960-01-01T12:00:00Z", "America/New_York", "1960-01-01T07:00:00-05:00"),
        ("2026-03-29T00:59:59Z", "Europe/Lisbon", "2026-03-29T00:59:59Z"),
        ("2026-03-29T01:00:00Z", "Europe/Lisbon", "2026-03-29T02:00:00+01:00"),
        ("2011-12-30T09:59:59Z", "Pacific/Apia", "2011-12-29T23:59:59-10:00"),
        ("2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31T00:00:00+14:00"),
        ("2018-11-04T03:00:00Z", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"),
        ("2026-04-23T22:00:00Z", "Africa/Cairo", "2026-04-24T01:00:00+03:00"),
        ("2026-10-03T15:30:00Z", "Australia/Lord_Howe", "2026-10-04T02:30:00+11:00"),
        ("2026-04-04T15:00:00Z", "Australia/Lord_Howe", "2026-04-05T01:30:00+10:30"),
        ("2026-01-01T00:00:00Z", "UTC", "2026-01-01T00:00:00Z"),
    ])
    func `The wall clock is right on both sides of a change`(instant: String, zone: String, wall: String) throws {
        let rules = try #require(ZoneFixtures.rules(zone))
        let seconds = try #require(ISO8601.seconds(from: instant))
        #expect(ISO8601.text(ZonedInstant(seconds: seconds, offset: rules.offset(at: seconds))) == wall)
        let time = rules.civilTime(at: seconds + 0.9)
        #expect(wall.hasPrefix("\(time.date.text)T\(time.hourMinuteSecond)"))
    }

    /// Zone, day, its first instant, and its length in hours.
    @Test(arguments: [
        ("Asia/Kolkata", "2026-08-22", "2026-08-21T18:30:00Z", 24.0),
        ("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", 23),
        ("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", 25),
        ("America/New_York", "2060-11-07", "2060-11-07T04:00:00Z", 25),
        // Midnight does not exist.
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", 23),
        ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", 23),
        // Midnight exists twice: the first counts.
        ("America/Havana", "2025-11-02", "2025-11-02T04:00:00Z", 25),
        // 23:00 exists twice on the day before.
        ("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z", 25),
        ("America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00:00Z", 24),
        // The zone left the day out.
        ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", 24),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0),
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", 24),
        ("Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30:00Z", 23.5),
        ("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z", 24.5),
        ("Europe/Lisbon", "2026-10-25", "2026-10-24T23:00:00Z", 25),
        ("UTC", "1970-01-01", "1970-01-01T00:00:00Z", 24),
    ])
    func `A day starts at its first instant`(zone: String, day: String, start: String, hours: Double) throws {
        let rules = try #require(ZoneFixtures.rules(zone))
        let date = try #require(ISO8601.date(from: day))
        #expect(ISO8601.text(ZonedInstant(seconds: rules.start(of: date))) == start)
        #expect(rules.length(of: date) == hours * 3_600)
    }

    @Test(arguments: [
        "Asia/Kolkata", "America/New_York", "Europe/Lisbon", "Pacific/Apia", "America/Sao_Paulo", "Africa/Cairo",
        "Australia/Lord_Howe", "America/Goose_Bay", "Europe/Dublin", "Africa/Casablanca", "America/Godthab",
    ])
    func `The next day begins after now, and is another day`(zone: String) throws {
        let rules = try #require(ZoneFixtures.rules(zone))
        // The step visits every hour, minute and second of the day.
        for seconds in stride(from: 1_262_300_000.0, to: 1_900_000_000, by: 345_677.25) {
            let next = rules.startOfNextDay(after: seconds)
            #expect(next > seconds && next - seconds <= 25 * 3_600)
            #expect(rules.day(at: next) > rules.day(at: seconds))
            #expect(rules.day(at: next - 1) == rules.day(at: seconds))
        }
    }

    @Test func `The next day is ahead even where a change at midnight goes back a day`() throws {
        // At 00:01 the clocks went back to 23:01 of the day before.
        let rules = try #require(ZoneFixtures.rules("America/Goose_Bay"))
        let change = try #require(ISO8601.seconds(from: "2010-11-07T03:01:00Z"))
        #expect(rules.day(at: change - 1).text == "2010-11-07")
        #expect(rules.day(at: change).text == "2010-11-06")
        #expect(rules.startOfNextDay(after: change) == change + 59 * 60)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 253_402_300_799, -62_135_596_800])
    func `Instants beyond the calendar count as its ends`(seconds: Double) throws {
        for zone in [ZoneRules.utc, try #require(ZoneFixtures.rules("America/New_York"))] {
            #expect((0..<24).contains(zone.civilTime(at: seconds).hour))
            #expect(zone.startOfNextDay(after: seconds) >= -62_135_596_800)
            #expect(zone.start(of: CivilDate(year: .max, month: .min, day: .max)).isFinite)
        }
    }

    @Test func `UTC is at hand without a file`() {
        #expect(ZoneRules.utc.name == "UTC")
        #expect(ZoneRules.utc.offset(at: 1_787_410_803) == 0)
        #expect(ZoneRules.utc.civilTime(at: 1_787_410_803).hourMinuteSecond == "15:00:03")
        #expect(ZoneRules.utc.startOfNextDay(after: 0) == 86_400)
    }
}
