/// One cell of the screen: a glyph, its role and whether its row is selected, in eight bytes.
package struct Cell: Sendable, Hashable {
    private var bits: UInt64

    private static let glyphBits: UInt64 = (1 << 54) - 1
    private static let selectedBit: UInt64 = 1 << 55

    init(_ glyph: Glyph, _ role: Role) {
        bits = glyph.bits | UInt64(role.rawValue) << 56
    }

    /// A cell with the first glyph of a character after cleaning; `nil` is the right half of a wide glyph.
    package init(_ glyph: Character?, _ role: Role) {
        guard let glyph else {
            self.init(Glyph.rightHalf, role)
            return
        }
        let scalars = glyph.unicodeScalars
        if let only = scalars.first, (0x2500...0x259F).contains(only.value), scalars.dropFirst().isEmpty {
            // Box, bar and block characters need no cleaning.
            self.init(Glyph(only), role)
            return
        }
        var scanner = GlyphScanner(String(glyph))
        self.init(scanner.next() ?? .space, role)
    }

    package static let blank = Cell(Glyph.space, .plain)

    /// The glyph; `nil` in the right half of a wide glyph.
    package var glyph: Character? {
        isRightHalf ? nil : picture.character
    }

    package var picture: Glyph {
        Glyph(bits: bits & Self.glyphBits)
    }

    package var isRightHalf: Bool {
        bits & Self.glyphBits == 0
    }

    package var role: Role {
        get { Role(bits: UInt8(truncatingIfNeeded: bits >> 56)) }
        set { bits = bits & ((1 << 56) - 1) | UInt64(newValue.rawValue) << 56 }
    }

    /// Part of the selected row of the focused pane. The role stays, so that a bar keeps its colour.
    package var isSelected: Bool {
        get { bits & Self.selectedBit != 0 }
        set { bits = newValue ? bits | Self.selectedBit : bits & ~Self.selectedBit }
    }
}
