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
    static func wide(_ body: Rect, _ lists: [PaneID]) -> PaneMap<Rect> {
        var room = Arrangement(body)
        let top = body.height < 28 ? 9 : min(16, max(9, body.height * 10 / 38))
        let band = min(13, max(5, body.height * 10 / 38))
        let row = room.row(top)
        let head = row.width * 46 / 120
        room.rects[room.slots.head] = Rect(x: row.x, y: row.y, width: head, height: top)
        room.putColumns(
            Array(lists.prefix(2)), in: Rect(x: row.x + head, y: row.y, width: row.width - head, height: top))
        for pane in room.slots.bands { room.rects[pane] = room.row(band) }
        if let second = lists.dropFirst().first {
            room.putBeside(Array(lists.dropFirst(2)), from: room.rects[second].x)
        }
        room.rects[room.slots.rest] = room.free
        return room.rects
    }

    /// Today in four rows across the screen, the columns side by side, with the bands and the feed below.
    static func across(_ body: Rect, _ lists: [PaneID], focus: PaneID) -> PaneMap<Rect> {
        var room = Arrangement(body)
        room.rects[room.slots.head] = room.row(4)
        let rest = room.free.height
        let hasBands = rest >= 16
        room.putColumns(lists, in: room.row(min(12, max(5, hasBands ? rest / 3 : rest / 2))))
        room.putBands(hasBands ? min(10, max(3, rest * 2 / 9)) : nil, focus: focus)
        room.rects[room.slots.rest] = room.free
        return room.rects
    }

    /// All panes in one column. With less room, without the bands or the feed; with still less, only Today and the
    /// focused pane.
    static func stacked(_ body: Rect, _ lists: [PaneID], focus: PaneID) -> PaneMap<Rect> {
        var room = Arrangement(body)
        let head = body.height >= 22 ? 4 : 3
        let rest = body.height - head
        let count = max(1, lists.count)
        guard rest >= 6 + 4 * count else { return pair(body, top: head, focus: focus) }
        let hasBands = rest >= 12 + 4 * count
        // The columns together get four sevenths.
        let column = min(11, max(4, (hasBands ? rest - 3 : rest) * 4 / (7 * count)))
        room.rects[room.slots.head] = room.row(head)
        for pane in lists { room.rects[pane] = room.row(column) }
        room.putBands(hasBands ? min(8, max(3, rest / 7)) : nil, focus: focus)
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
