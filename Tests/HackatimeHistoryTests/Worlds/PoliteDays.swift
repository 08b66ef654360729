import Tracker
import HackatimeAPI
import HackatimeHistory
import HackatimeSimulator
import TestSupport
import Testing

/// Counts what an open dashboard costs the server per day. Work, if any, is from nine to five.
struct PoliteDays {
    enum Situation: String, CaseIterable, Sendable {
        case coding, idle, others, friends, tenProcesses, suspended, stopped, offline, rateLimited, tenLimited, wrongKey
        case clockForward, clockBack
    }

    /// Requests of 24 hours from 14:00, including the start, by endpoint; the maximum per hour and per minute; and the
    /// answers' size in KB, uncompressed.
    private static let table = """
        situation     today newest windows stats others   all  hour minute    KB
        idle            731    721       1     2      1  1456    71      7   391
        coding          730    481     420    50      1  1682    93      8 11296
        tenProcesses    794    497     503    62      1  1857   117     17 13930
        friends         883    481     420   247     97  2128   117     23 11640
        others          733      1       1   244    243  1222    66      7  1224
        suspended        68     59       1     2      1   131    71      7   123
        stopped          76     59       1     3      2   141    71      7   128
        offline         151    147       1     2      1   302    26      7    77
        rateLimited     144      1       0     1      1   147     9      4    59
        tenLimited      144      1       0     1      1   147     9      4    59
        wrongKey          1      1       0     1      1     4     4      4     1
        clockForward    738    720       1     3      1  1463    71      7   396
        clockBack       738    720       1     3      1  1463    71      7   396
        """

    private static func row(_ situation: Situation) -> String? {
        table.split(separator: "\n").first { $0.hasPrefix(situation.rawValue + " ") }.map { String($0) }
    }

    /// Ten friends in a pane that is there all day, as the dashboard asks about them.
    private static func friends(_ tracker: Tracker, _ now: Moment) -> [WantedCall] {
        let names = ["mira", "7", "U007MIRA2K", "quill", "hostile", "newcomer", "torrent", "77", "brass", "31"]
        let today = ZoneRules.utc.day(at: now.wall)
        let day = CivilDays(first: today, last: today).window(in: .utc)
        let week = DateRange(.week).days(today: today)?.window(in: .utc)
        return [WantedCall(.currentlyHacking, every: 15 * 60)]
            + tracker.callsBeside(
                [.me] + names.map { .user($0) }, day: day, days: week, every: Tracker.pauseBeside(names.count + 1))
    }

    /// A day of a situation, from 14:00 to 14:00.
    private func day(_ situation: Situation) throws -> WorldHarness {
        let world = try WorldHarness()
        world.change { $0.workHours = .never }
        func begin(_ count: Int = 1) throws {
            for number in 0..<count {
                let program = try world.add(seed: UInt64(number) &* 7_919 &+ 3, days: 0)
                world.begin(program)
                world.pass(60 / Double(count))
            }
        }
        let day = 86_400.0 - 60
        switch situation {
        case .coding, .tenProcesses, .friends:
            world.change { $0.workHours = .daily(from: 9 * 3_600, to: 17 * 3_600) }
            try begin(situation == .tenProcesses ? 10 : 1)
            if situation == .friends { world.programs[0].wants = Self.friends }
            world.pass(day)
        case .idle:
            try begin()
            world.pass(day)
        case .others:
            try begin()
            world.act(world.programs[0], .show("mira"))
            world.pass(day)
        case .suspended:
            try begin()
            world.pass(3_600)
            world.suspend(for: 22 * 3_600)
            world.pass(day - 23 * 3_600)
        case .stopped:
            try begin()
            world.pass(3_600)
            world.act(world.programs[0], .suspend)
            world.programs[0].isStopped = true
            world.pass(22 * 3_600)
            world.programs[0].isStopped = false
            world.act(world.programs[0], .resume)
            world.pass(day - 23 * 3_600)
        case .offline:
            try begin()
            world.isOffline = true
            world.pass(day)
        case .rateLimited, .tenLimited:
            world.change { $0.fault = Fault(.rateLimited(.seconds(600))) }
            try begin(situation == .rateLimited ? 1 : 10)
            world.pass(day)
        case .wrongKey:
            world.change { $0.fault = Fault(.unauthorized) }
            try begin()
            world.pass(day)
        case .clockForward, .clockBack:
            try begin()
            world.pass(3_600)
            world.clock.setError(situation == .clockForward ? 30 * 3_600 : -30 * 3_600)
            world.pass(day - 3_600)
        }
        return world
    }

