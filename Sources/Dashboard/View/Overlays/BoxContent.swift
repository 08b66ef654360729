import Cells

/// The content of a box over the panes: its lines, and the texts on each line.
struct BoxContent {
    struct Part {
        var text: String
        /// Counted from the box's left edge.
        var x = 0
        var columns: Int
        var role = Role.plain
    }

    var title: String
    var box: OverlayBox
    var lines: [[Part]]

    /// The largest useful scroll position.
    var lowest: Int { max(0, lines.count - box.inside.height) }

    func draw(scroll: Int, on frame: inout Frame) {
        let top = box.top(scroll, lines: lines.count)
        box.drawBorder(title: title, top: top, lines: lines.count, on: &frame)
        for (offset, line) in lines.dropFirst(top).prefix(box.inside.height).enumerated() {
            for part in line {
                frame.writeCut(
                    part.text, x: box.inside.x + part.x, y: box.inside.y + offset, columns: part.columns,
                    role: part.role)
            }
        }
    }

    /// A label and a text next to it, on as many lines as the text needs.
    static func field(_ label: String, _ text: String, labels: Int, width: Int, max: Int, mark: String) -> [[Part]] {
        Wrapping.lines(text, columns: width - labels, max: max, mark: mark).enumerated().map { index, part in
            [
                Part(text: index == 0 ? label : "", columns: labels - 2, role: .dim),
                Part(text: part, x: labels, columns: width - labels),
            ]
        }
    }
}
