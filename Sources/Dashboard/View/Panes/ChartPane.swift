import Cells
import HackatimeAPI
import Tracker

/// When the work happened: a day by quarter hours, a bar per day, a year as a map, or weekdays by hour.
struct ChartPane: Pane {
    let id = PaneID.chart
    let hints = [PaneHint(.detail, "open"), PaneHint(.weekdays, "weekdays", needs: .days)]

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let content = ChartContent(person, context)
        let picked = context.isFocused(id) ? context.state.picked : nil
        let part = picked.flatMap { content.chart?.part($0) }
        let abouts = part?.titles ?? content.abouts
        let (about, note) = context.fitting(abouts, id, title: content.title, notes: content.notes + [""])
        let inside = frame.chrome(id, context, title: content.title, about: about, note: note)
        guard !inside.isEmpty else { return }
        guard let chart = content.chart else { return frame.sentence(content.sentence, in: inside) }
        chart.draw(in: inside, picked: part == nil ? nil : picked, on: &frame)
        guard context.layout.chrome == .box else { return }
        let rect = context.layout.rect(of: id)
        guard let legend = chart.legends.first(where: { $0.width + 6 <= rect.width }) else { return }
        legend.draw(right: rect.right - 2, y: rect.bottom - 1, on: &frame)
    }

    func move(_ command: Command, in state: inout DashboardState, at: Moment) -> [Effect] {
        guard let chart = ChartContent(state.person, RenderContext(state)).chart else { return [] }
        state.picked = chart.next(command, from: state.picked)
        return []
    }

    func select(at place: Point, in state: inout DashboardState) -> Bool {
        let context = RenderContext(state)
        guard let chart = ChartContent(state.person, context).chart,
            let pick = chart.pick(at: place, in: context.layout.inside(of: id))
        else { return false }
        let wasPicked = state.picked == pick
        state.picked = pick
        return wasPicked
    }

    func open(in state: inout DashboardState) -> [Effect] {
        if let part = part(in: state) { state.open(part) }
        return []
    }

    func copyText(of person: Person, in state: DashboardState) -> String? { part(in: state)?.copyText }

    private func part(in state: DashboardState) -> ChartPart? {
        state.picked.flatMap { ChartContent(state.person, RenderContext(state)).chart?.part($0) }
    }
}

/// The kind of chart shown, and its title.
struct ChartContent {
    var title: String
    /// Longest first.
    var abouts: [String] = []
    var notes: [String] = []
    /// `nil` if there is nothing to draw.
    var chart: (any Chart)?
    var sentence = ""

    /// Why nothing is counted yet.
    static func nothing(of person: Person) -> String { refusal(of: person) ?? "loading your history" }

    /// Why nothing will be counted.
    static func refusal(of person: Person) -> String? {
        switch (person.newest.problem ?? person.feed.problem)?.error {
        case .refused?: "your heartbeats are refused"
        case .notOffered?, .notFound?: "this server tells no heartbeats"
        default: nil
        }
    }

    /// Maximum number of days shown as bars. More days become a map.
    private static let maxBars = 45

    init(_ person: Person, _ context: RenderContext) {
        let inside = context.layout.inside(of: .chart)
        guard person.has(.days) else {
            self.init(spansOf: person, context)
            return
        }
        let count = context.state.rangeCount(of: person)
        if context.state.history.isOpening, context.state.history.coverage.rowCount > 0 {
            // The first frame does not wait for the counts. The next frame has them, some milliseconds later.
            self.init(
                title: "Days", abouts: context.range.titles(zone: context.zone.place),
                sentence: "counting \(context.glyphs.ellipsis)")
        } else if context.state.history.showsWeekdays {
            self.init(weekdays: count, context)
        } else if let days = context.state.days, days.count == 1, context.state.range.isDay {
            self.init(day: days.first, context)
        } else if let count {
            let hasMap = inside.height >= 8 && inside.width >= 60
            if context.state.range.kind == .allTime, count.days.count > Self.maxBars, !hasMap {
                self.init(day: context.today, context)
            } else {
                self.init(daysOf: count, context)
            }
        } else if context.state.range.kind == .allTime {
            self.init(day: context.today, context)
        } else {
            self.init(
                title: "Days", abouts: context.range.titles(zone: context.zone.place),
                sentence: Self.nothing(of: context.state.person))
        }
    }

    /// Bars for days or, where there is no room for so many, a map, weeks or months.
    private init(daysOf count: RangeCount, _ context: RenderContext) {
        let inside = context.layout.inside(of: .chart)
        let days = context.figures.days
        // Where the account's first day is not told, it begins with the first day that is known.
        let unknown = context.created == nil ? days.prefix { $0.completeness == .unknown }.count : 0
        let begun = unknown < days.count ? Array(days.dropFirst(unknown)) : days
        let isAll = context.state.range.kind == .allTime
        if count.days.count <= Self.maxBars {
            self.init(bars: days, of: days, title: "Days", count, context)
        } else if inside.height >= 8, inside.width >= 60, isAll || begun.count <= HeatMap.maxDays {
            let map = HeatMap(begun, width: inside.width, context)
            self.init(title: isAll || context.state.range.kind == .year ? "Year" : "Days", chart: map)
            abouts = Self.titles(count, CompletenessText(map.days), from: map.first, context)
            notes = Self.notes(map.days, context)
        } else {
            let isWeekly = inside.width >= (begun.count + 12) / 7
            self.init(
                bars: isWeekly ? ChartDay.weeks(begun) : ChartDay.months(begun), of: days,
                title: isWeekly ? "Weeks" : "Months", count, context)
        }
    }

