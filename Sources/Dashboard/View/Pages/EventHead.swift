import Cells
import HackatimeAPI
import Tracker

/// The figures above an event's projects.
struct EventHead {
    private let event: HackEvent
    private let context: RenderContext
    private let figures: EventFigures?
    private let days: [Double]?

    /// Rows that the list of projects keeps.
    private static let fewestRows = 4
    /// Columns of the figures, where the days stand beside them.
    private static let figureColumns = 54
    private static let highestBars = 8

    init(_ event: HackEvent, _ context: RenderContext) {
        self.event = event
        self.context = context
        let opened = context.state.events.opened.flatMap { $0.name == event.name ? $0 : nil }
        figures = opened?.figures
        days = opened?.days
    }

    private struct Line {
        var figure: String
        var text: String
        var role = Role.plain
        var figureRole = Role.plain
    }

    /// Draws from the top, and returns the rows used.
    func draw(in rect: Rect, on frame: inout Frame) -> Int {
        let room = max(1, rect.height - Self.fewestRows - 1)
        var lines = totals
        let notes = notes
        let reasons = reasons(most: max(0, room - lines.count - notes.count - (room > 8 ? 1 : 0)))
        lines += reasons
        let bars = bars
        let isBeside = !bars.isEmpty && rect.width >= Self.figureColumns + 30
        let figures = Rect(
            x: rect.x, y: rect.y, width: isBeside ? Self.figureColumns : rect.width, height: min(room, rect.height))
        let column = lines.map { Glyphs.width(of: $0.figure) }.max() ?? 0
        var y = figures.y
        for line in lines where y < figures.bottom {
            frame.writeRight(line.figure, right: figures.x + column, y: y, role: line.figureRole, clip: figures)
            frame.writeCut(
                line.text, x: figures.x + column + 2, y: y, columns: max(0, figures.width - column - 2), role: line.role
            )
            y += 1
        }
        for note in notes where y < figures.bottom {
            frame.writeCut(note.text, x: figures.x, y: y, columns: figures.width, role: note.role)
            y += 1
        }
        guard !bars.isEmpty else { return min(rect.height, y - rect.y + 1) }
        if isBeside {
            let height = max(min(Self.highestBars, room), y - figures.y)
            draw(
                bars, in: Rect(x: figures.right + 2, y: rect.y, width: rect.width - figures.width - 2, height: height),
                on: &frame)
            y = max(y, rect.y + height)
        } else if rect.height - (y - rect.y) >= Self.fewestRows + 3 {
            let height = min(Self.highestBars - 2, rect.height - (y - rect.y) - Self.fewestRows - 1)
            draw(bars, in: Rect(x: rect.x, y: y + 1, width: rect.width, height: height - 1), on: &frame)
            y += height
        }
        return min(rect.height, y - rect.y + 1)
    }

    private var totals: [Line] {
        var lines: [Line] = []
        if let event = figures?.event {
            lines.append(Line(figure: exact(event), text: "as the event counts\(source(event))", figureRole: .total))
        }
        if let total = figures?.total {
            lines.append(Line(figure: exact(total), text: "in Hackatime\(source(total))", figureRole: .strong))
        }
        return lines
    }

    private func exact(_ figure: EventFigures.Figure) -> String {
        (figure.source == .partly ? "~" : "") + EventText.exact(figure.seconds)
    }

    /// What the server tells needs no word.
    private func source(_ figure: EventFigures.Figure) -> String {
        figure.source == .server ? "" : ", \(EventText.source(figure.source, server: context.state.server))"
    }

    /// The smallest are put together where there is no room for all.
    private func reasons(most: Int) -> [Line] {
        guard var lines = figures?.lines, !lines.isEmpty, most > 0 else { return [] }
        var rest: Line?
        if lines.count > most {
            let kept = Set(lines.sorted { abs($0.seconds) > abs($1.seconds) }.prefix(most - 1))
            let sum = lines.filter { !kept.contains($0) }.reduce(0) { $0 + $1.seconds }
            rest = Line(figure: signed(sum), text: "for \(lines.count - kept.count) other reasons", role: .dim)
            lines = lines.filter(kept.contains)
        }
        return lines.map { Line(figure: signed($0.seconds), text: EventText.reason($0.kind), role: .dim) }
            + [rest].compactMap(\.self)
    }

    private func signed(_ seconds: Double) -> String { (seconds > 0 ? "+" : "") + EventText.exact(seconds) }

    private var notes: [(text: String, role: Role)] {
        let (zone, now) = (context.zone, context.now)
        var parts = [EventText.phase(event, in: zone, now: now)]
        if let target = event.target, let seconds = figures?.event?.seconds {
            parts = EventText.goal(target, event, seconds: seconds, in: zone, now: now) + parts
        } else if let target = event.target {
            parts = ["goal \(Durations.short(target))"] + parts
        }
        let isReached = event.target.map { (figures?.event?.seconds ?? 0) >= $0 } ?? false
        var notes: [(text: String, role: Role)] = [(parts.joined(separator: ", "), isReached ? .good : .plain)]
        if let late = figures.flatMap({ EventText.late($0, event, in: zone, now: now) }) { notes.append((late, .dim)) }
        if let rows = overlap { notes.append((EventText.overlap(rows), .dim)) }
        if figures?.event != nil, figures?.lines == nil { notes.append((EventText.noLines, .dim)) }
        return notes
    }

    /// The sum of the rows that count, if it is more than the event's time by a minute.
    private var overlap: Double? {
        guard let figures, figures.lines != nil, let seconds = figures.event?.seconds else { return nil }
        let rows = context.state.events.opened?.rows ?? []
        let sum = rows.filter { event.projects.isEmpty || event.projects.contains($0.id) }.reduce(0) { $0 + $1.seconds }
        return sum >= seconds + 60 ? sum : nil
    }

    /// The days so far.
    private var bars: [ChartDay] {
        guard let days else { return [] }
        let zone = event.zone ?? context.zone
        let today = zone.day(at: context.now)
        let first = event.days(in: context.zone).first
        return days.enumerated().map { (first.adding(days: $0.offset), $0.element) }.filter { $0.0 <= today }
            .map { ChartDay(DayFigure(day: $0.0, seconds: $0.1, completeness: .fetched), today: today) }
    }

    private func draw(_ days: [ChartDay], in rect: Rect, on frame: inout Frame) {
        guard rect.height > 0, rect.width > 0 else { return }
        var days = days
        if days.count * 2 > rect.width { days = ChartDay.weeks(days) }
        if days.count * 2 > rect.width { days = ChartDay.months(days) }
        DayBars(days, width: rect.width, context).draw(in: rect, picked: nil, on: &frame)
    }
}
