import HackatimeAPI
import Testing

@testable import Tracker

/// Which of two numbers is shown, and what stays unexplained.
struct EventFiguresTests {
    private static let window = TimeWindow(start: 1_000, end: 100_000)

    /// 60 seconds that count of 160, and 120 more if something came before.
    private func count(before: Double? = nil) -> EventCount {
        var rows = [before].compactMap(\.self).map { Heartbeat(time: $0, category: "coding", project: "a") }
        rows += [2_000, 2_060].map { Heartbeat(time: $0, category: "coding", project: "a") }
        rows += [2_110, 2_160].map { Heartbeat(time: $0, category: "browsing", project: "a") }
        return EventCount(BeatTable(rows, in: Self.window), EventRules())
    }

    private func lines(_ figures: EventFigures) -> [EventCount.Line.Kind: Double] {
        Dictionary(uniqueKeysWithValues: (figures.lines ?? []).map { ($0.kind, $0.seconds) })
    }

    @Test func `The server's numbers go before those counted here`() {
        let figures = EventFigures(told: 60, total: 160, count: count(before: 500), isWhole: true)
        #expect(figures.event == .init(seconds: 60, source: .server))
        #expect(figures.total == .init(seconds: 160, source: .server))
        let own = EventFigures(told: nil, total: nil, count: count(before: 500), isWhole: true)
        #expect(own.event == .init(seconds: 180, source: .counted))
        #expect(own.total == .init(seconds: 160, source: .counted))
    }

    @Test func `What the heartbeats do not explain has a line, so that the lines always add up`() {
        let figures = EventFigures(told: 100, total: 300, count: count(before: 500), isWhole: true)
        #expect(figures.lines?.reduce(0) { $0 + $1.seconds } == -200)
        #expect(lines(figures)[.unexplained] == -220)
    }

    @Test func `The server may know a heartbeat from before the event`() {
        let figures = EventFigures(told: 180, total: 160, count: count(), isWhole: true)
        #expect(lines(figures)[.edge] == 120)
        #expect(lines(figures)[.unexplained] == nil)
        let known = EventFigures(told: 180, total: 160, count: count(before: 500), isWhole: true)
        #expect(lines(known)[.edge] == 120)
    }

    @Test func `Where heartbeats are missing there are no lines, and what is counted is not all`() {
        let figures = EventFigures(told: nil, total: 400, count: count(), isWhole: false)
        #expect(figures.lines == nil)
        #expect(figures.event?.source == .partly)
        #expect(figures.total == .init(seconds: 400, source: .server))
        #expect(EventFigures(told: nil, total: nil, count: nil, isWhole: false).event == nil)
    }

    @Test func `What was added since the server told its sums is known here first`() {
        let newer = EventFigures(told: 150, total: 130, count: count(before: 500), isWhole: true, age: 100)
        #expect(newer.event == .init(seconds: 180, source: .counted))
        #expect(newer.total == .init(seconds: 160, source: .counted))
        #expect(lines(newer)[.unexplained] == nil)
        // More than can have been added, or less than before, is something else.
        for told in [(event: 0.0, total: 0.0), (event: 200, total: 160)] {
            let age = told.total == 0 ? 10.0 : 100
            let figures = EventFigures(
                told: told.event, total: told.total, count: count(before: 500), isWhole: true, age: age)
            #expect(figures.event?.source == .server)
        }
    }

    @Test func `A name that the server would take for two is not asked for, nor is an endless list`() {
        var event = HackEvent(name: "x", from: .instant(0), to: .instant(1))
        #expect(event.askedProjects(among: nil) == nil)
        let rows = ["b", "Other", "<<LAST_PROJECT>>", "a"].map { Breakdown(name: $0, seconds: 1) }
        #expect(event.askedProjects(among: rows) == ["a", "b"])
        #expect(event.askedProjects(among: rows + [Breakdown(name: "a,b", seconds: 1)]) == nil)
        #expect(event.askedProjects(among: (0..<900).map { Breakdown(name: "project \($0)", seconds: 1) }) == nil)
        event.projects = ["only"]
        #expect(event.askedProjects(among: rows) == ["only"])
    }
}
