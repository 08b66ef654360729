/// The rule of a POSIX `TZ` text: one offset, or two with the days on which they change every year.
struct YearlyRule: Sendable, Hashable {
    /// Seconds east of UTC.
    var standard: Int
    var saving: Saving?

    struct Saving: Sendable, Hashable {
        /// Seconds east of UTC during saving time.
        var offset: Int
        var start: Day
        var end: Day
    }

    /// A day of the year, and a time of day in seconds since midnight.
    struct Day: Sendable, Hashable {
        var form: Form
        var time: Int

        enum Form: Sendable, Hashable {
            /// 1 to 365; 29 February is not counted.
            case withoutLeapDay(Int)
            /// 0 to 365.
            case withLeapDay(Int)
            /// The first to fourth, or the last (5), weekday (0 is Sunday) of a month.
            case weekday(month: Int, week: Int, day: Int)
        }

        /// The time of the change in a year, in seconds since 1970, read as if the wall clock showed UTC.
        func wallSeconds(in year: Int) -> Int {
            dayNumber(in: year) * 86_400 + time
        }

        private func dayNumber(in year: Int) -> Int {
            let newYear = CivilDate(year: year, month: 1, day: 1).dayNumber
            switch form {
            case .withLeapDay(let day): return newYear + day
            case .withoutLeapDay(let day): return newYear + day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
            case .weekday(let month, let week, let day):
                let first = CivilDate(year: year, month: month, day: 1)
                let toFirst = (day - first.weekday % 7 + 7) % 7
                var dayOfMonth = toFirst + 1 + (week - 1) * 7
                if dayOfMonth > CivilDate.days(inMonth: month, of: year) { dayOfMonth -= 7 }
                return first.dayNumber + dayOfMonth - 1
            }
        }
    }

    func offset(at seconds: Int) -> Int {
        guard let saving else { return standard }
        // A change can fall up to a week outside its year.
        var latest = Int.min
        var offset = standard
        eachChange(around: seconds) { change, isSaving in
            // If one saving period ends as the next begins, saving never stops.
            if change <= seconds, change > latest || (change == latest && isSaving) {
                latest = change
                offset = isSaving ? saving.offset : standard
            }
        }
        return offset
    }

    func nextChange(after seconds: Int) -> Int? {
        var next: Int?
        eachChange(around: seconds) { change, _ in
            if change > seconds, change < next ?? .max { next = change }
        }
        return next
    }

    private func eachChange(around seconds: Int, _ body: (_ change: Int, _ isSaving: Bool) -> Void) {
        guard let saving else { return }
        let year = CivilTime(wholeSeconds: seconds).date.year
        for year in max(year - 1, 1)...min(year + 1, 9_999) {
            body(saving.start.wallSeconds(in: year) - standard, true)
            body(saving.end.wallSeconds(in: year) - saving.offset, false)
        }
    }
}
