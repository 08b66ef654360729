/// A part of a whole as text and as the length of a bar.
package enum Share {
    /// `27 %`, `<1 %`; a part can exceed its whole, for the server's lists need not add up.
    package static func text(_ part: Double, of whole: Double) -> String {
        guard whole > 0, part > 0 else { return "0 %" }
        let percent = part / whole * 100
        if percent < 1 { return "<1 %" }
        return percent > 999 ? ">999 %" : "\(Int(percent)) %"
    }

    /// From 0 to 1.
    package static func of(_ part: Double, _ whole: Double) -> Double {
        whole > 0 && part > 0 ? min(1, part / whole) : 0
    }
}
