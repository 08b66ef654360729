import Cells
import Tracker

/// The first pane's content in its place. With less and less room it leaves out, in this order: the best day, the outlook,
/// the languages, large digits, the days around today, the goal. The total and one line about tracking always stay.
struct TodayPicture {
    let context: RenderContext
    let content: TodayContent
    let inside: Rect

    private enum Row {
        case strip
        case goal(withRest: Bool)
        case text(String, Role)
        case facts([TodayFact])
    }

    func draw(on frame: inout Frame) {
        if inside.height >= 7, inside.width >= 30 {
            drawLarge(on: &frame)
        } else {
            drawSmall(on: &frame)
        }
    }

    /// The figure over three rows with the days around it at its right, and the rest below.
    private func drawLarge(on frame: inout Frame) {
        var beside: [TodayFact] = []
        var isBig = false
        if case .figure(let text, _) = content.headline {
            let columns = BigDigits.width(text, set: frame.glyphs)
            isBig = columns + 2 <= inside.width
            let room = inside.width - 1 - (isBig ? columns : Glyphs.width(of: text)) - 2
            beside = content.facts.compactMap { $0.first { $0.width <= room } }
        }
        var rows = rows(free: inside.height - BigDigits.height - content.lines.count)
        // A sentence stands in the middle, so the days around have a row of their own.
        if case .sentence = content.headline, inside.height - rows.count - content.lines.count > BigDigits.height {
            let facts = fitting(inside.width)
            if !facts.isEmpty { rows.append(.facts(facts)) }
        }
        let top = Rect(
            x: inside.x, y: inside.y, width: inside.width,
            height: inside.height - rows.count - content.lines.count)
        switch content.headline {
        case .figure(let text, let isOld):
            let role: Role = isOld ? .stale : .total
            let y = top.y + (top.height - BigDigits.height) / 2
            if isBig {
                frame.writeBig(text, x: top.x + 1, y: y, role: role, clip: top)
            } else {
                frame.write(text, x: top.x + 1, y: y + 1, role: role, clip: top)
            }
            for (offset, fact) in beside.enumerated() {
                fact.draw(right: inside.right, y: y + offset, clip: top, on: &frame)
            }
        case .sentence(let text, let role):
            frame.sentence(text, in: top, role: role)
        }
        draw(rows, from: top.bottom, on: &frame)
        drawLines(from: top.bottom + rows.count, on: &frame)
    }

    /// The rows between the total and the lines, as many as fit.
    private func rows(free: Int) -> [Row] {
        var free = free
        func fit(_ row: Row?) -> [Row] {
            guard let row, free > 0 else { return [] }
            free -= 1
            return [row]
        }
        let outlook = outlook
        let goal = fit(content.goal.map { _ in .goal(withRest: !outlook.saysRest) })
        let strip = fit(content.strip.isEmpty ? nil : .strip)
        let text = fit(outlook.text.map { .text($0, outlook.role) })
        if text.isEmpty, !goal.isEmpty { return strip + [.goal(withRest: true)] }
        let best = fit(content.best.first { Glyphs.width(of: $0) <= inside.width }.map { .text($0, .dim) })
        return strip + goal + text + best
    }

    /// The row below the goal. It says what is left, unless only the outlook fits and the goal's own row says that.
    private var outlook: (text: String?, role: Role, saysRest: Bool) {
        func fits(_ text: String) -> Bool { Glyphs.width(of: text) <= inside.width }
        guard let goal = content.goal else { return (content.outlook.first(where: fits), .dim, false) }
        if goal.isReached { return (fits(goal.rest) ? goal.rest : goal.short, isOld ? .stale : .good, true) }
        if let both = content.outlook.map({ "\(goal.rest); \($0)" }).first(where: fits) {
            return (both, isOld ? .stale : .plain, true)
        }
        if let text = content.outlook.first(where: fits) { return (text, isOld ? .stale : .plain, false) }
        return (goal.rest, isOld ? .stale : .plain, true)
    }

    private func draw(_ rows: [Row], from y: Int, on frame: inout Frame) {
        for (offset, row) in rows.enumerated() {
            let y = y + offset
            switch row {
            case .strip:
                content.strip.draw(
                    x: inside.x, y: y, columns: inside.width, clip: inside, isOld: isOld, on: &frame)
            case .goal(let withRest):
                if let goal = content.goal { drawGoal(goal, y: y, rest: withRest, on: &frame) }
            case .text(let text, let role):
                frame.writeCut(text, x: inside.x, y: y, columns: inside.width, role: role)
            case .facts(let facts): draw(facts, right: inside.x + width(facts), y: y, on: &frame)
            }
        }
    }

