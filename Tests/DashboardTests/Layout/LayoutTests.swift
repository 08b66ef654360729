import Cells
import Dashboard
import Testing

struct LayoutTests {
    @Test func `Rectangles never overlap or leave the screen`() {
        for width in Array(0...130) + Array(150...170) + [200] {
            for height in 0...60 {
                let size = Size(width: width, height: height)
                for focus in PaneID.allCases {
                    for isZoomed in width % 10 == 0 ? [false, true] : [false] {
                        let layout = Layout(size: size, focus: focus, isZoomed: isZoomed)
                        if let problem = problem(of: layout) {
                            Issue.record("\(width)x\(height) \(focus) \(isZoomed): \(problem)")
                            return
                        }
                    }
                }
            }
        }
    }

    /// Whatever is hidden: the others fill the screen.
    @Test(arguments: Layout.Style.allCases) func `Styles and hidden panes leave no gap`(style: Layout.Style) {
        let panes = PaneID.allCases
        for width in [20, 24, 39, 40, 60, 79, 80, 99, 100, 120, 160, 200] {
            for height in [0, 3, 6, 8, 12, 17, 20, 24, 28, 40, 60] {
                // A third of them at each size, another third at the next.
                for set in stride(from: (width + height) % 3, to: 1 << panes.count, by: 3) {
                    let hidden = Set(panes.filter { set & 1 << $0.rawValue != 0 })
                    let focus = panes[(width + height + set) % panes.count]
                    let layout = Layout(
                        size: Size(width: width, height: height), focus: focus, style: style, hidden: hidden)
                    let seen = hidden.subtracting([focus]).first(where: layout.isShown).map { "\($0) shows" }
                    let lost = height < 3 || layout.isShown(focus) ? nil : "\(focus) does not show"
                    if let problem = problem(of: layout) ?? seen ?? lost {
                        Issue.record("\(width)x\(height) \(focus) \(hidden): \(problem)")
                        return
                    }
                }
            }
        }
    }

