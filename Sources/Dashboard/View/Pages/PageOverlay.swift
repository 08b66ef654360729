import Cells
import HackatimeAPI
import Tracker

/// Draws a page, and moves through its list.
struct PageOverlay: Overlay {
    let page: Page

    private var content: any PageContent { page.content }

    // MARK: Drawing

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let rect = Self.rect(context.layout)
        frame.clear(rect)
        let (title, about) = content.title(context)
        let rows = rows(context.state)
        let isBoxed = rect.height >= 5 && rect.width >= 20
        if isBoxed {
            let note = page.words.isEmpty || page.search != nil ? "" : "/\(page.words.joined(separator: " "))"
            frame.box(
                rect, title: about.isEmpty ? title : "\(title) \(context.rule) \(about)",
                note: context.state.names == .shown ? note : "", isFocused: true)
        }
        let inside = isBoxed ? rect.inset(columns: 2, rows: 1) : rect
        guard !inside.isEmpty else { return }
        let head = min(content.drawHead(page, context, in: inside, on: &frame), inside.height)
        let list = Rect(x: inside.x, y: inside.y + head, width: inside.width, height: inside.height - head)
        guard !list.isEmpty else { return }
        guard !rows.isEmpty else {
            let (sentence, role) =
                page.words.isEmpty ? content.absence(context) : ("nothing here has these words", .dim)
            return frame.sentence(sentence, in: list, role: role)
        }
        let window = ListWindow(page.position, count: rows.count, height: list.height)
        let columns = PageColumns(content.columns, rows: Array(rows[window.range]), width: list.width)
        for (offset, row) in rows[window.range].enumerated() {
            let line = Rect(x: list.x, y: list.y + offset, width: list.width, height: 1)
            columns.draw(row, isChosen: page.chosen.contains(row.id), in: line, on: &frame)
            if window.top + offset == window.selected { frame.select(line) }
        }
        guard isBoxed, rows.count > list.height else { return }
        let place = "\(window.selected + 1) of \(rows.count)"
        frame.writeRight(" \(place) ", right: rect.right - 2, y: rect.bottom - 1, role: .dim, clip: rect)
    }

    /// Between the header and the status line.
    private static func rect(_ layout: Layout) -> Rect {
        Rect(
            x: 0, y: layout.header.height, width: layout.size.width,
            height: layout.size.height - layout.header.height - layout.status.height)
    }

    private func rows(_ state: DashboardState) -> [PageRow] {
        let rows = content.rows(page, state)
        guard !page.words.isEmpty else { return rows }
        return rows.filter { row in
            let text = row.parts.map { $0.text.lowercased() }.joined(separator: " ")
            return page.words.allSatisfy { text.contains($0) }
        }
    }

    func hints(_ person: Person, _ context: RenderContext) -> [(key: Key, word: String)] {
        if page.search != nil { return [(.enter, "keep"), (.escape, "cancel")] }
        return content.hints + [(.character("/"), "search"), (.escape, "close")]
    }

    // MARK: Keys

    func press(_ key: Key, _ command: Command?, in state: inout DashboardState, at: Moment) -> [Effect] {
        if let line = page.search { return edit(line, key, in: &state) }
        // What is seen is chosen: by other names, rows may stand in another order.
        let rows = rows(state.seen())
        let height = Self.listHeight(page, state)
        let selected = rows.isEmpty ? nil : rows[ListWindow(page.position, count: rows.count, height: height).selected]
        guard let command else { return [] }
        switch command {
        case .close where !page.words.isEmpty:
            state.changePage { $0.words = [] }
        case .close, .quit: state.layers.removeLast()
        case .help: state.layers.append(.help(scroll: 0))
        case .search:
            state.changePage { $0.search = TextLine($0.words.joined(separator: " ")) }
        case .up, .down, .top, .bottom, .pageUp, .pageDown, .halfPageUp, .halfPageDown:
            let target = state.target(
                of: command, from: page.position.selected, count: rows.count, page: height)
            state.changePage {
                $0.position = ListPosition(selected: target, top: $0.position.top)
                    .settled(count: rows.count, visible: height)
            }
        case .detail: return selected.map { content.open($0, in: &state, at: at) } ?? []
        default:
            if let effects = content.perform(command, on: selected, in: &state, at: at) { return effects }
            switch command {
            case content.opener: state.layers.removeLast()
            case .copy:
                let text = selected.map { $0.copy ?? $0.parts.map(\.text).joined(separator: "  ") }
                return text.map { state.copy($0) } ?? []
            // These mean the same on every page.
            case .theme, .names, .refresh, .pause, .mouse:
                let layers = state.layers
                state.layers = []
                let effects = state.press(key, at: at)
                state.layers = layers
                return effects
            default: break
            }
        }
        return []
    }

    private func edit(_ line: TextLine, _ key: Key, in state: inout DashboardState) -> [Effect] {
        var line = line
        switch key {
        case .escape:
            state.changePage { ($0.search, $0.words) = (nil, []) }
        case .enter:
            state.changePage { $0.search = nil }
        default:
            guard line.edit(key) else { return [] }
            if state.secrets.isKey(in: line.text) {
                line = TextLine()
                state.notify(.thatIsTheKey)
            }
            state.changePage {
                $0.search = line
                $0.words = FeedFilter.words(in: line.text)
                $0.position = ListPosition()
            }
        }
        return []
    }

    func use(_ mouse: Mouse, in state: inout DashboardState, at: Moment) -> [Effect] {
        switch mouse.deed {
        case .wheelUp, .wheelDown:
            let rows = rows(state.seen())
            let height = Self.listHeight(page, state)
            let step = mouse.deed == .wheelUp ? -DashboardState.notch : DashboardState.notch
            state.changePage {
                let selected = min(max(0, $0.position.selected + step), max(0, rows.count - 1))
                $0.position = ListPosition(selected: selected, top: $0.position.top)
                    .settled(count: rows.count, visible: height)
            }
        case .click: break
        }
        return []
    }

    /// How many rows of the list the screen shows.
    private static func listHeight(_ page: Page, _ state: DashboardState) -> Int {
        let context = RenderContext(state)
        let rect = rect(context.layout)
        let inside = rect.height >= 5 && rect.width >= 20 ? rect.inset(columns: 2, rows: 1) : rect
        var scratch = Frame(size: context.layout.size, glyphs: context.glyphs)
        let head = inside.isEmpty ? 0 : page.content.drawHead(page, context, in: inside, on: &scratch)
        return max(1, inside.height - head)
    }
}

