import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

/// Somebody pastes the key where a name or a word belongs.
struct OwnKeyTests {
    private static let key = "3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"

    private func running(_ key: String = OwnKeyTests.key) -> DashboardHarness {
        var story = DashboardHarness.running()
        story.state.secrets = Secrets(keys: [Secret(key)])
        _ = story.takeEffects()
        return story
    }

    private func prompt(_ story: DashboardHarness) -> Prompt? {
        if case .prompt(let prompt)? = story.state.layers.last { prompt } else { nil }
    }

    @Test(arguments: [key, key.uppercased(), "waka_" + key, "me:" + key, " " + key + " "])
    func `The prompt takes no key`(typed: String) {
        var story = running()
        story.type("u" + typed)
        story.press(.enter)
        #expect(prompt(story)?.problem == NoticeText.thatIsTheKey.text)
        #expect(prompt(story)?.text.contains("3f1c9a52") == false)
        #expect(story.state.promptHistory.isEmpty)
        #expect(story.takeEffects().allSatisfy { !"\($0)".lowercased().contains(Self.key) })
        #expect(story.state.trail == [.me])
        // Something else can be typed at once.
        story.press(.escape)
        #expect(story.state.layers.isEmpty)
    }

    @Test func `A search takes no key, and no filter holds one`() {
        var story = running()
        story.type("/" + Self.key)
        #expect(story.state.notice?.text == NoticeText.thatIsTheKey.text)
        #expect(story.state.feedFilter.isEmpty)
        #expect(render(story.state).text.last?.contains("that is your key") == true)
        story.press(.enter)
        story.state.filter(by: \.project, Self.key)
        #expect(story.state.feedFilter.isEmpty)
    }

    @Test func `A key that is found later is taken no more than the first`() {
        var story = running("another-key-of-mine")
        story.happen(.hide(Secret(Self.key)))
        story.type("u" + Self.key)
        #expect(prompt(story)?.problem == NoticeText.thatIsTheKey.text)
        story.type("another-key-of-mine")
        #expect(prompt(story)?.problem == NoticeText.thatIsTheKey.text)
    }

    @Test func `A key of a few letters refuses no other word`() {
        var story = running("or")
        story.type("uorpheus")
        #expect(prompt(story)?.text == "orpheus")
    }

    @Test func `What an older version noted comes back to no screen`() {
        var story = DashboardHarness()
        story.state.secrets = Secrets(keys: [Secret(Self.key)])
        var remembered = Remembered()
        remembered.lookUps = ["orpheus", Self.key]
        var view = SavedView()
        view.user = Self.key
        remembered.view = view
        story.happen(.remembered(remembered))
        #expect(story.state.promptHistory == ["orpheus"])
        #expect(story.state.trail == [.me])
    }
}
