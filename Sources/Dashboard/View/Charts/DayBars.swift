import Cells
import HackatimeAPI

/// A bar per day, week or month: vertical if there is enough height, otherwise one row of small bars.
struct DayBars: Chart {
    /// The newest days, if the screen is too narrow.
    private let shown: [ChartDay]
    private let context: RenderContext
    private var glyphs: GlyphSet { context.glyphs }

    /// Columns of one bar, including the blank after it.
    private static let widest = 16
    private static let widestBar = 8
    /// `~12h 34m`
    private static let valueColumns = 8

    init(_ days: [ChartDay], width: Int, _ context: RenderContext) {
        shown = days.suffix(width)
        self.context = context
    }

    var grid: [[ChartPick?]] { [shown.map(\.pick)] }
    var start: ChartPick? { shown.last?.pick }
    func part(_ pick: ChartPick) -> ChartPart? { shown.first { $0.pick == pick }?.part(context) }

    func draw(in rect: Rect, picked: ChartPick?, on frame: inout Frame) {
        guard !shown.isEmpty else { return }
        let slot = slot(in: rect)
        let labels = rect.height >= 2 ? 1 : 0
        let isLow = rect.height < 4
        let hasValues = isLow ? slot >= Self.valueColumns + 3 : slot >= Self.valueColumns
        let above = hasValues && !isLow ? 1 : 0
        let bar = isLow && hasValues ? 2 : slot == 1 ? 1 : min(slot - 1, Self.widestBar)
        let longest = shown.reduce(1) { max($0, $1.seconds) }
        for (index, day) in shown.enumerated() {
            let area = Rect(
                x: rect.x + index * slot, y: rect.y + above, width: bar, height: rect.height - labels - above)
            let reached = draw(day, share: day.seconds / longest, in: area, on: &frame)
            if day.pick == picked, labels == 0 { frame.select(area) }
            guard hasValues else { continue }
            let x = isLow ? area.right + 1 : area.x
            let y = isLow ? area.bottom - 1 : area.bottom - 1 - reached
            frame.write(value(day), x: x, y: y, role: role(of: day, plain: .plain), clip: rect)
        }
        guard labels > 0 else { return }
        let row = Rect(x: rect.x, y: rect.bottom - 1, width: rect.width, height: 1)
        drawLabels(shown, slot: slot, y: row.y, in: rect, on: &frame)
        if let index = shown.firstIndex(where: { $0.pick == picked }) {
            let day = shown[index]
            let text = Glyphs.width(of: day.label) < slot ? day.label : day.short
            frame.pickLabel(text.isEmpty ? glyphs.up : text, x: rect.x + index * slot, y: row.y, columns: bar, in: row)
        }
    }

    private func slot(in rect: Rect) -> Int { min(Self.widest, max(1, (rect.width + 1) / max(1, shown.count))) }

    func area(of pick: ChartPick, in rect: Rect) -> Rect? {
        let slot = slot(in: rect)
        return shown.firstIndex { $0.pick == pick }.map {
            Rect(x: rect.x + $0 * slot, y: rect.y, width: slot, height: rect.height)
        }
    }

    /// Returns the number of rows the bar reaches into.
    private func draw(_ day: ChartDay, share: Double, in area: Rect, on frame: inout Frame) -> Int {
        guard day.completeness != .unknown else {
            let foot = Rect(x: area.x, y: area.bottom - 1, width: 1, height: 1)
            frame.fill(foot, with: glyphs.unknown, role: .dim, clip: area)
            return 0
        }
        return frame.column(share, in: area, role: role(of: day, plain: .bar))
    }

    private func role(of day: ChartDay, plain: Role) -> Role {
        switch day.completeness {
        case .unknown: .dim
        case .partial: .stale
        case .known: day.isToday ? .total : day.seconds > 0 ? plain : .dim
        }
    }

    private func value(_ day: ChartDay) -> String {
        switch day.completeness {
        case .unknown: ""
        case .partial: Durations.atLeast(day.seconds)
        case .known: Durations.text(day.seconds)
        }
    }

    /// Labels under every bar if there is room, otherwise under every second, third and so on, counted back from the
    /// last.
    private func drawLabels(_ days: [ChartDay], slot: Int, y: Int, in rect: Rect, on frame: inout Frame) {
        let isLong = days.allSatisfy { Glyphs.width(of: $0.label) < slot }
        let texts = days.map { isLong ? $0.label : $0.short }
        let widest = texts.reduce(1) { max($0, Glyphs.width(of: $1)) }
        // Weeks have labels only where a month begins.
        let step = texts.contains("") ? 1 : (widest + slot) / slot
        var limit = rect.right + 1
        for index in stride(from: days.count - 1, through: 0, by: -step) {
            let width = Glyphs.width(of: texts[index])
            let x = min(rect.x + index * slot, rect.right - width)
            guard width > 0, x >= rect.x, x + width < limit else { continue }
            let role: Role = days[index].isToday ? .strong : days[index].isWeekend ? .dim : .plain
            frame.write(texts[index], x: x, y: y, role: role, clip: rect)
            limit = x
        }
    }
}
