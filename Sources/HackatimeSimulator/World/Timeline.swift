import HackatimeAPI

/// All heartbeats of one person. Today's are stored as `Beat`; older days are generated on demand, later ones are
/// computed from the time. Times are milliseconds since 1970.
struct Timeline: Sendable {
    /// How a person works.
    enum Pace: Sendable, Equatable {
        /// Days with sessions and gaps. Today counts about this many seconds when the world starts.
        case lively(today: Int)
        /// 20,000 heartbeats between midnight and the world's start.
        case busy
        case never
    }

    static let busyCount: Int64 = 20_000
    /// Days with heartbeats before today. What was done before them is only in sums.
    static let usualPast: Int64 = 30
    private static let slot: Int64 = 30_000
    /// Number of slots that work after the start stays in one project.
    private static let opening: Int64 = 80

    private let seed: UInt64
    private let start: Int64
    private let clock: DayClock
    private let cast: Cast
    private let pace: Pace
    private let today: Int64
    private var early: [Beat] = []
    var pastDays = usualPast
    var hours = SimulatedServer.WorkHours.always
    /// About so many of seven earlier days have no work.
    var daysOff: UInt64 = 0
    /// See `SimulatedServer.mixesWork`.
    var isMixed = false

    init(seed: UInt64, start: Int64, clock: DayClock, cast: Cast, pace: Pace) {
        self.seed = seed
        self.start = start
        self.clock = clock
        self.cast = cast
        self.pace = pace
        today = clock.day(at: Day.floor(start, 1000))
        if case .lively(let goal) = pace {
            early = DayPlan.backwards(
                from: start, to: midnight(today), counting: Int64(goal) * 1000, cast: cast, seed: seed)
        }
    }

    private func midnight(_ day: Int64) -> Int64 {
        clock.start(ofDay: day) * 1000
    }

    /// The first instant that can have a heartbeat.
    var beginning: Int64 {
        if case .lively = pace { return midnight(today - pastDays) }
        return midnight(today)
    }

    /// Visits the heartbeats of a window in time order, both ends included.
    func visit(from low: Int64, through high: Int64, _ visitor: (Beat) -> Void) {
        guard low <= high, pace != .never else { return }
        guard isMixed else { return visitAll(from: low, through: high, visitor) }
        let last = cast.projects.count - 1
        let end = midnight(today)
        visitAll(from: low, through: high) { visitor($0.time < end ? Self.mixed($0, last) : $0) }
    }

    /// Every now and then, work on the first project is something else. Times stay as they are.
    private static func mixed(_ beat: Beat, _ last: Int) -> Beat {
        guard beat.project == 0, last >= 6 else { return beat }
        var beat = beat
        switch Dice.mixed(UInt64(bitPattern: beat.time)) % 40 {
        case 0...8: beat.project = 1
        case 9, 10: beat.project = UInt8(last)
        case 11: beat.project = UInt8(last - 1)
        case 12: beat.project = UInt8(last - 2)
        case 13: beat.project = UInt8(last - 3)
        case 14...16: beat.project = UInt8(last - 4)
        default: break
        }
        return beat
    }

    private func visitAll(from low: Int64, through high: Int64, _ visitor: (Beat) -> Void) {
        if case .lively = pace {
            visitPast(from: low, through: high, visitor)
            for beat in early where beat.time >= low && beat.time <= high { visitor(beat) }
        } else {
            visitBusy(from: low, through: high, visitor)
        }
        visitLater(from: low, through: high, visitor)
    }

    private func visitPast(from low: Int64, through high: Int64, _ visitor: (Beat) -> Void) {
        guard low < midnight(today) else { return }
        // A day's last session may end after midnight.
        let first = clock.day(at: Day.floor(low, 1000)) - 1
        for back in stride(from: min(pastDays, today - first), through: 1, by: -1) {
            let from = midnight(today - back)
            if from > high { return }
            if Dice.mixed(seed ^ UInt64(bitPattern: today - back)) % 7 < daysOff { continue }
            DayPlan.visit(from: from, daysBack: back, day: today - back, cast: cast, seed: seed) { beat in
                if beat.time >= low && beat.time <= high { visitor(beat) }
            }
        }
    }

    private func visitBusy(from low: Int64, through high: Int64, _ visitor: (Beat) -> Void) {
        let first = min(midnight(today) + 1, start - Self.busyCount)
        let length = start - first
        let from = low <= first ? 0 : min(Self.busyCount, (low - first) * Self.busyCount / length)
        var held: Place?
        for index in from..<Self.busyCount {
            let time = first + index * length / Self.busyCount
            if time > high { return }
            if time >= low { visitor(stretch(time, place: index / 400, step: index, &held)) }
        }
    }

    private func visitLater(from low: Int64, through high: Int64, _ visitor: (Beat) -> Void) {
        guard high > start else { return }
        var held: Place?
        var slot = Day.floor(max(low, start), Self.slot)
        let firstSlot = Day.floor(start, Self.slot)
        while slot * Self.slot <= high {
            let day = clock.day(at: Day.floor(slot * Self.slot, 1000))
            let end = min(midnight(day + 1), high + 1)
            if let work = hours.work(from: midnight(day), to: midnight(day + 1)) {
                slot = max(slot, Day.floor(work.lowerBound, Self.slot))
                while slot * Self.slot < min(work.upperBound, end) {
                    let chance = Dice.mixed(seed ^ UInt64(bitPattern: slot))
                    let time = slot * Self.slot + Int64(chance % 10_000)
                    if time > start, time >= low, time <= high {
                        visitor(stretch(time, place: (slot - firstSlot) / Self.opening, step: slot, &held))
                    }
                    slot += 1
                }
            }
            slot = max(slot, Day.floor(end - 1, Self.slot) + 1)
        }
    }

    /// The project and branch for some slots.
    private struct Place {
        var number: Int64
        var project: UInt8
        var branch: UInt8
    }

    private func place(_ number: Int64) -> Place {
        var dice = Dice(seed: seed &+ UInt64(bitPattern: number) &* 977)
        let project = number == 0 ? 0 : cast.pick(&dice)
        return Place(number: number, project: project, branch: UInt8(dice.roll(below: 8)))
    }

    /// A heartbeat of steady work: one project per place, one file for a few steps. `held` is the previous heartbeat's
    /// place.
    private func stretch(_ time: Int64, place number: Int64, step: Int64, _ held: inout Place?) -> Beat {
        let place = held.flatMap { $0.number == number ? $0 : nil } ?? place(number)
        held = place
        var stepDice = Dice(seed: seed &+ UInt64(bitPattern: step / 6))
        return Beat(
            time: time, project: place.project, file: UInt8(stepDice.roll(below: 24)), branch: place.branch,
            isWrite: Dice.mixed(UInt64(bitPattern: step)) % 3 == 0,
            line: UInt16(20 + stepDice.roll(below: 300) + Int(step % 6) * 4))
    }
}
