/// One picture on the screen: a base and at most two marks above or below it, in one or two columns.
///
/// Packed into an integer so that a whole frame is plain memory: copying and comparing one touches no
/// reference counts. Bits 0–20 hold the base, 21–36 and 37–52 the marks (all within the first 65,536 code
/// points), 53 whether it is wide.
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

    /// Columns it takes: 1 or 2, and none for the right half of a wide glyph.
    package var width: Int {
        bits == 0 ? 0 : bits & Self.wideBit != 0 ? 2 : 1
    }

    package var base: Unicode.Scalar {
        Unicode.Scalar(UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)) ?? " "
    }

    package var firstMark: Unicode.Scalar? { mark(at: 21) }
    package var secondMark: Unicode.Scalar? { mark(at: 37) }

    /// The base and its marks, in the order a terminal is sent them.
    package var scalars: String.UnicodeScalarView {
        var view = String.UnicodeScalarView()
        view.append(base)
        if let firstMark { view.append(firstMark) }
        if let secondMark { view.append(secondMark) }
        return view
    }

    /// The same glyph with one mark more; itself if there are two already or the mark does not fit.
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

    /// Whether a base alone, without marks.
    package var isSingle: Bool { bits >> 21 & 0xFFFF_FFFF == 0 }

    private func mark(at shift: UInt64) -> Unicode.Scalar? {
        let value = UInt32(truncatingIfNeeded: bits >> shift & 0xFFFF)
        return value == 0 ? nil : Unicode.Scalar(value)
    }
}
