/// A goal for each weekday: `2h`, `1h 30m`, or `2h, sat 4h, sun off`.
package struct DailyGoals: Sendable, Equatable {
    /// Monday first; 0 is no goal.
    package private(set) var seconds = [Double](repeating: 0, count: 7)

    /// What a setting must look like.
    package static let form = "a time such as 2h or 1h 30m, with days such as: 2h, sat 4h, sun off"

    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// `nil` if the text is none. A later part wins over an earlier one.
    package init?(_ text: String) {
        for part in text.lowercased().split(separator: ",", omittingEmptySubsequences: false) {
            var words = part.split(whereSeparator: \.isWhitespace)
            let named = words.first.flatMap { Self.weekdays($0) }
            if named != nil { words.removeFirst() }
            guard let goal = Self.seconds(words.joined()) else { return nil }
            for day in named ?? Array(0..<7) { seconds[day] = goal }
        }
    }

    /// `sat`, `saturday`, `mon-fri`, or over the end of the week: `fri-mon`.
    private static func weekdays(_ text: Substring) -> [Int]? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { name in
            days.firstIndex { name.count >= 3 && $0.hasPrefix(name) }
        }
        guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1] else { return nil }
        return (0...(last - first + 7) % 7).map { (first + $0) % 7 }
    }

    /// `2h`, `90m`, `1h30m`, or `off`. At most a day.
    private static func seconds(_ text: String) -> Double? {
        if text == "off" || text == "0" { return 0 }
        var total = 0
        var rest = text[...]
        for (unit, seconds) in [("h", 3_600), ("m", 60)] {
            guard let end = rest.firstIndex(of: Character(unit)) else { continue }
            guard end != rest.startIndex, rest[..<end].allSatisfy({ $0.isASCII && $0.isNumber }),
                let number = Int(rest[..<end]), number <= 1_440
            else { return nil }
            total += number * seconds
            rest = rest[rest.index(after: end)...]
        }
        return rest.isEmpty && !text.isEmpty && total <= 86_400 ? Double(total) : nil
    }
}
