import Cells

/// A bar per day, week or month: vertical if there is enough height, otherwise one row of small bars.
struct DayBars {
    let days: [ChartDay]
    let glyphs: GlyphSet

    /// Columns of one bar, including the blank after it.
    private static let widest = 16
    private static let widestBar = 8
    /// `12h 34m+`
    private static let valueColumns = 8

    func draw(in rect: Rect, on frame: inout Frame) {
        // The newest days, if the screen is too narrow.
        let shown = Array(days.suffix(rect.width))
        guard !shown.isEmpty else { return }
        let slot = min(Self.widest, max(1, (rect.width + 1) / shown.count))
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
            guard hasValues else { continue }
            let x = isLow ? area.right + 1 : area.x
            let y = isLow ? area.bottom - 1 : area.bottom - 1 - reached
            frame.write(value(day), x: x, y: y, role: role(of: day, plain: .plain), clip: rect)
        }
        guard labels > 0 else { return }
        drawLabels(shown, slot: slot, y: rect.bottom - 1, in: rect, on: &frame)
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
        // At least this much.
        case .partial: Durations.text(day.seconds) + "+"
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
