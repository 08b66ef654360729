import Cells
import HackatimeAPI
import Tracker

/// A day's figures side by side: the server's, our own count, and why they may differ.
struct DayBox: ScrollingBox {
    let day: CivilDate
    let scroll: Int

    func layer(scroll: Int) -> Layer { .day(day, scroll: scroll) }

    func content(_ person: Person, _ context: RenderContext) -> BoxContent {
        let place = { OverlayBox(content: Size(width: 64, height: $0), on: context.state.size) }
        let width = place(1).inside.width
        let mark = context.glyphs.ellipsis
        let figures = DayFigures(day, person, context)
        let fields = figures.fields.flatMap { label, text in
            BoxContent.field(label, text, labels: min(16, width / 3), width: width, max: 4, mark: mark)
        }
        let reason = Wrapping.lines(figures.reason, columns: width, max: 6, mark: mark)
        let lines = fields + [[]] + reason.map { [BoxContent.Part(text: $0, columns: width, role: .dim)] }
        return BoxContent(title: Clock.day(day, today: context.today), box: place(lines.count), lines: lines)
    }
}
