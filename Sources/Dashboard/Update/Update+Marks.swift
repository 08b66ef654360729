import HackatimeAPI
import Tracker

extension DashboardState {
    /// The project that a key would mark a moment for: of the selected row, else of the filter.
    var selectedProject: String? {
        guard shown.isOwner else { return nil }
        let name: String?
        switch focus {
        case .projects:
            let pane = focus.pane(for: shown) as? BreakdownPane
            name = pane?.selected(of: person, in: self)?.name
        case .feed: name = selectedHeartbeat?.project
        default: name = feedFilter.project
        }
        return name.flatMap { $0.isEmpty || $0 == Breakdown.nameless || TrackingHealth.isNoProject($0) ? nil : $0 }
    }

    /// Asks for a note. The marks are read first, so that the new one joins them.
    mutating func mark(_ projects: [String]) -> [Effect] {
        layers.append(.prompt(Prompt(.mark(projects, or: []))))
        return history.marks.isRead ? [] : [.recall(.marks)]
    }

    mutating func submitMark(_ note: String, _ projects: [String]) -> [Effect] {
        layers.removeLast()
        var time = now.wall
        while history.marks[time] != nil { time = time.nextUp }
        let mark = Mark(at: time, note: note, projects: projects)
        history.marks.add(mark)
        history.since[time] = 0
        notify(.marked)
        return [.keep(.mark(mark))]
    }
}
