package import HackatimeAPI

/// One day by quarter hours. In the slots, each gap belongs to the project of its earlier heartbeat, and the day's last
/// heartbeat adds nothing, so they add up to the day's total. A project's total is that of its own timeline, as in every
/// list of projects.
package struct Timeline: Sendable, Equatable {
    package struct Slot: Sendable, Hashable {
        /// Seconds counted in this quarter hour, 0 to 900.
        package var seconds: Double
        /// The project with the most seconds; `nil` in an empty slot.
        package var project: String?

        package init(seconds: Double = 0, project: String? = nil) {
            self.seconds = seconds
            self.project = project
        }
    }

    /// One project's share of the day.
    package struct Lane: Sendable, Hashable {
        /// `Breakdown.nameless` for heartbeats without a project.
        package var project: String
        /// Seconds by slot, for every slot of the day.
        package var seconds: [Double]
        /// Seconds of the project's own timeline, rounded once.
        package var total: Double

        package init(project: String, seconds: [Double], total: Double) {
            self.project = project
            self.seconds = seconds
            self.total = total
        }
    }

    /// The length of a slot in seconds.
    package static let slotLength = 900.0

    package var day: CivilDate
    /// From the start of the day: 96, or 92 or 100 where the clock changes.
    package var slots: [Slot]
    package var completeness: Completeness

    /// The day by project, longest first.
    package var lanes: [Lane]

    package init(day: CivilDate, slots: [Slot], completeness: Completeness, lanes: [Lane] = []) {
        self.day = day
        self.slots = slots
        self.completeness = completeness
        self.lanes = lanes
    }

    /// - Parameter rows: Heartbeats of the day, in ascending time.
    package init(
        rows: some Sequence<(time: Double, project: String?, language: String?)>, day: CivilDate, zone: ZoneRules,
        completeness: Completeness
    ) {
        let start = zone.start(of: day)
        let count = Self.slotCount(of: day, in: zone)
        var lanes: [String: [Double]] = [:]
        var own: [String: DayCount.Part] = [:]
        var earlier: (time: Double, project: String)?
        for row in rows {
            let project = row.project.flatMap { $0.isEmpty ? nil : $0 } ?? Breakdown.nameless
            if let earlier {
                let seconds = Durations.gap(from: earlier.time, to: row.time)
                Self.add(
                    seconds, at: earlier.time - start, count: count,
                    to: &lanes[earlier.project, default: Array(repeating: 0, count: count)])
            }
            own[project, default: DayCount.Part(first: row.time, last: row.time)].add(row.time)
            earlier = (row.time, project)
        }
        let sorted = lanes.filter { $0.value.contains { $0 > 0 } }.map { name, seconds in
            Lane(project: name, seconds: seconds, total: own[name]?.seconds.rounded(.toNearestOrEven) ?? 0)
        }.sorted { ($1.total, $0.project) < ($0.total, $1.project) }
        var slots = Array(repeating: Slot(), count: count)
        var most = Array(repeating: 0.0, count: count)
        for lane in sorted {
            for index in 0..<count where lane.seconds[index] > 0 {
                slots[index].seconds += lane.seconds[index]
                // The longest lane of the day comes first, so it wins the slot where two are equal.
                guard lane.seconds[index] > most[index] else { continue }
                most[index] = lane.seconds[index]
                slots[index].project = lane.project
            }
        }
        self.init(day: day, slots: slots, completeness: completeness, lanes: sorted)
    }

    /// The day's number of quarter hours, including a partial last one.
    package static func slotCount(of day: CivilDate, in zone: ZoneRules) -> Int {
        Int((zone.length(of: day) / slotLength).rounded(.up))
    }

    /// Seconds of the day, rounded once.
    package var total: Double {
        slots.reduce(0) { $0 + $1.seconds }.rounded(.toNearestOrEven)
    }

    /// A gap is at most two minutes, so it touches at most two slots.
    private static func add(_ seconds: Double, at start: Double, count: Int, to lane: inout [Double]) {
        guard seconds > 0, start >= 0, start < Double(count) * slotLength else { return }
        let index = Int(start / slotLength)
        let before = min(seconds, Double(index + 1) * slotLength - start)
        lane[index] += before
        if seconds > before, index + 1 < count { lane[index + 1] += seconds - before }
    }
}
