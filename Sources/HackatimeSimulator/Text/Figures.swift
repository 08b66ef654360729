/// Numbers and durations in the server's formats.
enum Figures {
    /// `2h 5m`, `2h`, `5m`, `0m`: no seconds.
    static func short(_ seconds: Int) -> String {
        let hours = seconds / 3600
        let minutes = seconds / 60 % 60
        if hours == 0 { return "\(minutes)m" }
        return minutes == 0 ? "\(hours)h" : "\(hours)h \(minutes)m"
    }

    /// `2h 5m 10s`; empty for 0.
    static func detailed(_ seconds: Int) -> String {
        var parts: [String] = []
        if seconds >= 3600 { parts.append("\(seconds / 3600)h") }
        if seconds / 60 % 60 > 0 { parts.append("\(seconds / 60 % 60)m") }
        if seconds % 60 > 0 { parts.append("\(seconds % 60)s") }
        return parts.joined(separator: " ")
    }

    /// `2 hrs 5 mins`.
    static func words(_ seconds: Int) -> String {
        let hours = seconds / 3600
        let minutes = seconds / 60 % 60
        return "\(hours) hr\(hours == 1 ? "" : "s") \(minutes) min\(minutes == 1 ? "" : "s")"
    }

    /// `02:05:10`, or `2:05:10` if not padded.
    static func digital(_ seconds: Int, padded: Bool = true) -> String {
        let hours = padded ? two(seconds / 3600) : String(seconds / 3600)
        return hours + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60)
    }

    /// Hours with two decimals, `2.09`.
    static func decimal(_ seconds: Int) -> String {
        let hundredths = (seconds * 100 + 1800) / 3600
        return "\(hundredths / 100).\(two(hundredths % 100))"
    }

    static func two(_ value: Int) -> String {
        (value < 10 ? "0" : "") + String(value)
    }

    /// A percentage with at most two decimals, `27.4`; `null` if the whole is 0.
    static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "null" }
        return String((Double(part) / Double(whole) * 10_000).rounded() / 100)
    }

    /// Milliseconds as epoch seconds: `1787410795.646`, `1787410800.0`.
    static func epoch(_ time: Int64) -> String {
        String(Double(time) / 1000)
    }

    /// Rounds like the server: half to even.
    static func whole(_ seconds: Double) -> Int {
        Int(seconds.rounded(.toNearestOrEven))
    }
}
