import Cells
import HackatimeAPI
import Tracker

/// The panes, in Tab order.
package enum PaneID: Int, Sendable, CaseIterable {
    case today, languages, projects, editors, machines, systems, categories, branches, files, authors, friends, chart,
        feed
}

/// The table of the panes: the slot and the content of each. A new pane is a case above and a row here.
private let table = PaneMap<Row> { id in
    switch id {
    case .today: Row(.head, TodayPane())
    case .languages:
        list(
            id, "Languages", "language", "languages", .stats(\.languages), filter: \FeedFilter.language,
            ink: { name, _ in Ink(language: name) })
    case .projects:
        list(
            id, "Projects", "project", "projects", .stats(\.projects), filter: \FeedFilter.project,
            ink: { $1.projectInks[$0] })
    case .editors: list(id, "Editors", "editor", "editors", .field(.editor), filter: \FeedFilter[.editor])
    case .machines: list(id, "Machines", "machine", "machines", .field(.machine), filter: \FeedFilter[.machine])
    case .systems: list(id, "Systems", "system", "systems", .field(.system), filter: \FeedFilter[.system])
    case .categories:
        list(id, "Categories", "category", "categories", .field(.category), filter: \FeedFilter[.category])
    case .branches:
        list(id, "Branches", "branch", "branches", .field(.branch), filter: \FeedFilter[.branch]) { name, state in
            state.projectInks[HeartbeatField.project(ofBranch: name) ?? name]
        }
    case .files:
        list(id, "Files", "file", "files", .field(.file), filter: \FeedFilter[.file]) { name, _ in
            Ink(language: LanguageName.shown(String(name.split(separator: ".").last ?? "")))
        }
    case .authors: list(id, "AI and human", "author", "authors", .field(.author))
    case .friends: Row(.column, FriendsPane())
    case .chart: Row(.band, ChartPane())
    case .feed: Row(.rest, FeedPane(), or: SpansPane())
    }
}

private func list(
    _ id: PaneID, _ title: String, _ one: String, _ many: String, _ source: BreakdownPane.Source,
    filter: (any WritableKeyPath<FeedFilter, String?> & Sendable)? = nil,
    ink: @escaping @Sendable (String, DashboardState) -> Ink = { name, _ in Ink(name: name) }
) -> Row {
    Row(
        .column,
        BreakdownPane(id: id, title: title, one: one, many: many, source: source, filter: filter, ink: ink))
}

/// A class, because a key looks several of them up.
private final class Row: Sendable {
    let slot: Layout.Slot
    let pane: any Pane
    /// For a person without the capabilities that the first one needs.
    let other: (any Pane)?

    init(_ slot: Layout.Slot, _ pane: any Pane, or other: (any Pane)? = nil) {
        self.slot = slot
        self.pane = pane
        self.other = other
    }
}

extension PaneID {
    var slot: Layout.Slot { table[self].slot }

    /// All lists that can be shown of a person.
    static func lists(of target: Target) -> [PaneID] {
        allCases.filter { $0.slot == .column && target.has(table[$0].pane.needs) }
    }

    /// Stored.
    var listName: String? { self == .friends ? "friends" : (table[self].pane as? BreakdownPane)?.many }

    /// The field that a list counts.
    var field: HeartbeatField? {
        if case .field(let field)? = (table[self].pane as? BreakdownPane)?.source { field } else { nil }
    }

    /// The content for a target.
    func pane(for target: Target) -> any Pane {
        let row = table[self]
        return target.has(row.pane.needs) ? row.pane : row.other ?? row.pane
    }
}

extension FeedFilter {
    /// The names in the filter, each with the word for its kind. Projects come before languages.
    var names: [(one: String, name: String)] {
        let several = projects.isEmpty ? [] : [("projects", projects.joined(separator: ", "))]
        return several
            + breakdowns.compactMap { pane in
                pane.filter.flatMap { self[keyPath: $0] }.map { (pane.one, $0) }
            }
    }
}

private let breakdowns = PaneID.allCases.reversed().compactMap { table[$0].pane as? BreakdownPane }
