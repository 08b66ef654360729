import HackatimeAPI
import Tracker

/// Another user's sessions, by day and by quarter hour. Their heartbeats are private.
enum SpanCount {
    static func of(_ spans: [Span], _ days: CivilDays, in zone: ZoneRules) -> RangeCount {
        var seconds = [Double](repeating: 0, count: days.count)
        split(spans, from: zone.start(of: days.first)) { time in
            let day = zone.day(at: time)
            return (day.dayNumber - days.first.dayNumber, zone.start(of: day.adding(days: 1)))
        } add: { part, index in
            if seconds.indices.contains(index) { seconds[index] += part }
        }
        let figures = seconds.enumerated().map { offset, seconds in
            DayFigure(day: days.first.adding(days: offset), seconds: seconds, completeness: .fetched)
        }
        return RangeCount(days: days, total: seconds.reduce(0, +), figures: figures)
    }

    static func timeline(_ spans: [Span], _ day: CivilDate, in zone: ZoneRules) -> Timeline {
        let start = zone.start(of: day)
        var slots = [Timeline.Slot](repeating: Timeline.Slot(), count: Timeline.slotCount(of: day, in: zone))
        split(spans, from: start) { time in
            let index = Int(((time - start) / Timeline.slotLength).rounded(.down))
            return (index, start + Double(index + 1) * Timeline.slotLength)
        } add: { part, index in
            if slots.indices.contains(index) { slots[index].seconds += part }
        }
        let seconds = slots.map(\.seconds)
        let lane = Timeline.Lane(project: "sessions", seconds: seconds, total: seconds.reduce(0, +))
        return Timeline(day: day, slots: slots, completeness: .fetched, lanes: [lane])
    }

    /// Splits each session by the length of its parts.
    ///
    /// - Parameter bin: The number of the part that a time belongs to, and the part's end.
    private static func split(
        _ spans: [Span], from first: Double, bin: (Double) -> (index: Int, end: Double), add: (Double, Int) -> Void
    ) {
        // Sessions do not overlap, so even those of ten years have fewer parts. A server may claim anything.
        var steps = 20_000
        for span in spans where span.end >= first {
            guard span.end > span.start else {
                add(span.duration, bin(span.start).index)
                continue
            }
            var time = max(span.start, first)
            while time < span.end, steps > 0 {
                steps -= 1
                let (index, end) = bin(time)
                let until = min(span.end, max(end, time + 1))
                add(span.duration * (until - time) / (span.end - span.start), index)
                time = until
            }
        }
    }
}
