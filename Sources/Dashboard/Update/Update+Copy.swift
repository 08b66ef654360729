import Cells
import HackatimeAPI
import Tracker

extension DashboardState {
    /// Copies the selected row as it is seen.
    mutating func copySelected() -> [Effect] {
        let seen = seen()
        return copy(focus.pane(for: seen.shown).copyText(of: seen.person, in: seen))
    }

    /// Copies a text to the clipboard.
    mutating func copy(_ text: String?) -> [Effect] {
        guard let text else {
            notify(.nothingToCopy)
            return []
        }
        notify(.copied)
        return [.copy(String(Glyphs.cleaned(text)))]
    }

    func copyText(of row: Heartbeat) -> String {
        let line = row.line.map { ":\($0)" } ?? ""
        let parts = [stamp(row.time), row.project, row.entity.map { $0 + line }, row.language, row.branch]
        return parts.compactMap(\.self).joined(separator: "  ")
    }

    /// Date and time in a format for other programs.
    func stamp(_ seconds: Double) -> String {
        let time = zones.display.civilTime(at: seconds)
        return "\(time.date.text) \(time.hourMinuteSecond)"
    }
}
