import Cells

extension Layout {
    /// The position that a pane requests.
    enum Slot: Sendable {
        /// Above all others, or in the corner of a large screen.
        case head
        /// A list next to other lists, or below them on a narrow screen.
        case column
        /// Across the screen. Shrinks or disappears first when there is little room.
        case band
        /// All the remaining room.
        case rest
    }

    /// The panes by slot. Exactly one is the head, and exactly one takes the rest.
    static let slots = Slots()

    struct Slots: Sendable {
        let head = Self.panes(.head).first ?? .today
        let bands = Self.panes(.band)
        let rest = Self.panes(.rest).first ?? .feed

        private static func panes(_ slot: Slot) -> [PaneID] { PaneID.allCases.filter { $0.slot == slot } }
    }
}

/// Assigns room to panes from the top down.
struct Arrangement {
    private var rects: PaneMap<Rect>
    private var free: Rect
    private let slots = Layout.slots

    init(_ body: Rect) {
        rects = PaneMap(Rect(x: body.x, y: body.y, width: 0, height: 0))
        free = body
    }

    /// Today and two lists side by side, with the bands and the feed below. Other lists are beside the feed, below the
    /// second, because a feed that is wider shows nothing more.
    static func wide(
        _ body: Rect, _ lists: [PaneID], _ style: Layout.Style, focus: PaneID, lacksSessions: Bool
    ) -> PaneMap<Rect> {
        var room = Arrangement(body)
        let isLow = body.height < 28 || style == .feed
        let top = lacksSessions ? body.height : isLow ? 9 : min(16, max(9, body.height * 10 / 38))
        let band: Int? =
            switch style {
            case _ where lacksSessions: nil
            case .balanced: min(13, max(5, body.height * 10 / 38))
            case .feed: nil
            case .charts: min(24, body.height - top - max(6, body.height / 5))
            }
        let row = room.row(top)
        let head = row.width * 46 / 120
        room.rects[room.slots.head] = Rect(x: row.x, y: row.y, width: head, height: top)
        let columns = lacksSessions ? lists : Array(lists.prefix(2))
        room.putColumns(columns, in: Rect(x: row.x + head, y: row.y, width: row.width - head, height: top))
        room.putBands(band, focus: focus)
        if columns.count < lists.count, let second = columns.last {
            room.putBeside(Array(lists.dropFirst(2)), from: room.rects[second].x)
        }
        room.rects[room.slots.rest] = room.free
        return room.rects
    }

    /// Today in four rows across the screen, the columns side by side, with the bands and the feed below.
    static func across(
        _ body: Rect, _ lists: [PaneID], _ style: Layout.Style, focus: PaneID, lacksSessions: Bool
    ) -> PaneMap<Rect> {
        var room = Arrangement(body)
        room.rects[room.slots.head] = room.row(4)
        let rest = room.free.height
        guard !lacksSessions else {
            room.putColumns(lists, in: room.free)
            return room.rects
        }
        let hasBands = rest >= 16 && style != .feed
        let columns = style == .balanced ? min(12, max(5, hasBands ? rest / 3 : rest / 2)) : 5
        room.putColumns(lists, in: room.row(columns))
        let band = style == .charts ? rest - columns - 5 : min(10, max(3, rest * 2 / 9))
        room.putBands(hasBands ? band : nil, focus: focus)
        room.rects[room.slots.rest] = room.free
        return room.rects
    }

    /// All panes in one column, or those that the style is about. With less room, without the bands or the feed; with
    /// still less, only Today and the focused pane.
    static func stacked(
        _ body: Rect, _ lists: [PaneID], _ style: Layout.Style, focus: PaneID, lacksSessions: Bool
    ) -> PaneMap<Rect> {
        var room = Arrangement(body)
        let head = body.height >= 22 ? 4 : 3
        let rest = body.height - head
        let count = max(1, lists.count)
        if lacksSessions, rest >= 3 * count {
            room.rects[room.slots.head] = room.row(head)
            for (index, pane) in lists.enumerated() {
                room.rects[pane] = room.row(room.free.height / (count - index))
            }
            return room.rects
        }
        guard rest >= 6 + 4 * count else { return pair(body, top: head, focus: focus) }
        // Only the balanced style has room for everything on a low screen.
        let hasLists = style == .balanced || rest >= 16 + 4 * count
        let hasBands = style == .charts || style == .balanced && rest >= 12 + 4 * count
        // The columns together get four sevenths.
        let usual = style == .balanced ? min(11, max(4, (hasBands ? rest - 3 : rest) * 4 / (7 * count))) : 4
        let column = hasLists ? usual : 0
        room.rects[room.slots.head] = room.row(head)
        for pane in lists { room.rects[pane] = room.row(column) }
        let band = style == .charts ? rest - column * count - 6 : min(8, max(3, rest / 7))
        room.putBands(hasBands ? band : nil, focus: focus)
        if !hasLists, lists.contains(focus) { room.rects[focus] = room.row(room.free.height) }
        room.rects[room.slots.rest] = room.free
        return room.rects
    }

