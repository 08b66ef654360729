package import HackatimeAPI

/// The sums of a day's heartbeats, stored so that long ranges need not read the heartbeats again.
package struct DayCount: Sendable, Equatable {
    /// The gaps of one timeline inside the day, each capped. Not rounded: ranges add these up and round once.
    package struct Part: Sendable, Equatable {
        package var seconds = 0.0
        /// Times of the first and last heartbeat, for the gap over midnight.
        package var first: Double
        package var last: Double

        package init(seconds: Double = 0, first: Double, last: Double) {
            self.seconds = seconds
            self.first = first
            self.last = last
        }

        /// Adds a heartbeat, not earlier than the last.
        package mutating func add(_ time: Double) {
            seconds += Durations.gap(from: last, to: time)
            last = time
        }
    }

    /// `nil` on a day without heartbeats.
    package var whole: Part?
    /// Only the heartbeats that count for a streak.
    package var work: Part?
    /// By display name: all spellings of a language are on one timeline, and so is all that is shown as `Other`, as the
    /// empty text.
    package var languages: [String: Part] = [:]
    package var projects: [String: Part] = [:]
    /// Seconds by hour of the clock, 24 of them. A gap belongs to the time that follows its earlier heartbeat.
    package var hours = [Double](repeating: 0, count: 24)

    package init() {}

    /// - Parameter rows: Heartbeats of one day, in ascending time.
    package init(_ rows: some Sequence<(time: Double, project: String?, language: String?)>, zone: ZoneRules) {
        for row in rows { add(row.time, project: row.project, language: row.language, isWork: true, zone: zone) }
    }

    /// Whether the server counts heartbeats of a category for a streak: all except browsing and those without a
    /// category.
    package static func isWork(category: String?) -> Bool {
        guard let category else { return false }
        return !category.isEmpty && category != "browsing"
    }

    /// Adds a heartbeat, not earlier than the last.
    package mutating func add(_ time: Double, project: String?, language: String?, isWork: Bool, zone: ZoneRules) {
        if let last = whole?.last { addHours(from: last, seconds: Durations.gap(from: last, to: time), zone) }
        Self.add(time, to: &whole)
        if isWork { Self.add(time, to: &work) }
        Self.add(time, to: &languages[Self.named(language.map(LanguageName.shown))])
        Self.add(time, to: &projects[Self.named(project)])
    }

    /// The name that stands for none is none.
    private static func named(_ name: String?) -> String {
        name == Breakdown.nameless ? "" : name ?? ""
    }

    private static func add(_ time: Double, to part: inout Part?) {
        if part == nil { part = Part(first: time, last: time) } else { part?.add(time) }
    }

    /// A gap is at most two minutes, so it touches at most two hours. Offsets change on whole quarters of an hour.
    private mutating func addHours(from start: Double, seconds: Double, _ zone: ZoneRules) {
        let next = ((start / 900).rounded(.down) + 1) * 900
        let before = min(seconds, next - start)
        hours[zone.civilTime(at: start).hour] += before
        if seconds > before { hours[zone.civilTime(at: next).hour] += seconds - before }
    }
}
