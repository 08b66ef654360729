import HackatimeAPI

/// Distributes a day's heartbeats: sessions of work with gaps between them. Times are milliseconds.
enum DayPlan {
    /// Today's heartbeats up to `start`, generated from newest to oldest until they count `target`, so that work is
    /// going on at `start` however young the day is. None is before `midnight`.
    static func backwards(from start: Int64, to midnight: Int64, counting target: Int64, cast: Cast, seed: UInt64)
        -> [Beat]
    {
        var dice = Dice(seed: seed)
        var beats: [Beat] = []
        var time = start - 1000 * (8 + Int64(dice.roll(below: 6)))
        var counted: Int64 = 0
        let elapsed = start - midnight
        var idle = max(0, min(elapsed * 9 / 10 - target, 5 * 3_600_000))
        var work = Stint(project: 0, &dice)
        var left = dice.roll(in: 32...40) * 60_000
        while time >= midnight {
            beats.append(work.beat(at: time, &dice))
            if counted >= target { break }
            var step = pause(&dice)
            left -= step
            if left <= 0 {
                left = dice.roll(in: 30...65) * 60_000
                let gap = min(idle, dice.roll(in: 25...80) * 60_000)
                if gap > 120_000 {
                    step = gap
                    idle -= gap
                }
                work = Stint(project: cast.pick(&dice), &dice)
            }
            // The last step is cut so that the day counts exactly `target`.
            if step <= 120_000 { step = min(step, max(1000, target - counted)) }
            counted += min(step, 120_000)
            time -= step
        }
        return beats.reversed()
    }

    /// The heartbeats of an earlier day, oldest first. There is always work on the evening before today, so that a
    /// screen opened just after midnight is not empty.
    static func visit(
        from midnight: Int64, daysBack: Int64, day: Int64, cast: Cast, seed: UInt64, _ visitor: (Beat) -> Void
    ) {
        var dice = Dice(seed: seed ^ Dice.mixed(UInt64(bitPattern: day)))
        if daysBack > 8, dice.roll(below: 9) == 0 { return }
        // Longer ago, some weeks were full and others were not.
        let isQuiet = daysBack > Timeline.usualPast && Dice.mixed(seed ^ UInt64(bitPattern: day / 7)) % 3 == 0
        if isQuiet, dice.roll(below: 3) > 0 { return }
        var time = midnight + dice.roll(in: 510...640) * 60_000 + dice.roll(in: 0...999)
        let sessions = daysBack > Timeline.usualPast ? 1 + dice.roll(below: 3) : 2 + dice.roll(below: 3)
        for session in 0..<sessions {
            if session > 0 { time += dice.roll(in: 25...150) * 60_000 }
            let end = time + dice.roll(in: 20...58) * 60_000
            time = sit(from: time, to: end, cast: cast, &dice, visitor)
        }
        if daysBack == 1 {
            let evening = max(time + 600_000, midnight + 1330 * 60_000)
            _ = sit(from: evening, to: midnight + 1385 * 60_000, cast: cast, &dice, visitor)
        }
    }

    private static func sit(
        from start: Int64, to end: Int64, cast: Cast, _ dice: inout Dice, _ visitor: (Beat) -> Void
    ) -> Int64 {
        var time = start
        var work = Stint(project: cast.pick(&dice), &dice)
        while time < end {
            visitor(work.beat(at: time, &dice))
            time += pause(&dice)
        }
        return time
    }

    /// Mostly 40 to 90 seconds, sometimes up to two minutes, rarely more.
    private static func pause(_ dice: inout Dice) -> Int64 {
        switch dice.roll(below: 40) {
        case 0: dice.roll(in: 121_000...150_000)
        case 1...12: dice.roll(in: 70_000...120_000)
        default: dice.roll(in: 40_000...90_000)
        }
    }
}

/// Work at one thing: a project, a branch, and a file that changes now and then.
struct Stint {
    private let project: UInt8
    private let branch: UInt8
    private var file: UInt8
    private var line: Int

    init(project: UInt8, _ dice: inout Dice) {
        self.project = project
        branch = UInt8(dice.roll(below: 8))
        file = UInt8(dice.roll(below: 24))
        line = 10 + dice.roll(below: 200)
    }

    mutating func beat(at time: Int64, _ dice: inout Dice) -> Beat {
        if dice.roll(below: 6) == 0 {
            file = UInt8(dice.roll(below: 24))
            line = 10 + dice.roll(below: 200)
        }
        line = max(1, line + dice.roll(below: 27) - 13)
        return Beat(
            time: time, project: project, file: file, branch: branch, isWrite: dice.roll(below: 10) < 3,
            line: UInt16(line))
    }
}
