import HackatimeAPI
import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs the dashboard for days on a jumping clock, visits it every ten minutes of that clock, and reports its cost.
final class Watcher {
    /// The observations of a visit.
    private struct Sight {
        var memory = MemoryRecord.Sample()
        var descriptors = 0
        var threads = 0
    }

    private struct Day {
        var date: CivilDate
        var counts = TroubledServer.Counts()
        var screenBytes = 0
        var sight = Sight()
        var keys = 0
        /// Ten-minute periods with the machine awake.
        var visits = 0
        /// The screen showed the new day soon after midnight.
        var isSeen = false
    }

    private let seed: Int
    private let hours: Int
    private let folder: TemporaryFolder
    private let clock: SharedClock
    private let control: Control
    private let server: TroubledServer
    private let program: WatchedProgram
    private var dice: UInt64
    private var rows: [Day] = []
    private var faults: [String] = []
    private var firstHour: Sight?
    private var maxDescriptors = 0
    /// The program's heap in bytes at this visit.
    private var held = 0
    private var memory = MemoryRecord()
    /// Visits since the first view was restored, without faults.
    private var calmVisits = 0
    private var pending: [String] = []

    /// 2026-11-23 08:00:00 UTC, an hour before work, so that the day after the first hour is an ordinary one.
    private static let start = 1_795_420_800.0

