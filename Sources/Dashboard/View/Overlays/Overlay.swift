import Cells
import HackatimeAPI
import Tracker

/// An overlay over the panes: how it is drawn, and what keys do while it is the topmost.
protocol Overlay {
    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame)
    /// Handles a key, and its command outside a line of text. Esc closes the overlay.
    func press(_ key: Key, _ command: Command?, in state: inout DashboardState, at: Moment) -> [Effect]
    /// For the status line. The first ones are dropped first when there is no room.
    func hints(_ person: Person, _ context: RenderContext) -> [(key: Key, word: String)]
    /// A click or the wheel while it is the topmost.
    func use(_ mouse: Mouse, in state: inout DashboardState, at: Moment) -> [Effect]
    /// The focused pane below still handles keys.
    var keepsFocus: Bool { get }
}

extension Overlay {
    var keepsFocus: Bool { false }
    func use(_ mouse: Mouse, in state: inout DashboardState, at: Moment) -> [Effect] { [] }
}

extension Layer {
    var overlay: any Overlay {
        switch self {
        case .help(let scroll): HelpBox(scroll: scroll)
        case .detail(let heartbeat, let scroll): DetailBox(heartbeat: heartbeat, scroll: scroll)
        case .day(let day, let scroll): DayBox(day: day, scroll: scroll)
        case .prompt(let prompt): PromptBox(prompt: prompt)
        case .search(let line): SearchBar(line: line)
        case .page(let page): PageOverlay(page: page)
        }
    }
}

extension DashboardState {
    fileprivate var topBox: (any ScrollingBox)? { layers.last?.overlay as? any ScrollingBox }
}

/// A box of lines. There can be more lines than the screen has rows.
protocol ScrollingBox: Overlay {
    var scroll: Int { get }
    /// The command that opens it also closes it.
    var opener: Command { get }

    func content(_ person: Person, _ context: RenderContext) -> BoxContent
    /// The same overlay, scrolled to another position.
    func layer(scroll: Int) -> Layer
    /// The text for `y`; `nil` if there is nothing to copy.
    func copyText(in state: DashboardState) -> String?
}

extension ScrollingBox {
    var opener: Command { .detail }

    func copyText(in state: DashboardState) -> String? { nil }

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        content(person, context).draw(scroll: scroll, on: &frame)
    }

    func hints(_ person: Person, _ context: RenderContext) -> [(key: Key, word: String)] {
        let close = (key: Key.escape, word: "close")
        return content(person, context).lowest > 0 ? [(.down, "scroll"), close] : [close]
    }

    func press(_ key: Key, _ command: Command?, in state: inout DashboardState, at: Moment) -> [Effect] {
        switch command {
        case nil: break
        case .close, .quit, opener: state.layers.removeLast()
        case .help: state.layers.append(.help(scroll: 0))
        case .copy:
            let seen = state.seen()
            if let text = seen.topBox?.copyText(in: seen) { return state.copy(text) }
        case let command?:
            let context = RenderContext(state)
            let lowest = context.state.topBox?.content(context.state.person, context).lowest ?? 0
            let wanted = scrolled(command, lowest: lowest, page: max(1, state.size.height - 4))
            state.layers[state.layers.count - 1] = layer(scroll: wanted)
        }
        return []
    }

    /// A click beside the box closes it.
    func use(_ mouse: Mouse, in state: inout DashboardState, at: Moment) -> [Effect] {
        let context = RenderContext(state)
        guard let content = context.state.topBox?.content(context.state.person, context) else { return [] }
        switch mouse.deed {
        case .click where !content.box.rect.contains(mouse.place): state.layers.removeLast()
        case .click: break
        case .wheelUp, .wheelDown:
            let step = mouse.deed == .wheelUp ? -DashboardState.notch : DashboardState.notch
            state.layers[state.layers.count - 1] = layer(scroll: min(max(0, scroll + step), content.lowest))
        }
        return []
    }

    private func scrolled(_ command: Command, lowest: Int, page: Int) -> Int {
        let wish =
            switch command {
            case .down: scroll + 1
            case .up: scroll - 1
            case .pageDown: scroll + page
            case .halfPageDown: scroll + max(1, page / 2)
            case .pageUp: scroll - page
            case .halfPageUp: scroll - max(1, page / 2)
            case .top: 0
            case .bottom: lowest
            default: scroll
            }
        return min(max(0, wish), lowest)
    }
}
