import Cells
import HackatimeAPI
import Tracker

/// The input line for another user, a zone or a range.
struct PromptBox: Overlay {
    let prompt: Prompt

    func press(_ key: Key, _ command: Command?, in state: inout DashboardState, at: Moment) -> [Effect] {
        state.edit(prompt, key, at: at)
    }

    func hints(_ person: Person, _ context: RenderContext) -> [(key: Key, word: String)] {
        switch prompt.purpose {
        case .user: [(.up, "earlier names"), (.enter, "look"), (.escape, "close")]
        case .zone: [(.enter, "set"), (.escape, "close")]
        case .range: [(.up, "earlier ranges"), (.enter, "show"), (.escape, "close")]
        case .mark(let projects, let others) where projects != others:
            [(.tab, others.isEmpty ? "everything" : "project"), (.enter, "mark"), (.escape, "close")]
        case .mark: [(.enter, "mark"), (.escape, "close")]
        }
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
            frame.box(rect, title: title, isFocused: true)
        }
        guard !inside.isEmpty else { return }
        let x = inside.x + frame.write("\(frame.glyphs.pointer) ", x: inside.x, y: inside.y, role: .key, clip: inside)
        frame.write(prompt.line, in: Rect(x: x, y: inside.y, width: max(0, inside.right - x), height: 1))
        for (offset, line) in below.enumerated() where inside.y + 1 + offset < inside.bottom {
            frame.writeCut(
                line.text, x: inside.x, y: inside.y + 1 + offset, columns: inside.width, role: line.role)
        }
    }

    private var title: String {
        switch prompt.purpose {
        case .user: "Another user"
        case .zone: "Your profile's zone"
        case .range: "Range"
        case .mark(let projects, _): "Mark this moment for \(MarkText.projects(projects, isShort: true))"
        }
    }

    /// What can be typed.
    private var form: String {
        switch prompt.purpose {
        case .user: "username, numeric id, Slack id or e-mail"
        case .zone: "as in your Hackatime settings: America/New_York, or UTC-5"
        case .range: RangeProblem.form
        case .mark: "a note, such as devlog 3; it may be empty"
        }
    }

    private func lines(_ context: RenderContext, columns: Int) -> [(text: String, role: Role)] {
        var lines: [(String, Role)] = []
        let mark = context.glyphs.ellipsis
        if prompt.isAsking {
            lines.append((context.asking, .dim))
        } else if let problem = prompt.problem {
            lines += Wrapping.lines(problem, columns: columns, max: 2, mark: mark).map { ($0, .warning) }
        } else if let (text, role) = understood(context) {
            lines += Wrapping.lines(text, columns: columns, max: 3, mark: mark).map { ($0, role) }
        } else {
            lines += Wrapping.lines(form, columns: columns, max: 2, mark: mark).map { ($0, .dim) }
        }
        if prompt.purpose == .user, !context.state.prompts.suggestions.isEmpty {
            let names = "here: " + context.state.prompts.suggestions.joined(separator: ", ")
            lines += Wrapping.lines(names, columns: columns, max: 3, mark: mark).map { ($0, .dim) }
        }
        return lines
    }

    /// What the typed words mean, or why they mean nothing.
    private func understood(_ context: RenderContext) -> (String, Role)? {
        guard prompt.purpose == .range, !prompt.trimmed.isEmpty else { return nil }
        switch DateRange.words(prompt.text, today: context.today) {
        case .success(let range):
            return (RangeText.understood(range, today: context.today, dash: context.glyphs.dash), .good)
        case .failure(let problem): return (problem.sentence, .warning)
        }
    }
}