    @Test func `Each style gives its pane the most room`() {
        for size in [Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 200, height: 50)] {
            let area = { (style: Layout.Style, pane: PaneID) in
                let rect = Layout(size: size, style: style).rect(of: pane)
                return rect.width * rect.height
            }
            #expect(area(.feed, .feed) > area(.balanced, .feed))
            #expect(area(.charts, .chart) > area(.balanced, .chart))
            #expect(area(.charts, .feed) > 0)
        }
    }

    /// What is wrong with a layout; `nil` if nothing.
    private func problem(of layout: Layout) -> String? {
        let screen = Rect(layout.size)
        let rects = ([layout.header, layout.status] + PaneID.allCases.map(layout.rect(of:))).filter { !$0.isEmpty }
        for (index, rect) in rects.enumerated() {
            if rect.intersection(screen) != rect { return "\(rect) leaves the screen" }
            for other in rects[(index + 1)...] where !rect.intersection(other).isEmpty {
                return "\(rect) overlaps \(other)"
            }
        }
        // Rectangles that do not overlap and have as many cells as the screen leave no gap.
        let covered = rects.reduce(0) { $0 + $1.width * $1.height }
        if covered != screen.width * screen.height { return "\(covered) cells covered" }
        for pane in PaneID.allCases where layout.visibleRows(pane) < 0 { return "fewer than no rows" }
        return nil
    }

    @Test func `The focused pane is always shown`() {
        for width in stride(from: 1, through: 140, by: 3) {
            for height in 3...50 {
                for focus in PaneID.allCases {
                    let layout = Layout(size: Size(width: width, height: height), focus: focus)
                    #expect(layout.isShown(focus), "\(width)x\(height) \(focus)")
                }
            }
        }
    }

    @Test func `All panes show from 80 by 24`() {
        for width in 80...200 {
            for height in 24...60 {
                let count = width < 160 ? 2 : height < 36 ? 3 : 4
                let layout = Layout(size: Size(width: width, height: height))
                #expect(layout.visibleRows(.feed) >= 6)
                #expect(layout.inside(of: .chart).height >= 1)
                #expect(layout.lists == Array(Layout.usualLists.prefix(count)))
                for list in layout.lists { #expect(layout.visibleRows(list) >= 3, "\(width)x\(height) \(list)") }
                #expect(layout.inside(of: .today).height >= 2)
            }
        }
    }

    @Test func `A zoomed pane has the screen between header and status`() {
        let layout = Layout(size: Size(width: 80, height: 24), focus: .projects, isZoomed: true)
        #expect(layout.rect(of: .projects) == Rect(x: 0, y: 1, width: 80, height: 22))
        #expect(layout.visibleRows(.projects) == 19)
        #expect(layout.visibleRows(.feed) == 0)
    }

    @Test func `Each size has its arrangement`() {
        #expect(
            boxes(Layout(size: Size(width: 120, height: 40)), by: 2) == """
                HHHHHHHHHHHHHHHHHHHHHHHHHHHHHH
                TTTTTTTTTTTTLLLLLLLLLPPPPPPPPP
                TTTTTTTTTTTTLLLLLLLLLPPPPPPPPP
                TTTTTTTTTTTTLLLLLLLLLPPPPPPPPP
                TTTTTTTTTTTTLLLLLLLLLPPPPPPPPP
                TTTTTTTTTTTTLLLLLLLLLPPPPPPPPP
                CCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
                CCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
                CCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
                CCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
                CCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
                """)
        #expect(
            boxes(Layout(size: Size(width: 100, height: 26)), by: 1, across: 10) == """
                HHHHHHHHHH
                TTTTLLLPPP
                TTTTLLLPPP
                TTTTLLLPPP
                TTTTLLLPPP
                TTTTLLLPPP
                TTTTLLLPPP
                TTTTLLLPPP
                TTTTLLLPPP
                TTTTLLLPPP
                CCCCCCCCCC
                CCCCCCCCCC
                CCCCCCCCCC
                CCCCCCCCCC
                CCCCCCCCCC
                CCCCCCCCCC
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                SSSSSSSSSS
                """)
        // The third and the fourth list are beside the feed.
        let wide = Layout(size: Size(width: 200, height: 50), lists: [.editors, .languages, .machines, .systems])
        #expect(
            boxes(wide, by: 5, across: 10) == """
                HHHHHHHHHHHHHHHHHHHH
                TTTTTTTTEEEEEELLLLLL
                TTTTTTTTEEEEEELLLLLL
                CCCCCCCCCCCCCCCCCCCC
                CCCCCCCCCCCCCCCCCCCC
                FFFFFFFFFFFFFFMMMMMM
                FFFFFFFFFFFFFFMMMMMM
                FFFFFFFFFFFFFFMMMMMM
                FFFFFFFFFFFFFFSSSSSS
                FFFFFFFFFFFFFFSSSSSS
                """)
        #expect(
            boxes(Layout(size: Size(width: 80, height: 24)), by: 1, across: 8) == """
                HHHHHHHHHH
                TTTTTTTTTT
                TTTTTTTTTT
                TTTTTTTTTT
                TTTTTTTTTT
                LLLLLPPPPP
                LLLLLPPPPP
                LLLLLPPPPP
                LLLLLPPPPP
                LLLLLPPPPP
                LLLLLPPPPP
                CCCCCCCCCC
                CCCCCCCCCC
                CCCCCCCCCC
                CCCCCCCCCC
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                FFFFFFFFFF
                SSSSSSSSSS
                """)
        let column = { (width: Int, height: Int, focus: PaneID) in
            boxes(Layout(size: Size(width: width, height: height), focus: focus), by: 1, across: max(1, width))
                .split(separator: "\n").joined()
        }
        #expect(column(60, 26, .feed) == "HTTTTLLLLPPPPCCCFFFFFFFFFS")
        #expect(column(60, 20, .feed) == "HTTTLLLLPPPPFFFFFFFS")
        #expect(column(60, 20, .chart) == "HTTTLLLLPPPPCCCCCCCS")
        #expect(column(40, 12, .feed) == "HTTTFFFFFFFS")
        #expect(column(40, 12, .languages) == "HTTTLLLLLLLS")
        #expect(column(40, 12, .chart) == "HTTTCCCCCCCS")
        #expect(column(20, 5, .feed) == "TTFFS")
        #expect(column(20, 5, .chart) == "TTCCS")
        #expect(column(9, 3, .feed) == "TTF")
        #expect(column(1, 1, .feed) == "T")
        // Wide but low: the chart and the feed share a row.
        #expect(column(90, 20, .feed) == "HTTTTLLLLLLLFFFFFFFS")
        #expect(column(90, 20, .chart) == "HTTTTLLLLLLLCCCCCCCS")
    }

    /// The layout as letters, one per block of cells, from the block's top left corner.
    private func boxes(_ layout: Layout, by rows: Int, across columns: Int = 4) -> String {
        let named: [(Rect, String)] =
            [(layout.header, "H"), (layout.status, "S")]
            + PaneID.allCases.map { (layout.rect(of: $0), "\($0)".prefix(1).uppercased()) }
        return stride(from: 0, to: layout.size.height, by: rows).map { y in
            stride(from: 0, to: layout.size.width, by: columns).map { x in
                named.first { $0.0.contains(Point(x: x, y: y)) }?.1 ?? " "
            }.joined()
        }.joined(separator: "\n")
    }
}
