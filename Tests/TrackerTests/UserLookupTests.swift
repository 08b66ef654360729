import Tracker
import HackatimeAPI
import Testing

struct UserLookupTests {
    private func begun() -> TrackerHarness {
        var harness = TrackerHarness()
        harness.begin()
        harness.answerAll(FakeServer(newest: TrackerHarness.start).reply)
        harness.forgetAsked()
        return harness
    }

    @Test(arguments: ["orpheus", "42", "my.name", "u0266frgp"])
    func `A username or number is found without asking`(text: String) {
        var harness = begun()
        harness.perform(harness.tracker.lookUp(text, at: harness.now))
        #expect(harness.asked.isEmpty)
        #expect(harness.tracker.lookUp?.state == .found(text))
    }

    @Test func `An e-mail address is looked up where the server allows it`() {
        var harness = begun()
        harness.perform(harness.tracker.lookUp("o@example.org", at: harness.now))
        #expect(harness.tracker.lookUp?.state == .asking)
        harness.answer({ $0 == .userByEmail("o@example.org") }, with: .success(.user(id: "42")))
        #expect(harness.tracker.lookUp?.state == .found("42"))
    }

    @Test func `Where look-ups are for administrators a Slack ID is the username`() {
        var harness = begun()
        harness.perform(harness.tracker.lookUp("U0266FRGP", at: harness.now))
        harness.answer({ $0 == .userBySlackID("U0266FRGP") }, with: .failure(.refused(serverMessage: nil)))
        #expect(harness.tracker.lookUp?.state == .found("U0266FRGP"))
        harness.forgetAsked()
        harness.perform(harness.tracker.lookUp("o@example.org", at: harness.now))
        #expect(harness.asked.isEmpty, "this server said no before")
        #expect(harness.tracker.lookUp?.state == .failed(.refused(serverMessage: nil)))
    }

    @Test func `An unknown address says so`() {
        var harness = begun()
        harness.perform(harness.tracker.lookUp("o@example.org", at: harness.now))
        harness.answer({ _ in true }, with: .failure(.notFound(serverMessage: "User not found")))
        #expect(harness.tracker.lookUp?.state == .failed(.notFound(serverMessage: "User not found")))
    }

    @Test func `A user who was found is known, whatever becomes of their stats`() {
        var harness = begun()
        harness.perform(harness.tracker.lookUp("o@example.org", at: harness.now))
        harness.answer({ $0 == .userByEmail("o@example.org") }, with: .success(.user(id: "7")))
        harness.perform(harness.tracker.endLookUp())
        harness.perform(harness.tracker.show(.user("7"), at: harness.now))
        harness.answer({ $0 == .userStats("7") }, with: .failure(.notFound(serverMessage: "User not found")))
        #expect(harness.tracker.person(.user("7")).isKnownByID)
        #expect(harness.tracker.person(.user("7")).stats.problem?.error == .notFound(serverMessage: "User not found"))
    }

    /// A server may have stats by username only, and still know the ids of its users.
    @Test(arguments: ["42", "U0266FRGP"]) func `An id without stats may still be a user's`(id: String) {
        let missing = Result<APIValue, ClientError>.failure(.notFound(serverMessage: "User not found"))
        for isUser in [true, false] {
            var harness = begun()
            harness.perform(harness.tracker.show(.user(id), at: harness.now))
            harness.answer({ $0 == .userStats(id) }, with: missing)
            #expect(harness.open.map(\.call) == [.trust(id)])
            harness.answer({ $0 == .trust(id) }, with: isUser ? .success(.trust(Trust(.blue))) : missing)
            #expect(harness.tracker.person(.user(id)).isKnownByID == isUser)
            #expect(harness.open.isEmpty)
        }
    }

    @Test func `A username without stats is nobody's`() {
        var harness = begun()
        harness.perform(harness.tracker.show(.user("orpheus"), at: harness.now))
        harness.answer({ $0 == .userStats("orpheus") }, with: .failure(.notFound(serverMessage: "User not found")))
        #expect(harness.open.isEmpty)
    }

    @Test func `Giving up cancels the question`() {
        var harness = begun()
        harness.perform(harness.tracker.lookUp("o@example.org", at: harness.now))
        harness.perform(harness.tracker.endLookUp())
        #expect(harness.open.isEmpty)
        #expect(harness.cancelled.count == 1)
    }
}
