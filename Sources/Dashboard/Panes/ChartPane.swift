import Cells
import HackatimeClient

/// When the work was: a day by quarter hours, a bar per day, a year as a map, or weekdays by hour.
enum ChartPane {
    static func draw(_ scene: Scene, on frame: inout Frame) {
        guard scene.layout.isShown(.chart) else { return }
        let content = ChartContent(scene)
        let (about, note) = scene.fitting(content.abouts, .chart, title: content.title, notes: [content.note, ""])
        let inside = frame.chrome(.chart, scene, title: content.title, about: about, note: note)
        guard !inside.isEmpty else { return }
        switch content.picture {
        case .sentence(let text): frame.sentence(text, in: inside)
        case .timeline(let chart): chart.draw(in: inside, on: &frame)
        case .bars(let chart): chart.draw(in: inside, on: &frame)
        case .map(let chart): chart.draw(in: inside, on: &frame)
        case .weekdays(let chart): chart.draw(in: inside, on: &frame)
        }
    }
}

/// Which picture the chart shows, and what its title says.
struct ChartContent {
    enum Picture {
        case sentence(String)
        case timeline(TimelineChart)
        case bars(DayBars)
        case map(HeatMap)
        case weekdays(WeekdayChart)
    }

    var title: String
    /// Longest first.
    var abouts: [String] = []
    var note = ""
    var picture: Picture

    static let nothing = "no history yet; it fills as hackatop asks"
    /// As many days as bars stand for; more make a map.
    private static let mostBars = 45

    init(_ scene: Scene) {
        let inside = scene.layout.inside(of: .chart)
        guard scene.isOwn else {
            self.init(spansOf: scene)
            return
        }
        let count = scene.state.rangeCount
        if scene.state.history.isOpening, scene.state.history.coverage.rowCount > 0 {
            // The first frame does not wait for what is counted; the next one has it, some milliseconds later.
            self.init(
                title: "Days", abouts: scene.range.titles(zone: scene.zone.place),
                picture: .sentence("counting \(scene.glyphs.ellipsis)"))
        } else if scene.state.history.showsWeekdays {
            self.init(weekdays: count, scene)
        } else if let days = scene.state.days, days.count == 1, scene.state.range.kind.isDay {
            self.init(day: days.first, scene)
        } else if let count {
            let hasMap = inside.height >= 8 && inside.width >= 60
            let isLong = count.days.count > Self.mostBars
            if !isLong {
                self.init(bars: ChartDay.days(of: count, scene), title: "Days", count, scene)
            } else if hasMap {
                let map = HeatMap(ChartDay.days(of: count, scene), width: inside.width, scene)
                self.init(title: "Year", picture: .map(map))
                abouts = Self.titles(count, KnowledgeWords(map.days), from: map.first, scene)
                note = ChartDay.most(map.days, scene)
            } else if scene.state.range.kind == .allTime {
                self.init(day: scene.today, scene)
            } else {
                let days = ChartDay.days(of: count, scene)
                let isWeekly = inside.width >= (days.count + 12) / 7
                self.init(
                    bars: isWeekly ? ChartDay.weeks(days) : ChartDay.months(days),
                    title: isWeekly ? "Weeks" : "Months", count, scene)
            }
        } else if scene.state.range.kind == .allTime {
            self.init(day: scene.today, scene)
        } else {
            self.init(
                title: "Days", abouts: scene.range.titles(zone: scene.zone.place), picture: .sentence(Self.nothing))
        }
    }

    private init(title: String, abouts: [String] = [], note: String = "", picture: Picture) {
        self.title = title
        self.abouts = abouts
        self.note = note
        self.picture = picture
    }

    private init(bars: [ChartDay], title: String, _ count: RangeCount, _ scene: Scene) {
        self.init(
            title: title, abouts: Self.titles(count, KnowledgeWords(ChartDay.days(of: count, scene)), scene),
            note: ChartDay.most(bars, scene),
            picture: .bars(DayBars(days: bars, glyphs: scene.glyphs)))
    }

