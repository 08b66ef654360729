/// How far today will come, as text; longest first.
struct OutlookText: Equatable {
    var texts: [String]

    init(_ outlook: Outlook) {
        let far = "\(Durations.text(outlook.seconds)) by \(twoDigits(outlook.end / 60)):\(twoDigits(outlook.end % 60))"
        let days = "\(outlook.weeks) \(Self.weekdays[outlook.weekday - 1])"
        texts = [
            "on track for \(far), as on your last \(days)", "\(far), as on your last \(days)", "\(far), as on \(days)",
        ]
    }

    static let weekdays = [
        "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays",
    ]
}
