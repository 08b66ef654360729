import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing
import Tracker

/// What is counted here is what a server answers to an event's site.
struct EventWorldTests {
    private struct EventWorld {
        var server: SimulatedServer
        let now: Double
        let zone: ZoneRules
        let history: TestHistory

        init(_ now: String, zone: ZoneRules) throws {
            self.now = try #require(ISO8601.seconds(from: now))
            self.zone = zone
            history = TestHistory(now: self.now)
            server = SimulatedServer(seed: 11, start: self.now, zone: zone, dialect: .live)
            server.mixesWork = true
        }

        mutating func ask<C: Call>(_ call: C) throws -> C.Value {
            let response = server.respond(to: call.request(.live), key: SimulatedServer.key, at: now)
            return try call.value(from: response, .live)
        }

        /// From the store, with everything of the window and a day before it.
        mutating func count(_ window: TimeWindow, _ rules: EventRules) throws -> EventCount {
            let wide = TimeWindow(start: window.start - 86_400, end: window.end)
            history.add(try ask(MyHeartbeats(in: wide)).heartbeats)
            let query = BeatQuery(window.start..<window.end, wantsBefore: true)
            guard case .beats(let page) = history.recall(.beats(query), at: now) else { return EventCount() }
            #expect(page.next == nil)
            return EventCount(page.table, rules, end: window.end)
        }

        /// Both sums from the server and from here, and the lines between them.
        mutating func compare(_ event: HackEvent, _ projects: [String]) throws -> EventCount {
            let window = event.window(in: zone)
            let count = try count(
                window, EventRules(projects: projects, leavesOutAICoding: event.leavesOutAICoding))
            let stats = try ask(RangeStats(of: .me, in: window))
            let names = projects.isEmpty ? (stats.projects ?? []).map(\.name).filter(EventRules.isOffered) : projects
            let told = try ask(
                StatsSum(
                    of: .me, in: window, projects: names, leavesOutAICoding: event.leavesOutAICoding, counting: .event))
            let total = try ask(StatsSum(of: .me, in: window))
            #expect(count.event == told)
            #expect(count.total == total)
            #expect(stats.total == total)
            #expect(count.lines.reduce(0) { $0 + $1.seconds } == told - total)
            #expect(count.event > 3_600)
            return count
        }
    }

