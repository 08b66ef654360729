import Cells
import HackatimeAPI
import Tracker

/// A picture in the chart pane, and the parts of it that keys pick.
protocol Chart {
    /// The parts by row and column; `nil` where there is none.
    var grid: [[ChartPick?]] { get }
    /// The part that is picked first.
    var start: ChartPick? { get }
    /// What a part of the grid says.
    func part(_ pick: ChartPick) -> ChartPart?
    /// What the shades mean, longest first.
    var legends: [Legend] { get }
    func draw(in rect: Rect, picked: ChartPick?, on frame: inout Frame)
    /// Where a part is drawn; a click on it picks it.
    func area(of pick: ChartPick, in rect: Rect) -> Rect?
}

extension Chart {
    var legends: [Legend] { [] }

    /// The part that is drawn at a place.
    func pick(at place: Point, in rect: Rect) -> ChartPick? {
        grid.lazy.joined().compactMap(\.self).first { area(of: $0, in: rect)?.contains(place) ?? false }
    }

    /// The part that a key moves to. Where there is none in that direction, the same one.
    func next(_ command: Command, from pick: ChartPick?) -> ChartPick? {
        let grid = grid
        guard let pick, let y = grid.firstIndex(where: { $0.contains(pick) }), let x = grid[y].firstIndex(of: pick)
        else { return start }
        let row = grid[y]
        switch command {
        case .left: return row[..<x].last { $0 != nil } ?? pick
        case .right: return row[(x + 1)...].first { $0 != nil } ?? pick
        case .up: return grid[..<y].last { $0[x] != nil }?[x] ?? pick
        case .down: return grid[(y + 1)...].first { $0[x] != nil }?[x] ?? pick
        case .top: return row.first { $0 != nil } ?? pick
        case .bottom: return row.last { $0 != nil } ?? pick
        case .pageUp, .halfPageUp: return row[max(0, x - Self.page)..<x].first { $0 != nil } ?? pick
        case .pageDown, .halfPageDown:
            return row[(x + 1)..<min(row.count, x + 1 + Self.page)].last { $0 != nil } ?? pick
        default: return pick
        }
    }

    /// Columns of a page: about a month of weeks.
    private static var page: Int { 4 }
}

/// What a part of a chart says, and what Enter shows of it.
struct ChartPart {
    /// For the title, longest first.
    var titles: [String]
    var copyText: String
    /// The days that it opens; `nil` if it stands for no days in a row.
    var range: DateRange?
    /// The heartbeats that it opens, in seconds since 1970.
    var time: Range<Double>?
}

/// What the shades of a map mean, on one row.
struct Legend {
    var texts: [(text: String, role: Role)] = []

    var width: Int { texts.reduce(0) { $0 + Glyphs.width(of: $1.text) } }

    /// The shades with their figures, and the same with two words for little room.
    static func shades(upTo longest: Double, hasUnknown: Bool, _ glyphs: GlyphSet) -> [Legend] {
        var (long, short) = (Legend(), Legend(texts: [("less ", .dim)]))
        for (level, glyph) in glyphs.levels.enumerated() {
            let mark = (text: String(glyph), role: Levels.roles[level])
            let upTo = Durations.text(longest * Double(level) / Double(Levels.count))
            long.texts += [mark, (level == 0 ? " none  " : " to \(upTo)  ", .dim)]
            short.texts.append(mark)
        }
        short.texts.append((" more", .dim))
        if hasUnknown {
            long.texts += [(String(glyphs.unknown), .dim), (" not known", .dim)]
            short.texts.append(("  \(glyphs.unknown) not known", .dim))
        } else if let last = long.texts.popLast() {
            long.texts.append((String(last.text.dropLast(2)), .dim))
        }
        return [long, short]
    }

    func draw(right: Int, y: Int, on frame: inout Frame) {
        var x = right - width - 2
        for part in [(" ", Role.dim)] + texts + [(" ", .dim)] { x += frame.write(part.0, x: x, y: y, role: part.1) }
    }
}

/// The colour levels of a map.
enum Levels {
    static let count = 4
    /// The faint one is for nothing.
    static let roles: [Role] = [.border, .shade1, .shade2, .shade3, .shade4]

    /// 0 for nothing, otherwise 1 to 4 by the share of the maximum.
    static func of(_ seconds: Double, _ longest: Double) -> Int {
        guard seconds > 0, longest > 0 else { return 0 }
        return min(count, max(1, Int((min(1, seconds / longest) * Double(count)).rounded(.up))))
    }
}

extension Frame {
    /// Marks a square of a map as picked, in every theme.
    mutating func pick(_ square: Rect, role: Role) {
        fill(square, with: " ", role: role)
        write(glyphs.bullet, x: square.x, y: square.y, role: role)
        select(square)
    }

    /// Writes the label of a picked bar over the others, as wide as the bar.
    mutating func pickLabel(_ text: String, x: Int, y: Int, columns: Int, in row: Rect) {
        let width = max(columns, Glyphs.width(of: text))
        let area = Rect(x: max(row.x, min(x, row.right - width)), y: y, width: width, height: 1).intersection(row)
        fill(Rect(x: area.x - 1, y: y, width: area.width + 2, height: 1), with: " ", role: .plain, clip: row)
        write(text, x: area.x, y: y, role: .strong, clip: area)
        select(area)
    }
}
