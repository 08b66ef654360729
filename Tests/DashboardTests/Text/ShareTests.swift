import Cells
import Dashboard
import HackatimeAPI
import Testing

struct ShareTests {
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
}
