import HackatimeAPI
package import Tracker

/// What of some days is not known, as text. Nothing is said if all is; a figure of the rest has a `~` before it.
package struct CompletenessText: Equatable, Sendable {
    /// `4 of 7 days known`, `partly known`, `not known yet`; empty if all is known.
    package var text: String
    /// `4 of 7 days`, for a title.
    package var short: String
    package var isWhole: Bool

    package init(_ figures: [DayFigure]) {
        let known = figures.count { $0.completeness.isWhole }
        isWhole = known == figures.count && known > 0
        if isWhole {
            text = ""
            short = ""
        } else if figures.count <= 1 {
            let isPartly = figures.first?.completeness == .partial || figures.first?.seconds ?? 0 > 0
            text = isPartly ? "partly known" : "not known yet"
            short = text
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
            days.map {
                let completeness: Completeness =
                    switch $0.completeness {
                    case .unknown: .unknown
                    case .partial: .partial
                    case .known: .fetched
                    }
                return DayFigure(day: $0.first, seconds: $0.seconds, completeness: completeness)
            })
    }

    package init(_ completeness: Completeness) {
        self.init([DayFigure(day: CivilDate(year: 1970, month: 1, day: 1), seconds: 0, completeness: completeness)])
    }

    /// Titles with what is missing, longest first.
    package func after(_ titles: [String]) -> [String] {
        guard !isWhole else { return titles }
        // Where there is room for one only, what is missing matters more than the days, which the first pane names.
        return (titles.map { $0.isEmpty ? short : "\($0), \(short)" } + [short]).uniqued
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
