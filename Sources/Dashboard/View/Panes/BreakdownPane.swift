import Cells
import HackatimeAPI
import Tracker

/// What was worked on or with, by time, as bars. Each list is a row of the table of panes.
struct BreakdownPane: Pane {
    enum Source: Sendable {
        /// A list of the server's, which is also counted here.
        case stats(any KeyPath<CodingStats, [Breakdown]?> & Sendable)
        /// Counted here only, from the owner's heartbeats.
        case field(HeartbeatField)
    }

    let id: PaneID
    let title: String
    /// The names of one row and of several.
    let one: String
    let many: String
    let source: Source
    /// The row's name in the feed's filter; `nil` if the feed cannot be filtered by it.
    let filter: (any WritableKeyPath<FeedFilter, String?> & Sendable)?
    /// The colour of a row by its name: a file's is that of its language, a branch's that of its project.
    let ink: @Sendable (String, DashboardState) -> Ink

    var needs: Capabilities { if case .field = source { .days } else { [] } }
    var hints: [PaneHint] {
        var narrow = filter == nil ? [] : [PaneHint(hasPage ? .choose : .detail, "filter", needs: .feed)]
        if hasPage { narrow.insert(PaneHint(.detail, "page"), at: 0) }
        return narrow + [PaneHint(.nextList, "other list", needs: .days), PaneHint(.sort, "sort")]
    }
    var followsRange: Bool { true }

    /// What is said if no heartbeat has a name for this list.
    var unnamed: String {
        if case .field(.author) = source { return "no heartbeat of these days says whether AI wrote its lines" }
        return "no heartbeat of these days names its \(one)"
    }

    /// The end of a path says more than its start.
    var isPath: Bool { id == .files }
    var hasLongNames: Bool { isPath || id == .branches }

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        BreakdownPicture(pane: self, person: person, context: context).draw(on: &frame)
    }

    /// In display order.
    func rows(of person: Person, in state: DashboardState) -> [Breakdown] {
        let figures = Figures(person, state)
        let all = list(of: figures.stats, in: state) ?? []
        let rows = matching(limited(all, to: figures.total), in: state)
        guard state.sortedByName.contains(id) else { return rows }
        return rows.sorted { ($0.name.lowercased(), $0.name) < ($1.name.lowercased(), $1.name) }
    }

    func rowCount(of person: Person, in state: DashboardState) -> Int {
        matching(list(of: state.breakdownSource(of: person).stats, in: state) ?? [], in: state).count
    }

    private func list(of stats: CodingStats?, in state: DashboardState) -> [Breakdown]? {
        switch source {
        case .stats(let list): stats?[keyPath: list]
        case .field(let field): state.fieldCount(field)?.rows
        }
    }

    /// What is counted here may be newer than the server's total of the same days, but no part is more than the whole.
    private func limited(_ rows: [Breakdown], to total: Double?) -> [Breakdown] {
        guard case .field(let field) = source, field != .author, let total else { return rows }
        return rows.map { Breakdown(name: $0.name, seconds: min($0.seconds, total)) }
    }

    /// The rows with the words of the list's filter.
    private func matching(_ rows: [Breakdown], in state: DashboardState) -> [Breakdown] {
        let words = state.listWords[id]
        if words.isEmpty { return rows }
        // What is seen is searched, in the reducer too.
        let aliases = state.names == .hidden ? Aliases() : nil
        return rows.filter { row in
            let name = (aliases.map { alias(of: row.name, $0) } ?? row.name).lowercased()
            return words.allSatisfy { name.contains($0) }
        }
    }

    /// A row's name while names are hidden.
    private func alias(of name: String, _ aliases: Aliases) -> String {
        if case .field(let field) = source { return field.renamed(name, aliases) }
        return id == .projects ? aliases.name(name) : name
    }

    /// A figure as text: time, or a number of lines.
    func text(_ amount: Double) -> String {
        guard case .field(.author) = source else { return Durations.text(amount) }
        let digits = String(Int(min(max(0, amount), 1e15)))
        return digits.count < 5 ? digits : Self.grouped(digits)
    }

    private static func grouped(_ digits: String) -> String {
        digits.count <= 3 ? digits : "\(grouped(String(digits.dropLast(3)))),\(digits.suffix(3))"
    }

    /// Each row has a page of its own.
    private var hasPage: Bool { id == .projects }

    func open(in state: inout DashboardState) -> [Effect] {
        guard hasPage else { return choose(in: &state) }
        if let row = selected(of: state.person, in: state) { state.open(project: row.name, of: state.shown) }
        return []
    }

    /// Narrows the feed to the selected row, or widens it again.
    func choose(in state: inout DashboardState) -> [Effect] {
        guard let filter, state.shown.has(.feed), let row = selected(of: state.person, in: state) else { return [] }
        state.filter(by: filter, row.name)
        return []
    }

    func copyText(of person: Person, in state: DashboardState) -> String? {
        selected(of: person, in: state).map { "\($0.name)  \(text($0.seconds))" }
    }

    func selected(of person: Person, in state: DashboardState) -> Breakdown? {
        // By other names, rows may stand in another order.
        let aliases = Aliases()
        let seen = state.seen(aliases)
        let rows = rows(of: seen.person, in: seen)
        let index = state.lists[id].selected
        guard rows.indices.contains(index) else { return nil }
        guard state.names == .hidden else { return rows[index] }
        return self.rows(of: person, in: state).first { alias(of: $0.name, aliases) == rows[index].name }
    }
}
