import Cells
import Dashboard
import HackatimeAPI
import Testing

struct AgesTests {
    @Test(arguments: [
        (-100.0, "now"), (.nan, "now"), (14, "now"), (15, "<1 min ago"), (59, "<1 min ago"), (60, "1 min ago"),
        (3_599, "59 min ago"), (3_600, "1 h ago"), (200_000, "2 days ago"), (.infinity, "115740740 days ago"),
    ]) func `Ages change once a minute`(_ seconds: Double, _ text: String) {
        #expect(Ages.text(seconds) == text)
    }
}
