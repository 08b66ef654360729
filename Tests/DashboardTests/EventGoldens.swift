import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

struct EventGoldens {
    static let sizes = [(120, 40), (80, 24), (60, 20)]

    @Test(arguments: sizes) func `The list of events has this look`(_ width: Int, _ height: Int) {
        expectGolden(render(EventStory.listed(width, height).state), named: "events-\(width)x\(height)")
    }

    @Test(arguments: sizes) func `An event has this look`(_ width: Int, _ height: Int) {
        var story = EventStory.listed(width, height)
        story.press(.enter)
        story.answerAll(EventStory.reply)
        story.press(.down, .character(" "))
        story.answerAll(EventStory.reply)
        expectGolden(render(story.state), named: "event-\(width)x\(height)")
        story.state.isASCII = true
        if height == 24 { expectGolden(render(story.state), named: "event-ascii-\(width)x\(height)") }
    }

    @Test func `An event whose heartbeats are not known has this look`() {
        var story = EventStory.listed(80, 24, isWhole: false)
        story.press(.enter)
        story.answerAll(EventStory.reply)
        expectGolden(render(story.state), named: "event-told-80x24")
    }

    @Test func `An event that nobody answers has this look`() {
        let refuses: (APICall) -> Result<APIValue, ClientError> = { _ in .failure(.notOffered) }
        var story = EventStory.listed(80, 24, isWhole: false, refuses)
        story.press(.enter)
        story.answerAll(refuses)
        expectGolden(render(story.state), named: "event-unknown-80x24")
    }

    @Test func `A wrong file has this look`() {
        var story = EventStory.listed(80, 24)
        story.press(.escape)
        story.events.problems = [
            .wrong(path: "~/.config/hackatop/events", line: 4, reason: "there is no zone \"Mars\" here"), .others(2),
        ]
        story.press(.character("e"))
        expectGolden(render(story.state), named: "events-wrong-80x24")
    }
}
