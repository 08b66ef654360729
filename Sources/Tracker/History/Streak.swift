package import HackatimeAPI

/// Days in a row with work, counted from the days at hand as the server counts: 15 minutes make a day, today may still
/// become one, nobody looks further back than 31 days, and browsing and heartbeats without a category are no work.
/// Where not all heartbeats of a day are here, what the server told of it counts, all of it.
package struct Streak: Sendable, Hashable {
    package var days: Int
    /// A day that is not wholly known, or the end of looking back, stands before the first one: there may be more.
    package var isOpen: Bool

    package static let minSeconds = 900.0
    package static let longestLook = 31

    package init(days: Int, isOpen: Bool) {
        self.days = days
        self.isOpen = isOpen
    }

    package init(figures: [DayFigure], today: CivilDate) {
        let oldest = today.adding(days: -Self.longestLook)
        var known: [CivilDate: DayFigure] = [:]
        for figure in figures where oldest <= figure.day && figure.day <= today { known[figure.day] = figure }
        days = 0
        isOpen = false
        for back in 0...Self.longestLook {
            let figure = known[today.adding(days: -back)]
            if figure.map(Self.seconds(of:)) ?? 0 >= Self.minSeconds {
                days += 1
                if days == Self.longestLook { break }
            } else if back > 0 {
                isOpen = figure.map { !$0.completeness.isWhole && $0.serverSeconds == nil } ?? true
                return
            }
        }
        isOpen = true
    }

    private static func seconds(of figure: DayFigure) -> Double {
        let counted = figure.workSeconds ?? figure.seconds
        return figure.completeness.isWhole ? counted : figure.serverSeconds ?? counted
    }

    package static func days(figures: [DayFigure], today: CivilDate) -> Int {
        Streak(figures: figures, today: today).days
    }
}
