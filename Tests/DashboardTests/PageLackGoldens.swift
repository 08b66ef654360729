import Cells
import HackatimeAPI
import TestSupport
import Testing

@testable import Dashboard

struct PageLackGoldens {
    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `Pages without answers have this look`(
        _ width: Int, _ height: Int
    ) {
        let pages: [(String, Page.Kind)] = [
            ("leaderboard", .leaderboard(.daily)), ("compare", .compare(["mira", "sol"])), ("friends", .friends),
        ]
        for (name, kind) in pages {
            var harness = PageLackTests.harness(width, height)
            PageLackTests.open(kind, in: &harness)
            expectGolden(render(harness.state), named: "\(name)-lacking-\(width)x\(height)")
        }
    }
}
