import Cells
import HackatimeAPI
import Tracker

/// The panes, in Tab order.
package enum PaneID: Int, Sendable, CaseIterable {
    case today, languages, projects, chart, feed
}

/// The table of the panes: the slot and the content of each. A new pane is a case above and a row here.
private let table = PaneMap<Row> { id in
    switch id {
    case .today: Row(.head, TodayPane())
    case .languages:
        Row(
            .column,
            BreakdownPane(
                id: id, title: "Languages", one: "language", many: "languages", list: \.languages,
                filter: \FeedFilter.language, ink: { name, _ in Ink(language: name) }))
    case .projects:
        Row(
            .column,
            BreakdownPane(
                id: id, title: "Projects", one: "project", many: "projects", list: \.projects,
                filter: \FeedFilter.project, ink: { $1.projectInks[$0] }))
    case .chart: Row(.band, ChartPane())
    case .feed: Row(.rest, FeedPane(), or: SpansPane())
    }
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

    /// The content for a target.
    func pane(for target: Target) -> any Pane {
        let row = table[self]
        return target.has(row.pane.needs) ? row.pane : row.other ?? row.pane
    }
}

extension FeedFilter {
    /// The names in the filter, each with the word for its kind. Projects come before languages.
    var names: [(one: String, name: String)] {
        breakdowns.compactMap { pane in
            pane.filter.flatMap { self[keyPath: $0] }.map { (pane.one, $0) }
        }
    }
}

private let breakdowns = PaneID.allCases.reversed().compactMap { table[$0].pane as? BreakdownPane }
