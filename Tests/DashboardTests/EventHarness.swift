import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// Two weeks of work in a made-up world, and a server that counts as the contract says.
enum EventHarness {
    static let now = DashboardHarness.noon

    /// From twelve days before today to nine after it.
    static var event: HackEvent {
        let today = ZoneRules.utc.day(at: now)
        var event = HackEvent(
            name: "Terminal Jam", from: .day(today.adding(days: -12)), to: .day(today.adding(days: 9)), zone: .utc)
        event.target = 40 * 3_600
        return event
    }

    static var list: EventList {
        let eastern = ZoneRules(name: "America/New_York", posix: "EST5EDT,M3.2.0,M11.1.0")
        func day(_ month: Int, _ day: Int) -> CivilDate { CivilDate(year: 2026, month: month, day: day) }
        var list = EventList()
        var stardance = HackEvent(
            name: "Stardance", from: .time(CivilTime(date: day(5, 30), hour: 9, minute: 0, second: 0)),
            to: .time(CivilTime(date: day(8, 30), hour: 23, minute: 59, second: 59)), zone: eastern)
        stardance.target = 3_600
        list.events = [
            stardance, event, HackEvent(name: "Next", from: .day(day(12, 1)), to: .day(day(12, 31)), zone: eastern),
        ]
        return list
    }

    /// Four hours a day in two projects at once, with everything that events count in another way.
    static let rows: [Heartbeat] = {
        var rows: [Heartbeat] = []
        for back in stride(from: 14, through: 0, by: -1) {
            let start = now - Double(back) * 86_400 - Double(back * 13 % 5 + 1) * 3_600 - 17
            for step in 0..<(back % 6 == 1 ? 0 : 60 + back * 37 % 80) {
                let time = start + Double(step) * 40 + (step > 50 ? 1_000 : 0)
                guard time < now - 20 else { break }
                let category: String? = step % 19 == 4 ? "browsing" : step % 23 == 7 ? nil : "coding"
                let project: String? =
                    step % 29 == 3
                    ? nil : step % 31 == 2 ? "<<LAST_PROJECT>>" : ["robot", "site", "robot"][step / 3 % 3]
                rows.append(
                    Heartbeat(
                        id: Int64(time), time: time, entity: "/home/nova/main.swift", category: category,
                        project: back % 4 == 2 && step > 40 ? "dotfiles" : project, language: "Swift", editor: "neovim")
                )
            }
        }
        return rows
    }()

    static func reply(_ call: APICall) -> Result<APIValue, ClientError> {
        switch call {
        case .rangeStats(_, let window):
            let found = rows.filter { $0.time >= window.start && $0.time < window.end }
            let projects = Dictionary(grouping: found) { $0.project ?? Breakdown.nameless }
                .map { Breakdown(name: $0.key, seconds: HackatimeAPI.Durations.total(ofSorted: $0.value.map(\.time))) }
            let total = HackatimeAPI.Durations.total(ofSorted: found.map(\.time))
            return .success(
                .stats(
                    CodingStats(
                        total: total, languages: [], projects: Breakdown.merged(projects, isLanguage: false))))
        case .sum(let sum):
            let rules = EventRules(projects: sum.projects, leavesOutAICoding: sum.leavesOutAICoding)
            return .success(.total(EventCount(BeatTable(rows, in: sum.window), rules).event))
        default: return DashboardHarness.reply(from: rows)(call)
        }
    }

    /// On the list of events, with everything answered.
    static func listed(
        _ width: Int = 120, _ height: Int = 40, isWhole: Bool = true,
        _ reply: (APICall) -> Result<APIValue, ClientError> = EventHarness.reply
    ) -> DashboardHarness {
        let history = isWhole ? TestHistory(rows, now: now) : TestHistory(now: now)
        var harness = DashboardHarness(size: Size(width: width, height: height), history: history)
        if !isWhole { harness.state.historyDays = 0 }
        harness.events = list
        harness.begin()
        harness.answerAll(reply)
        harness.press(.character("e"))
        return harness
    }
}

extension DashboardHarness {
    var screen: String { render(state).text.joined(separator: "\n") }
}
