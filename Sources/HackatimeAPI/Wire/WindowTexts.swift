extension TimeWindow {
    /// Both ends as requests carry them: whole seconds, outwards, for a server that cuts the fraction off must
    /// not lose the last heartbeat so; with the offset, for without one a server takes its own.
    var texts: (start: String, end: String) {
        (
            ISO8601.text(ZonedInstant(seconds: start.rounded(.down), offset: offset)),
            ISO8601.text(ZonedInstant(seconds: end.rounded(.up), offset: offset))
        )
    }
}
