import Cells
import HackatimeAPI
import Tracker

/// Draws a page, and moves through its list.
struct PageOverlay: Overlay {
    let page: Page

    private var content: any PageContent { page.content }

    // MARK: Drawing

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let place = PagePlace(page, context)
        frame.clear(place.rect)
        place.drawHead(page, context, on: &frame)
        drawBox(place, context, on: &frame)
        drawList(place, context, on: &frame)
        if let lack = place.lack, !place.note.isEmpty {
            let line = lack.lines.first { Glyphs.width(of: $0) <= place.note.width } ?? lack.lines.last ?? ""
            frame.writeCut(line, x: place.note.x, y: place.note.y, columns: place.note.width, role: lack.role)
        }
        guard let line = page.search, !place.search.isEmpty else { return }
        let x = place.search.x + frame.write("/ ", x: place.search.x, y: place.search.y, role: .key, clip: place.search)
        frame.write(line, in: Rect(x: x, y: place.search.y, width: max(0, place.search.right - x), height: 1))
    }

    private func drawBox(_ place: PagePlace, _ context: RenderContext, on frame: inout Frame) {
        guard place.isBoxed else { return }
        let (title, about) = content.title(context)
        let rect = place.rect
        let isFiltered = !page.words.isEmpty && page.search == nil && context.state.names == .shown
        let isLonger = place.list.count > place.area.height
        frame.box(
            rect, title: about.isEmpty ? title : "\(title) \(context.rule) \(about)",
            note: isFiltered ? "/\(page.words.joined(separator: " "))" : "",
            footer: isLonger ? "\(place.window.selected + 1) of \(place.list.count)" : "", isFocused: true)
        let start = rect.x + Glyphs.width(of: title) + 4
        let end = min(start + Glyphs.width(of: about) + 1, rect.right - 2)
        if start < end { frame.paint(Rect(x: start, y: rect.y, width: end - start, height: 1), role: .dim) }
    }

    private func drawList(_ place: PagePlace, _ context: RenderContext, on frame: inout Frame) {
        guard !place.area.isEmpty else { return }
        guard place.list.count > 0 else {
            if !page.words.isEmpty { return frame.sentence("nothing here has these words", in: place.area) }
            let (sentence, role) = place.lack.map { ($0.lines[0], $0.role) } ?? content.absence(context)
            return frame.sentence(sentence, in: place.area, role: role)
        }
        let columns = PageColumns(
            content.columns(in: context.state), rows: place.sample, width: place.area.width,
            hasMarks: content.isChoosing || !page.chosen.isEmpty)
        if !place.titles.isEmpty { columns.drawTitles(in: place.titles, on: &frame) }
        for (offset, index) in place.window.range.enumerated() {
            let row = place.list.row(index)
            let line = Rect(x: place.area.x, y: place.area.y + offset, width: place.area.width, height: 1)
            columns.draw(row, isChosen: page.chosen.contains(row.id), in: line, on: &frame)
            if index == place.window.selected { frame.select(line) }
        }
    }

    func hints(_ person: Person, _ context: RenderContext) -> [(key: Key, word: String)] {
        if page.search != nil { return [(.enter, "keep"), (.escape, "cancel")] }
        return [(.character("/"), "search")] + content.hints + [(.escape, "close")]
    }

    // MARK: Keys

    func press(_ key: Key, _ command: Command?, in state: inout DashboardState, at: Moment) -> [Effect] {
        if let line = page.search { return edit(line, key, in: &state) }
        // What is seen is chosen: by other names, rows may stand in another order.
        let place = place(in: state)
        let selected = place.row
        state.changePage { $0.doomed = nil }
        if let effects = content.press(key, on: selected, page, in: &state, at: at) { return effects }
        guard let command else { return [] }
        switch command {
        case .close where !page.words.isEmpty:
            dropWords(place, in: &state)
        case .close, .quit: state.layers.removeLast()
        case .help: state.layers.append(.help(scroll: 0))
        case .search:
            state.changePage { $0.search = TextLine($0.words.joined(separator: " ")) }
        case .up, .down, .top, .bottom, .pageUp, .pageDown, .halfPageUp, .halfPageDown:
            let target = state.target(
                of: command, from: place.window.selected, count: place.list.count, page: place.area.height)
            select(target, place, in: &state)
        case .detail: return selected.map { content.open($0, in: &state, at: at) } ?? []
        default:
            if let effects = content.perform(command, on: selected, in: &state, at: at) { return effects }
            switch command {
            case content.opener: state.layers.removeLast()
            case .choose where content.isChoosing:
                guard let id = selected?.id else { return [] }
                state.changePage { if $0.chosen.remove(id) == nil { $0.chosen.insert(id) } }
            case .copy:
                let text = selected.map {
                    $0.copy ?? $0.parts.map(\.text).filter { !$0.isEmpty }.joined(separator: "  ")
                }
                return text.map { state.copy($0) } ?? []
            // Another page takes the place of this one, and another person that of all pages.
            case .leaderboard, .hackers, .events, .marks, .friends, .compare, .otherUser, .me:
                let layers = state.layers
                if command == .otherUser || command == .me { state.layers = [] } else { state.layers.removeLast() }
                let effects = state.press(key, at: at)
                // There is nobody to compare with.
                if command == .compare, state.layers.count < layers.count { state.layers = layers }
                return effects
            // These mean the same on every page.
            case .theme, .names, .refresh, .pause, .mouse:
                let layers = state.layers
                state.layers = []
                let effects = state.press(key, at: at)
                state.layers = layers
                // The words are about the other names.
                if command == .names, !page.words.isEmpty { dropWords(place, in: &state) }
                return effects
            default: state.notify(.notOnPages(command))
            }
        }
        return []
    }

    /// What was found stays selected among the others.
    private func dropWords(_ place: PagePlace, in state: inout DashboardState) {
        state.changePage {
            $0.select(place.position, id: place.row?.id)
            $0.words = []
        }
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

    /// The wheel scrolls. A click selects a row; on the selected one it is Enter.
    func use(_ mouse: Mouse, in state: inout DashboardState, at: Moment) -> [Effect] {
        let place = place(in: state)
        switch mouse.deed {
        case .wheelUp, .wheelDown:
            let step = mouse.deed == .wheelUp ? -DashboardState.notch : DashboardState.notch
            select(place.window.selected + step, place, in: &state)
        case .click:
            let index = place.window.top + mouse.place.y - place.area.y
            guard place.area.contains(mouse.place), place.window.range.contains(index) else { return [] }
            if index == place.window.selected { return content.open(place.list.row(index), in: &state, at: at) }
            select(index, place, in: &state)
        }
        return []
    }

    private func place(in state: DashboardState) -> PagePlace {
        let context = RenderContext(state)
        // While names are hidden, the page that is seen is about other ones.
        let seen = if case .page(let page)? = context.state.layers.last { page } else { page }
        return PagePlace(seen, context)
    }

    private func select(_ row: Int, _ place: PagePlace, in state: inout DashboardState) {
        guard place.list.count > 0 else { return }
        let position = ListPosition(selected: row, top: place.position.top)
            .settled(count: place.list.count, visible: place.area.height)
        state.changePage { $0.select(position, id: place.list.id(position.selected)) }
    }
}
