import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

/// Somebody pastes the key where a name or a word belongs.
struct OwnKeyTests {
    private static let key = "3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"

    private func running(_ key: String = OwnKeyTests.key) -> DashboardHarness {
        var harness = DashboardHarness.running()
        harness.state.secrets = Secrets(keys: [Secret(key)])
        _ = harness.takeEffects()
        return harness
    }

    private func prompt(_ harness: DashboardHarness) -> Prompt? {
        if case .prompt(let prompt)? = harness.state.layers.last { prompt } else { nil }
    }

    @Test(arguments: [key, key.uppercased(), "waka_" + key, "me:" + key, " " + key + " "])
    func `The prompt takes no key`(typed: String) {
        var harness = running()
        harness.type("u" + typed)
        harness.press(.enter)
        #expect(prompt(harness)?.problem == NoticeText.thatIsTheKey.text)
        #expect(prompt(harness)?.text.contains("3f1c9a52") == false)
        #expect(harness.state.prompts.people.isEmpty)
        #expect(harness.takeEffects().allSatisfy { !"\($0)".lowercased().contains(Self.key) })
        #expect(harness.state.trail == [.me])
        // Something else can be typed at once.
        harness.press(.escape)
        #expect(harness.state.layers.isEmpty)
    }

    @Test func `A search takes no key, and no filter holds one`() {
        var harness = running()
        harness.type("/" + Self.key)
        #expect(harness.state.messages.notice?.text == NoticeText.thatIsTheKey.text)
        #expect(harness.state.feedFilter.isEmpty)
        #expect(render(harness.state).text.last?.contains("that is your key") == true)
        harness.press(.enter)
        harness.state.filter(by: \.project, Self.key)
        #expect(harness.state.feedFilter.isEmpty)
    }

    @Test func `A key that is found later is taken no more than the first`() {
        var harness = running("another-key-of-mine")
        harness.happen(.hide(Secret(Self.key)))
        harness.type("u" + Self.key)
        #expect(prompt(harness)?.problem == NoticeText.thatIsTheKey.text)
        harness.type("another-key-of-mine")
        #expect(prompt(harness)?.problem == NoticeText.thatIsTheKey.text)
    }

    @Test func `A key of a few letters refuses no other word`() {
        var harness = running("or")
        harness.type("uorpheus")
        #expect(prompt(harness)?.text == "orpheus")
    }

    @Test func `What an older version noted comes back to no screen`() {
        var harness = DashboardHarness()
        harness.state.secrets = Secrets(keys: [Secret(Self.key)])
        var remembered = Remembered()
        remembered.lookUps = ["orpheus", Self.key]
        var view = SavedView()
        view.user = Self.key
        remembered.view = view
        harness.happen(.remembered(remembered))
        #expect(harness.state.prompts.people == ["orpheus"])
        #expect(harness.state.trail == [.me])
    }
}
