import Dashboard
import HackatimeAPI
import HackatimeHistory
import Tracker

/// What is exported, row by row.
struct ExportRows {
    private let session: Session
    private let days: CivilDays
    private let figures: [CivilDate: DayFigure]

    init(_ session: Session, _ days: CivilDays) {
        self.session = session
        self.days = days
        figures = Dictionary(session.coverage.figures.map { ($0.day, $0) }) { $1 }
    }

    func write(_ what: ExportCommand.What, to file: ExportOutput) throws(ExportProblem) {
        switch what {
        case .heartbeats: try writeHeartbeats(to: file)
        case .days:
            try file.begin("days", "day", [("day", "TEXT"), ("seconds", "INTEGER"), ("state", "TEXT")])
            for day in days.all {
                let (seconds, state) = figure(day)
                try file.add([.text(day.text), .integer(seconds), .text(state)])
            }
        case .projects:
            try file.begin(
                "projects", "project_day", [("day", "TEXT"), ("project", "TEXT"), ("seconds", "INTEGER")])
            for day in days.all {
                guard case .count(let count) = session.history.recall(.count(CivilDays(first: day, last: day))) else {
                    throw .unreadable
                }
                for project in count.projects {
                    try file.add([.text(day.text), .text(project.name), .integer(Int(project.seconds))])
                }
            }
        }
    }

    private func writeHeartbeats(to file: ExportOutput) throws(ExportProblem) {
        let types = HeartbeatRecord.keys.map { key in
            let isNumber = ["is_write", "line", "lines", "id"].contains(key)
            return (key, key == "seconds" ? "REAL" : isNumber ? "INTEGER" : "TEXT")
        }
        try file.begin("heartbeats", "heartbeat", types)
        var problem: ExportProblem?
        let isRead = session.history.heartbeats(in: days.window(in: session.zone)) { row in
            do throws(ExportProblem) {
                try file.add(HeartbeatRecord(heartbeat: row, zone: session.zone).values)
                return true
            } catch {
                problem = error
                return false
            }
        }
        if let problem { throw problem }
        if !isRead { throw .unreadable }
    }

    /// Whole seconds as on the screen, and how far they are known.
    private func figure(_ day: CivilDate) -> (seconds: Int?, state: String) {
        guard let figure = figures[day] else { return (nil, "unknown") }
        let shown = ChartDay.shown(figure)
        return switch shown.completeness {
        case .unknown: (nil, "unknown")
        case .partial: (Int(shown.seconds), "partly_known")
        case .known: (Int(shown.seconds), figure.completeness.isWhole ? "counted" : "server")
        }
    }

    /// Says on standard error which days have heartbeats that are not known.
    func tellUnknown() {
        let window = days.window(in: session.zone)
        let end = min(window.end, session.now)
        guard window.start < end else { return }
        let gaps = session.coverage.known.gaps(in: .init(start: window.start, end: end))
        var stretches: [CivilDays] = []
        // The end of today is not known to anybody.
        let today = session.zone.start(of: session.zone.day(at: session.now))
        for gap in gaps where gap.end - gap.start > 1 && gap.start <= today {
            let gap = CivilDays(first: session.zone.day(at: gap.start), last: session.zone.day(at: gap.end - 1))
            if let last = stretches.last, last.last >= gap.first.adding(days: -1) {
                stretches[stretches.count - 1].last = max(last.last, gap.last)
            } else {
                stretches.append(gap)
            }
        }
        guard !stretches.isEmpty else { return }
        let words = stretches.prefix(10).map { days in
            days.count == 1 ? days.first.text : "\(days.first.text) to \(days.last.text)"
        }
        let more = stretches.count > 10 ? ", and \(stretches.count - 10) stretches more" : ""
        Program.remark(
            "hackatop: not all is known of \(words.joined(separator: ", "))\(more); --complete asks for it")
    }
}
