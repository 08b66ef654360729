import Cells
import HackatimeAPI
import Tracker

/// The Today pane alone on the screen: the picture at the top; below it records, weekdays and the day's sessions.
struct TodayPage {
    private let context: RenderContext
    private var content: TodayContent
    private let records: [DayRecords.Record]
    private let weekdays: [WeekdayAverage]
    private let sessions: [Span]

    init(_ person: Person, _ context: RenderContext, _ content: TodayContent) {
        self.context = context
        self.content = content
        // It is among the records.
        self.content.best = []
        let records = DayRecords(person, context)
        self.records = records.texts(context)
        weekdays = records.weekdays
        sessions = records.sessions
    }

    /// Rows of the picture, which is drawn as in a pane.
    private static let pictureRows = 8
    /// With less room than this for two columns there is one.
    private static let minColumns = 70
    private static let weekdayRows = 8
    private static let minSessions = 60
    /// Bars that are longer say no more.
    private static let widest = 60

    func draw(in inside: Rect, on frame: inout Frame) {
        let rows = min(inside.height, inside.height >= 24 ? Self.pictureRows + 2 : Self.pictureRows)
        let width = min(inside.width, 76)
        TodayPicture(
            context: context, content: content,
            inside: Rect(x: inside.x, y: inside.y, width: width, height: rows)
        ).draw(on: &frame)
        let below = inside.dropping(rows + 1)
        guard inside.width >= Self.minColumns else {
            let rest = below.dropping(drawRecords(in: below, on: &frame))
            // The weekdays, if there is room for some sessions too.
            let hasWeekdays = rest.height >= Self.weekdayRows + 5
            let room = rest.height - (hasWeekdays ? Self.weekdayRows + 1 : 0)
            let used = drawSessions(
                in: Rect(x: rest.x, y: rest.y, width: rest.width, height: room), on: &frame)
            return drawWeekdays(in: rest.dropping(used), on: &frame)
        }
        // On a wide screen the sessions have a column of their own, from the top.
        let isWide = inside.width >= width + 3 + Self.minSessions
        let columns = isWide ? width : min(48, below.width / 2 - 2)
        let left = Rect(x: below.x, y: below.y, width: min(columns, Self.widest), height: below.height)
        let x = inside.x + columns + 3
        let y = isWide ? inside.y : below.y
        let right = Rect(x: x, y: y, width: min(Self.widest, inside.right - x), height: inside.bottom - y)
        drawWeekdays(in: left.dropping(drawRecords(in: left, on: &frame)), on: &frame)
        _ = drawSessions(in: right, on: &frame)
    }

    /// Returns the rows used, with a blank one after them.
    private func drawRecords(in rect: Rect, on frame: inout Frame) -> Int {
        guard !records.isEmpty, rect.height >= 2 else { return 0 }
        let texts = records.reduce(0) { max($0, Glyphs.width(of: $1.text)) }
        let isLong = records.allSatisfy { $0.label.utf8.count + 2 + texts <= rect.width }
        let labels = records.map { isLong ? $0.label : $0.short }
        let columns = labels.reduce(0) { max($0, $1.utf8.count) } + 2
        var y = heading("Records", in: rect, on: &frame)
        for (record, label) in zip(records, labels) where y < rect.bottom {
            frame.write(label, x: rect.x, y: y, role: .dim, clip: rect)
            frame.writeCut(record.text, x: rect.x + columns, y: y, columns: rect.width - columns)
            y += 1
        }
        return y + 1 - rect.y
    }

    /// With bars, or with little room as figures in three columns. All seven or none: a week without its end says
    /// nothing.
    private func drawWeekdays(in rect: Rect, on frame: inout Frame) {
        let hasBars = rect.height >= Self.weekdayRows
        guard hasBars || rect.height >= 4 && rect.width >= 34, weekdays.contains(where: { $0.days > 0 }) else { return }
        let y = heading("Average by weekday", "8 weeks", in: rect, on: &frame)
        let longest = weekdays.reduce(1) { max($0, $1.seconds) }
        for (index, average) in weekdays.enumerated() {
            let place =
                hasBars
                ? Rect(x: rect.x, y: y + index, width: rect.width, height: 1)
                : Rect(x: rect.x + index % 3 * 12, y: y + index / 3, width: 12, height: 1)
            let isToday = average.weekday == context.today.weekday
            frame.write(average.name, x: place.x, y: place.y, role: isToday ? .strong : .dim, clip: rect)
            guard average.days > 0 else {
                frame.writeRight(
                    String(context.glyphs.unknown), right: place.x + 10, y: place.y, role: .dim, clip: rect)
                continue
            }
            frame.writeRight(Durations.text(average.seconds), right: place.x + 10, y: place.y, clip: rect)
            guard hasBars else { continue }
            frame.bar(
                Share.of(average.seconds, longest), x: place.x + 12, y: place.y, columns: place.width - 12 - 8,
                role: isToday ? .total : .bar, openRole: .barOpen, clip: rect)
            let note = average.days == 1 ? "1 day" : "\(average.days) days"
            frame.writeRight(note, right: place.right, y: place.y, role: .dim, clip: rect)
        }
    }

    /// The newest, if there is no room for all. Returns the rows used, with a blank one after them.
    private func drawSessions(in rect: Rect, on frame: inout Frame) -> Int {
        guard !sessions.isEmpty, rect.height >= 2 else { return 0 }
        let about = rect.width >= 40 ? "\(sessions.count), 15 min or more apart" : "\(sessions.count)"
        var y = heading("Sessions today", about, in: rect, on: &frame)
        let shown = sessions.suffix(rect.bottom - y)
        let longest = shown.reduce(1) { max($0, $1.duration) }
        for session in shown {
            let times = [session.start, session.end].map { Clock.minutes($0, in: context.zone) }
            frame.write(times.joined(separator: context.glyphs.dash), x: rect.x, y: y, clip: rect)
            frame.writeRight(Durations.text(session.duration), right: rect.x + 20, y: y, clip: rect)
            frame.bar(
                Share.of(session.duration, longest), x: rect.x + 22, y: y, columns: rect.width - 22, clip: rect)
            y += 1
        }
        return y + 1 - rect.y
    }

    private func heading(_ text: String, _ about: String = "", in rect: Rect, on frame: inout Frame) -> Int {
        let used = frame.writeCut(text, x: rect.x, y: rect.y, columns: rect.width, role: .title)
        frame.writeCut(about, x: rect.x + used + 2, y: rect.y, columns: rect.width - used - 2, role: .dim)
        return rect.y + 1
    }
}

extension Rect {
    fileprivate func dropping(_ rows: Int) -> Rect {
        Rect(x: x, y: y + rows, width: width, height: max(0, height - rows))
    }
}
