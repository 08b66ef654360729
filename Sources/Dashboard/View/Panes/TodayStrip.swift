import Cells
import HackatimeAPI
import Tracker

/// The day's languages as one bar, each in its colour, with the longest named beside it.
struct TodayStrip {
    private struct Part {
        var name: String
        var share: Double
        var percent: String
        var role: Role
    }

    private let parts: [Part]

    /// More could not be told apart.
    private static let most = 5
    private static let fewestColumns = 8

    init() { parts = [] }

    /// - Parameter languages: Longest first.
    init(_ languages: [Breakdown], _ context: RenderContext) {
        let sum = languages.reduce(0) { $0 + $1.seconds }
        let percents = Share.texts(languages.map(\.seconds))
        var parts = zip(languages, percents).filter { $0.0.seconds > 0 }.prefix(Self.most).map { row, percent in
            let name = context.clean(row.name)
            return Part(
                name: name.isEmpty ? "(no name)" : name, share: Share.of(row.seconds, sum),
                percent: percent, role: Role(Ink(language: row.name)))
        }
        let rest = languages.dropFirst(Self.most).reduce(0) { $0 + $1.seconds }
        if rest > 0 { parts.append(Part(name: "", share: Share.of(rest, sum), percent: "", role: .dim)) }
        self.parts = parts
    }

    var isEmpty: Bool { parts.isEmpty }

    func draw(x: Int, y: Int, columns: Int, clip: Rect, isOld: Bool, on frame: inout Frame) {
        guard columns >= Self.fewestColumns else { return }
        let legend = legend(columns: columns - max(12, columns / 3))
        let legendWidth = legend.reduce(0) { $0 + Self.width($1) }
        var left = x
        let widths = Self.widths(parts.map(\.share), columns: columns - legendWidth)
        for (part, width) in zip(parts, widths) where width > 0 {
            let text = Bar.filled(1, columns: width, set: frame.glyphs)
            frame.write(text, x: left, y: y, role: isOld ? .stale : part.role, clip: clip)
            left += width + 1
        }
        var next = x + columns - legendWidth
        for part in legend {
            next += 2
            let swatch = Bar.filled(1, columns: 1, set: frame.glyphs)
            next += frame.write(swatch, x: next, y: y, role: isOld ? .stale : part.role, clip: clip)
            next += frame.write(" \(part.name) ", x: next, y: y, role: isOld ? .stale : .plain, clip: clip)
            next += frame.write(part.percent, x: next, y: y, role: isOld ? .stale : .dim, clip: clip)
        }
    }

    private static func width(_ part: Part) -> Int { 2 + 2 + Glyphs.width(of: part.name) + 1 + part.percent.utf8.count }

    /// The first names that fit. What is not named is the smaller part.
    private func legend(columns: Int) -> [Part] {
        var used = 0
        return Array(
            parts.prefix { part in
                used += Self.width(part)
                return used <= columns && !part.name.isEmpty
            })
    }

    /// Columns for each share, with one blank between two, so that the parts can be told apart without colours. A share
    /// for which there is no column is left out.
    private static func widths(_ shares: [Double], columns: Int) -> [Int] {
        var widths: [Int] = []
        var free = columns
        var rest = shares.reduce(0, +)
        for share in shares where rest > 0 && free > 0 {
            let width = max(1, Int((Double(free) * share / rest).rounded()))
            let isLast = widths.count == shares.count - 1 || free - width < 2
            widths.append(isLast ? free : max(1, min(width, free - 2) - (width > 2 ? 1 : 0)))
            free -= widths[widths.count - 1] + 1
            rest -= share
        }
        return widths
    }
}
