@testable import HackatimeAPI
@testable import Tracker
import Testing

struct FeedSyncTests {
    @Test func `The first window ends at the newest heartbeat however old`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 9 * 86400)
        harness.begin()
        harness.run(for: 5, reply: server.reply)
        let window = harness.asked.compactMap(\.window).first
        #expect(window?.end == server.newest + 1)
        #expect(window?.start == server.newest - 7200)
        #expect(harness.rows.count == 241)
        #expect(harness.me.coveredFrom == server.newest - 7200)
    }

    @Test func `Twenty thousand a day come in windows the server can bear`() {
        var harness = TrackerHarness()
        let server = FakeServer(every: 4.32, newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 5, reply: server.reply)
        #expect(harness.asked.filter(\.isFeed).count == 2, "too large once, then a quarter of it")
        #expect(harness.rows.count > 300)
        harness.forgetAsked()
        harness.perform(harness.tracker.wantOlder(at: harness.now))
        let before = harness.rows.count
        harness.answerAll(server.reply)
        let gained = harness.rows.count - before
        #expect((200...300).contains(gained), "older windows aim at 250 rows, not \(gained)")
    }

    @Test func `Scrolling back is complete and ends at the account's beginning`() {
        var harness = TrackerHarness()
        let server = FakeServer(every: 3600, newest: TrackerHarness.start)
        harness.begin()
        // The account is 20 days old: the empty time before it is not searched for ever.
        let reply: (APICall) -> Result<APIValue, ClientError> = { call in
            guard let window = call.window else { return server.reply(call) }
            let start = max(window.start, TrackerHarness.start - 20 * 86400)
            return server.heartbeats(TimeWindow(start: start, end: window.end))
        }
        harness.run(for: 5, reply: reply)
        var turns = 0
        while !harness.me.reachesStart, turns < 100 {
            harness.perform(harness.tracker.wantOlder(at: harness.now))
            harness.answerAll(reply)
            turns += 1
        }
        #expect(turns < 100)
        #expect(harness.rows.count == 20 * 24 + 1)
        let times = harness.rows.map(\.time)
        #expect(times == times.sorted())
        #expect(Set(times).count == times.count)
    }

    @Test func `Empty windows double up to thirty days`() {
        var harness = TrackerHarness(interval: 0)
        let lonely = TrackerHarness.start - 60
        let reply: (APICall) -> Result<APIValue, ClientError> = { call in
            guard let window = call.window else {
                if call.isProfile { return .failure(.notOffered) }
                return FakeServer(newest: lonely).reply(call)
            }
            let rows = window.end > lonely && window.start < lonely ? [Heartbeat(id: 1, time: lonely)] : []
            return .success(.heartbeats(HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count)))
        }
        harness.begin()
        harness.run(for: 5, reply: reply)
        harness.forgetAsked()
        harness.perform(harness.tracker.wantOlder(at: harness.now))
        harness.answerAll(reply)
        let lengths = harness.asked.compactMap(\.window).map { $0.length / 3600 }
        #expect(lengths.count == FeedPlan.maxEmptyWindows)
        #expect(zip(lengths, lengths.dropFirst()).allSatisfy { $1 == $0 * 2 || $1 == 720 })
        #expect(lengths.max() == 720)
        #expect(harness.me.reachesStart)
    }

    @Test func `A server that cuts at a hundred rows is paged by time`() {
        var harness = TrackerHarness()
        let server = FakeServer(every: 30, newest: TrackerHarness.start, pageLimit: 100)
        harness.begin()
        harness.run(for: 5, reply: server.reply)
        var turns = 0
        while harness.me.coveredFrom ?? 0 > TrackerHarness.start - 8 * 3600, turns < 50 {
            harness.perform(harness.tracker.wantOlder(at: harness.now))
            harness.answerAll(server.reply)
            turns += 1
        }
        let covered = harness.me.coveredFrom ?? 0
        let expected = Int((TrackerHarness.start - covered) / 30) + 1
        #expect(harness.rows.filter { $0.time >= covered }.count == expected, "no hole between pages")
    }

    @Test func `A server that reads only the date is not asked for ever`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start, pageLimit: 100)
        harness.begin()
        harness.run(for: 5) { call in
            guard call.isFeed else { return server.reply(call) }
            return server.heartbeats(TimeWindow(start: TrackerHarness.start - 14 * 3600, end: TrackerHarness.start))
        }
        #expect(harness.asked.filter(\.isFeed).count <= 8)
        #expect(harness.rows.count == 100)
    }

    @Test func `A heartbeat of the future decides nothing`() {
        var harness = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        let future = Heartbeat(id: 99, time: TrackerHarness.start + 90_000)
        let reply: (APICall) -> Result<APIValue, ClientError> = { call in
            call.isNewest ? .success(.newest(future)) : server.reply(call)
        }
        harness.begin()
        harness.run(for: 5, reply: reply)
        #expect(harness.asked.compactMap(\.window).first?.end == TrackerHarness.start + 1)
        #expect(harness.rows.contains { $0.id == 99 })
        server.total += 60
        server.newest += 90
        harness.run(for: 130, reply: reply)
        #expect(harness.rows.last { $0.id != 99 }?.time == TrackerHarness.start + 30)
    }

    @Test func `Heartbeats that arrive late are found by the total`() {
        var harness = TrackerHarness()
        let newest = TrackerHarness.start - 60
        var total = 5000.0
        var late: [Heartbeat] = []
        let base = FakeServer(every: 30, newest: newest)
        let reply: (APICall) -> Result<APIValue, ClientError> = { call in
            if call.isToday { return .success(.today(TodayTotal(seconds: total))) }
            guard let window = call.window, case .success(.heartbeats(var page)) = base.heartbeats(window) else {
                return base.reply(call)
            }
            // Between 13:00 and 13:20 the editor was offline.
            page.heartbeats.removeAll { $0.time > newest - 3000 && $0.time < newest - 1800 }
            page.heartbeats += late.filter { $0.time >= window.start && $0.time <= window.end }
            return .success(.heartbeats(page))
        }
        harness.begin()
        harness.run(for: 200, reply: reply)
        let before = harness.rows.count
        late = (1..<40).map { Heartbeat(id: Int64(10_000 + $0), time: newest - 3000 + Double($0) * 30) }
        total += 1080
        harness.run(for: 200, reply: reply)
        #expect(harness.rows.count == before + 39)
        let times = harness.rows.map(\.time)
        #expect(times == times.sorted())
    }

    @Test func `A day of another zone is not compared with the day that is counted here`() throws {
        // Work goes on past midnight in UTC. In Honolulu the same day lasts ten hours more.
        let midnight = TrackerHarness.start + 10 * 3_600
        var harness = TrackerHarness(wall: midnight - 1_800)
        let honolulu = try #require(ZoneRules(name: "Pacific/Honolulu", posix: "HST10"))
        var server = FakeServer(every: 30, newest: midnight - 1_830)
        harness.begin()
        harness.perform(harness.tracker.setZones(day: honolulu, viewer: .utc, at: harness.now))
        harness.run(for: 300) { server.reply($0) }
        let first = harness.asked.count
        for _ in 0..<24 {
            server.newest += 300
            server.total += 300
            harness.run(for: 300) { server.reply($0) }
        }
        let long = harness.asked.dropFirst(first).compactMap(\.window).filter { $0.length > 3_600 }
        #expect(long.isEmpty, "nothing is late, so nothing is asked again: \(long.count)")
    }
}