    init?(_ options: ToolOptions, program own: String) throws {
        seed = options.number("seed", Int(wallClock()) % 100_000)
        hours = max(2, options.number("hours", 24 * options.number("days", 7)))
        dice = UInt64(seed) &* 2_654_435_761 &+ 1
        folder = try TemporaryFolder()
        guard let clock = SharedClock("\(folder.path)/clock", beginningAt: Self.start),
            let control = Control(folder.path, makes: true)
        else { return nil }
        self.clock = clock
        self.control = control
        server = try TroubledServer(seed: UInt64(seed), clock)
        guard
            let program = WatchedProgram(
                program: own,
                arguments: [
                    "watched", "--folder", folder.path, "--server", "http://127.0.0.1:\(server.port)", "--seed",
                    String(seed),
                ], environment: ["TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "TZ=UTC"])
        else { return nil }
        self.program = program
    }

    /// The exit status.
    func run() -> Int32 {
        let again = "--seed \(seed) --hours \(hours)"
        print("\(hours) hours from Monday, 2026-11-23 08:00 UTC, on a clock that jumps: \(again)")
        print(
            "| day | requests | KB | troubles | keys | screen KB | held KiB | allocated KiB | RSS KiB | fds | threads "
                + "| new day seen |"
        )
        print("|---|---|---|---|---|---|---|---|---|---|---|---|")
        fflush(nil)
        rows = [Day(date: today, isSeen: true)]
        let end = Self.start + Double(hours) * 3_600
        while clock.wall < end {
            guard waitForVisit() else {
                faults.append("the program stood still or ended at \(today.text)")
                break
            }
            visit()
        }
        print(row(rows[rows.count - 1]))
        judge()
        let screen = program.screen
        program.quit()
        for fault in faults { print("FAILED: \(fault)") }
        if !faults.isEmpty { for line in screen { print("  \(line)") } }
        print(faults.isEmpty ? "all is well" : "repeat with \(again)")
        return faults.isEmpty ? 0 : 1
    }

    /// Hours since the start.
    private var hour: Int { Int((clock.wall - Self.start) / 3_600) }
    private var today: CivilDate { ZoneRules.utc.day(at: clock.wall) }

    /// Reads the screen until the program asks what to do; false after a minute without output.
    private func waitForVisit() -> Bool {
        while true {
            var asked = [
                pollfd(fd: control.asking, events: Int16(POLLIN), revents: 0),
                pollfd(fd: program.terminal, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&asked, 2, 60_000) > 0 else { return false }
            if asked[1].revents & Int16(POLLIN) != 0 { program.read(within: 0) }
            if asked[1].revents & Int16(POLLHUP) != 0, asked[1].revents & Int16(POLLIN) == 0 { return false }
            if asked[0].revents != 0 {
                held = control.take()
                while program.read(within: 0) {}
                return true
            }
        }
    }

    private func visit() {
        let date = today
        if rows[rows.count - 1].date != date {
            if !rows[rows.count - 1].isSeen {
                faults.append("the screen never showed \(rows[rows.count - 1].date.text)")
            }
            print(row(rows[rows.count - 1]))
            fflush(nil)
            rows.append(Day(date: date))
        }
        let counts = server.takeCounts()
        let sight = Sight(
            memory: MemoryRecord.Sample(
                held: held / 1_024, allocated: program.allocatedMemory, resident: program.residentMemory),
            descriptors: program.descriptors, threads: program.threads)
        if calmVisits > 0, pending.isEmpty { memory.note(sight.memory, hour: hour) }
        if firstHour == nil, clock.wall >= Self.start + 3_600 { firstHour = sight }
        maxDescriptors = max(maxDescriptors, sight.descriptors)
        let index = rows.count - 1
        rows[index].counts.requests += counts.requests
        rows[index].counts.bytes += counts.bytes
        rows[index].counts.troubles += counts.troubles
        rows[index].visits += 1
        rows[index].screenBytes = program.bytes
        rows[index].sight = sight
        look(counts)
        act()
    }

    /// After a visit without keys, the screen must show the clock's day.
    private func look(_ counts: TroubledServer.Counts) {
        guard pending.isEmpty, calmVisits > 0 else { return }
        let midnight = ZoneRules.utc.start(of: today)
        guard clock.wall >= midnight + 60 else { return }
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let text = "\(today.day) \(names[today.month - 1])"
        let title = program.screen.first { $0.contains(" Today ") } ?? ""
        if title.contains(text) {
            rows[rows.count - 1].isSeen = true
        } else {
            faults.append("at \(today.text) the screen says: \(title)")
        }
    }

    /// Chooses what happens until the next visit.
    private func act() {
        if !pending.isEmpty {
            program.type(pending.removeFirst())
            rows[rows.count - 1].keys += 1
            calmVisits = 0
            return control.answer(.keys)
        }
        calmVisits += 1
        let roll = next(100)
        server.set(
            roll < 8
                ? TroubledServer.ErrorPresentation.allCases[next(TroubledServer.ErrorPresentation.allCases.count)] : nil
        )
        if roll == 50 { return control.answer(.machineSleeps) }
        if roll > 80 {
            pending = Self.visits[next(Self.visits.count)]
            program.type(pending.removeFirst())
            rows[rows.count - 1].keys += 1
            calmVisits = 0
            return control.answer(.keys)
        }
        control.answer(.goOn)
    }

    /// Keys that people press, and those that restore the view, ten minutes apart.
    private static let visits = [
        ["jjjjkk", "f"], ["\t\t", "\u{1B}"], ["?", "\u{1B}"], ["r"], ["umira\r", "m"], ["unobody\r", "\u{1B}", "m"],
        ["3", "0"], ["7", "[", "0"], ["/swift\r", "nn", "\u{1B}", "\u{1B}"], ["G", "f"], ["s", "s"], ["w", "w"],
        ["p", "p"], ["+", "-"], ["z", "z"], ["\u{C}"],
    ]

    private func next(_ bound: Int) -> Int {
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(dice >> 33) % bound
    }

    private func judge() {
        guard let firstHour else { return faults.append("not an hour went by") }
        if let growth = memory.growth(of: hours) {
            let words = zip(growth.kibibytes, MemoryRecord.names).map { "\($0) KiB \($1)" }
            print(
                "from the first day to the last: \(words.joined(separator: ", ")), the median of \(growth.pairs) hours "
                    + "of a day, \(growth.days) days apart")
            let limits = MemoryRecord.limits(days: growth.days)
            for (index, kibibytes) in growth.kibibytes.enumerated() where kibibytes >= limits[index] {
                faults.append("what is \(MemoryRecord.names[index]) grew by \(kibibytes) KiB")
            }
        } else {
            print("memory was NOT compared: that takes 26 hours, to see an hour of the day twice")
        }
        print("at most \(maxDescriptors) descriptors")
        for day in rows where day.sight.threads != firstHour.threads {
            faults.append("\(day.sight.threads) threads at the end of \(day.date.text), \(firstHour.threads) at first")
        }
        // Up to four connections are kept open.
        if maxDescriptors > firstHour.descriptors + 4 {
            faults.append("\(maxDescriptors) descriptors, \(firstHour.descriptors) at first")
        }
        // Ten minutes without work have ten of them.
        for day in rows where day.counts.requests < 2 * day.visits {
            faults.append("only \(day.counts.requests) requests on \(day.date.text)")
        }
        for day in rows where day.counts.requests > 2_160 + 12 * day.keys {
            faults.append("\(day.counts.requests) requests on \(day.date.text)")
        }
    }

    /// The hours of a day, counted from the start.
    private func hours(of day: Day) -> Range<Int> {
        let first = Int((ZoneRules.utc.start(of: day.date) - Self.start) / 3_600)
        return max(0, first)..<(first + 24)
    }

    /// The median of the day's memory.
    private func row(_ day: Day) -> String {
        let before = rows.last { $0.date < day.date }?.screenBytes ?? 0
        let words =
            [
                day.date.text, String(day.counts.requests), String(day.counts.bytes / 1_000),
                String(day.counts.troubles),
                String(day.keys), String((day.screenBytes - before) / 1_000),
            ]
            + memory.median(of: hours(of: day)).map { String($0) } + [
                String(day.sight.descriptors), String(day.sight.threads), day.isSeen ? "yes" : "no",
            ]
        return "| " + words.joined(separator: " | ") + " |"
    }
}
