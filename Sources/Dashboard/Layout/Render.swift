package import Cells

/// The screen for a state. Changes nothing, and holds at any size from 0x0.
package func render(_ state: DashboardState) -> Frame {
    let context = RenderContext(state)
    var frame = Frame(size: state.size, glyphs: context.glyphs)
    guard !context.layout.size.isEmpty else { return frame }
    HeaderPane.draw(context, on: &frame)
    TodayPane.draw(context, on: &frame)
    BreakdownPane.draw(.languages, context, on: &frame)
    BreakdownPane.draw(.projects, context, on: &frame)
    ChartPane.draw(context, on: &frame)
    if context.isOwn {
        FeedPane.draw(context, on: &frame)
    } else {
        SpansPane.draw(context, on: &frame)
    }
    StatusLine.draw(context, on: &frame)
    for layer in state.layers {
        switch layer {
        case .help(let scroll): HelpBox.draw(scroll: scroll, context, on: &frame)
        case .detail(let heartbeat): DetailBox.draw(heartbeat, context, on: &frame)
        case .day(let day): DayBox.draw(day, context, on: &frame)
        case .prompt(let prompt): PromptBox.draw(prompt, context, on: &frame)
        case .search(let line): SearchBar.draw(line, context, on: &frame)
        }
    }
    return frame
}

extension Size {
    var isEmpty: Bool { width == 0 || height == 0 }
}
