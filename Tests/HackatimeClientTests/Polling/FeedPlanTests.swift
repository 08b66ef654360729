import HackatimeClient
import Testing

@Suite struct FeedPlanTests {
    @Test func aWindowThatIsUnderWayIsNotTakenForItsSuccessor() {
        var story = PollerStory()
        let server = StoryServer(newest: PollerStory.start - 60)
        story.begin()
        story.run(for: 10, reply: server.reply)
        // A new heartbeat: its window is asked for, and before the answer a newer one shows.
        for (second, id) in [(30.0, Int64(1)), (90, 2)] {
            story.pass(60)
            story.take(story.poller.refresh(at: story.now) ?? [])
            story.answer(\.isNewest, with: .success(.newest(Heartbeat(id: id, time: PollerStory.start + second))))
        }
        story.answer(
            \.isFeed,
            with: .success(
                .heartbeats(
                    HeartbeatPage(
                        heartbeats: [Heartbeat(id: 1, time: PollerStory.start + 30)], isUnpaged: true, rowCount: 1))))
        // The second window is still wanted.
        #expect(story.open.contains { $0.question.window?.end ?? 0 > PollerStory.start + 90 })
        #expect(story.me.heartbeats.rows.contains { $0.id == 1 })
    }
}
