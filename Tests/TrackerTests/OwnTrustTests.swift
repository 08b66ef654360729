import HackatimeAPI
import Tracker
import Testing

struct OwnTrustTests {
    /// The live server refuses a convicted user's own stats; their trust level comes from another call.
    @Test func `The own level is asked for by itself where the stats are refused`() {
        for profileFirst in [true, false] {
            var harness = TrackerHarness()
            let server = FakeServer(newest: TrackerHarness.start - 60)
            harness.begin()
            if profileFirst { harness.answer(\.isProfile, with: server.reply(.profile)) }
            harness.run(for: 10) { $0.isStats ? .failure(.refused(serverMessage: nil)) : server.reply($0) }
            #expect(harness.me.trustLevel == Trust(.blue))
            #expect(harness.asked.filter { $0 == .trust("42") }.count == 1)
        }
    }
}