    private init(
        title: String, abouts: [String] = [], notes: [String] = [], chart: (any Chart)? = nil, sentence: String = ""
    ) {
        self.title = title
        self.abouts = abouts
        self.notes = notes
        self.chart = chart
        self.sentence = sentence
    }

    private init(bars: [ChartDay], of days: [ChartDay], title: String, _ count: RangeCount, _ context: RenderContext) {
        self.init(
            title: title, abouts: Self.titles(count, CompletenessText(days), context),
            notes: Self.notes(bars, context),
            chart: DayBars(bars, width: context.layout.inside(of: .chart).width, context))
    }

    private init(weekdays count: RangeCount?, _ context: RenderContext) {
        guard let count, let chart = WeekdayChart(count, in: context.layout.inside(of: .chart), context) else {
            self.init(
                title: "Weekdays by hour", abouts: context.range.titles(zone: context.zone.place),
                sentence: Self.nothing(of: context.state.person))
            return
        }
        self.init(
            title: "Weekdays by hour", abouts: Self.titles(count, CompletenessText(count), context),
            notes: Self.notes(context.figures.rest(over: chart.total), chart.bestText, context),
            chart: chart)
    }

    private init(day: CivilDate, _ context: RenderContext) {
        let name = Clock.day(day, today: context.today)
        // Filtered like the feed, but only by project and language, not by words.
        let only = context.state.feedFilter.names.map { context.clean($0.name) }.filter { !$0.isEmpty }
            .map { Glyphs.cutEnd($0, to: 20, mark: context.glyphs.ellipsis) }
        let title = (["Timeline"] + only).joined(separator: " \(context.rule) ")
        let plain = ["\(name), \(context.zone.place)", name]
        let figure = context.state.rangeCount(of: context.state.person)?.figures.last { $0.day == day }
        let held = context.state.history.timeline.flatMap { $0.day == day ? $0 : nil }
        let isKnown =
            [figure?.completeness, held?.completeness].contains { $0?.isWhole ?? false }
            || context.state.isKnown(day)
        guard let timeline = held, !timeline.slots.isEmpty,
            timeline.total > 0 || timeline.completeness == .partial
        else {
            let isSilent = context.state.history.coverage.rowCount > 0
            let unknown = isSilent ? "nothing of this day is known yet" : Self.nothing(of: context.state.person)
            self.init(
                title: title, abouts: plain,
                sentence: !isKnown
                    ? unknown : day == context.today ? "nothing tracked yet today" : "nothing tracked on this day")
            return
        }
        let total = ChartDay.figure(timeline.total, isKnown ? .known : .partial)
        let lanes = timeline.lanes.count > 1 ? timeline.lanes.reduce(0) { $0 + $1.total } : timeline.total
        self.init(
            title: title,
            abouts: (plain.map { "\($0), \(total)" } + [total]).uniqued,
            // Only rows with names have figures to compare.
            notes: context.layout.inside(of: .chart).height < 3
                ? [] : [SumText(rows: lanes, total: timeline.total).difference],
            chart: TimelineChart(timeline, isWhole: isKnown, context))
    }

    /// Another user's sessions: their heartbeats are private.
    private init(spansOf person: Person, _ context: RenderContext) {
        let title = context.state.range.isDay ? "Timeline" : "Days"
        guard let spans = person.spans.value, let count = context.state.rangeCount(of: person) else {
            let isAsking = person.spans.problem == nil && person.spans.isAsking
            self.init(
                title: title, abouts: context.spanTitles,
                sentence: isAsking ? context.asking : "no sessions to show")
            return
        }
        if context.state.range.isDay {
            let timeline = SpanCount.timeline(spans, count.days.first, in: context.zone)
            self.init(title: title, abouts: context.spanTitles, chart: TimelineChart(timeline, isWhole: true, context))
        } else {
            self.init(daysOf: count, context)
            abouts = context.spanTitles
        }
    }

    /// What the bars do not add up to, and the best of them. Longest first.
    private static func notes(_ days: [ChartDay], _ context: RenderContext) -> [String] {
        // A narrow map has no room for the first weeks.
        let isCut = days.first?.first != context.figures.days.first?.first
        let rest = isCut ? nil : context.figures.rest(over: days.reduce(0) { $0 + $1.seconds })
        return notes(rest, ChartDay.bestText(days, context), context)
    }

    private static func notes(_ rest: String?, _ best: String, _ context: RenderContext) -> [String] {
        // For all time, no total stands beside them.
        guard let rest, context.state.days != nil else { return [best] }
        return ["\(rest), \(best)", rest]
    }

    /// - Parameter first: The first day of a map, which may not have room for all days.
    private static func titles(
        _ count: RangeCount, _ known: CompletenessText, from first: CivilDate? = nil, _ context: RenderContext
    ) -> [String] {
        guard context.state.range.kind == .allTime else {
            return known.after(context.range.titles(zone: context.zone.place))
        }
        let days = CivilDays(first: first ?? count.days.first, last: count.days.last)
        let words = RangeText.long(days, today: context.today, dash: context.glyphs.dash)
        let brief = RangeText.brief(days, today: context.today, dash: context.glyphs.dash)
        return known.after(["\(words), \(context.zone.place)", words, brief])
    }
}
