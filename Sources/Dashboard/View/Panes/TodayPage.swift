import Cells
import HackatimeAPI
import Tracker

/// The Today pane alone on the screen: the picture at the top; below it records, weekdays and the day's sessions.
struct TodayPage {
    private let context: RenderContext
    private let content: TodayContent
    private let records: [(label: String, text: String)]
    private let weekdays: [WeekdayAverage]
    private let sessions: [Span]
    private let about: String

    init(_ person: Person, _ context: RenderContext, _ content: TodayContent) {
        self.context = context
        self.content = content
        let records = DayRecords(person, context)
        self.records = records.texts(context)
        weekdays = records.weekdays
        sessions = records.sessions
        about = records.sessionText(context)
    }

    /// Rows of the picture, which is drawn as in a pane.
    private static let pictureRows = 8
    /// With less room than this for two columns there is one.
    private static let minColumns = 56

    func draw(in inside: Rect, on frame: inout Frame) {
        let rows = min(inside.height, inside.height >= 24 ? Self.pictureRows + 2 : Self.pictureRows)
        let width = min(inside.width, 76)
        TodayPicture(
            context: context, content: content,
            inside: Rect(x: inside.x, y: inside.y, width: width, height: rows)
        ).draw(on: &frame)
        let below = Rect(
            x: inside.x, y: inside.y + rows + 1, width: inside.width, height: inside.height - rows - 1)
        guard below.height >= 2 else { return }
        if inside.width >= Self.minColumns {
            let left = Rect(x: below.x, y: below.y, width: min(48, below.width / 2 - 2), height: below.height)
            let right = Rect(
                x: left.right + 3, y: below.y, width: min(48, below.right - left.right - 3), height: below.height)
            let used = drawRecords(in: left, on: &frame)
            drawWeekdays(in: left.dropping(used), on: &frame)
            drawSessions(in: right, on: &frame)
        } else {
            drawSessions(in: below.dropping(drawRecords(in: below, on: &frame)), on: &frame)
        }
    }

    /// Returns the rows used, with a blank one after them.
    private func drawRecords(in rect: Rect, on frame: inout Frame) -> Int {
        guard !records.isEmpty, rect.height >= 2 else { return 0 }
        let labels = records.reduce(0) { max($0, $1.label.utf8.count) }
        var y = heading("Records", in: rect, on: &frame)
        for record in records where y < rect.bottom {
            frame.write(record.label, x: rect.x, y: y, role: .dim, clip: rect)
            let x = rect.x + labels + 2
            frame.writeCut(record.text, x: x, y: y, columns: rect.right - x)
            y += 1
        }
        return y + 1 - rect.y
    }

    private func drawWeekdays(in rect: Rect, on frame: inout Frame) {
        // All seven or none: a week without its end says nothing.
        guard rect.height >= 8, weekdays.contains(where: { $0.days > 0 }) else { return }
        var y = heading("Average by weekday", in: rect, on: &frame)
        let longest = weekdays.reduce(1) { max($0, $1.seconds) }
        for average in weekdays {
            let isToday = average.weekday == context.today.weekday
            frame.write(average.name, x: rect.x, y: y, role: isToday ? .strong : .dim, clip: rect)
            if average.days == 0 {
                frame.write(String(context.glyphs.unknown), x: rect.x + 5, y: y, role: .dim, clip: rect)
            } else {
                frame.writeRight(Durations.text(average.seconds), right: rect.x + 12, y: y, clip: rect)
                let note = "of \(average.days)"
                frame.bar(
                    Share.of(average.seconds, longest), x: rect.x + 14, y: y, columns: rect.width - 14 - 8,
                    role: isToday ? .total : .bar, openRole: .barOpen, clip: rect)
                frame.writeRight(note, right: rect.right, y: y, role: .dim, clip: rect)
            }
            y += 1
        }
    }

    /// The newest, if there is no room for all.
    private func drawSessions(in rect: Rect, on frame: inout Frame) {
        guard !sessions.isEmpty, rect.height >= 2 else { return }
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
