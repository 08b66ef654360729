import Cells
import HackatimeAPI
import Tracker

/// The day's total, the goal, and whether tracking works. Large if there is room, otherwise in two rows.
struct TodayPane: Pane {
    let id = PaneID.today
    let hints = [PaneHint(.detail, "detail", needs: .days)]

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let content = TodayContent(person, context)
        let inside = frame.chrome(id, context, title: content.title, about: content.about)
        guard !inside.isEmpty else { return }
        let picture = TodayPicture(context: context, content: content, inside: inside)
        if inside.height >= 7, inside.width >= 30 {
            picture.drawLarge(on: &frame)
        } else {
            picture.drawSmall(on: &frame)
        }
    }

    func open(in state: inout DashboardState) -> [Effect] {
        guard state.shown.has(.days) else { return [] }
        let day = state.days.flatMap { $0.count == 1 ? $0.first : nil }
        state.layers.append(.day(day ?? state.today))
        return []
    }

    func copyText(of person: Person, in state: DashboardState) -> String? {
        let isToday = person.has(.days) && (state.days == nil || state.range == DateRange(.today))
        let total = isToday ? state.todaySeconds(of: person) : Figures(person, state).total
        return total.map { Durations.text($0) }
    }
}

private struct TodayPicture {
    let context: RenderContext
    let content: TodayContent
    let inside: Rect

    /// The figure over three rows, then goal, remaining time and lines from the bottom up.
    func drawLarge(on frame: inout Frame) {
        var below = content.lines.count
        if content.goal != nil { below += 2 }
        let hasStreak = content.streak != nil && inside.height - below - 1 >= BigDigits.height + 1
        if hasStreak { below += 1 }
        let top = Rect(x: inside.x, y: inside.y, width: inside.width, height: inside.height - below)
        switch content.headline {
        case .figure(let text, let isOld):
            let role: Role = isOld ? .stale : .total
            if BigDigits.width(text, set: frame.glyphs) + 2 <= top.width, top.height >= BigDigits.height {
                let y = top.y + (top.height - BigDigits.height) / 2
                frame.writeBig(text, x: top.x + 1, y: y, role: role, clip: top)
            } else {
                frame.write(text, x: top.x + 1, y: top.y + top.height / 2, role: role, clip: top)
            }
        case .sentence(let text, let role):
            frame.sentence(text, in: top, role: role)
        }
        var y = top.bottom
        if let goal = content.goal {
            drawGoal(goal, y: y, on: &frame)
            let role: Role = isOld ? .stale : goal.isReached ? .good : .plain
            frame.writeCut(goal.rest, x: inside.x, y: y + 1, columns: inside.width, role: role)
            y += 2
        }
        drawLines(from: y, on: &frame)
        if hasStreak, let streak = content.streak {
            drawLine(streak, x: inside.x, y: inside.bottom - 1, on: &frame)
        }
    }

    /// The figure and the goal on the first row, the most important line below.
    func drawSmall(on frame: inout Frame) {
        var y = inside.y
        switch content.headline {
        case .figure(let text, let isOld):
            let used = frame.writeCut(text, x: inside.x, y: y, columns: inside.width, role: isOld ? .stale : .total)
            if let goal = content.goal {
                if inside.height > 2 {
                    y += 1
                    drawGoal(goal, y: y, rest: true, on: &frame)
                } else {
                    drawGoal(goal, x: inside.x + used + 3, y: y, rest: true, on: &frame)
                }
            } else if inside.height < 2, let line = content.lines.first {
                drawLine(line, x: inside.x + used + 2, y: y, on: &frame)
            }
            y += 1
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
        drawStreak(below: y, on: &frame)
    }

    /// On a row of its own, or at the end of the last row with enough room.
    private func drawStreak(below y: Int, on frame: inout Frame) {
        guard let streak = content.streak else { return }
        let free = y + content.lines.count
        if free < inside.bottom { return drawLine(streak, x: inside.x, y: free, on: &frame) }
        guard let line = content.lines.last, free == inside.bottom, free > inside.y + 1 else { return }
        let text = streak.short ?? streak.text
        let mark = line.isLive ? 2 : 0
        guard Glyphs.width(of: line.text) + mark + 3 + Glyphs.width(of: text) <= inside.width else { return }
        frame.writeRight(text, right: inside.right, y: free - 1, role: streak.role, clip: inside)
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
