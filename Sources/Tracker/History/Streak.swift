package import HackatimeAPI

/// Days in a row with work, counted from the known days by the server's rules: a day needs 15 minutes, today may still
/// reach them, at most 31 days are checked, and browsing and heartbeats without a category do not count. Where some
/// heartbeats of a day are missing, the server's whole total of it counts instead.
package struct Streak: Sendable, Hashable {
    package var days: Int
    /// Before the first day of the streak comes a day that is not fully known, or the end of the check: the streak may
    /// be longer.
    package var isOpen: Bool

    package static let minSeconds = 900.0
    package static let longestLook = 31

    package init(days: Int, isOpen: Bool) {
        self.days = days
        self.isOpen = isOpen
    }

    package init(figures: [DayFigure], today: CivilDate) {
        self.init(figures, today) { figure in
            Self.seconds(of: figure) >= Self.minSeconds
                ? true : figure.completeness.isWhole || figure.serverSeconds != nil ? false : nil
        }
    }

    /// The days that are known to count from their heartbeats alone. It is open unless the day before is known not to.
    package init(sureOf figures: [DayFigure], today: CivilDate) {
        self.init(figures, today) { figure in
            let isEnough = figure.workSeconds ?? figure.seconds >= Self.minSeconds
            if figure.isOutdated { return nil }
            if isEnough { return figure.serverSeconds ?? .infinity >= Self.minSeconds ? true : nil }
            return [.fetched, .agreed].contains(figure.completeness) ? false : nil
        }
    }

    /// - Parameter counts: Whether a day does; `nil` where that is not known.
    private init(_ figures: [DayFigure], _ today: CivilDate, counts: (DayFigure) -> Bool?) {
        let oldest = today.adding(days: -Self.longestLook)
        var known: [CivilDate: DayFigure] = [:]
        for figure in figures where oldest <= figure.day && figure.day <= today { known[figure.day] = figure }
        days = 0
        isOpen = false
        for back in 0...Self.longestLook {
            let isCounted = known[today.adding(days: -back)].flatMap(counts)
            if isCounted == true {
                days += 1
                if days == Self.longestLook { break }
            } else if back > 0 {
                isOpen = isCounted == nil
                return
            }
        }
        isOpen = true
    }

    /// The longest one that is known; `nil` if there is none. It is open if a day next to it is not known.
    ///
    /// - Parameter figures: In order, each day once.
    package static func longest(figures: [DayFigure], today: CivilDate) -> Streak? {
        var best = Streak(days: 0, isOpen: false)
        var present = Streak(days: 0, isOpen: true)
        var next: CivilDate?
        func end(isOpen: Bool) {
            if isOpen, present.days > 0, present.days == best.days { best.isOpen = true }
            present = Streak(days: 0, isOpen: isOpen)
        }
        for figure in figures {
            if let next, figure.day != next { end(isOpen: true) }
            next = figure.day.adding(days: 1)
            if seconds(of: figure) >= minSeconds {
                present.days += 1
                if present.days > best.days { best = present }
            } else if figure.day < today {
                end(isOpen: !figure.completeness.isWhole && figure.serverSeconds == nil)
            }
        }
        return best.days > 0 ? best : nil
    }

    private static func seconds(of figure: DayFigure) -> Double {
        let counted = figure.workSeconds ?? figure.seconds
        return figure.completeness.isWhole ? counted : figure.serverSeconds ?? counted
    }

    package static func days(figures: [DayFigure], today: CivilDate) -> Int {
        Streak(figures: figures, today: today).days
    }
}
