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

    static func story(_ width: Int, _ height: Int) -> DashboardHarness {
        var story = DashboardHarness.running(size: Size(width: width, height: height))
        story.happen(.historyProblem(problem))
        return story
    }

    static func text(_ story: DashboardHarness) -> [String] { render(story.state).text }

    @Test(arguments: [(80, 24), (60, 20), (120, 40), (200, 50)])
    func `The reason shows, and the keys do`(width: Int, height: Int) throws {
        let line = try #require(Self.text(Self.story(width, height)).last)
        #expect(line.contains("by a newer hackatop"))
        #expect(line.contains("? help"))
        #expect(line.contains("q quit"))
    }

    @Test(arguments: [(80, 24), (120, 40)]) func `All of it is in the help box`(width: Int, height: Int) {
        var story = Self.story(width, height)
        story.press(.character("?"))
        let shown = Self.text(story)
        for words in ["written by a", "goes on in memory", "install the"] {
            #expect(shown.contains { $0.contains(words) }, "\(words): \(shown.joined(separator: "\n"))")
        }
        // The last of its path, too.
        #expect(shown.contains { $0.contains("def.db") })
        story.happen(.historyProblem(nil))
        #expect(!Self.text(story).joined().contains("Now"))
    }
}