    @Test(arguments: Situation.allCases)
    func `A day costs the server what the table says, and is asked as the golden says`(situation: Situation) throws {
        let world = try day(situation)
        let counted = Count(world.asked, since: WorldHarness.start)
        #expect(counted.row(situation.rawValue) == Self.row(situation) ?? "no row")
        // Hundreds of people may share an address, on which the live server takes 300 requests a minute.
        #expect(counted.perDay <= 2_160, "more than 1.5 a minute")
        if situation == .friends {
            #expect(counted.busiestLater <= 120, "two a minute")
        } else if situation != .tenProcesses {
            #expect(counted.busiestLater <= 90, "more than 1.5 a minute")
        }
        guard situation != .friends else { return }
        expectTrace(of: world, named: "day-\(situation)", people: situation == .others ? ["mira"] : [])
    }

    /// The first hour is left out, because a start and the back-fill make more requests.
    @Test(arguments: [false, true], [2, 5, 11] as [UInt64])
    func `In no hour of work more than 1.5 a minute are asked`(hasRange: Bool, seed: UInt64) throws {
        let world = try WorldHarness()
        world.change { $0.workHours = .always }
        let program = try world.add(seed: seed, days: 0)
        world.begin(program)
        if hasRange {
            let midnight = world.zone.start(of: world.today)
            world.act(program) { tracker, moment in
                tracker.setRange(
                    TimeWindow(start: midnight - 6 * 86_400, end: midnight + 86_400, offset: 0), at: moment)
            }
        }
        world.pass(3_600)
        var (feedAge, totalAge) = (0.0, 0.0)
        for _ in 0..<720 {
            world.pass(60)
            let now = world.clock.read()
            feedAge = max(feedAge, now - (program.me.newest.asOf ?? 0))
            // After midnight there is no total for some seconds.
            if let asOf = program.me.today.asOf { totalAge = max(totalAge, now - asOf) }
        }
        let hours = Dictionary(grouping: world.asked) { Int(($0.at - WorldHarness.start) / 3_600) }
        for hour in 1...12 {
            let count = hours[hour]?.count ?? 0
            #expect((60...90).contains(count), "hour \(hour): \(count)")
        }
        // The newest heartbeats are requested every minute except when it is the totals' turn, and the total every
        // other minute.
        #expect(feedAge < 3 * 66, "\(feedAge)")
        #expect(totalAge < 3 * 66, "\(totalAge)")
    }

    @Test func `The manual says the same`() throws {
        let days: [(Situation, String)] = [
            (.coding, "with eight hours of work"), (.tenProcesses, "the same, in ten panes"),
            (.friends, "with eight hours of work, and ten friends in a pane"),
            (.idle, "without work"), (.others, "looking at another user"),
            (.suspended, "with the laptop shut for 22 hours"), (.offline, "without a connection"),
            (.rateLimited, "told to wait ten minutes, each time"), (.tenLimited, "the same, in ten panes"),
            (.wrongKey, "with a key the server does not know"),
        ]
        var text = "| a day | requests | in its busiest hour |\n|---|---|---|\n"
        for (situation, words) in days {
            let numbers = try #require(Self.row(situation)).split(separator: " ").dropFirst().compactMap { Int($0) }
            text += "| \(words) | \(numbers[5]) | \(numbers[6]) |\n"
        }
        expectExcerpt("politeness", of: "Resources/manual.md", is: text)
    }

    enum Gap: CaseIterable, Sendable {
        case suspended, stopped, clockForward, clockBack
    }

