import HackatimeAPI
import Settings
import Testing

struct LaunchTests {
    @Test func `A history of 30 days is kept unless somebody says otherwise`() {
        let settings = ResolvedSettings(origin: .hackClub)
        #expect(settings.keepsHistory && settings.historyDays == 30)
        var choices = Choices()
        choices.historyDays = .all
        #expect(ResolvedSettings(origin: .hackClub, choices: choices).historyDays == nil)
        var others = Choices()
        others.historyDays = .last(7)
        others.keepsNothing = true
        let both = ResolvedSettings(origin: .hackClub, choices: choices.over(others))
        #expect(both.historyDays == nil && !both.keepsHistory)
    }

    @Test func `Days are all or a number`() {
        #expect(HistoryDays("0") == .last(0))
        #expect(HistoryDays("ALL") == .all)
        for text in ["", "-1", "36501", "1.5", "99999999999999999999"] { #expect(HistoryDays(text) == nil) }
    }
}
