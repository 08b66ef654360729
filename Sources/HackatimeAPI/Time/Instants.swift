/// An instant, with the offset used to write it.
public struct ZonedInstant: Sendable, Hashable {
    /// Seconds since 1970.
    public var seconds: Double
    /// Seconds east of UTC.
    public var offset: Int

    /// Stores the values unchecked.
    public init(seconds: Double, offset: Int = 0) {
        self.seconds = seconds
        self.offset = offset
    }
}

/// A stretch of time, including both ends.
public struct TimeWindow: Sendable, Hashable {
    /// Seconds since 1970.
    public var start: Double
    /// Seconds since 1970. Must not be before `start`.
    public var end: Double
    /// Seconds east of UTC used to write both ends, for servers that read only the date.
    public var offset: Int

    /// Stores the values unchecked.
    public init(start: Double, end: Double, offset: Int = 0) {
        self.start = start
        self.end = end
        self.offset = offset
    }

    /// The length in seconds.
    public var length: Double { end - start }
}

/// One moment on both of the machine's clocks.
public struct Moment: Sendable, Hashable {
    /// Seconds since 1970 on the wall clock, which can be set.
    public var wall: Double
    /// Seconds on a clock that only moves forward and includes sleep of the machine. Used for deadlines.
    public var uptime: Double

    /// Both clocks must be read one right after the other.
    public init(wall: Double, uptime: Double) {
        self.wall = wall
        self.uptime = uptime
    }
}
