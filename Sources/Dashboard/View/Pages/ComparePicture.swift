import Cells
import HackatimeAPI
import Tracker

/// How a comparison is drawn: people as columns or as rows, and their bars below, on one scale.
struct ComparePicture {
    let comparison: Comparison
    let people: [ComparedPerson]
    /// The places of those who have the words that were searched, and which of them is selected.
    let shown: [Int]
    let selected: Int
    let context: RenderContext
    private let text: ComparisonText
    private let inks: ProjectInks
    private let streak: StreakText?

    private static let top = 3
    private static let labels = 12

    init(
        comparison: Comparison, people: [ComparedPerson], shown: [Int], selected: Int, context: RenderContext
    ) {
        self.comparison = comparison
        self.people = people
        self.shown = shown
        self.selected = selected
        self.context = context
        text = ComparisonText(people, glyphs: context.glyphs, isHeld: context.state.isHeld)
        // Those beside each other have different colours.
        inks = ProjectInks(people.map { Breakdown(name: Self.key($0), seconds: 0) })
        streak = StreakText(context.state.tracker.person(.me), context)
    }

    /// What does not change while the answers come.
    private static func key(_ person: ComparedPerson) -> String { person.target.handle ?? person.name }

    func ink(_ person: ComparedPerson) -> Role { Role(inks[Self.key(person)]) }

    func draw(in rect: Rect, on frame: inout Frame) {
        var y = rect.y
        if rect.width >= Self.labels + people.count * 20, rect.height >= 20 {
            y = drawColumns(in: rect, on: &frame)
        } else {
            y = drawRows(in: rect, on: &frame)
        }
        var bottom = rect.bottom
        if let note = notes.first(where: { Glyphs.width(of: $0) <= rect.width }), bottom - 1 > y {
            bottom -= 1
            frame.write(note, x: rect.x, y: bottom, role: .dim)
        }
        let room = Rect(x: rect.x, y: y + 1, width: rect.width, height: bottom - y - 1)
        CompareChart(self).draw(in: room, on: &frame)
    }

    /// Which of the owner's figures is compared, where there are two: longest first.
    private var notes: [String] {
        guard let me = people.first else { return [] }
        if me.isCountedHere {
            return ["your figures are counted here; the server does not tell them now", "yours is counted here"]
        }
        guard let counted = me.counted, let asOf = me.asOf else { return [] }
        let time = Clock.moment(asOf, now: context.now, in: context.zone)
        let here = "counted here \(Durations.text(counted))"
        return [
            "yours is the server's of \(time), as theirs are; \(here)", "the server's, of \(time); \(here)", here,
        ]
    }

    // MARK: Columns

    private func drawColumns(in rect: Rect, on frame: inout Frame) -> Int {
        let width = min(34, (rect.width - Self.labels) / people.count)
        let most = people.compactMap(\.total).max() ?? 0
        let hasLists = rect.height >= 28
        let names = ["", "total", "", "beside you", "today", "streak", "trust"]
        for (line, name) in names.enumerated() {
            frame.write(name, x: rect.x, y: rect.y + line, role: .dim, clip: rect)
        }
        let lists = rect.y + names.count + 1
        if hasLists {
            frame.write("languages", x: rect.x, y: lists, role: .dim, clip: rect)
            frame.write("projects", x: rect.x, y: lists + Self.top + 1, role: .dim, clip: rect)
        }
        for (place, index) in shown.enumerated() {
            let person = people[index]
            let column = Rect(
                x: rect.x + Self.labels + place * width, y: rect.y, width: width - 3, height: rect.height)
            frame.writeCut(name(person), x: column.x, y: column.y, columns: column.width, role: ink(person))
            if place == selected { frame.select(Rect(x: column.x, y: column.y, width: column.width, height: 1)) }
            for (line, part) in [
                1: text.total(person), 3: text.difference(person), 4: text.today(person),
                5: text.streak(person, owner: streak), 6: text.trust(person),
            ] {
                frame.writeCut(part.text, x: column.x, y: column.y + line, columns: column.width, role: part.role)
            }
            if let total = person.total {
                frame.bar(
                    Share.of(total, most), x: column.x, y: column.y + 2, columns: column.width, role: ink(person),
                    openRole: .barOpen, clip: column)
            }
            guard hasLists else { continue }
            draw(person.languages, y: lists, in: column, on: &frame) { Ink(language: $0) }
            draw(person.projects, y: lists + Self.top + 1, in: column, on: &frame) { _ in nil }
        }
        return hasLists ? lists + 2 * Self.top + 1 : lists - 1
    }

