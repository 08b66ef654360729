import Cells
import HackatimeAPI

/// The rows of a breakdown in display order.
struct BreakdownRows {
    let sorted: [Breakdown]
    let longest: Double
    /// Shares are of this, so that they add up.
    let sum: Double
    private let rest: Double

    /// - Parameter rest: Of rows that are not there.
    init(_ rows: [Breakdown], rest: Double = 0) {
        sorted = rows
        self.rest = rest
        longest = rows.reduce(0) { max($0, $1.seconds) }
        sum = rows.reduce(rest) { $0 + $1.seconds }
    }

    /// Of the sum, in the order of the rows.
    var shares: [String] { Share.texts(sorted.map(\.seconds) + [rest]) }
}

/// The widths of a breakdown's columns. They depend on all rows, so that nothing moves while scrolling.
struct BreakdownColumns: Equatable {
    let name: Int
    let bar: Int
    let share: Int
    /// `100 %`
    private static let shareColumns = 5

    /// - Parameters:
    ///   - time: The longest figure.
    ///   - isLong: Names are paths or the like, and say more than the bars.
    init(_ rows: BreakdownRows, time text: String, isLong: Bool, width: Int) {
        // Rows far beyond the screen do not affect the widths.
        let looked = rows.sorted.prefix(100)
        let longestName = looked.reduce(4) { max($0, Glyphs.width(of: $1.name)) }
        let time = text.utf8.count
        let maxName = max(isLong ? width * 3 / 5 : width * 2 / 5, 8)
        // The share column may take room from the bar while the bar is still long enough to compare rows.
        share = width - min(longestName, maxName) - time - 3 - Self.shareColumns >= 8 ? Self.shareColumns : 0
        let fixed = 1 + time + (share > 0 ? share + 1 : 0)
        name = max(0, min(longestName, maxName, width - fixed))
        let rest = width - name - fixed - 1
        bar = rest >= 4 ? rest : 0
    }
}
