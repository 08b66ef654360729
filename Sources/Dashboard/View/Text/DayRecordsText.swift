import Cells
import HackatimeAPI
import Tracker

extension DayRecords {
    /// One line; `short` is a label for little room.
    struct Record {
        var label: String
        var short: String
        var text: String
    }

    func texts(_ context: RenderContext) -> [Record] {
        func when(_ day: CivilDate) -> String {
            day == context.today ? "today" : Clock.day(day, today: context.today)
        }
        var texts: [Record] = []
        if let ends {
            let times = [ends.first, ends.last].map { Clock.minutes($0, in: context.zone) }
            let text = times.joined(separator: context.glyphs.dash)
            texts.append(Record(label: "first and last today", short: "first, last", text: text))
        }
        if let best {
            let label = best.of == 1 ? "best of 1 day" : "best of \(best.of) days"
            let text = "\(Durations.text(best.seconds)) \(when(best.day))"
            texts.append(Record(label: label, short: label, text: text))
        }
        if let session = longestSession {
            let text = "\(Durations.text(session.duration)) \(when(context.zone.day(at: session.start)))"
            texts.append(Record(label: "longest session in 30 days", short: "session, 30 days", text: text))
        }
        if let streak = longestStreak {
            let days = streak.days == 1 && !streak.isOpen ? "day" : "days"
            let text = "\(streak.days)\(streak.isOpen ? "+" : "") \(days)"
            texts.append(Record(label: "longest streak", short: "longest streak", text: text))
        }
        return texts
    }
}
