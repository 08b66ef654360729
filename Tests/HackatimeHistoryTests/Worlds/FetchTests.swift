import Tracker
import HackatimeAPI
import HackatimeHistory
import HackatimeSimulator
import TestSupport
import Testing

/// Which windows are requested, and that none is requested twice.
struct FetchTests {
    /// Windows that reached the server and begin before an instant; `nil` is the midnight before each was requested.
    private func windows(_ world: WorldHarness, before end: Double? = nil) -> [TimeWindow] {
        world.asked.compactMap { asked in
            guard case .heartbeats(let window) = asked.call else { return nil }
            return window.start < end ?? world.zone.start(of: world.zone.day(at: asked.at)) ? window : nil
        }
    }

    /// They may touch by a second.
    private func expectNoneTwice(_ windows: [TimeWindow], location: SourceLocation = #_sourceLocation) {
        #expect(windows.count > 5, sourceLocation: location)
        let sorted = windows.sorted { $0.start < $1.start }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) {
            #expect(
                later.start >= earlier.end - 2, "\(earlier) and \(later)", sourceLocation: location)
        }
    }

    /// Cut off each time after this many seconds, during a wait or an answer.
    @Test(arguments: [(3.0, 0.0), (7, 0), (11, 0.5), (20, 2), (33, 4)])
    func `A filling in that is cut off goes on where it was`(after seconds: Double, latency: Double) throws {
        let world = try WorldHarness(zone: WorldHarness.newYork)
        var runs = 0
        while runs < 60 {
            let program = try world.add(seed: UInt64(runs), latency: latency)
            world.begin(program)
            world.pass(seconds)
            runs += 1
            let isDone = (0...8).allSatisfy {
                program.count(world.today.adding(days: -$0))?.completeness.isWhole == true
            }
            world.end(program)
            if isDone { break }
            world.pass(1)
        }
        #expect(runs < 60 || seconds < 7)
        let last = try world.add(seed: 99)
        world.begin(last)
        world.pass(600)
        for back in 1...8 {
            let day = world.today.adding(days: -back)
            #expect(last.count(day)?.seconds == world.serversDay(day), "\(day.text)")
            #expect(last.count(day)?.completeness == .agreed, "\(day.text)")
        }
        // A window whose answer never came is requested again.
        if latency == 0 { expectNoneTwice(windows(world)) }
        let before = windows(world).count
        world.end(last)
        let again = try world.add(seed: 100)
        world.begin(again)
        world.pass(3_600)
        #expect(windows(world).count == before)
    }

    @Test(arguments: WorldZone.allCases)
    func `A server that cuts at a hundred rows comes to the same days`(zone: WorldZone) throws {
        let world = try WorldHarness(.documented, zone: zone.rules)
        // The same people in the other dialect.
        let live = try WorldHarness(zone: zone.rules)
        let program = try world.add(days: 4)
        world.begin(program)
        world.pass(3_600)
        live.pass(3_600)
        world.act(program) { $0.refresh(at: $1) ?? [] }
        for back in 0...4 {
            let day = world.today.adding(days: -back)
            let figure = try #require(program.count(day))
            #expect(figure.completeness == .fetched, "\(figure)")
            #expect(figure.seconds == live.serversDay(day), "\(day.text)")
        }
        #expect(world.asked.allSatisfy { $0.dialect == .documented })
    }

    @Test func `Twenty thousand heartbeats in a day are fetched in pieces, each once`() throws {
        let world = try WorldHarness(owner: .busy)
        let program = try world.add(days: 2)
        world.begin(program)
        world.pass(3_600)
        world.act(program) { $0.refresh(at: $1) ?? [] }
        for back in 0...2 {
            let day = world.today.adding(days: -back)
            #expect(program.count(day)?.seconds == world.serversDay(day), "\(day.text)")
            #expect(program.count(day)?.completeness.isWhole == true, "\(day.text)")
        }
        expectNoneTwice(windows(world, before: world.start - 3_600))
    }

    @Test func `The history of nobody is empty and done`() throws {
        let world = try WorldHarness(owner: .empty)
        let program = try world.add()
        world.begin(program)
        world.pass(3_600)
        #expect(program.tracker.backfillProgress(at: world.now) == nil)
        #expect(program.coverage?.rowCount == 0)
    }

    @Test func `Another account's answers never mix with what is there`() throws {
        let world = try WorldHarness()
        let program = try world.add()
        world.begin(program)
        world.pass(600)
        world.end(program)
        let rows = try #require(program.coverage?.rowCount)
        #expect(rows > 300)

        // The same file, as if the key now belonged to somebody else.
        let other = try WorldHarness(at: WorldHarness.start + 3_600, owner: .busy, sharing: world.folder)
        let second = try other.add(days: 0)
        other.begin(second)
        other.pass(120)
        other.act(second) { $0.refresh(at: $1) ?? [] }
        #expect(second.me.profile.value?.id == "77")
        let page = try #require(second.rows(30_000))
        #expect(!page.rows.isEmpty)
        let answer = other.answer(.heartbeats(TimeWindow(start: 0, end: other.clock.read())))
        let theirs = if case .heartbeats(let page)? = answer { page.heartbeats } else { [] as [Heartbeat] }
        #expect(!theirs.isEmpty)
        let numbers = Set(theirs.map(\.id))
        #expect(page.rows.allSatisfy { numbers.contains($0.id) })
        #expect(second.me.today.value?.seconds == other.serversToday)
        let figures = try #require(second.coverage?.figures)
        #expect(!figures.isEmpty && figures.allSatisfy { $0.day >= other.today.adding(days: -1) })
        #expect(HistoryFolder(world.folder.path).contents().count == 2)
    }
}
