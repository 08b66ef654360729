import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

struct EventGoldens {
    static let sizes = [(120, 40), (80, 24), (60, 20)]

    @Test(arguments: sizes) func `The list of events has this look`(_ width: Int, _ height: Int) {
        expectGolden(render(EventHarness.listed(width, height).state), named: "events-\(width)x\(height)")
    }

    @Test(arguments: sizes) func `An event has this look`(_ width: Int, _ height: Int) {
        var harness = EventHarness.listed(width, height)
        harness.press(.enter)
        harness.answerAll(EventHarness.reply)
        harness.press(.down, .character(" "))
        harness.answerAll(EventHarness.reply)
        expectGolden(render(harness.state), named: "event-\(width)x\(height)")
        harness.state.isASCII = true
        if height == 24 { expectGolden(render(harness.state), named: "event-ascii-\(width)x\(height)") }
    }

    @Test func `An event whose heartbeats are not known has this look`() {
        var harness = EventHarness.listed(80, 24, isWhole: false)
        harness.press(.enter)
        harness.answerAll(EventHarness.reply)
        expectGolden(render(harness.state), named: "event-told-80x24")
    }

    @Test func `An event that nobody answers has this look`() {
        let refuses: (APICall) -> Result<APIValue, ClientError> = { _ in .failure(.notOffered) }
        var harness = EventHarness.listed(80, 24, isWhole: false, refuses)
        harness.press(.enter)
        harness.answerAll(refuses)
        expectGolden(render(harness.state), named: "event-unknown-80x24")
    }

    @Test func `A wrong file has this look`() {
        var harness = EventHarness.listed(80, 24)
        harness.press(.escape)
        harness.events.problems = [
            .wrong(path: "~/.config/hackatop/events", line: 4, reason: "there is no zone \"Mars\" here"), .others(2),
        ]
        harness.press(.character("e"))
        expectGolden(render(harness.state), named: "events-wrong-80x24")
    }
}
