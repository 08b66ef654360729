import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

/// What is wrong for long leaves the keys their room, loses its path before its reason, and is readable somewhere.
struct StatusRoomTests {
    static let problem = HistoryProblem(
        "the history was written by a newer hackatop; hackatop goes on in memory; install the newer one to use it",
        path: "/home/nova/.local/share/hackatop/hackatime.hackclub.com-0123456789abcdef.db",
        short: "history in memory: by a newer hackatop")

    static func harness(_ width: Int, _ height: Int) -> DashboardHarness {
        var harness = DashboardHarness.running(size: Size(width: width, height: height))
        harness.happen(.historyProblem(problem))
        return harness
    }

    static func text(_ harness: DashboardHarness) -> [String] { render(harness.state).text }

    @Test(arguments: [(80, 24), (60, 20), (120, 40), (200, 50)])
    func `The reason shows, and the keys do`(width: Int, height: Int) throws {
        let line = try #require(Self.text(Self.harness(width, height)).last)
        #expect(line.contains("by a newer hackatop"))
        #expect(line.contains("? help"))
        #expect(line.contains("q quit"))
    }

    @Test(arguments: [(80, 24), (120, 40)]) func `All of it is in the help box`(width: Int, height: Int) {
        var harness = Self.harness(width, height)
        harness.press(.character("?"))
        let shown = Self.text(harness)
        for words in ["written by a", "goes on in memory", "install the"] {
            #expect(shown.contains { $0.contains(words) }, "\(words): \(shown.joined(separator: "\n"))")
        }
        // The last of its path, too.
        #expect(shown.contains { $0.contains("def.db") })
        harness.happen(.historyProblem(nil))
        #expect(!Self.text(harness).joined().contains("Now"))
    }
}
