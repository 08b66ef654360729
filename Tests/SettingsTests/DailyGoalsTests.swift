import Settings
import Testing

struct DailyGoalsTests {
    private static let hour = 3_600.0

    @Test(arguments: [
        ("2h", 7_200.0), ("90m", 5_400), ("1h30m", 5_400), (" 1h 30m ", 5_400), ("24H", 86_400), ("off", 0), ("0", 0),
    ])
    func `One time is the goal of every day`(_ text: String, _ seconds: Double) {
        #expect(DailyGoals(text)?.seconds == Array(repeating: seconds, count: 7))
    }

    @Test func `Days have goals of their own, and the later one wins`() {
        #expect(
            DailyGoals("2h, sat 4h, Sunday off")?.seconds.map { $0 / Self.hour } == [2, 2, 2, 2, 2, 4, 0])
        #expect(DailyGoals("mon-fri 3h")?.seconds.map { $0 / Self.hour } == [3, 3, 3, 3, 3, 0, 0])
        #expect(DailyGoals("sat-mon 1h, sun 2h 30m")?.seconds.map { $0 / Self.hour } == [1, 0, 0, 0, 0, 1, 2.5])
    }

    @Test(arguments: [
        "", " ", ",", "2h,", "2", "h", "2h2h", "30m1h", "25h", "24h 1m", "-2h", "1.5h", "٢h", "mon", "mo 2h", "mon- 2h",
        "mon-tue-wed 2h", "caturday 2h", "2h sat", "99999999999999999999h", "1h\u{1B}[2J",
    ])
    func `Anything else is none`(_ text: String) {
        #expect(DailyGoals(text) == nil)
    }
}
