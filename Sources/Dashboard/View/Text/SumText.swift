/// How the rows of a list and the total beside them fit together. Each row counts its own heartbeats alone: while
/// somebody switches to and fro a minute can be in two rows, and a minute of changing over is in none.
package struct SumText: Equatable {
    /// `104h 10m`, `2h 10m of 18h 33m`
    private(set) var total: String
    /// `2h 05m twice`, `35m in none`; empty if the rows add up to the total.
    package private(set) var difference = ""
    private var longDifference = ""

    /// - Parameter isPart: The rows are of only a part of what the total counts.
    package init(rows: Double, total seconds: Double, isPart: Bool = false) {
        total = Durations.text(seconds)
        guard abs(rows - seconds) >= 60 else { return }
        let apart = Durations.text(abs(rows - seconds))
        if rows > seconds {
            (difference, longDifference) = ("\(apart) twice", "\(apart) counted twice")
        } else if isPart {
            total = "\(Durations.text(rows)) of \(total)"
        } else {
            (difference, longDifference) = ("\(apart) in none", "\(apart) in none of them")
        }
    }

    /// Longest first.
    ///
    /// - Parameter isCut: Not all rows are visible, so that nobody can add them up: the total says more.
    package func texts(isCut: Bool) -> [String] {
        difference.isEmpty
            ? [total] : ["\(total), \(longDifference)", "\(total), \(difference)", isCut ? total : difference]
    }
}