    @Test(arguments: Gap.allCases, [true, false])
    func `After a gap there is one refresh and no burst`(gap: Gap, isWorking: Bool) throws {
        let world = try WorldHarness()
        if !isWorking { world.change { $0.workHours = .never } }
        let program = try world.add(seed: 5, days: 0)
        world.begin(program)
        world.pass(1_200)
        let before = world.asked.count
        switch gap {
        case .suspended:
            world.suspend(for: 5 * 86_400)
        case .stopped:
            world.act(program) { tracker, _ in tracker.suspend() }
            program.isStopped = true
            world.suspend(for: 5 * 86_400)
            program.isStopped = false
            world.act(program) { $0.resume(at: $1) }
        case .clockForward: world.clock.setError(5 * 86_400)
        case .clockBack: world.clock.setError(-5 * 86_400)
        }
        world.pass(125)
        let kinds = Dictionary(
            world.asked[before...].map { ("\($0.call)".prefix { $0 != "(" }, 1) }, uniquingKeysWith: +)
        let isJump = gap == .clockForward || gap == .clockBack
        // Two or three polls in two minutes, and one more request for the total of what looked like a new day.
        #expect(kinds["today"] ?? 0 <= (isJump ? 5 : 4), "\(kinds)")
        #expect(kinds.values.reduce(0, +) <= 12, "\(kinds)")
        #expect(kinds["ownStats"] ?? 0 <= 1 && kinds["profile"] ?? 0 <= 1, "\(kinds)")
        #expect(program.me.day == world.zone.day(at: world.clock.server))
        #expect(program.me.today.value?.seconds != nil)
    }

    @Test func `At midnight the new day is asked for once, within half a minute`() throws {
        let midnight = WorldHarness.start + 36_000
        let world = try WorldHarness(at: midnight - 3_600)
        world.change { $0.workHours = .never }
        for number in 0..<10 {
            let program = try world.add(seed: UInt64(number) &* 7_919 &+ 3, days: 0)
            world.begin(program)
            world.pass(6)
        }
        world.pass(midnight - world.clock.read() - 1)
        let before = world.asked.count
        world.pass(31)
        let asked = world.asked[before...].filter { $0.at >= midnight }
        #expect(asked.count(where: { if case .today = $0.call { true } else { false } }) <= 3)
        #expect(asked.count <= 5, "\(asked.map(\.call))")
        #expect(world.programs.map { $0.me.today.value?.seconds } == Array(repeating: 0, count: 10))
    }
}

/// Requests by endpoint, and how many at once.
private struct Count {
    private var kinds: [String: Int] = [:]
    private var hours: [Int: Int] = [:]
    private var minutes: [Int: Int] = [:]
    private var bytes = 0
    private(set) var perDay = 0
    /// The maximum per hour, without the first, which includes the start.
    var busiestLater: Int { hours.filter { $0.key > 0 }.values.max() ?? 0 }

    init(_ asked: [WorldHarness.Asked], since start: Double) {
        for one in asked {
            kinds[Self.kind(one.call), default: 0] += 1
            hours[Int((one.at - start) / 3_600), default: 0] += 1
            minutes[Int((one.at - start) / 60), default: 0] += 1
            bytes += one.size
            perDay += 1
        }
    }

    private static func kind(_ call: APICall) -> String {
        switch call {
        case .today, .userTotal: "today"
        case .newestHeartbeat: "newest"
        case .heartbeats: "windows"
        case .ownStats, .userStats, .rangeStats: "stats"
        default: "others"
        }
    }

    func row(_ name: String) -> String {
        let columns = [("today", 6), ("newest", 7), ("windows", 8), ("stats", 6), ("others", 7)]
        return Self.left(name, 13)
            + columns.map { Self.right(kinds[$0.0] ?? 0, $0.1) }.joined()
            + Self.right(perDay, 6) + Self.right(hours.values.max() ?? 0, 6) + Self.right(minutes.values.max() ?? 0, 7)
            + Self.right((bytes + 999) / 1_000, 6)
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }

    private static func right(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }
}
