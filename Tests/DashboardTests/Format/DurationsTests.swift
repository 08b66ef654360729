import Cells
import Dashboard
import HackatimeAPI
import Testing

struct DurationsTests {
    @Test(arguments: [
        (0.0, "0m"), (-5, "0m"), (.nan, "0m"), (1, "<1m"), (59.9, "<1m"), (60, "1m"), (3_599, "59m"), (3_600, "1h 00m"),
        (7_530, "2h 05m"), (375_000, "104h 10m"), (1e12, "277777777h 46m"), (1e300, "2777777777h 46m"),
        (.infinity, "2777777777h 46m"),
    ]) func `Lengths round down`(_ seconds: Double, _ text: String) {
        #expect(Durations.text(seconds) == text)
    }

    @Test(arguments: [(14_400.0, "4h"), (5_400, "1h 30m"), (1_800, "30m")])
    func `Goals are short`(_ seconds: Double, _ text: String) {
        #expect(Durations.short(seconds) == text)
    }

    @Test(arguments: [
        (1.0, "1m"), (60, "1m"), (61, "2m"), (4_320, "1h 12m"), (0, "0m"), (.infinity, "2777777777h 46m"),
    ])
    func `What is missing rounds up`(_ seconds: Double, _ text: String) {
        #expect(Durations.rest(seconds) == text)
    }

    @Test(arguments: [(121.0, "2 min"), (2_820, "47 min"), (12_000, "3h 20m"), (200_000, "2 days")])
    func `Pauses read as spoken`(_ seconds: Double, _ text: String) {
        #expect(Durations.pause(seconds) == text)
    }

    @Test(arguments: [
        (-100.0, "now"), (.nan, "now"), (14, "now"), (15, "<1 min ago"), (59, "<1 min ago"), (60, "1 min ago"),
        (3_599, "59 min ago"), (3_600, "1 h ago"), (200_000, "2 days ago"), (.infinity, "115740740 days ago"),
    ]) func `Ages change once a minute`(_ seconds: Double, _ text: String) {
        #expect(Ages.text(seconds) == text)
    }

    @Test(arguments: [
        (1.0, 2.0, "50 %"), (1, 1_000, "<1 %"), (0, 5, "0 %"), (5, 0, "0 %"), (3, 2, "150 %"), (1e9, 1, ">999 %"),
        (999, 1_000, "99 %"), (1_176, 10_000, "12 %"), (1_149, 10_000, "11 %"), (1, 1, "100 %"),
        (.infinity, 1, ">999 %"),
    ]) func `Shares are nearest but never all too early`(_ part: Double, _ whole: Double, _ text: String) {
        #expect(Share.text(part, of: whole) == text)
    }

    @Test func `A goal is not reached until it is`() {
        #expect(Share.reached(14_399, of: 14_400) == "99 %")
        #expect(Share.reached(11_900, of: 100_000) == "11 %")
        #expect(Share.reached(14_400, of: 14_400) == "100 %")
    }

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

    @Test(arguments: KeyTable.bindings.flatMap(\.keys)) func `Every key has a name in ASCII`(_ key: Key) {
        let name = KeyName.text(key, set: .ascii)
        #expect(!name.isEmpty)
        #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    }
}