    /// The figure on the first row, with the goal or the languages where they have no row of their own.
    private func drawSmall(on frame: inout Frame) {
        var y = inside.y
        var hasFacts = false
        switch content.headline {
        case .figure(let text, let isOld):
            let used = frame.writeCut(text, x: inside.x, y: y, columns: inside.width, role: isOld ? .stale : .total)
            let rows = rows(free: inside.height - 1 - content.lines.count)
            let (x, room) = (inside.x + used + 3, inside.width - used - 3)
            if let goal = content.goal, rows.isEmpty {
                drawGoal(goal, x: x, y: y, rest: true, on: &frame)
            } else if inside.height < 2, let line = content.lines.first {
                drawLine(line, x: x - 1, y: y, on: &frame)
            } else if !content.strip.isEmpty, rows.isEmpty {
                content.strip.draw(x: x, y: y, columns: room, clip: inside, isOld: isOld, on: &frame)
            } else {
                let facts = fitting(room)
                draw(facts, right: inside.right, y: y, on: &frame)
                hasFacts = !facts.isEmpty
            }
            draw(rows, from: y + 1, on: &frame)
            y += 1 + rows.count
        case .sentence(let text, let role):
            let lines = max(1, inside.height - content.lines.count)
            for line in Wrapping.lines(text, columns: inside.width, max: lines, mark: context.glyphs.ellipsis) {
                frame.write(line, x: inside.x, y: y, role: role, clip: inside)
                y += 1
            }
            if let goal = content.goal, y + content.lines.count < inside.bottom {
                drawGoal(goal, y: y, rest: true, on: &frame)
                y += 1
            }
        }
        drawLines(from: y, on: &frame)
        guard !hasFacts, inside.height > 1 else { return }
        // On a row of their own, or at the end of the last one.
        let last = y + content.lines.count
        if last < inside.bottom { return draw(fitting(inside.width), right: inside.right, y: last, on: &frame) }
        guard last == inside.bottom, let line = content.lines.last else { return }
        let used = Glyphs.width(of: line.text) + (line.isLive ? 2 : 0) + 3
        draw(fitting(inside.width - used), right: inside.right, y: last - 1, on: &frame)
    }

    /// The first facts that fit beside each other.
    private func fitting(_ columns: Int) -> [TodayFact] {
        var facts: [TodayFact] = []
        for versions in content.facts {
            guard let fact = versions.first(where: { width(facts + [$0]) <= columns }) else { continue }
            facts.append(fact)
        }
        return facts
    }

    private func width(_ facts: [TodayFact]) -> Int {
        facts.reduce(0) { $0 + $1.width } + 3 * max(0, facts.count - 1)
    }

    private func draw(_ facts: [TodayFact], right: Int, y: Int, on frame: inout Frame) {
        var right = right
        for fact in facts.reversed() {
            fact.draw(right: right, y: y, clip: inside, on: &frame)
            right -= fact.width + 3
        }
    }

    /// Label, bar and percentage, then the remaining time if it is wanted and fits.
    private func drawGoal(_ goal: GoalText, x: Int? = nil, y: Int, rest: Bool = false, on frame: inout Frame) {
        let x = x ?? inside.x
        var room = inside.right - x
        let role: Role = isOld ? .stale : goal.isReached ? .good : .plain
        // Versions from complete to only the percentage.
        let texts = rest ? [goal.rest, goal.short] : []
        if let text = texts.first(where: { room >= goal.label.utf8.count + 19 + $0.utf8.count }) {
            frame.writeRight(text, right: inside.right, y: y, role: role, clip: inside)
            room -= text.utf8.count + 2
        }
        let showsLabel = room >= goal.label.utf8.count + 2 + 6 + 7
        let start = showsLabel ? x + frame.write(goal.label, x: x, y: y, role: .dim, clip: inside) + 3 : x
        guard room >= 5 else { return }
        frame.writeRight(goal.percent, right: x + room, y: y, role: role, clip: inside)
        let columns = x + room - 7 - start
        guard columns >= 4 else { return }
        frame.bar(
            goal.share, x: start, y: y, columns: columns, role: isOld ? .stale : goal.isReached ? .good : .bar,
            openRole: .barOpen, clip: inside)
    }

    /// Requests have failed since the figures arrived.
    private var isOld: Bool {
        if case .figure(_, let isOld) = content.headline { return isOld }
        return false
    }

    private func drawLines(from y: Int, on frame: inout Frame) {
        for (offset, line) in content.lines.enumerated() where y + offset < inside.bottom {
            drawLine(line, x: inside.x, y: y + offset, on: &frame)
        }
    }

    private func drawLine(_ line: TodayContent.Line, x: Int, y: Int, on frame: inout Frame) {
        var x = x
        if line.isLive {
            x += frame.write(context.glyphs.bullet + " ", x: x, y: y, role: line.role, clip: inside)
        }
        let role: Role = line.isLive ? .plain : line.role
        let room = inside.right - x
        let text = Glyphs.width(of: line.text) <= room ? line.text : line.short ?? line.text
        frame.writeCut(text, x: x, y: y, columns: room, role: role)
    }
}
