/// An instant with the offset it is written in.
public struct ZonedInstant: Sendable, Hashable {
    /// Seconds since 1970.
    public var seconds: Double
    /// Seconds east of UTC.
    public var offset: Int

    /// Values are taken as they are.
    public init(seconds: Double, offset: Int = 0) {
        self.seconds = seconds
        self.offset = offset
    }
}

/// A stretch of time; both ends belong to it.
public struct TimeWindow: Sendable, Hashable {
    /// Seconds since 1970.
    public var start: Double
    /// Seconds since 1970, not before `start`: the maker's promise.
    public var end: Double
    /// Seconds east of UTC the ends are written in, for servers that read only the date.
    public var offset: Int

    /// Values are taken as they are.
    public init(start: Double, end: Double, offset: Int = 0) {
        self.start = start
        self.end = end
        self.offset = offset
    }

    /// Seconds.
    public var length: Double { end - start }
}

/// One moment on both of a machine's clocks.
public struct Moment: Sendable, Hashable {
    /// Seconds since 1970 on the wall clock, which people and servers can set.
    public var wall: Double
    /// Seconds on a clock that only goes forward, sleep of the machine included. Deadlines are kept in it.
    public var uptime: Double

    /// Both clocks must have been read one right after the other.
    public init(wall: Double, uptime: Double) {
        self.wall = wall
        self.uptime = uptime
    }
}
