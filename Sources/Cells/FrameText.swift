/// A frame as text, for goldens and for pages that show screens.
extension Frame {
    /// The rows as text, including trailing blanks.
    package var text: [String] {
        rows { cell, row in
            if !cell.isRightHalf { row.unicodeScalars.append(contentsOf: cell.picture.scalars) }
        }
    }

    /// The rows with one letter for each cell's role. Selected text has the letter of the selection.
    package var roles: [String] {
        rows { cell, row in
            row.append(cell.isSelected && !cell.picture.isBlock ? Role.selected.letter : cell.role.letter)
        }
    }

    private func rows(_ append: (Cell, inout String) -> Void) -> [String] {
        (0..<size.height).map { y in
            var row = String()
            for x in 0..<size.width { append(self[x, y], &row) }
            return row
        }
    }
}
