import Dashboard
import HackatimeAPI
import Tracker
import Testing

struct CompletenessTextTests {
    private static let today = CivilDate(year: 2026, month: 11, day: 23)

    @Test func `Knowledge is said in words`() {
        func words(_ completeness: [Completeness]) -> CompletenessText {
            CompletenessText(
                completeness.enumerated().map {
                    DayFigure(day: Self.today.adding(days: $0), seconds: 0, completeness: $1)
                })
        }
        #expect(words([.agreed, .fetched, .differing]).text == "")
        #expect(words([.agreed, .unknown, .partial]).text == "1 of 3 days known")
        #expect(words([.agreed, .unknown, .partial]).short == "1 of 3 days")
        #expect(words([.unknown, .unknown]).text == "0 of 2 days known")
        #expect(words([.partial]).text == "partly known")
        #expect(words([.unknown]).text == "not known yet")
        #expect(words([]).text == "not known yet")
        #expect(words([.agreed]).after(["week"]) == ["week"], "what is known needs no words")
        #expect(
            words([.agreed, .unknown]).after(["week"]) == [
                "week, 1 of 2 days", "1 of 2 days",
            ])
    }
}
