import Cells
import Dashboard
import HackatimeAPI

/// Rows in columns: lined up for people, or as CSV (RFC 4180) for programs.
struct Table {
    struct Column {
        /// In CSV's first line.
        var key: String
        /// Above the column for people; empty for none.
        var title = ""
        var isRight = false
        /// Columns of a terminal, for people.
        var limit = name

        /// A name may be longer than any screen.
        static let name = 40
        /// For what is no name: a sentence, an address.
        static let long = 200
    }

    struct Cell {
        /// For people; cleaned and cut when printed.
        var text: String
        /// For programs, where that differs.
        var value: String?

        init(_ text: String, value: String? = nil) {
            self.text = text
            self.value = value
        }

        /// `1h 05m` for people, whole seconds for programs.
        init(seconds: Double?) {
            text = seconds.map { Durations.text($0) } ?? ""
            value = seconds.map { String(Int($0)) } ?? ""
        }
    }

    var columns: [Column]
    var rows: [[Cell]] = []

    /// One line a row, and one of titles if a column has one.
    func text(_ paint: Paint) -> String {
        // As on the screen: a name has one form for people.
        var lines = rows.map { row in zip(row, columns).map { Glyphs.cutEnd($0.text, to: $1.limit) } }
        let hasTitles = columns.contains { !$0.title.isEmpty } && !rows.isEmpty
        if hasTitles { lines.insert(columns.map(\.title), at: 0) }
        let widths = columns.indices.map { column in lines.map { Glyphs.width(of: $0[column]) }.max() ?? 0 }
        return lines.enumerated().map { index, line in
            var text = ""
            for (column, cell) in line.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - Glyphs.width(of: cell))
                let isLast = column == line.count - 1
                text += (columns[column].isRight ? blanks + cell : isLast ? cell : cell + blanks) + (isLast ? "" : "  ")
            }
            while text.hasSuffix(" ") { text.removeLast() }
            return index == 0 && hasTitles ? paint.dim(text) : text
        }.joined(separator: "\n")
    }

    /// With a line of keys first.
    var csv: String {
        ([columns.map(\.key)] + rows.map { $0.map { $0.value ?? $0.text } })
            .map { $0.map(Self.field).joined(separator: ",") }
            .joined(separator: "\n")
    }

    /// Quoted where needed. A formula of a spreadsheet begins with one of four signs; a text that does is led by an
    /// apostrophe, because names come from others.
    static func field(_ text: String) -> String {
        var text = CleanText.shown(text, limit: .max)
        if let first = text.utf8.first, "=+@".utf8.contains(first) || (first == 0x2D && Int(text) == nil) {
            text = "'" + text
        }
        guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
