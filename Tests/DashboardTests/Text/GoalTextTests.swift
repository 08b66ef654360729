import HackatimeAPI
import Testing

@testable import Dashboard

struct GoalTextTests {
    @Test func `A goal says what is missing`() {
        let words = GoalText(Goal(target: 14_400, tracked: 10_080), total: 10_080)
        #expect(words.label == "goal 4h")
        #expect(words.percent == "70 %")
        #expect(words.rest == "1h 12m to go")
        #expect(!words.isReached)
    }

    @Test func `A goal that counts less says so`() {
        let words = GoalText(Goal(target: 14_400, tracked: 7_200), total: 7_500)
        #expect(words.rest == "2h 00m to go; goal counts 2h 00m of 2h 05m")
        #expect(words.short == "2h 00m to go")
        let reached = GoalText(Goal(target: 3_600, tracked: 3_900), total: 7_500)
        #expect(reached.rest == "goal reached; goal counts 1h 05m of 2h 05m")
    }

    @Test func `A reached goal says by how much`() {
        #expect(GoalText(Goal(target: 3_600, tracked: 3_600), total: 3_600).rest == "goal reached")
        #expect(GoalText(Goal(target: 3_600, tracked: 4_500), total: 4_500).rest == "goal reached, 15m over")
        #expect(GoalText(Goal(target: 3_600, tracked: 3_599), total: 3_599).rest == "1m to go")
    }
}
