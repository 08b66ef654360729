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
}