    private init(weekdays count: RangeCount?, _ scene: Scene) {
        guard let count, let chart = WeekdayChart(count, scene.glyphs) else {
            self.init(
                title: "Weekdays by hour", abouts: scene.range.titles(zone: scene.zone.place),
                picture: .sentence(Self.nothing))
            return
        }
        self.init(
            title: "Weekdays by hour", abouts: Self.titles(count, KnowledgeWords(count), scene), note: chart.most,
            picture: .weekdays(chart))
    }

    private init(day: CivilDate, _ scene: Scene) {
        let dash = scene.glyphs.dash
        let name = Clock.day(day, today: scene.today)
        // Filtered like the feed: by project and language, not by words.
        let filter = scene.state.feedFilter
        let only = [filter.project, filter.language].compactMap { $0.map(scene.clean) }.filter { !$0.isEmpty }
            .map { Glyphs.cutEnd($0, to: 20, mark: scene.glyphs.ellipsis) }
        let title = (["Timeline"] + only).joined(separator: " \(scene.rule) ")
        let plain = ["\(name), 00:00\(dash)24:00 \(scene.zone.place)", "\(name), \(scene.zone.place)", name]
        guard let timeline = scene.state.history.timeline, timeline.day == day, !timeline.slots.isEmpty,
            timeline.total > 0 || timeline.knowledge != .unknown
        else {
            let isSilent = scene.state.history.coverage.rowCount > 0
            self.init(
                title: title, abouts: plain,
                picture: .sentence(isSilent ? "nothing of this day is known yet" : Self.nothing))
            return
        }
        let isKnown = timeline.knowledge.isWhole || scene.state.isKnown(day)
        let known = KnowledgeWords(isKnown ? .fetched : timeline.knowledge)
        let total = Durations.text(timeline.total)
        let tails = ["\(total) \(known.text)", isKnown ? total : "\(total), \(known.short)"]
        self.init(
            title: title,
            abouts: (plain.flatMap { day in tails.map { "\(day), \($0)" } } + [tails[1]]).uniqued,
            picture: .timeline(TimelineChart(timeline, scene)))
    }

    /// Somebody else's sessions, by day: their heartbeats are nobody else's business.
    private init(spansOf scene: Scene) {
        let spans = scene.subject.spans
        let week = CivilDays(first: scene.today.adding(days: -6), last: scene.today)
        let words = RangeWords.long(week, today: scene.today, dash: scene.glyphs.dash)
        let abouts = ["last 7 days, \(words), your zone", "last 7 days, your zone", "last 7 days"]
        guard let value = spans.value else {
            let text = spans.problem == nil && spans.isAsking ? scene.asking : "no sessions to show"
            self.init(title: "Days", abouts: abouts, picture: .sentence(text))
            return
        }
        let days = ChartDay.days(of: value, in: week, scene)
        self.init(
            title: "Days", abouts: abouts, note: ChartDay.most(days, scene),
            picture: .bars(DayBars(days: days, glyphs: scene.glyphs)))
    }

    /// - Parameter first: where a map begins, for there may be no room for all of its days.
    private static func titles(
        _ count: RangeCount, _ known: KnowledgeWords, from first: CivilDate? = nil, _ scene: Scene
    ) -> [String] {
        guard scene.state.range.kind == .allTime else {
            return known.after(scene.range.titles(zone: scene.zone.place))
        }
        let days = CivilDays(first: first ?? count.days.first, last: count.days.last)
        let words = RangeWords.long(days, today: scene.today, dash: scene.glyphs.dash)
        let brief = RangeWords.brief(days, today: scene.today, dash: scene.glyphs.dash)
        return known.after(["\(words), \(scene.zone.place)", words, brief])
    }
}

extension DateRange.Kind {
    /// A single day.
    var isDay: Bool { self == .today || self == .yesterday }
}
