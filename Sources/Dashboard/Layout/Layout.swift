package import Cells

/// Where everything is on the screen, for any size: arithmetic only. Nothing overlaps and nothing lies outside.
package struct Layout: Sendable, Equatable {
    /// How a pane is set off from the others.
    package enum Chrome: Sendable, Equatable {
        /// A border with the title in its top edge.
        case box
        /// A line with the title in it.
        case rule
        /// Nothing: there is no room.
        case none
    }

    package let size: Size
    package let chrome: Chrome
    /// Empty where there is no room.
    package let header: Rect
    package let status: Rect
    private let panes: [Rect]

    /// - Parameters:
    ///   - focus: The focused pane is always among those shown.
    ///   - isZoomed: It has the screen to itself.
    package init(size: Size, focus: PaneID = .feed, isZoomed: Bool = false) {
        self.size = size
        let headerRows = size.height >= 8 ? 1 : 0
        let statusRows = size.height >= 5 ? 1 : 0
        header = Rect(x: 0, y: 0, width: size.width, height: headerRows)
        status = Rect(x: 0, y: size.height - statusRows, width: size.width, height: statusRows)
        let body = Rect(x: 0, y: headerRows, width: size.width, height: size.height - headerRows - statusRows)
        if body.height < 6 || size.width < 24 {
            chrome = .none
            panes = isZoomed ? Self.alone(focus, in: body) : Self.bare(body, focus: focus)
        } else if isZoomed {
            chrome = size.width >= 40 ? .box : .rule
            panes = Self.alone(focus, in: body)
        } else if size.width >= 100, body.height >= 22 {
            chrome = .box
            panes = Self.wide(body)
        } else if size.width >= 80, body.height >= 17 {
            chrome = .box
            panes = Self.across(body, focus: focus)
        } else {
            chrome = .rule
            panes = Self.stacked(body, focus: focus)
        }
    }

    /// A pane with its border or rule; empty where it is not shown.
    package func rect(of pane: PaneID) -> Rect {
        panes[pane.rawValue]
    }

    /// The room for a pane's own rows.
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

    /// How many rows of its list a pane shows: lines for the feed, gap lines included.
    package func visibleRows(_ pane: PaneID) -> Int {
        let rows = inside(of: pane).height
        return switch pane {
        case .today, .chart: 0
        case .languages, .projects: hasFooter(pane) ? rows - 1 : rows
        case .feed: rows
        }
    }

    /// Whether a breakdown pane has a row to spare for its total. Elsewhere the total stands in the title.
    package func hasFooter(_ pane: PaneID) -> Bool {
        chrome == .box && inside(of: pane).height >= 5
    }
}

extension Layout {
    /// Today, languages and projects side by side, the chart and the feed below.
    private static func wide(_ body: Rect) -> [Rect] {
        let top = body.height < 28 ? 9 : min(16, max(9, body.height * 10 / 38))
        let chart = min(13, max(5, body.height * 10 / 38))
        let today = body.width * 46 / 120
        let languages = (body.width - today) / 2
        let row = { (x: Int, width: Int) in Rect(x: x, y: body.y, width: width, height: top) }
        return [row(0, today), row(today, languages), row(today + languages, body.width - today - languages)]
            + below(body, y: body.y + top, heights: [chart, body.height - top - chart])
    }

    /// Today in four rows across, languages and projects side by side, the chart and the feed below.
    private static func across(_ body: Rect, focus: PaneID) -> [Rect] {
        let rest = body.height - 4
        let hasChart = rest >= 16
        let middle = min(12, max(5, hasChart ? rest / 3 : rest / 2))
        let left = body.width / 2
        let y = body.y + 4
        let lower = rest - middle
        let chart = hasChart ? min(10, max(3, rest * 2 / 9)) : focus == .chart ? lower : 0
        return [
            Rect(x: 0, y: body.y, width: body.width, height: 4),
            Rect(x: 0, y: y, width: left, height: middle),
            Rect(x: left, y: y, width: body.width - left, height: middle),
        ] + below(body, y: y + middle, heights: [chart, lower - chart])
    }

    /// All below each other where there is room, without the chart or the feed where there is less, else today and the
    /// focused one.
    private static func stacked(_ body: Rect, focus: PaneID) -> [Rect] {
        let today = body.height >= 22 ? 4 : 3
        let rest = body.height - today
        guard rest >= 14 else { return pair(body, top: today, focus: focus) }
        let hasChart = rest >= 20
        let list = min(11, max(4, (hasChart ? rest - 3 : rest) * 2 / 7))
        let lower = rest - 2 * list
        let chart = hasChart ? min(8, max(3, rest / 7)) : focus == .chart ? lower : 0
        return below(body, y: body.y, heights: [today, list, list, chart, lower - chart])
    }

    /// Across the whole width, one below the other; no height is no pane.
    private static func below(_ body: Rect, y: Int, heights: [Int]) -> [Rect] {
        var y = y
        return heights.map { height in
            defer { y += height }
            return Rect(x: 0, y: y, width: height > 0 ? body.width : 0, height: height)
        }
    }

    private static func bare(_ body: Rect, focus: PaneID) -> [Rect] {
        pair(body, top: min(2, body.height), focus: focus)
    }

    private static func pair(_ body: Rect, top: Int, focus: PaneID) -> [Rect] {
        let second = focus == .today ? .feed : focus
        return PaneID.allCases.map { pane in
            switch pane {
            case .today: Rect(x: 0, y: body.y, width: body.width, height: top)
            case second: Rect(x: 0, y: body.y + top, width: body.width, height: body.height - top)
            default: Rect(x: 0, y: body.y, width: 0, height: 0)
            }
        }
    }

    private static func alone(_ pane: PaneID, in body: Rect) -> [Rect] {
        PaneID.allCases.map { $0 == pane ? body : Rect(x: 0, y: body.y, width: 0, height: 0) }
    }
}