    private func draw(
        _ rows: [Breakdown], y: Int, in column: Rect, on frame: inout Frame, ink: (String) -> Ink?
    ) {
        for (line, row) in rows.prefix(Self.top).enumerated() {
            let time = Durations.text(row.seconds)
            frame.writeRight(time, right: column.right, y: y + line, role: .plain, clip: column)
            frame.writeCut(
                name(row), x: column.x, y: y + line, columns: column.width - Glyphs.width(of: time) - 1,
                role: ink(row.name).map { Role($0) } ?? .plain)
        }
    }

    // MARK: Rows

    private func drawRows(in rect: Rect, on frame: inout Frame) -> Int {
        // Where today is the range, it has been said.
        let isToday = comparison.days == comparison.today
        let titles = ["", "total", "beside you"] + (isToday ? [] : ["today"]) + ["streak", "trust"]
        let cells = shown.map { index -> [ComparisonText.Part] in
            let person = people[index]
            return [(name(person), ink(person)), text.total(person), text.difference(person)]
                + (isToday ? [] : [text.today(person)])
                + [text.streak(person, owner: streak), text.trust(person)]
        }
        let widths = titles.indices.map { column in
            max(Glyphs.width(of: titles[column]), cells.map { Glyphs.width(of: $0[column].text) }.max() ?? 0)
        }
        // The last are left out where there is no room.
        var count = titles.count
        let used = { (count: Int) in widths[1..<count].reduce(0) { $0 + $1 + 2 } }
        while count > 2, min(widths[0], 12) + used(count) > rect.width { count -= 1 }
        let nameWidth = max(1, min(widths[0], rect.width - used(count)))
        let hasTitles = rect.height > people.count
        for (line, row) in ([titles.map { ($0, Role.dim) }] + cells).enumerated().dropFirst(hasTitles ? 0 : 1) {
            let y = rect.y + line - (hasTitles ? 0 : 1)
            guard y < rect.bottom else { break }
            frame.writeCut(row[0].0, x: rect.x, y: y, columns: nameWidth, role: row[0].1)
            var right = rect.x + nameWidth
            for column in 1..<count {
                right += 2 + widths[column]
                frame.writeRight(row[column].0, right: right, y: y, role: row[column].1, clip: rect)
            }
            if line - 1 == selected { frame.select(Rect(x: rect.x, y: y, width: rect.width, height: 1)) }
        }
        return drawLists(
            of: people[shown[selected]], y: rect.y + shown.count + (hasTitles ? 2 : 1), in: rect, on: &frame)
    }

    /// What the selected person works on.
    private func drawLists(of person: ComparedPerson, y: Int, in rect: Rect, on frame: inout Frame) -> Int {
        var y = y
        for (label, rows) in [("languages", person.languages), ("projects", person.projects)]
        where !rows.isEmpty && y < rect.bottom {
            let words = rows.prefix(Self.top).map { "\(name($0)) \(Durations.text($0.seconds))" }
            frame.write(label, x: rect.x, y: y, role: .dim, clip: rect)
            frame.writeCut(
                words.joined(separator: ", "), x: rect.x + Self.labels, y: y, columns: rect.width - Self.labels)
            y += 1
        }
        return y
    }

    func name(_ person: ComparedPerson) -> String {
        context.clean(person.name).isEmpty ? "(no name)" : context.clean(person.name)
    }

    private func name(_ row: Breakdown) -> String {
        context.clean(row.name).isEmpty ? "(no name)" : context.clean(row.name)
    }
}
