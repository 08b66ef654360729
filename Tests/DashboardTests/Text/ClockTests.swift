import Cells
import Dashboard
import HackatimeAPI
import Testing

struct ClockTests {
    @Test func `Moments name their day`() throws {
        let zone = try Sample.newYork()
        #expect(Clock.moment(Sample.now - 1_800, now: Sample.now, in: zone) == "14:02")
        #expect(Clock.moment(Sample.now - 86_400, now: Sample.now, in: zone) == "yesterday 14:32")
        #expect(Clock.moment(Sample.now - 2 * 86_400, now: Sample.now, in: zone) == "Sat 21 Nov 14:32")
        #expect(Clock.moment(Sample.now - 366 * 86_400, now: Sample.now, in: zone) == "Sat 22 Nov 2025 14:32")
        #expect(zone.place == "New York")
        #expect(Clock.offset(-18_000) == "UTC-05:00")
        #expect(Clock.offset(20_700) == "UTC+05:45")
    }
}
