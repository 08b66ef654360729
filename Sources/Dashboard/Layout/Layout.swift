package import Cells

/// The position of everything on the screen, for any size. Pure arithmetic. Nothing overlaps, and nothing is outside
/// the screen.
package struct Layout: Sendable, Equatable {
    /// How a pane is separated from the others.
    package enum Chrome: Sendable, Equatable {
        /// A border with the title in its top edge.
        case box
        /// A line with the title in it.
        case rule
        /// Nothing, because there is no room.
        case none
    }

    /// What gets the most room.
    package enum Style: String, Sendable, CaseIterable {
        case balanced, feed, charts
    }

    package let size: Size
    package let chrome: Chrome
    /// Empty if there is no room.
    package let header: Rect
    package let status: Rect
    /// The lists that this size shows, in order.
    package let lists: [PaneID]
    private let panes: PaneMap<Rect>

    /// - Parameters:
    ///   - focus: The focused pane. It is always shown.
    ///   - isZoomed: Whether it fills the screen.
    ///   - chosen: The lists to show, the most wanted first.
    ///   - style: What gets the most room.
    ///   - hidden: Their room goes to their neighbours.
    ///   - lacksSessions: The bands and the rest have nothing to show, so the lists take their room.
    package init(
        size: Size, focus: PaneID = .feed, isZoomed: Bool = false, lists chosen: [PaneID] = Layout.usualLists,
        style: Style = .balanced, hidden: Set<PaneID> = [], lacksSessions: Bool = false
    ) {
        self.size = size
        let headerRows = size.height >= 8 ? 1 : 0
        let statusRows = size.height >= 5 ? 1 : 0
        header = Rect(x: 0, y: 0, width: size.width, height: headerRows)
        status = Rect(x: 0, y: size.height - statusRows, width: size.width, height: statusRows)
        let focus = lacksSessions && focus == Self.slots.head && !isZoomed ? chosen.first ?? focus : focus
        let body = Rect(x: 0, y: headerRows, width: size.width, height: size.height - headerRows - statusRows)
        lists = Self.lists(chosen, on: body, focus: focus)
        let all: PaneMap<Rect>
        if body.height < 6 || size.width < 24 {
            chrome = .none
            all =
                isZoomed
                ? Arrangement.alone(focus, in: body)
                : Arrangement.pair(body, top: min(2, body.height), focus: focus)
        } else if isZoomed {
            chrome = size.width >= 40 ? .box : .rule
            all = Arrangement.alone(focus, in: body)
        } else if size.width >= 100, body.height >= 22 {
            chrome = .box
            all = Arrangement.wide(body, lists, style, focus: focus, lacksSessions: lacksSessions)
        } else if size.width >= 80, body.height >= 17 {
            chrome = .box
            all = Arrangement.across(body, lists, style, focus: focus, lacksSessions: lacksSessions)
        } else {
            chrome = .rule
            all = Arrangement.stacked(body, lists, style, focus: focus, lacksSessions: lacksSessions)
        }
        panes = Arrangement.without(hidden.subtracting([focus]), all)
    }

    /// It shows when the work happened: heartbeats, sessions or a chart of them.
    static func showsSessions(_ pane: PaneID) -> Bool { pane.slot == .band || pane.slot == .rest }

    package static let usualLists: [PaneID] = [.languages, .projects, .files, .editors]

    /// Two lists, and on a wide screen three or four. The focused list is one of them.
    private static func lists(_ chosen: [PaneID], on body: Rect, focus: PaneID) -> [PaneID] {
        let count = body.width < 160 || body.height < 17 ? 2 : body.height < 34 ? 3 : 4
        var lists = Array(chosen.prefix(count))
        if focus.slot == .column, !lists.contains(focus) { lists = lists.prefix(count - 1) + [focus] }
        return lists
    }

    /// A pane with its border or rule; empty if it is not shown.
    package func rect(of pane: PaneID) -> Rect {
        panes[pane]
    }

    /// The area for a pane's own rows.
    package func inside(of pane: PaneID) -> Rect {
        let rect = rect(of: pane)
        switch chrome {
        case .box:
            let columns = rect.width >= 30 ? 2 : 1
            return rect.inset(columns: columns, rows: 1)
        case .rule:
            let rows = min(1, rect.height)
            return Rect(x: rect.x + 1, y: rect.y + rows, width: rect.width - 2, height: rect.height - rows)
        case .none:
            return rect
        }
    }

    package func isShown(_ pane: PaneID) -> Bool {
        !rect(of: pane).isEmpty
    }

    /// Number of list rows a pane shows. For the feed these are lines, including gap lines.
    package func visibleRows(_ pane: PaneID) -> Int {
        let rows = inside(of: pane).height
        return switch pane.slot {
        case .head, .band: 0
        case .column: hasFooter(pane) ? rows - 1 : rows
        case .rest: rows
        }
    }

    /// Whether a column has a spare row for its total. Otherwise the total is in the title.
    package func hasFooter(_ pane: PaneID) -> Bool {
        chrome == .box && inside(of: pane).height >= 5
    }
}
