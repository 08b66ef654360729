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

    @Test func `Giving up cancels the question`() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        story.take(story.tracker.endLookUp())
        #expect(story.open.isEmpty)
        #expect(story.cancelled.count == 1)
    }
}
