/// A heartbeat in compact form: an instant, and indices into the person's `Cast`.
struct Beat: Sendable {
    /// Milliseconds since 1970, as an integer so that equal times are equal.
    var time: Int64
    var project: UInt8
    var file: UInt8
    var branch: UInt8
    var isWrite: Bool
    var line: UInt16

    /// Unique as long as no two heartbeats of a person share a millisecond.
    var id: Int64 { time - 1_600_000_000_000 }
    var seconds: Double { Double(time) / 1000 }
}
