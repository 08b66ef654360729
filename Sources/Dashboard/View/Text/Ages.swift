/// How long ago something was. After the first minute, an age changes at most once a minute, so that a quiet screen
/// costs nothing.
package enum Ages {
    /// `now`, `<1 min ago`, `3 min ago`, `2 h ago`, `4 days ago`. The future counts as now.
    package static func text(_ seconds: Double) -> String {
        if !(seconds >= 15) { return "now" }
        if seconds < 60 { return "<1 min ago" }
        let minutes = Durations.wholeMinutes(seconds)
        if minutes < 60 { return "\(minutes) min ago" }
        if minutes < 48 * 60 { return "\(minutes / 60) h ago" }
        return "\(minutes / (24 * 60)) days ago"
    }
}
