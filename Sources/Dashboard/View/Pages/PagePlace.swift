import Cells
import Tracker

/// Where the parts of a page stand on the screen, and which rows of its list are seen.
struct PagePlace {
    let rect: Rect
    let isBoxed: Bool
    /// What the lines above the list are drawn in.
    private let head: Rect
    let titles: Rect
    /// The rows of the list.
    let area: Rect
    /// The line below the list that says why answers are missing, and what it says.
    let note: Rect
    let lack: PageLack?
    /// The line in which words are typed.
    let search: Rect
    let list: PageList
    let position: ListPosition
    let window: ListWindow

    init(_ page: Page, _ context: RenderContext) {
        var frame = Frame(size: context.layout.size, glyphs: context.glyphs)
        var whole = Self.rect(context.layout)
        let isBoxed = whole.height >= 5 && whole.width >= 20
        let content = page.content
        let all = content.list(page, context.state)
        list = all.having(page.words)
        let inside = isBoxed ? whole.inset(columns: 2, rows: 1) : whole
        self.isBoxed = isBoxed
        var y = inside.y
        var left = max(0, inside.height)
        func line(_ height: Int) -> Rect {
            let height = max(0, min(height, left))
            defer { (y, left) = (y + height, left - height) }
            return Rect(x: inside.x, y: y, width: inside.width, height: height)
        }
        let isTyping = page.search != nil && left > 1
        if isTyping { left -= 1 }
        lack = PageLack(page, context)
        // Without a list, there is room for it in the middle.
        let hasNote = lack != nil && all.count > 0 && left > 2
        if hasNote { left -= 1 }
        head = Rect(x: inside.x, y: y, width: inside.width, height: left)
        if !head.isEmpty { _ = line(content.drawHead(page, context, in: head, on: &frame)) }
        titles = line(
            left >= 4 && list.count > 0 && content.columns(in: context.state).contains { !$0.title.isEmpty } ? 1 : 0)
        // A short list leaves the panes below in sight, whole: one without its title would not say what it covers.
        let least = whole.bottom - max(0, left - max(all.count, Self.fewestRows))
        let spare = whole.bottom - Self.bottom(atLeast: least, of: whole, context.layout)
        if isBoxed, spare > 2 {
            left -= spare
            whole = Rect(x: whole.x, y: whole.y, width: whole.width, height: whole.height - spare)
        }
        rect = whole
        area = line(left)
        left += hasNote ? 1 : 0
        note = line(left)
        left += isTyping ? 1 : 0
        search = line(left)
        position = Self.position(page, list, home: content.home(in: context.state), height: area.height)
        window = ListWindow(position, count: list.count, height: area.height)
    }

    /// Draws the lines above the list.
    func drawHead(_ page: Page, _ context: RenderContext, on frame: inout Frame) {
        guard !head.isEmpty else { return }
        _ = page.content.drawHead(page, context, in: head, on: &frame)
    }

    /// Between the header and the status line.
    private static func rect(_ layout: Layout) -> Rect {
        Rect(
            x: 0, y: layout.header.height, width: layout.size.width,
            height: max(0, layout.size.height - layout.header.height - layout.status.height))
    }

    /// Where a page ends that covers no part of a pane, but the whole of it or nothing.
    private static func bottom(atLeast least: Int, of whole: Rect, _ layout: Layout) -> Int {
        let panes = PaneID.allCases.map(layout.rect(of:)).filter { !$0.isEmpty }
        return panes.map(\.y).sorted().first { y in
            y >= least && panes.allSatisfy { $0.y >= y || $0.bottom <= y }
        } ?? whole.bottom
    }

    /// The selected row is where it was on the screen, wherever it is in a changed list.
    private static func position(_ page: Page, _ list: PageList, home: String?, height: Int) -> ListPosition {
        var position = page.position
        if let selected = page.selected {
            let isThere = position.selected < list.count && list.id(position.selected) == selected
            if !isThere, let index = list.firstIndex(of: selected) {
                position = ListPosition(selected: index, top: index - (position.selected - position.top))
            }
        } else if page.words.isEmpty, position == ListPosition(), let home, let index = list.firstIndex(of: home) {
            position = ListPosition(selected: index, top: index - height / 2)
        }
        return position.settled(count: list.count, visible: height)
    }

    /// The selected row.
    var row: PageRow? { list.count > 0 ? list.row(window.selected) : nil }

    /// Enough rows for the widths of the columns, the same wherever the list is scrolled to: the first, the last, and
    /// those that are seen.
    var sample: [PageRow] {
        guard list.count > 0 else { return [] }
        let seen = window.range.filter { $0 >= Self.first }
        return ((0..<min(list.count, Self.first)) + seen + [list.count - 1]).map(list.row)
    }

    private static let first = 40
    private static let fewestRows = 8
}
