import Cells
import HackatimeAPI
import Tracker

/// The input line for another user, or for a zone.
struct PromptBox: Overlay {
    let prompt: Prompt

    func press(_ key: Key, _ command: Command?, in state: inout DashboardState, at: Moment) -> [Effect] {
        state.edit(prompt, key, at: at)
    }

    func hints(_ person: Person, _ context: RenderContext) -> [(key: Key, word: String)] {
        let act: [(key: Key, word: String)] = [(.enter, prompt.isForZone ? "set" : "look"), (.escape, "close")]
        return prompt.isForZone ? act : [(.up, "earlier names")] + act
    }

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let screen = context.state.size
        let below = lines(context, columns: max(1, min(screen.width, 84) - 4))
        let width = min(screen.width, 84)
        let height = min(screen.height, 3 + below.count)
        let bottom = screen.height - context.layout.status.height
        let rect = Rect(
            x: (screen.width - width) / 2, y: max(0, bottom - height), width: width, height: height)
        frame.clear(rect)
        // Without room for a border, only the line itself is shown.
        let isBoxed = height >= 3 && width >= 10
        let inside = isBoxed ? rect.inset(columns: 2, rows: 1) : rect
        if isBoxed {
            frame.box(rect, title: prompt.isForZone ? "Your profile's zone" : "Another user", isFocused: true)
        }
        guard !inside.isEmpty else { return }
        let x = inside.x + frame.write("\(frame.glyphs.pointer) ", x: inside.x, y: inside.y, role: .key, clip: inside)
        frame.write(prompt.line, in: Rect(x: x, y: inside.y, width: max(0, inside.right - x), height: 1))
        for (offset, line) in below.enumerated() where inside.y + 1 + offset < inside.bottom {
            frame.writeCut(
                line.text, x: inside.x, y: inside.y + 1 + offset, columns: inside.width, role: line.role)
        }
    }

    private static let zoneText = "as in your Hackatime settings: America/New_York, or UTC-5"

    private func lines(_ context: RenderContext, columns: Int) -> [(text: String, role: Role)] {
        var lines: [(String, Role)] = []
        let mark = context.glyphs.ellipsis
        if prompt.isAsking {
            lines.append((context.asking, .dim))
        } else if let problem = prompt.problem {
            lines += Wrapping.lines(problem, columns: columns, max: 2, mark: mark).map { ($0, .warning) }
        } else {
            let text = prompt.isForZone ? Self.zoneText : "username, numeric id, Slack id or e-mail"
            lines.append((text, .dim))
        }
        if !prompt.isForZone, !context.state.suggestions.isEmpty {
            let names = "here: " + context.state.suggestions.joined(separator: ", ")
            lines += Wrapping.lines(names, columns: columns, max: 3, mark: mark).map { ($0, .dim) }
        }
        return lines
    }
}
