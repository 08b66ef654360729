/// The offsets of a named time zone, now and at any other time.
public struct ZoneRules: Sendable, Hashable {
    /// The IANA name, or whatever the machine calls its own zone.
    public let name: String

    /// Coordinated universal time.
    public static let utc = ZoneRules(name: "UTC")

    init(name: String) {
        self.name = name
    }

    /// Seconds east of UTC at an instant (seconds since 1970).
    public func offset(at seconds: Double) -> Int {
        0
    }

    /// The clock on the wall at an instant.
    public func civilTime(at seconds: Double) -> CivilTime {
        CivilTime(date: CivilDate(year: 1970, month: 1, day: 1), hour: 0, minute: 0, second: 0)
    }

    /// The first instant of a day, which is not 00:00 where a clock change skips midnight.
    public func start(of day: CivilDate) -> Double {
        0
    }
}

/// A date and the time of day.
public struct CivilTime: Sendable, Hashable {
    public var date: CivilDate
    public var hour: Int
    public var minute: Int
    public var second: Int

    public init(date: CivilDate, hour: Int, minute: Int, second: Int) {
        self.date = date
        self.hour = hour
        self.minute = minute
        self.second = second
    }
}
