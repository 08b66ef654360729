/// A share as text and as the length of a bar.
package enum Share {
    /// `27 %`, `<1 %`, rounded to the nearest. Anything less than the whole is never `100 %`.
    package static func text(_ part: Double, of whole: Double) -> String {
        text(percent: part, whole) { part < whole ? min($0.rounded(), 99) : $0.rounded() }
    }

    /// The share of a goal that is reached, rounded down.
    package static func reached(_ part: Double, of goal: Double) -> String {
        text(percent: part, goal) { $0.rounded(.down) }
    }

    private static func text(percent part: Double, _ whole: Double, rounded: (Double) -> Double) -> String {
        guard whole > 0, part > 0 else { return "0 %" }
        let percent = part / whole * 100
        if percent < 1 { return "<1 %" }
        return percent > 999 ? ">999 %" : "\(Int(rounded(percent))) %"
    }

    /// From 0 to 1.
    package static func of(_ part: Double, _ whole: Double) -> Double {
        whole > 0 && part > 0 ? min(1, part / whole) : 0
    }
}
