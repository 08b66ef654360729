import Cells
import HackatimeAPI
import Tracker

/// The inputs of every pane besides the person: the state, and what is derived from it once per frame. It is a class
/// because the state is large and every row refers to it.
final class RenderContext {
    let state: DashboardState
    let layout: Layout
    let now: Double
    /// The start of the current minute. Everything that moves with the clock, except ages, uses this.
    let minute: Double
    let glyphs: GlyphSet
    /// Of the person that is shown.
    private(set) lazy var figures = Figures(state.person, state)

    init(_ state: DashboardState) {
        layout = state.layout
        now = state.now.wall
        minute = (now / 60).rounded(.down) * 60
        glyphs = state.isASCII ? .ascii : .unicode
        // Last, so that it is copied once.
        self.state = state
    }

    var zone: ZoneRules { state.zones.display }
    var today: CivilDate { zone.civilTime(at: now).date }

    /// The line between the parts of a title.
    var rule: String { String(glyphs.horizontal) }

    /// The longest of the texts that fits a pane's title next to a note; if none does, the shortest.
    func fitting(_ abouts: [String], _ pane: PaneID, title: String, note: String = "") -> String {
        let beside = note.isEmpty ? 0 : Glyphs.width(of: note) + 3
        let room = layout.rect(of: pane).width - 4 - beside - Glyphs.width(of: title) - 3
        return abouts.first { Glyphs.width(of: $0) <= room } ?? abouts.last ?? ""
    }

    /// The first note next to which a title fits, and that title.
    func fitting(_ abouts: [String], _ pane: PaneID, title: String, notes: [String]) -> (about: String, note: String) {
        let shortest = Glyphs.width(of: abouts.last ?? "")
        let room = layout.rect(of: pane).width - 4 - Glyphs.width(of: title) - 3 - shortest
        let note = notes.first { $0.isEmpty || Glyphs.width(of: $0) + 3 <= room } ?? ""
        return (fitting(abouts, pane, title: title, note: note), note)
    }

    /// The range as text.
    var range: RangeText { RangeText(state.range, today: today, dash: glyphs.dash) }

    /// The titles of another user's sessions, longest first.
    var spanTitles: [String] {
        guard state.days == nil else { return range.titles(zone: "your zone") }
        let words = RangeText.long(state.spanDays, today: today, dash: glyphs.dash)
        return ["last 7 days, \(words), your zone", "last 7 days, your zone", "last 7 days"]
    }

    func isFocused(_ pane: PaneID) -> Bool {
        state.focus == pane && state.layers.last?.overlay.keepsFocus ?? true
    }
}

extension Frame {
    /// Draws a pane's border or rule and its title: the first word in the title's role, the rest dim. Returns the area
    /// inside.
    ///
    /// - Parameter hasSides: The frame already contains it, and only the texts in its top edge have changed.
    mutating func chrome(
        _ pane: PaneID, _ context: RenderContext, title: String, about: String = "", note: String = "",
        hasSides: Bool = false
    ) -> Rect {
        let rect = context.layout.rect(of: pane)
        let isFocused = context.isFocused(pane)
        let whole = about.isEmpty ? title : "\(title) \(context.rule) \(about)"
        switch context.layout.chrome {
        case .none: return context.layout.inside(of: pane)
        case .box where hasSides: top(of: rect, title: whole, note: note, isFocused: isFocused)
        case .box: box(rect, title: whole, note: note, isFocused: isFocused)
        case .rule: rule(rect, title: whole, note: note, isFocused: isFocused)
        }
        let used = Glyphs.width(of: title) + 3
        let room = min(Glyphs.width(of: whole) + 2 - used, rect.width - 2 - used)
        if !about.isEmpty, room > 0 {
            paint(Rect(x: rect.x + 1 + used, y: rect.y, width: room, height: 1), role: .dim)
        }
        return context.layout.inside(of: pane)
    }

    private mutating func rule(_ rect: Rect, title: String, note: String, isFocused: Bool) {
        let row = Rect(x: rect.x, y: rect.y, width: rect.width, height: min(1, rect.height))
        fill(row, with: glyphs.horizontal, role: isFocused ? .borderFocused : .border)
        guard row.width > 4 else { return }
        let kept = Glyphs.cutEnd(title, to: row.width - 4, mark: glyphs.ellipsis)
        let end = row.x + 1 + write(" \(kept) ", x: row.x + 1, y: row.y, role: isFocused ? .titleFocused : .title)
        guard !note.isEmpty, end + Glyphs.width(of: note) + 4 <= row.right else { return }
        writeRight(" \(note) ", right: row.right - 1, y: row.y, role: .dim, clip: row)
    }

    /// A calm sentence in the middle of a pane, on as many rows as it needs and has.
    mutating func sentence(_ text: String, in rect: Rect, role: Role = .dim) {
        let lines = Wrapping.balanced(text, columns: rect.width - 2, max: rect.height, mark: glyphs.ellipsis)
        let y = rect.y + (rect.height - lines.count) / 2
        for (offset, line) in lines.enumerated() {
            writeCentred(line, in: rect, y: y + offset, role: role)
        }
    }
}
