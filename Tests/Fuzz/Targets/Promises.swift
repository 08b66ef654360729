import HackatimeAPI

/// What the rest of the program takes for granted of an answer.
enum Promises {
    static func hold(for answer: APIValue) throws(Broken) {
        switch answer {
        case .profile(let profile):
            try promise(profile.createdAt.map(isGood) ?? true, "an account begins at a finite time")
        case .trust, .unchanged: break
        case .today(let today):
            try promise(isGood(today.seconds), "a total is finite: \(today.seconds)")
            if let goal = today.goal {
                try promise(isGood(goal.target) && goal.target > 0, "a goal is above nothing: \(goal.target)")
                try promise(isGood(goal.tracked), "what is tracked is finite: \(goal.tracked)")
            }
        case .stats(let stats):
            try promise(isGood(stats.total), "a total is finite: \(stats.total)")
            try rows(stats.languages ?? [])
            try rows(stats.projects ?? [])
            try promise(stats.streak.map { $0 >= 0 } ?? true, "a streak is not negative")
        case .dayTotals(let days):
            try promise(days.allSatisfy { isGood($0.seconds) && $0.day.isValid }, "days have finite totals")
            try promise(zip(days, days.dropFirst()).allSatisfy { $0.day < $1.day }, "days are in order, each once")
        case .total(let seconds):
            try promise(isGood(seconds), "a total is finite: \(seconds)")
        case .newest(let heartbeat):
            try promise(heartbeat.map(isGood) ?? true, "the newest heartbeat has a usable time and lines")
        case .heartbeats(let page):
            try promise(page.rowCount >= page.heartbeats.count, "no more rows than were sent")
            try promise(page.heartbeats.allSatisfy(isGood), "heartbeats have usable times and lines")
            try promise(
                zip(page.heartbeats, page.heartbeats.dropFirst()).allSatisfy { $0.time <= $1.time },
                "heartbeats are in time order")
        case .spans(let spans):
            try promise(
                spans.allSatisfy { isGood($0.start) && isGood($0.end) && $0.start <= $0.end && isGood($0.duration) },
                "sessions have finite ends in order")
        case .user(let id):
            try promise(!id.isEmpty, "an id is not empty")
        case .projects(let projects):
            for project in projects {
                try promise(!project.name.isEmpty && isGood(project.seconds), "a project has a name and a finite time")
                try promise([project.first, project.last].allSatisfy { $0.map(isGood) ?? true }, "and finite ends")
            }
        case .ranking(let ranking):
            try promise(ranking.entries.allSatisfy { $0.rank > 0 && isGood($0.seconds) }, "ranks are above nothing")
            try promise(ranking.generatedAt.map(isGood) ?? true, "a ranking is made at a finite time")
        case .hackers: break
        }
    }

    private static func isGood(_ seconds: Double) -> Bool { seconds.isFinite && seconds >= 0 }

    private static func isGood(_ row: Heartbeat) -> Bool {
        isGood(row.time) && row.time <= 253_402_300_799 && row.line ?? 0 >= 0 && row.lineCount ?? 0 >= 0
            && [row.entity, row.project, row.branch, row.language, row.editor].allSatisfy {
                $0.map { !$0.isEmpty && $0.utf8.count <= 1_000 } ?? true
            }
    }

    private static func rows(_ rows: [Breakdown]) throws(Broken) {
        try promise(rows.allSatisfy { isGood($0.seconds) && !$0.name.isEmpty }, "rows have names and finite times")
        try promise(Set(rows.map(\.name)).count == rows.count, "each name has one row")
        try promise(zip(rows, rows.dropFirst()).allSatisfy { $0.seconds >= $1.seconds }, "the longest row comes first")
    }
}
