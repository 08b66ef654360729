import Cells
import Tracker

/// A row of a page.
struct PageRow: Equatable {
    struct Part: Equatable {
        var text = ""
        var role = Role.plain
        /// From 0 to 1, in a column of bars.
        var bar: Double?
        /// Opened by the terminal where it can.
        var link: String?
    }

    /// Steady while the list changes, so that the selection can follow.
    var id: String
    /// One for each column.
    var parts: [Part]
    /// What `y` copies; `nil` for the texts of the columns.
    var copy: String?
}

/// A column of a page's list.
struct PageColumn {
    /// Above the column. There is no row of headings if no column has one.
    var title = ""
    var isRight = false
    /// Takes the room that is left, and is cut.
    var isFlexible = false
    /// Takes what the flexible column does not need, and is left out first.
    var isBar = false
    /// Wider texts are cut.
    var limit = Int.max
    /// Words are searched in this column.
    var isSearched = true
    /// Columns with a higher rank are left out earlier where there is no room. 0 always stays.
    var rank = 0
}

/// The rows of a page, each made when it is looked at: a leaderboard has thousands.
struct PageList {
    var count: Int
    var id: (Int) -> String
    var row: (Int) -> PageRow
    /// Where words are searched.
    var text: (Int) -> String

    func firstIndex(of id: String) -> Int? { (0..<count).first { self.id($0) == id } }

    /// Those with all the words.
    func having(_ words: [String]) -> PageList {
        guard !words.isEmpty else { return self }
        let isMatch = FeedFilter.matcher(words)
        let found = (0..<count).filter { isMatch(text($0)) }
        return PageList(
            count: found.count, id: { id(found[$0]) }, row: { row(found[$0]) }, text: { text(found[$0]) })
    }
}

extension PageList {
    init(_ rows: [PageRow], _ columns: [PageColumn]) {
        count = rows.count
        id = { rows[$0].id }
        row = { rows[$0] }
        text = { index in
            zip(rows[index].parts, columns).filter(\.1.isSearched).map(\.0.text).joined(separator: " ")
        }
    }
}

/// Where the columns of a page's list stand.
struct PageColumns {
    private let columns: [PageColumn]
    private var places: [(index: Int, x: Int, width: Int)] = []
    /// For the marks of chosen rows.
    private let gutter: Int
    private static let gap = 2
    private static let shortestBar = 6

    /// - Parameter rows: A sample. The widths should be the same wherever the list is scrolled to.
    init(_ columns: [PageColumn], rows: [PageRow], width: Int, hasMarks: Bool) {
        self.columns = columns
        gutter = hasMarks && width >= 10 ? 2 : 0
        let width = width - gutter
        let flexible = columns.firstIndex(where: \.isFlexible)
        let bar = columns.firstIndex(where: \.isBar)
        var widths = columns.indices.map { index in
            if index == bar { return Self.shortestBar }
            let longest = rows.map { index < $0.parts.count ? Glyphs.width(of: $0.parts[index].text) : 0 }.max() ?? 0
            // A heading does not make room for itself where there is nothing below it.
            return longest > 0 && index != flexible
                ? max(min(longest, columns[index].limit), Glyphs.width(of: columns[index].title)) : longest
        }
        var kept = columns.indices.filter { widths[$0] > 0 || columns[$0].isFlexible }
        func total(_ kept: [Int]) -> Int {
            kept.reduce(-Self.gap) { $0 + ($1 == flexible ? min(widths[$1], 12) : widths[$1]) + Self.gap }
        }
        func rank(_ index: Int) -> Int { index == bar ? .max : columns[index].rank }
        while total(kept) > width, let last = kept.filter({ rank($0) > 0 }).max(by: { rank($0) < rank($1) }) {
            kept.removeAll { $0 == last }
        }
        let hasBar = bar.map(kept.contains) ?? false
        if let flexible, kept.contains(flexible) {
            let others = kept.filter { $0 != flexible }.reduce(0) { $0 + widths[$1] + Self.gap }
            let most = hasBar ? min(width - others, max(width * 2 / 5, 12)) : width - others
            widths[flexible] = min(widths[flexible], max(1, most))
        }
        if let bar, hasBar { widths[bar] += max(0, width - Self.total(kept, of: widths)) }
        var x = gutter
        for index in kept {
            places.append((index, x, widths[index]))
            x += widths[index] + Self.gap
        }
    }

    private static func total(_ kept: [Int], of widths: [Int]) -> Int {
        kept.reduce(-gap) { $0 + widths[$1] + gap }
    }

    func drawTitles(in line: Rect, on frame: inout Frame) {
        draw(columns.map { PageRow.Part(text: $0.title, role: .dim) }, in: line, on: &frame)
    }

    func draw(_ row: PageRow, isChosen: Bool, in line: Rect, on frame: inout Frame) {
        if isChosen, gutter > 0 {
            frame.write(frame.glyphs.bullet, x: line.x, y: line.y, role: .key, clip: line)
        }
        draw(row.parts, in: line, on: &frame)
    }

    private func draw(_ parts: [PageRow.Part], in line: Rect, on frame: inout Frame) {
        for place in places where place.index < parts.count {
            let part = parts[place.index]
            let cell = Rect(
                x: line.x + place.x, y: line.y, width: min(place.width, line.right - line.x - place.x), height: 1)
            guard cell.width > 0 else { return }
            if let share = part.bar {
                frame.bar(
                    share, x: cell.x, y: cell.y, columns: cell.width, role: part.role, openRole: .barOpen, clip: cell)
            } else if columns[place.index].isRight {
                frame.writeRight(part.text, right: cell.right, y: line.y, role: part.role, clip: cell)
            } else {
                let used = frame.writeCut(part.text, x: cell.x, y: line.y, columns: cell.width, role: part.role)
                if let link = part.link { frame.link(link, x: cell.x, y: line.y, columns: used) }
            }
        }
    }
}
