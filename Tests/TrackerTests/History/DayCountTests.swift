import TestSupport
import Testing

@testable import HackatimeAPI
@testable import Tracker

struct DayCountTests {
    @Test func `A day without heartbeats is empty, one heartbeat is no time`() {
        let empty = DayCount([CountedRow](), zone: .utc)
        #expect(empty == DayCount())
        #expect(empty.whole == nil)
        let one = DayCount([(time: 5, project: "a", language: nil)] as [CountedRow], zone: .utc)
        #expect(one.whole == DayCount.Part(first: 5, last: 5))
        #expect(one.projects == ["a": DayCount.Part(first: 5, last: 5)])
        #expect(one.languages == ["": DayCount.Part(first: 5, last: 5)])
        #expect(one.hours == Array(repeating: 0, count: 24))
    }

    /// Entries overlap if someone switches back and forth.
    @Test func `Every project and language has a timeline of its own`() {
        let rows: [CountedRow] = [
            (0, "a", "Swift"), (60, "b", "Swift"), (100, "a", "C"), (400, "b", "Swift"), (400, "b", "C"),
        ]
        let count = DayCount(rows, zone: .utc)
        #expect(count.whole == DayCount.Part(seconds: 220, first: 0, last: 400))
        #expect(count.projects["a"] == DayCount.Part(seconds: 100, first: 0, last: 100))
        #expect(count.projects["b"] == DayCount.Part(seconds: 120, first: 60, last: 400))
        #expect(count.languages["Swift"] == DayCount.Part(seconds: 180, first: 0, last: 400))
        #expect(count.languages["C"] == DayCount.Part(seconds: 120, first: 100, last: 400))
    }

    @Test func `A gap over the hour counts in both`() {
        let rows: [CountedRow] = [(3_540, nil, nil), (3_600 + 30, nil, nil), (7_199, nil, nil), (9_000, nil, nil)]
        let count = DayCount(rows, zone: .utc)
        #expect(count.hours[0] == 60)
        #expect(count.hours[1] == 30 + 120 + 1)
        #expect(count.hours[2] == 119)
        #expect(count.hours.reduce(0, +) == count.whole?.seconds)
    }

    /// In March 01:59:30 is followed by 03:00:30; in November the hour from one to two comes twice.
    @Test func `Hours are those of the clock`() throws {
        let zone = try #require(ZoneFixtures.rules("America/New_York"))
        let spring = try #require(ISO8601.seconds(from: "2026-03-08T06:59:30Z"))
        var count = DayCount([(spring, nil, nil), (spring + 60, nil, nil)] as [CountedRow], zone: zone)
        #expect(count.hours[1] == 30 && count.hours[2] == 0 && count.hours[3] == 30)
        let autumn = try #require(ISO8601.seconds(from: "2026-11-01T05:59:30Z"))
        count = DayCount([(autumn, nil, nil), (autumn + 60, nil, nil)] as [CountedRow], zone: zone)
        #expect(count.hours[1] == 60)
    }

    @Test(arguments: ["UTC", "Asia/Kolkata", "America/New_York", "Asia/Kathmandu"])
    func `Random days agree with the reference`(name: String) throws {
        let zone = try #require(ZoneFixtures.rules(name))
        var chance = SplitMix64(seed: 7)
        // The night of a clock change in New York.
        let start = try #require(ISO8601.seconds(from: "2026-11-01T04:00:00Z"))
        for _ in 0..<250 {
            let rows = chance.rows(from: start, before: start + 9_000, wholeSeconds: true)
            let count = DayCount(rows, zone: zone)
            #expect(count.whole?.seconds ?? 0 == Reference.total(rows.map(\.time)))
            for name in Set(rows.map { $0.project ?? "" }) {
                let own = rows.filter { $0.project ?? "" == name }.map(\.time)
                #expect(count.projects[name]?.seconds == Reference.total(own))
            }
            for name in Set(rows.map { $0.language ?? "" }) {
                let own = rows.filter { $0.language ?? "" == name }.map(\.time)
                #expect(count.languages[name]?.seconds == Reference.total(own))
            }
            let hours = Reference.seconds(rows) { zone.civilTime(at: $1).hour }
            #expect(count.hours == (0..<24).map { hours[$0] ?? 0 })
        }
    }
}