    private func event(_ from: String, _ to: String, _ zone: ZoneRules) throws -> HackEvent {
        HackEvent(
            name: "made up", from: try #require(EventFile.edge(from)), to: try #require(EventFile.edge(to)), zone: zone)
    }

    @Test(arguments: [[], ["hackatop", "robot-arm"]])
    func `An event across a clock change has the number of its own call, and the lines add up`(projects: [String])
        throws
    {
        let zone = try #require(ZoneFixtures.rules("America/New_York"))
        var harness = try EventWorld("2026-11-12T18:30:00Z", zone: zone)
        let event = try event("2026-10-28", "2026-11-04", zone)
        #expect(event.window(in: .utc).length == 8 * 86_400 + 3_600)
        _ = try harness.compare(event, projects)
    }

    @Test func `An event with overlapping projects has the number of its own call, and the lines add up`() throws {
        var harness = try EventWorld("2026-11-23T14:00:00Z", zone: .utc)
        let event = try event("2026-11-03 09:00", "2026-11-23 13:59:59", .utc)
        let count = try harness.compare(event, ["hackatop", "robot-arm"])
        let chosen = count.projects.filter { ["hackatop", "robot-arm"].contains($0.name) }
        #expect(chosen.reduce(0) { $0 + $1.seconds } > count.event)
        #expect(count.lines.contains { $0.kind == .notChosen && $0.seconds < 0 })
        // Only one of them, so that the other is what overlaps.
        let one = try harness.compare(event, ["hackatop"])
        #expect(one.lines.contains { $0.kind == .twice && $0.seconds > 0 })
    }

    @Test(arguments: [true, false])
    func `An event with hidden categories has the number of its own call, and the lines add up`(leavesOutAI: Bool)
        throws
    {
        var harness = try EventWorld("2026-11-23T14:00:00Z", zone: .utc)
        var event = try event("2026-11-10", "2026-11-22", .utc)
        event.leavesOutAICoding = leavesOutAI
        let chosen = try harness.compare(event, ["hackatop", "robot-arm"])
        #expect(chosen.lines.contains { $0.kind == .hiddenCategory && $0.seconds < 0 })
        #expect(chosen.lines.contains { $0.kind == .noCategory && $0.seconds < 0 })
        #expect(chosen.lines.contains { $0.kind == .aiCoding } == leavesOutAI)
        let all = try harness.compare(event, [])
        #expect(all.lines.contains { $0.kind == .lastProject && $0.seconds < 0 })
        #expect(all.lines.contains { $0.kind == .nameless && $0.seconds < 0 })
        #expect(!all.lines.contains { $0.kind == .notChosen })
    }

    @Test func `What an editor sent after the end is told, and both sums have it`() throws {
        var harness = try EventWorld("2026-11-23T14:00:00Z", zone: .utc)
        let event = try event("2026-11-10", "2026-11-16", .utc)
        let timely = try harness.compare(event, ["hackatop"])
        #expect(timely.late == 0)
        harness.server.sendsLate = true
        let count = try harness.compare(event, ["hackatop"])
        #expect(count.event == timely.event)
        #expect(count.lines == timely.lines)
        // Independent of the code: the rows of the server without those.
        let window = event.window(in: .utc)
        let rows = try harness.ask(MyHeartbeats(in: TimeWindow(start: window.start - 86_400, end: window.end)))
            .heartbeats
        let kept = rows.filter { $0.project == "hackatop" && ($0.createdAt ?? 0) < window.end && $0.time < window.end }
        let rest = EventCount(BeatTable(kept, in: window), EventRules(projects: ["hackatop"])).event
        #expect(count.late == count.event - rest)
        #expect(count.late ?? 0 > 600)
    }

    /// The last heartbeat before the event can be of any age.
    @Test func `The pause into an event counts, however long ago the last heartbeat was`() throws {
        var harness = try EventWorld("2026-11-23T14:00:00Z", zone: .utc)
        let rows = try harness.ask(
            MyHeartbeats(in: TimeWindow(start: harness.now - 20 * 86_400, end: harness.now - 10 * 86_400))
        ).heartbeats
        let pause = try #require(zip(rows, rows.dropFirst()).max { $0.1.time - $0.0.time < $1.1.time - $1.0.time })
        let start = (pause.0.time + 300).rounded()
        let event = HackEvent(
            name: "made up", from: .instant(start), to: .instant(start + 5 * 86_400), zone: .utc)
        let count = try harness.compare(event, [])
        #expect(count.lines.first { $0.kind == .edge }?.seconds ?? 0 >= 119)
        #expect(!count.lacksEdge)
    }

    @Test func `A long event is read in parts`() throws {
        var harness = try EventWorld("2026-11-23T14:00:00Z", zone: .utc)
        let window = TimeWindow(start: harness.now - 9 * 86_400, end: harness.now)
        let rows = try harness.ask(MyHeartbeats(in: window)).heartbeats
        let small = TestHistory(rows, now: harness.now, searchLimit: 100)
        var table = BeatTable()
        var next: Double? = window.start
        var parts = 0
        while let start = next {
            let query = BeatQuery(start..<window.end, wantsBefore: parts == 0)
            guard case .beats(let page) = small.recall(.beats(query), at: harness.now) else { break }
            table.append(page.table)
            next = page.next
            parts += 1
        }
        #expect(parts > 5)
        #expect(table.beats.map(\.time) == rows.map(\.time).filter { $0 < window.end })
        #expect(EventCount(table, EventRules()) == EventCount(BeatTable(rows, in: window), EventRules()))
    }
}
