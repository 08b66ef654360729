/// One cell of the screen.
package struct Cell: Sendable, Hashable {
    /// What is drawn; empty in the right half of a wide glyph.
    package var glyph: Character?
    package var role: Role

    package init(_ glyph: Character?, _ role: Role) {
        self.glyph = glyph
        self.role = role
    }

    package static let blank = Cell(" ", .plain)
}
