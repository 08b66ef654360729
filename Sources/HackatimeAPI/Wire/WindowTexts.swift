extension TimeWindow {
    /// Both ends in the format of requests: rounded outwards to whole seconds, because a server that drops the fraction
    /// would lose the last heartbeat, and with the offset, because without it a server uses its own.
    var texts: (start: String, end: String) {
        (
            ISO8601.text(ZonedInstant(seconds: start.rounded(.down), offset: offset)),
            ISO8601.text(ZonedInstant(seconds: end.rounded(.up), offset: offset))
        )
    }
}
