import Cells
import Tracker

/// What is wrong now, in full, and every key and what it does, from the key table.
struct HelpBox: ScrollingBox {
    enum Line: Equatable {
        case heading(String)
        case keys(String, String)
        case blank
    }

    private static let keyColumns = 17
    private static let columnWidth = keyColumns + 37
    private static let gap = 3

    static func lines(_ bound: BoundKeys, set: GlyphSet) -> [Line] {
        var lines: [Line] = []
        for group in Binding.Group.allCases {
            let keys = bound.lines(of: group)
            guard !keys.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(group.rawValue))
            for line in keys {
                let names = line.keys.map { KeyName.text($0, set: set) }
                lines.append(.keys(names.joined(separator: " "), line.text))
            }
        }
        return lines
    }

    /// The keys of the page below the help.
    private static func page(_ context: RenderContext) -> [Line] {
        guard case .page(let page)? = context.state.layers.last(where: { if case .page = $0 { true } else { false } })
        else { return [] }
        let keys = PageOverlay(page: page).hints(context.state.person, context)
        return [.heading("This page")]
            + keys.map { hint in
                .keys(KeyName.text(context.state.keys.shown(hint.key), set: context.glyphs), hint.word)
            } + [.blank]
    }

    /// As many columns as there is room for, of about the same height. A group stays together.
    private static func columns(_ lines: [Line], _ screen: Size) -> [[Line]] {
        let width = OverlayBox(content: Size(width: .max / 2, height: 0), on: screen).inside.width
        let count = max(1, (width + gap) / (columnWidth + gap))
        var columns: [[Line]] = [[]]
        for group in lines.split(separator: .blank) {
            let filled = columns.dropLast().reduce(0) { $0 + $1.count + 1 }
            let last = columns[columns.count - 1]
            // Where the group's middle belongs.
            let middle = filled + last.count + (last.isEmpty ? 0 : 1) + group.count / 2
            if !last.isEmpty, columns.count < count, middle * count >= lines.count * columns.count {
                columns.append(Array(group))
            } else {
                columns[columns.count - 1] += (last.isEmpty ? [] : [.blank]) + group
            }
        }
        return columns
    }

    let scroll: Int

    var opener: Command { .help }

    func layer(scroll: Int) -> Layer { .help(scroll: scroll) }

    func content(_ person: Person, _ context: RenderContext) -> BoxContent {
        let screen = context.state.size
        let columns = Self.columns(Self.page(context) + Self.lines(context.state.keys, set: context.glyphs), screen)
        let width = columns.count * (Self.columnWidth + Self.gap) - Self.gap
        let height = columns.map(\.count).max() ?? 0
        let inside = OverlayBox(content: Size(width: width, height: height), on: screen).inside
        let problems = Self.problems(person, context, width: inside.width)
        let box = OverlayBox(content: Size(width: width, height: problems.count + height), on: screen)
        let room = columns.count == 1 ? box.inside.width : Self.columnWidth
        let lines = (0..<height).map { index in
            columns.enumerated().flatMap { number, lines in
                lines.indices.contains(index)
                    ? Self.parts(lines[index], x: number * (room + Self.gap), width: room) : []
            }
        }
        return BoxContent(title: "Keys", box: box, lines: problems + lines)
    }

    /// The status line may have had room only for short versions of these.
    private static func problems(_ person: Person, _ context: RenderContext, width: Int) -> [[BoxContent.Part]] {
        let problems = StatusText(person, context).problems
        guard !problems.isEmpty else { return [] }
        let lines = problems.flatMap { part in
            Wrapping.lines(part.text, columns: width - 1, max: 6, mark: context.glyphs.ellipsis).map {
                [BoxContent.Part(text: $0, x: 1, columns: width - 1, role: part.role)]
            }
        }
        return [[BoxContent.Part(text: "Now", columns: width, role: .title)]] + lines + [[]]
    }

    private static func parts(_ line: Line, x: Int, width: Int) -> [BoxContent.Part] {
        let keys = min(keyColumns, width / 2)
        return switch line {
        case .blank: []
        case .heading(let text): [BoxContent.Part(text: text, x: x, columns: width, role: .title)]
        case .keys(let names, let text):
            [
                BoxContent.Part(text: names, x: x + 1, columns: keys - 2, role: .key),
                BoxContent.Part(text: text, x: x + keys, columns: width - keys),
            ]
        }
    }
}
