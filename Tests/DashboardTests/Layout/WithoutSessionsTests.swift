import Cells
import HackatimeAPI
import Testing

@testable import Dashboard
@testable import Tracker

/// Where another user's sessions are not told, the lists have their room.
struct WithoutSessionsTests {
    @Test(arguments: [(60, 20), (60, 30), (80, 24), (120, 40), (200, 50)])
    func `The lists take the room of sessions that are not told`(_ width: Int, _ height: Int) throws {
        for error in [ClientError.notOffered, .privateUser] {
            var state = try Sample.other(width, height) { $0.spans = Sample.failed(error) }
            for _ in PaneID.allCases {
                let layout = state.layout
                #expect(!layout.isShown(.chart) && !layout.isShown(.feed))
                #expect(layout.isShown(state.focus))
                #expect(
                    layout.rect(of: .languages).bottom == height - 1 || layout.rect(of: .projects).bottom == height - 1)
                #expect(!render(state).text.contains { $0.contains("sessions") })
                _ = reduce(&state, Event(at: state.now, .key(.tab)))
            }
            // Back at one's own heartbeats the focus is where it was.
            state.focus = .feed
            #expect(state.focus == .languages)
            state.trail = [.me]
            #expect(state.focus == .feed)
        }
        let failing = try Sample.other(width, height) {
            $0.spans = Sample.failed(.serverBroken(status: 500, requestID: nil, serverMessage: nil))
        }
        #expect(!failing.lacksSessions, "they may come")
    }
}
