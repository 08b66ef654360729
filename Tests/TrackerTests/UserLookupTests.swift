import Tracker
import HackatimeAPI
import Testing

struct UserLookupTests {
    private func begun() -> TrackerHarness {
        var story = TrackerHarness()
        story.begin()
        story.answerAll(FakeServer(newest: TrackerHarness.start).reply)
        story.forgetAsked()
        return story
    }

    @Test(arguments: ["orpheus", "42", "my.name", "u0266frgp"])
    func `A username or number is found without asking`(text: String) {
        var story = begun()
        story.take(story.tracker.lookUp(text, at: story.now))
        #expect(story.asked.isEmpty)
        #expect(story.tracker.lookUp?.state == .found(text))
    }

    @Test func `An e-mail address is looked up where the server allows it`() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        #expect(story.tracker.lookUp?.state == .asking)
        story.answer({ $0 == .userByEmail("o@example.org") }, with: .success(.user(id: "42")))
        #expect(story.tracker.lookUp?.state == .found("42"))
    }

    @Test func `Where look-ups are for administrators a Slack ID is the username`() {
        var story = begun()
        story.take(story.tracker.lookUp("U0266FRGP", at: story.now))
        story.answer({ $0 == .userBySlackID("U0266FRGP") }, with: .failure(.refused(serverMessage: nil)))
        #expect(story.tracker.lookUp?.state == .found("U0266FRGP"))
        story.forgetAsked()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        #expect(story.asked.isEmpty, "this server said no before")
        #expect(story.tracker.lookUp?.state == .failed(.refused(serverMessage: nil)))
    }

    @Test func `An unknown address says so`() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        story.answer({ _ in true }, with: .failure(.notFound(serverMessage: "User not found")))
        #expect(story.tracker.lookUp?.state == .failed(.notFound(serverMessage: "User not found")))
    }

    @Test func `A user who was found is known, whatever becomes of their stats`() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        story.answer({ $0 == .userByEmail("o@example.org") }, with: .success(.user(id: "7")))
        story.take(story.tracker.endLookUp())
        story.take(story.tracker.show(.user("7"), at: story.now))
        story.answer({ $0 == .userStats("7") }, with: .failure(.notFound(serverMessage: "User not found")))
        #expect(story.tracker.person(.user("7")).isKnownByID)
        #expect(story.tracker.person(.user("7")).stats.problem?.error == .notFound(serverMessage: "User not found"))
    }

    /// A server may have stats by username only, and still know the ids of its users.
    @Test(arguments: ["42", "U0266FRGP"]) func `An id without stats may still be a user's`(id: String) {
        let missing = Result<APIValue, ClientError>.failure(.notFound(serverMessage: "User not found"))
        for isUser in [true, false] {
            var story = begun()
            story.take(story.tracker.show(.user(id), at: story.now))
            story.answer({ $0 == .userStats(id) }, with: missing)
            #expect(story.open.map(\.call) == [.trust(id)])
            story.answer({ $0 == .trust(id) }, with: isUser ? .success(.trust(Trust(.blue))) : missing)
            #expect(story.tracker.person(.user(id)).isKnownByID == isUser)
            #expect(story.open.isEmpty)
        }
    }

    @Test func `A username without stats is nobody's`() {
        var story = begun()
        story.take(story.tracker.show(.user("orpheus"), at: story.now))
        story.answer({ $0 == .userStats("orpheus") }, with: .failure(.notFound(serverMessage: "User not found")))
        #expect(story.open.isEmpty)
    }

    @Test func `Giving up cancels the question`() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        story.take(story.tracker.endLookUp())
        #expect(story.open.isEmpty)
        #expect(story.cancelled.count == 1)
    }
}
