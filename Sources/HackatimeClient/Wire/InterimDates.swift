/// Stands in for the date texts until they come: writes UTC only and reads nothing.
enum InterimHTTPDate {
    static func seconds(from text: String) -> Double? { nil }
}

enum InterimISO8601 {
    static func seconds(from text: String) -> Double? { nil }

    static func text(_ instant: ZonedInstant) -> String {
        let whole = Int(min(max(instant.seconds, 0), 253_402_300_799))
        // Days since 1 March of the year 0: leap days then end their years.
        let days = whole / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let year = era * 400 + yearOfEra + (month >= 10 ? 1 : 0)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(year)-\(two(month < 10 ? month + 3 : month - 9))-\(two(day))"
        return date + "T\(two(whole / 3_600 % 24)):\(two(whole / 60 % 60)):\(two(whole % 60))+00:00"
    }
}
