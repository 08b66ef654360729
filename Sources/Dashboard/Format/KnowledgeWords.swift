package import HackatimeClient

/// How far figures that were counted here can be trusted, in words.
package struct KnowledgeWords: Equatable, Sendable {
    /// `counted here`, `4 of 7 days known`, `partly known`, `not known yet`.
    package var text: String
    /// `4/7 known`
    package var short: String
    package var isWhole: Bool

    package init(_ figures: [DayFigure]) {
        let known = figures.count { $0.knowledge.isWhole }
        isWhole = known == figures.count && known > 0
        if isWhole {
            text = "counted here"
            short = text
        } else if figures.count <= 1 {
            let isPartly = figures.first?.knowledge == .partial || figures.first?.seconds ?? 0 > 0
            text = isPartly ? "partly known" : "not known yet"
            short = isPartly ? "partly" : "unknown"
        } else {
            text = "\(known) of \(figures.count) days known"
            short = "\(known)/\(figures.count) known"
        }
    }

    package init(_ count: RangeCount) {
        self.init(count.figures)
    }

    package init(_ knowledge: DayKnowledge) {
        self.init([DayFigure(day: CivilDate(year: 1970, month: 1, day: 1), seconds: 0, knowledge: knowledge)])
    }

    /// Titles with these words behind each, and at last the first word of the title alone.
    package func after(_ titles: [String]) -> [String] {
        titles.flatMap { title in
            [text, short].map { title.isEmpty ? $0 : "\(title), \($0)" }
        }.uniqued
    }
}

extension [String] {
    /// The same texts, longest first and each once.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
}
