import Cells
import HackatimeAPI
import Tracker

/// The day: its total, languages and goal, the days around it, and whether tracking works. Zoomed it is a page.
struct TodayPane: Pane {
    let id = PaneID.today
    let hints = [PaneHint(.detail, "detail", needs: .days)]

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let content = TodayContent(person, context)
        let inside = frame.chrome(id, context, title: content.title, about: content.about)
        guard !inside.isEmpty else { return }
        if content.isDay, Self.isPage(context.state, context.layout) {
            TodayPage(person, context, content).draw(in: inside, on: &frame)
        } else {
            TodayPicture(context: context, content: content, inside: inside).draw(on: &frame)
        }
    }

    func open(in state: inout DashboardState) -> [Effect] {
        guard state.shown.has(.days) else { return [] }
        let day = state.days.flatMap { $0.count == 1 ? $0.first : nil }
        state.layers.append(.day(day ?? state.today))
        return []
    }

    func copyText(of person: Person, in state: DashboardState) -> String? {
        let isToday = person.has(.days) && (state.days == nil || state.range == DateRange(.today))
        let total = isToday ? state.todaySeconds(of: person) : Figures(person, state).total
        return total.map { Durations.text($0) }
    }
}
