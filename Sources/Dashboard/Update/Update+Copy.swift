import Cells
import HackatimeAPI
import Tracker

extension DashboardState {
    /// Puts the selected row of the focused pane on the clipboard.
    mutating func copySelected() -> [Effect] {
        guard let text = copyText else {
            notify(.nothingToCopy)
            return []
        }
        notify(.copied)
        return [.copy(String(Glyphs.cleaned(text)))]
    }

    private var copyText: String? {
        if case .detail(let heartbeat)? = layers.last { return text(of: heartbeat) }
        switch focus {
        case .today:
            let total = person.today.value?.seconds
            return (days == nil || range == DateRange(.today) ? total : breakdownSource.stats?.total)
                .map { Durations.text($0) }
        case .chart:
            return nil
        case .languages:
            return text(of: breakdown(.languages), at: lists.languages)
        case .projects:
            return text(of: breakdown(.projects), at: lists.projects)
        case .feed where shown == .me:
            return selectedHeartbeat.map(text(of:))
        case .feed:
            guard let spans = person.spans.value, spans.indices.contains(lists.spans.selected) else { return nil }
            let span = spans[lists.spans.selected]
            return "\(moment(span.start)) - \(moment(span.end))  \(Durations.text(span.duration))"
        }
    }

    private func text(of rows: [Breakdown], at position: ListPosition) -> String? {
        guard rows.indices.contains(position.selected) else { return nil }
        let row = rows[position.selected]
        return "\(row.name)  \(Durations.text(row.seconds))"
    }

    private func text(of row: Heartbeat) -> String {
        let line = row.line.map { ":\($0)" } ?? ""
        let parts = [moment(row.time), row.project, row.entity.map { $0 + line }, row.language, row.branch]
        return parts.compactMap(\.self).joined(separator: "  ")
    }

    private func moment(_ seconds: Double) -> String {
        let time = zones.display.civilTime(at: seconds)
        return "\(time.date.text) \(time.hourMinuteSecond)"
    }
}
