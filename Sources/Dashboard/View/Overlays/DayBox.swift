import Cells
import HackatimeAPI
import Tracker

/// A day's figures side by side: what the server says, what is counted here, and why the two may differ.
enum DayBox {
    private static let labels = 16
    private static let width = 64

    /// The highest scroll position that still shows something new.
    static func highestScroll(_ day: CivilDate, _ state: DashboardState) -> Int {
        let context = RenderContext(state)
        let lines = lines(day, context)
        return max(0, lines.count - box(lines.count, context).inside.height)
    }

    static func draw(_ day: CivilDate, _ context: RenderContext, on frame: inout Frame) {
        let lines = lines(day, context)
        let box = box(lines.count, context)
        let top = box.top(context.state.detailScroll, lines: lines.count)
        box.drawBorder(title: Clock.day(day, today: context.today), top: top, lines: lines.count, on: &frame)
        let labels = min(labels, box.inside.width / 3)
        for (offset, line) in lines.dropFirst(top).prefix(box.inside.height).enumerated() {
            let y = box.inside.y + offset
            let indent = line.isSentence ? 0 : labels
            frame.writeCut(line.label, x: box.inside.x, y: y, columns: labels - 2, role: .dim)
            frame.writeCut(
                line.text, x: box.inside.x + indent, y: y, columns: box.inside.width - indent,
                role: line.isSentence ? .dim : .plain)
        }
    }

    private struct Line {
        var label = ""
        var text = ""
        var isSentence = false
    }

    private static func box(_ count: Int, _ context: RenderContext) -> OverlayBox {
        OverlayBox(content: Size(width: width, height: count), on: context.state.size)
    }

    private static func lines(_ day: CivilDate, _ context: RenderContext) -> [Line] {
        let figures = DayFigures(day, context)
        let inside = box(1, context).inside.width
        let room = inside - min(labels, inside / 3)
        var lines: [Line] = []
        for (label, text) in figures.fields {
            let wrapped = Wrapping.lines(text, columns: room, most: 4, mark: context.glyphs.ellipsis)
            for (index, part) in wrapped.enumerated() { lines.append(Line(label: index == 0 ? label : "", text: part)) }
        }
        lines.append(Line())
        for part in Wrapping.lines(figures.reason, columns: inside, most: 6, mark: context.glyphs.ellipsis) {
            lines.append(Line(text: part, isSentence: true))
        }
        return lines
    }
}

/// What is known of one day, as labels and words.
struct DayFigures {
    var fields: [(String, String)] = []
    /// One sentence on why two totals of a day may differ.
    var reason: String

    init(_ day: CivilDate, _ context: RenderContext) {
        let person = context.person
        let isSubject = day == person.day
        let figure = Self.figure(day, context)
        let server = isSubject ? person.today.value?.seconds ?? figure?.serverSeconds : figure?.serverSeconds
        let counted = figure.flatMap { $0.seconds > 0 || $0.completeness.isWhole ? $0.seconds : nil }
        fields.append(
            ("day", "\(Clock.day(day)) \(day.year), 00:00\(context.glyphs.dash)24:00 \(Self.place(isSubject, context))")
        )
        fields.append(("server", server.map(Self.exact) ?? "not told"))
        fields.append(("counted here", counted.map { Self.exact($0) + Self.extent(figure) } ?? "nothing yet"))
        if let server, let counted {
            let difference = (counted - server).rounded()
            let words =
                difference == 0 ? "none" : "\(Self.exact(abs(difference))) \(difference > 0 ? "more" : "less") here"
            fields.append(("difference", words))
        }
        if isSubject, let goal = person.today.value?.goal {
            let words = GoalText(goal, total: person.today.value?.seconds ?? 0)
            fields.append(("goal", "\(Durations.short(goal.target)), \(words.percent), \(words.rest)"))
        }
        if let streak = StreakText(context) {
            fields.append(("streak", String(streak.text.dropFirst("streak: ".count))))
        }
        reason = Self.reason(figure, server: server, counted: counted, isToday: day == context.today)
    }

    private static func figure(_ day: CivilDate, _ context: RenderContext) -> DayFigure? {
        let counted = context.state.rangeCount?.figures.first { $0.day == day }
        return counted ?? context.state.history.coverage.figures.last { $0.day == day }
    }

    private static func place(_ isSubject: Bool, _ context: RenderContext) -> String {
        isSubject ? context.state.zones.profile?.place ?? context.zone.place : context.zone.place
    }

    /// To the second: `3h 55m 40s`.
    private static func exact(_ seconds: Double) -> String {
        guard seconds > 0 else { return "0s" }
        let rest = "\(Int(min(seconds, Durations.limit)) % 60)s"
        return seconds < 60 ? rest : "\(Durations.text(seconds)) \(rest)"
    }

    private static func extent(_ figure: DayFigure?) -> String {
        switch figure?.completeness {
        case .partial?: ", of a part of the day"
        case .unknown?, nil: ", of what was seen"
        default: ""
        }
    }

    private static func reason(_ figure: DayFigure?, server: Double?, counted: Double?, isToday: Bool) -> String {
        guard let server else { return "The server's number for this day was not told yet." }
        guard let counted, let figure else {
            return "No heartbeats of this day were fetched yet, so only the server counts."
        }
        if (counted - server).rounded() == 0 {
            return "Both count the same gaps of at most two minutes between heartbeats."
        }
        if !figure.completeness.isWhole, counted < server {
            return "Not all heartbeats of the day are here yet; the server has them all."
        }
        if isToday { return "The two were asked at different moments; each new heartbeat adds up to two minutes." }
        return "The server may have taken heartbeats in or out since they were fetched, or the day lay in another zone."
    }
}
