import Dashboard
import HackatimeAPI
import Tracker
import Testing

struct FeedGapTests {
    private let noon = 1_795_435_200.0

    private func lines(_ times: [Double], known: [(Double, Double)], isFiltered: Bool = false) -> [FeedLines.Line] {
        let rows = times.enumerated().map { Heartbeat(id: Int64($0 + 1), time: $1) }
        let known = Coverage(known.map { Coverage.Stretch(start: $0.0, end: $0.1) })
        let feed = FeedLines(rows: rows, oldestFirst: true, zone: .utc, known: known, isFiltered: isFiltered)
        var position = FeedPosition()
        position.oldestFirst = true
        return feed.window(position, height: 20).lines
    }

    @Test func `A pause is one only where everything is known`() {
        let times = [noon, noon + 1_000, noon + 2_000]
        #expect(lines(times, known: []).contains(.separator(pause: 1_000, day: nil)))
        #expect(
            lines(times, known: [(noon - 5, noon + 400), (noon + 700, noon + 2_000)]) == [
                .row(0), .unknown(day: nil), .row(1), .separator(pause: 1_000, day: nil), .row(2),
            ])
    }

    @Test func `The edges of what is known are whole seconds`() {
        let times = [noon + 0.25, noon + 1_000.75]
        #expect(lines(times, known: [(noon + 1, noon + 1_000)])[1] == .separator(pause: 1_000.5, day: nil))
        #expect(lines(times, known: [(noon + 2, noon + 1_000)])[1] == .unknown(day: nil))
    }

    @Test func `A short time is no line, known or not`() {
        #expect(lines([noon, noon + 120], known: [(0, 1)]) == [.row(0), .row(1)])
    }

    @Test func `A day that begins in the gap is named`() {
        let day = ZoneRules.utc.day(at: noon + 86_400)
        #expect(lines([noon, noon + 86_400], known: [(0, 1)])[1] == .unknown(day: day))
    }

    @Test func `Between matches, time that passed is no pause`() {
        let day = ZoneRules.utc.day(at: noon + 86_400)
        #expect(
            lines([noon, noon + 4_000, noon + 86_400], known: [], isFiltered: true) == [
                .row(0), .row(1), .separator(pause: nil, day: day), .row(2),
            ])
        #expect(lines([noon, noon + 4_000], known: [(0, 1)], isFiltered: true)[1] == .unknown(day: nil))
    }
}
