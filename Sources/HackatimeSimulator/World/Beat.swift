/// A heartbeat as the world holds it: an instant, and places in its author's `Cast`.
struct Beat: Sendable {
    /// Milliseconds since 1970: whole numbers, so that equal times are equal.
    var time: Int64
    var project: UInt8
    var file: UInt8
    var branch: UInt8
    var isWrite: Bool
    var line: UInt16

    /// Unique while no two heartbeats of one person share a millisecond.
    var id: Int64 { time - 1_600_000_000_000 }
    var seconds: Double { Double(time) / 1000 }
}
