/// A share as text and as the length of a bar.
package enum Share {
    /// `27 %`, `<1 %`: whole percents of the sum of all parts, which add up to 100. Each is rounded down, and those that
    /// lose most by that get what is left. A part is never `100 %` while there are others.
    package static func texts(_ parts: [Double]) -> [String] {
        let whole = parts.reduce(0, +)
        guard whole > 0, whole.isFinite else { return parts.map { _ in "0 %" } }
        let exact = parts.map { $0 / whole * 100 }
        var percents = exact.map { Int($0) }
        let losses = exact.indices.sorted {
            (exact[$1] - exact[$1].rounded(.down), $0) < (exact[$0] - exact[$0].rounded(.down), $1)
        }
        var left = 100 - percents.reduce(0, +)
        for index in losses where left > 0 && percents[index] < 99 && parts[index] > 0 {
            percents[index] += 1
            left -= 1
        }
        return parts.indices.map { parts[$0] > 0 && percents[$0] == 0 ? "<1 %" : "\(percents[$0]) %" }
    }

    /// The share of a goal that is reached, rounded down.
    package static func reached(_ part: Double, of goal: Double) -> String {
        guard goal > 0, part > 0 else { return "0 %" }
        let percent = part / goal * 100
        if percent < 1 { return "<1 %" }
        return percent > 999 ? ">999 %" : "\(Int(percent)) %"
    }

    /// From 0 to 1.
    package static func of(_ part: Double, _ whole: Double) -> Double {
        whole > 0 && part > 0 ? min(1, part / whole) : 0
    }
}
