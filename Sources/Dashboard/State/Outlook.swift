import HackatimeAPI
import Tracker

/// How far today will come, if it goes on like the same weekday in the weeks before.
struct Outlook: Equatable {
    /// The whole day, to five minutes.
    var seconds: Double
    /// The time of the clock when that day's work usually ends, in minutes.
    var end: Int
    /// The number of days it is made from: so many weeks in a row up to last week.
    var weeks: Int
    var weekday: Int

    /// With fewer, "usual" says too much; earlier ones say too little about today.
    static let weeksLooked = 3...8
    /// Seconds. A usual rest of the day that is shorter is none.
    private static let shortest = 600.0

    init(seconds: Double, end: Int, weeks: Int, weekday: Int) {
        self.seconds = seconds
        self.end = end
        self.weeks = weeks
        self.weekday = weekday
    }

    /// - Parameters:
    ///   - seconds: Today's so far.
    ///   - figures: Whether the heartbeats of a day are all known.
    init?(
        _ seconds: Double, at now: Double, _ zone: ZoneRules, hours: [DayHours], isKnown: (CivilDate) -> Bool
    ) {
        let time = zone.civilTime(at: now)
        let byDay = Dictionary(hours.map { ($0.day, $0) }) { $1 }
        var rests: [Double] = []
        var ends: [Int] = []
        for week in 1...Self.weeksLooked.upperBound {
            let day = time.date.adding(days: -7 * week)
            guard isKnown(day) else { break }
            let hours = byDay[day]
            rests.append(
                hours.map {
                    $0.seconds(beforeHour: 24, minute: 0) - $0.seconds(beforeHour: time.hour, minute: time.minute)
                }
                    ?? 0)
            guard let hours, rests[rests.count - 1] > 0 else { continue }
            let last = zone.civilTime(at: hours.last)
            ends.append(last.hour * 60 + last.minute)
        }
        guard rests.count >= Self.weeksLooked.lowerBound, let rest = Self.middle(rests), rest >= Self.shortest,
            let end = Self.middle(ends.map(Double.init))
        else { return nil }
        self.seconds = ((seconds + rest) / 300).rounded(.down) * 300
        // To the next quarter of an hour.
        self.end = min(1_440, Int((end / 15).rounded(.up)) * 15)
        weeks = rests.count
        weekday = time.date.weekday
    }

    /// The median: one long night does not change what is usual.
    private static func middle(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
