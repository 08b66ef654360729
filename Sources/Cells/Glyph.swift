/// One visible character: a base and at most two marks, in one or two columns.
///
/// Packed into an integer, so that a whole frame is plain memory and copying or comparing it touches no reference
/// counts. Bits 0–20 are the base, 21–36 and 37–52 the marks (all within the first 65,536 code points), and 53 is set
/// if it is wide.
package struct Glyph: Sendable, Hashable {
    let bits: UInt64

    static let space = Glyph(ascii: 0x20)
    /// The right half of a wide glyph. Nothing is drawn for it.
    static let rightHalf = Glyph(bits: 0)

    private static let wideBit: UInt64 = 1 << 53

    init(bits: UInt64) {
        self.bits = bits
    }

    init(ascii: UInt8) {
        bits = UInt64(ascii)
    }

    init(_ base: Unicode.Scalar) {
        bits = UInt64(base.value) | (Widths.isWide(base) ? Self.wideBit : 0)
    }

    /// The width in columns: 1 or 2, and 0 for the right half of a wide glyph.
    package var width: Int {
        bits == 0 ? 0 : bits & Self.wideBit != 0 ? 2 : 1
    }

    package var base: Unicode.Scalar {
        Unicode.Scalar(UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)) ?? " "
    }

    package var firstMark: Unicode.Scalar? { mark(at: 21) }
    package var secondMark: Unicode.Scalar? { mark(at: 37) }

    /// Part of a bar or a chart: seen, not read.
    package var isBlock: Bool { (0x2580...0x259F).contains(base.value) }

    /// A block as wide as its cell, from the bottom up to some height.
    var isLowerBlock: Bool { (0x2581...0x2588).contains(base.value) }

    /// The base and its marks, in the order for a terminal.
    package var scalars: String.UnicodeScalarView {
        var view = String.UnicodeScalarView()
        view.append(base)
        if let firstMark { view.append(firstMark) }
        if let secondMark { view.append(secondMark) }
        return view
    }

    /// The same glyph with one more mark. Unchanged if there are already two, or if the mark does not fit.
    func adding(_ mark: Unicode.Scalar) -> Glyph {
        guard mark.value <= 0xFFFF else { return self }
        if firstMark == nil { return Glyph(bits: bits | UInt64(mark.value) << 21) }
        if secondMark == nil { return Glyph(bits: bits | UInt64(mark.value) << 37) }
        return self
    }

    package var character: Character {
        var text = String()
        text.unicodeScalars.append(contentsOf: scalars)
        return text.first ?? " "
    }

    /// Whether it has no marks.
    package var isSingle: Bool { bits >> 21 & 0xFFFF_FFFF == 0 }

    private func mark(at shift: UInt64) -> Unicode.Scalar? {
        let value = UInt32(truncatingIfNeeded: bits >> shift & 0xFFFF)
        return value == 0 ? nil : Unicode.Scalar(value)
    }
}
