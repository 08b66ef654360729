import HackatimeAPI
import Tracker

extension APICall {
    /// The key under which the last value is stored; `nil` for calls stored in another way. Parts that move with the
    /// clock (a day, the end of a window) are not included: the newer value replaces the older one.
    var key: String? {
        switch self {
        case .profile: "profile"
        case .today: "today"
        case .ownStats: "own-stats"
        case .rangeStats(let target, let window): "range-stats/\(Int(window.start))-\(Int(window.end))/\(target.key)"
        case .dayTotals(_, _, let zone): "day-totals/\(zone)"
        case .newestHeartbeat: "newest-heartbeat"
        case .heartbeats: nil
        case .userStats(let user): "user-stats/\(user)"
        case .userTotal(let user, _): "user-total/\(user)"
        case .spans(let user, _): "spans/\(user)"
        case .trust(let user): "trust/\(user)"
        case .userByEmail(let email): "email/\(email)"
        case .userBySlackID(let slackID): "slack-id/\(slackID)"
        case .sum(let sum):
            "sum/\(Int(sum.window.start))/\(sum.counting)\(sum.leavesOutAICoding ? "-without-ai" : "")/"
                + "\(sum.categories)\(sum.projects)\(sum.target.key)"
        case .projects(let details):
            "projects/\(details.window.map { Int($0.start) } ?? 0)/\(details.names)\(details.target.key)"
        case .leaderboard(let period): "leaderboard/\(period.rawValue)"
        case .currentlyHacking: "currently-hacking"
        }
    }

    /// Programs on one machine exclude each other for requests of the same kind. Each key is a kind, and all heartbeat
    /// requests are one.
    var kind: UInt64 {
        var hash = StableHash()
        hash.add(key ?? "heartbeats")
        return hash.value
    }

    /// Whether the value for `other`, which has the same key, is valid for this call too. Its age is checked elsewhere.
    func isAnswered(by other: APICall) -> Bool {
        if case .spans(let user, let window) = self, case .spans(let otherUser, let otherWindow) = other {
            guard user == otherUser, window.start == otherWindow.start else { return false }
            // Those of the last days end when they were requested, those of a range at a midnight.
            return window.end == otherWindow.end || !window.endsOnQuarterHour && !otherWindow.endsOnQuarterHour
        }
        return self == other
    }
}

extension TimeWindow {
    fileprivate var endsOnQuarterHour: Bool { end.truncatingRemainder(dividingBy: 900) == 0 }
}

extension Target {
    fileprivate var key: String {
        switch self {
        case .me: "me"
        case .user(let name): "user/\(name)"
        }
    }
}

extension BinaryEncoder {
    /// The case is stored as a number that is never reused for another.
    mutating func add(_ call: APICall) {
        switch call {
        case .profile: add(UInt8(1))
        case .today(let day):
            add(UInt8(2))
            add(day)
        case .ownStats: add(UInt8(3))
        case .rangeStats(let target, let window):
            add(UInt8(4))
            add(target.name)
            add(window)
        case .dayTotals(let first, let last, let zone):
            add(UInt8(5))
            add(first)
            add(last)
            add(zone)
        case .newestHeartbeat: add(UInt8(6))
        case .heartbeats(let window):
            add(UInt8(7))
            add(window)
        case .userStats(let user): add(8, user)
        case .userTotal(let user, let since):
            add(9, user)
            add(since.seconds)
            add(since.offset)
        case .spans(let user, let window):
            add(10, user)
            add(window)
        case .trust(let user): add(11, user)
        case .userByEmail(let email): add(12, email)
        case .userBySlackID(let slackID): add(13, slackID)
        case .sum(let sum):
            add(UInt8(14))
            add(sum.target.name)
            add(sum.window)
            add(list: sum.projects) { $0.add($1) }
            add(list: sum.categories) { $0.add($1) }
            add(sum.leavesOutAICoding)
            add(UInt8(StatsSum.Counting.allCases.firstIndex(of: sum.counting) ?? 0))
        case .projects(let details):
            add(UInt8(15))
            add(details.target.name)
            add(list: details.names) { $0.add($1) }
            add(details.window) { $0.add($1) }
        case .leaderboard(let period): add(16, period.rawValue)
        case .currentlyHacking: add(UInt8(17))
        }
    }

    private mutating func add(_ number: UInt8, _ text: String) {
        add(number)
        add(text)
    }

    mutating func add(_ day: CivilDate) {
        add(day.dayNumber)
    }

    mutating func add(_ window: TimeWindow) {
        add(window.start)
        add(window.end)
        add(window.offset)
    }
}

extension Target {
    fileprivate var name: String? {
        if case .user(let name) = self { name } else { nil }
    }
}

extension BinaryDecoder {
    /// `nil` for cases unknown to this version.
    mutating func call() -> APICall? {
        let call: APICall
        switch byte() {
        case 1: call = .profile
        case 2: call = .today(day())
        case 3: call = .ownStats
        case 4: call = .rangeStats(target(), window())
        case 5: call = .dayTotals(first: day(), last: day(), zone: text())
        case 6: call = .newestHeartbeat
        case 7: call = .heartbeats(window())
        case 8: call = .userStats(text())
        case 9: call = .userTotal(text(), since: ZonedInstant(seconds: time(), offset: offset()))
        case 10: call = .spans(text(), window())
        case 11: call = .trust(text())
        case 12: call = .userByEmail(text())
        case 13: call = .userBySlackID(text())
        case 14:
            var sum = StatsSum(
                of: target(), in: window(), projects: list { $0.text() }, categories: list { $0.text() },
                leavesOutAICoding: flag())
            let number = Int(byte())
            guard StatsSum.Counting.allCases.indices.contains(number) else { return nil }
            sum.counting = StatsSum.Counting.allCases[number]
            call = .sum(sum)
        case 15:
            call = .projects(ProjectDetails(of: target(), names: list { $0.text() }, in: optional { $0.window() }))
        case 16:
            guard let period = Leaderboard.Period(rawValue: text()) else { return nil }
            call = .leaderboard(period)
        case 17: call = .currentlyHacking
        default: return nil
        }
        return isValid ? call : nil
    }

    private mutating func target() -> Target { optional { $0.text() }.map(Target.user) ?? .me }

    mutating func day() -> CivilDate {
        let number = number()
        if !(-4_000_000...4_000_000).contains(number) { fail() }
        return CivilDate(dayNumber: isValid ? number : 0)
    }

    mutating func window() -> TimeWindow {
        TimeWindow(start: time(), end: time(), offset: offset())
    }

    /// Seconds east of UTC.
    private mutating func offset() -> Int {
        let seconds = number()
        if !(-200_000...200_000).contains(seconds) { fail() }
        return isValid ? seconds : 0
    }
}
