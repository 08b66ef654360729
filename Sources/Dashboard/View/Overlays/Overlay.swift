import Cells
import HackatimeAPI
import Tracker

/// What lies over the panes: how it is drawn, and what keys do while it is the topmost.
protocol Overlay {
    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame)
    /// A key, and what it means outside a line of text. Esc ends the overlay.
    func press(_ key: Key, _ command: Command?, in state: inout DashboardState, at: Moment) -> [Effect]
    /// For the status line; those that are dropped first where there is no room stand first.
    func hints(_ person: Person, _ context: RenderContext) -> [(key: Key, word: String)]
    /// The focused pane below still answers to keys.
    var keepsFocus: Bool { get }
}

extension Overlay {
    var keepsFocus: Bool { false }
}

extension Layer {
    var overlay: any Overlay {
        switch self {
        case .help(let scroll): HelpBox(scroll: scroll)
        case .detail(let heartbeat, let scroll): DetailBox(heartbeat: heartbeat, scroll: scroll)
        case .day(let day, let scroll): DayBox(day: day, scroll: scroll)
        case .prompt(let prompt): PromptBox(prompt: prompt)
        case .search(let line): SearchBar(line: line)
        }
    }
}

/// A box of lines, which can be more than the screen holds.
protocol ScrollingBox: Overlay {
    var scroll: Int { get }
    /// The key that opens it closes it, too.
    var opener: Command { get }

    func content(_ person: Person, _ context: RenderContext) -> BoxContent
    /// The same, scrolled elsewhere.
    func layer(scroll: Int) -> Layer
    /// What `y` copies; `nil` where it does nothing.
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
            if let text = copyText(in: state) { return state.copy(text) }
        case let command?:
            let lowest = content(state.person, RenderContext(state)).lowest
            let wanted = scrolled(command, lowest: lowest, page: max(1, state.size.height - 4))
            state.layers[state.layers.count - 1] = layer(scroll: wanted)
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
