import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// Friends on a page and in a pane.
struct FriendsGoldens {
    private static func screen(_ width: Int, _ height: Int, _ keys: Key...) -> DashboardState {
        var harness = FriendsTests.harness(
            friends: ["mira", "orpheus", "quiet", "ghost", "longname"], size: Size(width: width, height: height))
        for key in keys {
            harness.press(key)
            harness.answerAll(FriendsTests.reply)
        }
        return harness.state
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `The friends page has this look`(width: Int, height: Int) {
        let state = Self.screen(width, height, .character("F"), .down, .character(" "))
        expectGolden(render(state), named: "friends-\(width)x\(height)")
    }

    @Test func `Without friends it says how to get some`() {
        var harness = FriendsTests.harness(size: Size(width: 80, height: 24))
        harness.press(.character("F"))
        expectGolden(render(harness.state), named: "friends-none-80x24")
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `The friends pane has this look`(width: Int, height: Int) {
        let state = Self.screen(width, height, .backTab, .backTab, .character("<"))
        expectGolden(render(state), named: "friends-pane-\(width)x\(height)")
    }
}
