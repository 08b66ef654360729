import Dashboard
import HackatimeAPI
import Tracker
import Testing

struct FeedLinesTests {
    private func feed(_ times: [Double], oldestFirst: Bool = false, zone: ZoneRules = .utc) -> FeedLines {
        let rows = times.enumerated().map { Heartbeat(id: Int64($0 + 1), time: $1) }
        return FeedLines(rows: rows, oldestFirst: oldestFirst, zone: zone)
    }

    private func position(selected: Int64? = nil, top: Int64? = nil) -> FeedPosition {
        var position = FeedPosition()
        position.selected = selected.map(HeartbeatKey.number)
        position.top = top.map(HeartbeatKey.number)
        return position
    }

    private func rows(_ window: FeedLines.Window) -> [Int] {
        window.lines.compactMap { if case .row(let index) = $0 { index } else { nil } }
    }

    private let noon = 1_795_435_200.0

    @Test func `A pause of more than two minutes is a line`() {
        let feed = feed([noon, noon + 120, noon + 241])
        #expect(
            feed.window(FeedPosition(), height: 10).lines == [
                .row(2), .separator(pause: 121, day: nil), .row(1), .row(0),
            ])
    }

    @Test func `Another day is a line with the pause in it`() {
        let midnight = noon + 43_200
        let feed = feed([midnight - 4_000, midnight - 30, midnight + 30])
        let sunday = ZoneRules.utc.day(at: midnight - 30)
        #expect(
            feed.window(FeedPosition(), height: 10).lines == [
                .row(2), .separator(pause: nil, day: sunday), .row(1), .separator(pause: 3_970, day: nil), .row(0),
            ])
    }

    @Test func `An empty log and no height give no lines`() {
        #expect(feed([]).window(FeedPosition(), height: 5).lines.isEmpty)
        #expect(feed([noon]).window(FeedPosition(), height: 0).lines.isEmpty)
        #expect(feed([noon]).window(FeedPosition(), height: -3).lines.isEmpty)
    }

    @Test func `Following shows the newest at its edge`() {
        let times = (0..<50).map { noon + Double($0) * 60 }
        #expect(rows(feed(times).window(FeedPosition(), height: 3)) == [49, 48, 47])
        var oldest = FeedPosition()
        oldest.oldestFirst = true
        #expect(rows(feed(times, oldestFirst: true).window(oldest, height: 3)) == [47, 48, 49])
    }

    @Test func `The selected row is always shown and the window is full`() {
        // Every third gap is long.
        var time = noon
        let times = (0..<40).map { step in
            time += step % 3 == 0 ? 400 : 60
            return time
        }
        let feed = feed(times)
        for height in 1...12 {
            for selected in 1...40 {
                for top in [nil, 1, 7, 23, 40] as [Int64?] {
                    let window = feed.window(position(selected: Int64(selected), top: top), height: height)
                    #expect(rows(window).contains(selected - 1), "\(height) \(selected) \(String(describing: top))")
                    #expect(window.lines.count <= height)
                    #expect(window.lines.count >= height - 1)
                }
            }
        }
    }

    @Test func `The top stays where it is when new rows come`() {
        let times = (0..<30).map { noon + Double($0) * 60 }
        let before = feed(times).window(position(selected: 20, top: 22), height: 5)
        let after = feed(times + [noon + 1_800, noon + 1_860]).window(position(selected: 20, top: 22), height: 5)
        #expect(rows(before) == [21, 20, 19, 18, 17])
        #expect(rows(after) == rows(before))
    }

    @Test func `A row that is gone means following`() {
        let feed = feed([noon, noon + 1])
        #expect(rows(feed.window(position(selected: 99, top: 98), height: 5)) == [1, 0])
    }

    @Test func `Rows without a number are found by their fields`() {
        let rows = [noon, noon, noon + 5].enumerated().map { Heartbeat(time: $1, entity: "\($0)") }
        let feed = FeedLines(rows: rows, oldestFirst: true, zone: .utc)
        for index in rows.indices { #expect(feed.place(of: rows[index].key) == index) }
        #expect(feed.place(of: .fields(time: .nan, entity: nil, project: nil, editor: nil, machine: nil)) == nil)
    }

    @Test func `The day changes at local midnight on the day of a clock change`() throws {
        // New York leaves daylight time on 1 November 2026: midnight is 04:00 UTC that day, 05:00 UTC the next.
        let zone = try Sample.newYork()
        let first = zone.start(of: CivilDate(year: 2026, month: 11, day: 1))
        let second = zone.start(of: CivilDate(year: 2026, month: 11, day: 2))
        #expect(second - first == 25 * 3_600)
        let feed = feed([second - 30, second + 30], zone: zone)
        #expect(
            feed.window(FeedPosition(), height: 5).lines == [
                .row(1), .separator(pause: nil, day: CivilDate(year: 2026, month: 11, day: 1)), .row(0),
            ])
    }
}