    /// Today and the focused pane.
    static func pair(_ body: Rect, top: Int, focus: PaneID) -> PaneMap<Rect> {
        var room = Arrangement(body)
        room.rects[room.slots.head] = room.row(top)
        room.rects[focus == room.slots.head ? room.slots.rest : focus] = room.free
        return room.rects
    }

    static func alone(_ pane: PaneID, in body: Rect) -> PaneMap<Rect> {
        var room = Arrangement(body)
        room.rects[pane] = body
        return room.rects
    }

    /// The room of hidden panes goes to those that share a whole edge with them. There are always some, because every
    /// arrangement comes from cutting rectangles in two.
    static func without(_ hidden: Set<PaneID>, _ all: PaneMap<Rect>) -> PaneMap<Rect> {
        var rects = all
        for pane in PaneID.allCases where hidden.contains(pane) && !rects[pane].isEmpty {
            let gone = rects[pane]
            rects[pane] = Rect(x: gone.x, y: gone.y, width: 0, height: 0)
            for edge in Edge.allCases {
                let heirs = PaneID.allCases.filter { !rects[$0].isEmpty && edge.touches(rects[$0], gone) }
                let length = heirs.reduce(0) { $0 + edge.length(rects[$1]) }
                guard length == edge.length(gone) else { continue }
                for heir in heirs { rects[heir] = edge.joined(rects[heir], gone) }
                break
            }
        }
        return rects
    }

    /// The side of a rectangle on which another lies.
    private enum Edge: CaseIterable {
        case right, left, below, above

        func length(_ rect: Rect) -> Int { self == .right || self == .left ? rect.height : rect.width }

        /// Whether a rectangle lies on this side of another, and not beyond its corners.
        func touches(_ rect: Rect, _ other: Rect) -> Bool {
            let isBeside = rect.y >= other.y && rect.bottom <= other.bottom
            let isInColumn = rect.x >= other.x && rect.right <= other.right
            return switch self {
            case .right: rect.x == other.right && isBeside
            case .left: rect.right == other.x && isBeside
            case .below: rect.y == other.bottom && isInColumn
            case .above: rect.bottom == other.y && isInColumn
            }
        }

        func joined(_ rect: Rect, _ other: Rect) -> Rect {
            switch self {
            case .right: Rect(x: other.x, y: rect.y, width: rect.width + other.width, height: rect.height)
            case .left: Rect(x: rect.x, y: rect.y, width: rect.width + other.width, height: rect.height)
            case .below: Rect(x: rect.x, y: other.y, width: rect.width, height: rect.height + other.height)
            case .above: Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height + other.height)
            }
        }
    }

    // MARK: Assigning room

    /// Takes rows from the top of the free area.
    private mutating func row(_ height: Int) -> Rect {
        let height = min(max(0, height), free.height)
        defer { free = Rect(x: free.x, y: free.y + height, width: free.width, height: free.height - height) }
        return Rect(x: free.x, y: free.y, width: height > 0 ? free.width : 0, height: height)
    }

    private mutating func putColumns(_ columns: [PaneID], in row: Rect) {
        for (index, pane) in columns.enumerated() {
            let (start, end) = (row.width * index / columns.count, row.width * (index + 1) / columns.count)
            rects[pane] = Rect(x: row.x + start, y: row.y, width: end - start, height: row.height)
        }
    }

    /// Takes the right of the free area for lists, one below the other.
    private mutating func putBeside(_ lists: [PaneID], from x: Int) {
        for (index, pane) in lists.enumerated() {
            let (start, end) = (free.height * index / lists.count, free.height * (index + 1) / lists.count)
            rects[pane] = Rect(x: x, y: free.y + start, width: free.right - x, height: end - start)
        }
        if !lists.isEmpty { free = Rect(x: free.x, y: free.y, width: x - free.x, height: free.height) }
    }

    /// - Parameter height: `nil` if a band only fits in place of the feed, while the band is focused.
    private mutating func putBands(_ height: Int?, focus: PaneID) {
        for pane in slots.bands { rects[pane] = row(height ?? (pane == focus ? free.height : 0)) }
    }
}
