/// The offsets of a named time zone at any time.
///
/// Instants are seconds since 1970. Those outside the years 1 to 9999 count as the nearest one inside.
public struct ZoneRules: Sendable, Hashable {
    /// The IANA name, or the machine's name for its own zone.
    public let name: String
    /// The offset before the first transition, in seconds east of UTC.
    var first: Int
    /// When the offset changes, ascending, and the new offset.
    var transitions: [Int] = []
    var offsets: [Int] = []
    /// The rule after the last transition.
    var rule: YearlyRule?

    /// Coordinated universal time.
    public static let utc = ZoneRules(name: "UTC", first: 0)

    init(name: String, first: Int, transitions: [Int] = [], offsets: [Int] = [], rule: YearlyRule? = nil) {
        self.name = name
        self.first = first
        self.transitions = transitions
        self.offsets = offsets
        self.rule = rule
    }

    /// A zone described in a `TZ` variable, such as `EST5EDT,M3.2.0,M11.1.0` or `<+0330>-3:30`.
    public init?(name: String, posix text: String) {
        guard let rule = YearlyRule(Array(text.utf8.prefix(256))[...]) else { return nil }
        self.init(name: name, first: rule.standard, rule: rule)
    }

    /// Seconds east of UTC at an instant.
    public func offset(at seconds: Double) -> Int {
        offset(atWhole: WholeSeconds.of(seconds))
    }

    /// The wall-clock time at an instant.
    public func civilTime(at seconds: Double) -> CivilTime {
        let whole = WholeSeconds.of(seconds)
        return CivilTime(wholeSeconds: whole + offset(atWhole: whole))
    }

    /// The calendar day at an instant.
    public func day(at seconds: Double) -> CivilDate {
        civilTime(at: seconds).date
    }

    /// The first instant of a day. It is not 00:00 where a clock change skips midnight, and it is the first of two
    /// where one repeats it. For a day that a zone skipped (Samoa's 30 December 2011), the start of the next one.
    public func start(of day: CivilDate) -> Double {
        let midnight = day.dayNumber * 86_400
        return Double(instant(when: midnight, from: midnight - Self.widest))
    }

    /// The first instant at which the wall clock shows this time, or a later one if a clock change skips it.
    package func instant(of time: CivilTime) -> Double {
        Double(instant(when: time.wholeSeconds, from: time.wholeSeconds - Self.widest))
    }

    /// The first instant of the next day: always after `seconds`.
    public func startOfNextDay(after seconds: Double) -> Double {
        let whole = WholeSeconds.of(seconds)
        let today = CivilTime(wholeSeconds: whole + offset(atWhole: whole)).date.dayNumber
        return Double(instant(when: (today + 1) * 86_400, from: whole))
    }

    /// The length of a day in seconds: 86,400 except at clock changes.
    public func length(of day: CivilDate) -> Double {
        start(of: day.adding(days: 1)) - start(of: day)
    }

    /// The largest possible offset, in seconds.
    static let widest = 26 * 3_600

    func offset(atWhole seconds: Int) -> Int {
        let index = transitions.partitionPoint { $0 <= seconds }
        if index == transitions.count, let rule { return rule.offset(at: seconds) }
        return index == 0 ? first : offsets[index - 1]
    }

    /// The first instant, not before `from`, at which the wall clock shows `wall` or later.
    private func instant(when wall: Int, from: Int) -> Int {
        var start = from
        // Between two changes the wall clock runs evenly, so each stretch is checked once. Six are enough: the search
        // covers little more than two days.
        for _ in 0..<6 {
            let candidate = max(start, wall - offset(atWhole: start))
            guard let change = nextChange(after: start), change <= candidate else { return candidate }
            start = change
        }
        return max(start, wall - offset(atWhole: start))
    }

    private func nextChange(after seconds: Int) -> Int? {
        let index = transitions.partitionPoint { $0 <= seconds }
        if index < transitions.count { return transitions[index] }
        return rule?.nextChange(after: seconds)
    }
}
