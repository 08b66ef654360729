import Cells

/// The position and visible lines of a scrolling box over the panes.
struct OverlayBox: Equatable {
    let rect: Rect
    let inside: Rect

    /// Centred on the screen, as large as its content but not larger than the screen.
    init(content: Size, on screen: Size) {
        let width = min(screen.width, content.width + 4)
        let height = min(screen.height, content.height + 2)
        rect = Rect(x: (screen.width - width) / 2, y: (screen.height - height) / 2, width: width, height: height)
        inside = rect.inset(columns: width >= 30 ? 2 : 1, rows: 1)
    }

    /// The first visible line: `scroll`, limited to the content.
    func top(_ scroll: Int, lines: Int) -> Int {
        min(max(0, scroll), max(0, lines - inside.height))
    }

    func drawBorder(title: String, top: Int, lines: Int, on frame: inout Frame) {
        frame.clear(rect)
        let below = lines - top - inside.height
        let above = top > 0 ? "\(top) above \(frame.glyphs.up)" : ""
        frame.box(
            rect, title: title, note: above, footer: below > 0 ? "\(below) more \(frame.glyphs.down)" : "",
            isFocused: true)
    }
}
