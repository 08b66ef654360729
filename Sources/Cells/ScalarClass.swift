/// How a code point is shown.
enum ScalarClass {
    /// A visible character.
    case base
    /// Drawn over the preceding base.
    case mark
    /// Shown as one blank: all kinds of spaces, tabs, line breaks.
    case space
    /// Never shown.
    case dropped

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x300 {
            self = Self.latin(value)
        } else if Self.isKnownBase(value) {
            self = .base
        } else {
            self = Self.other(scalar)
        }
    }

    /// Ideographs and the dashboard's own characters (dashes, quotes, dots, arrows, technical signs, boxes, blocks,
    /// shapes, dingbats). A fast path, because looking up properties takes longer than drawing.
    private static func isKnownBase(_ value: UInt32) -> Bool {
        switch value {
        case 0x2010...0x2027, 0x2190...0x23FF, 0x2500...0x27BF, 0x4E00...0x9FFF: true
        default: false
        }
    }

    private static func latin(_ value: UInt32) -> ScalarClass {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0: .space
        // Controls, C1, and the soft hyphen, which only some terminals show.
        case 0..<0x20, 0x7F...0x9F, 0xAD: .dropped
        default: .base
        }
    }

    /// Classified by its Unicode properties.
    static func other(_ scalar: Unicode.Scalar) -> ScalarClass {
        let properties = scalar.properties
        // Zero-width characters, bidirectional controls, variation selectors, tags, fillers; skin tones.
        if properties.isDefaultIgnorableCodePoint || properties.isEmojiModifier { return .dropped }
        if Self.joins(scalar) { return .dropped }
        switch properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator:
            return .space
        case .nonspacingMark:
            // A virama (class 9) joins its neighbours only in terminals that know the script.
            return properties.canonicalCombiningClass.rawValue == 9 ? .dropped : .mark
        // Spacing and enclosing marks take a column only in some terminals.
        case .spacingMark, .enclosingMark, .control, .format, .surrogate, .privateUse, .unassigned:
            return .dropped
        default:
            return .base
        }
    }

    /// Letters that some terminals join with a neighbour: half-width voicing marks (with the one before), and the
    /// letters of Grapheme_Cluster_Break=Prepend in Unicode 16 (with the one after).
    private static func joins(_ letter: Unicode.Scalar) -> Bool {
        switch letter.value {
        case 0xFF9E, 0xFF9F, 0x0D4E, 0x113D1, 0x111C2, 0x111C3, 0x1193F, 0x11941, 0x11A3A, 0x11A84...0x11A89, 0x11D46,
            0x11F02:
            true
        default: false
        }
    }
}
