import Testing

@testable import HackatimeAPI
@testable import Tracker

@Suite struct HeartbeatLogTests {
    @Test func onlySoManyRowsAreKeptAndTheLogSaysFromWhen() {
        var log = HeartbeatLog(rows: (0..<10).map { Heartbeat(id: $0, time: Double($0)) }, coveredFrom: -100)
        log.keep(newest: 10)
        #expect(log.coveredFrom == -100)
        log.keep(newest: 4)
        #expect(log.rows.map(\.time) == [6, 7, 8, 9])
        #expect(log.coveredFrom == 6)
    }

    @Test func aFeedLeftOpenDoesNotGrowForEver() {
        var story = PollerStory(interval: 300)
        var server = StoryServer(every: 1, newest: PollerStory.start)
        story.begin()
        for _ in 0..<90 {
            story.run(for: 300, reply: server.reply)
            server.total += 300
            server.newest += 300
        }
        #expect(story.me.heartbeats.rows.count == Poller.maxRows)
        #expect(story.me.heartbeats.rows.last?.time ?? 0 > PollerStory.start + 88 * 300)
        #expect(story.poller.wantOlder(at: story.now).isEmpty)
    }
}
