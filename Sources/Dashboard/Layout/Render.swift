package import Cells

/// The screen for a state. Changes nothing, and holds at any size from 0x0.
package func render(_ state: DashboardState) -> Frame {
    let scene = Scene(state)
    var frame = Frame(size: state.size, glyphs: scene.glyphs)
    guard !scene.layout.size.isEmpty else { return frame }
    HeaderPane.draw(scene, on: &frame)
    TodayPane.draw(scene, on: &frame)
    BreakdownPane.draw(.languages, scene, on: &frame)
    BreakdownPane.draw(.projects, scene, on: &frame)
    ChartPane.draw(scene, on: &frame)
    if scene.isOwn {
        FeedPane.draw(scene, on: &frame)
    } else {
        SpansPane.draw(scene, on: &frame)
    }
    StatusLine.draw(scene, on: &frame)
    for layer in state.layers {
        switch layer {
        case .help(let scroll): HelpBox.draw(scroll: scroll, scene, on: &frame)
        case .detail(let heartbeat): DetailBox.draw(heartbeat, scene, on: &frame)
        case .day(let day): DayBox.draw(day, scene, on: &frame)
        case .prompt(let prompt): PromptBox.draw(prompt, scene, on: &frame)
        case .search(let line): SearchBar.draw(line, scene, on: &frame)
        }
    }
    return frame
}

extension Size {
    var isEmpty: Bool { width == 0 || height == 0 }
}
