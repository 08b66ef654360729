import HackatimeAPI
package import Tracker

/// How complete our own counts are, as text.
package struct CompletenessText: Equatable, Sendable {
    /// `counted here`, `4 of 7 days known`, `partly known`, `not known yet`.
    package var text: String
    /// `4 of 7 days`, `counted`
    package var short: String
    package var isWhole: Bool

    package init(_ figures: [DayFigure]) {
        let known = figures.count { $0.completeness.isWhole }
        isWhole = known == figures.count && known > 0
        if isWhole {
            text = "counted here"
            short = "counted"
        } else if figures.count <= 1 {
            let isPartly = figures.first?.completeness == .partial || figures.first?.seconds ?? 0 > 0
            text = isPartly ? "partly known" : "not known yet"
            short = isPartly ? "partly" : "unknown"
        } else {
            text = "\(known) of \(figures.count) days known"
            short = "\(known) of \(figures.count) days"
        }
    }

    package init(_ count: RangeCount) {
        self.init(count.figures)
    }

    /// For days whose numbers come from the server or from our own count.
    init(_ days: [ChartDay]) {
        self.init(
            days.map { DayFigure(day: $0.first, seconds: $0.seconds, completeness: $0.completeness.day) })
        guard isWhole, days.contains(where: \.isServers) else { return }
        text = "from the server"
        short = "server"
    }

    package init(_ completeness: Completeness) {
        self.init([DayFigure(day: CivilDate(year: 1970, month: 1, day: 1), seconds: 0, completeness: completeness)])
    }

    /// Titles with these texts appended, longest first.
    package func after(_ titles: [String]) -> [String] {
        // Where there is room for one only, what is missing matters more than the days, which the first pane names.
        (titles.flatMap { title in [text, short].map { title.isEmpty ? $0 : "\(title), \($0)" } }
            + (isWhole ? [] : [short])).uniqued
    }
}

extension [String] {
    /// The same texts without duplicates, longest first.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
}