/// Where the columns of a page's list stand.
struct PageColumns {
    private var places: [(index: Int, x: Int, width: Int, isRight: Bool)] = []
    private static let gap = 2

    init(_ columns: [PageColumn], rows: [PageRow], width: Int) {
        var widths = columns.indices.map { index in
            rows.map { index < $0.parts.count ? Glyphs.width(of: $0.parts[index].text) : 0 }.max() ?? 0
        }
        var kept = columns.indices.filter { widths[$0] > 0 || columns[$0].isFlexible }
        let flexible = columns.firstIndex(where: \.isFlexible)
        let total = { (kept: [Int]) in
            kept.reduce(-Self.gap) { $0 + ($1 == flexible ? min(widths[$1], 12) : widths[$1]) + Self.gap }
        }
        while total(kept) > width,
            let last = kept.filter({ columns[$0].rank > 0 }).max(by: { columns[$0].rank < columns[$1].rank })
        {
            kept.removeAll { $0 == last }
        }
        if let flexible, kept.contains(flexible) {
            let others = kept.filter { $0 != flexible }.reduce(0) { $0 + widths[$1] + Self.gap }
            widths[flexible] = min(widths[flexible], max(1, width - others))
        }
        var x = 0
        for index in kept {
            places.append((index, x, widths[index], columns[index].isRight))
            x += widths[index] + Self.gap
        }
    }

    func draw(_ row: PageRow, isChosen: Bool, in line: Rect, on frame: inout Frame) {
        for place in places where place.index < row.parts.count {
            let part = row.parts[place.index]
            let cell = Rect(
                x: line.x + place.x, y: line.y, width: min(place.width, line.right - line.x - place.x), height: 1)
            guard cell.width > 0 else { return }
            if place.isRight {
                frame.writeRight(part.text, right: cell.right, y: line.y, role: part.role, clip: cell)
            } else {
                frame.writeCut(part.text, x: cell.x, y: line.y, columns: cell.width, role: part.role)
            }
        }
    }
}
