import HackatimeAPI
import Tracker

/// Answers within the calls' guarantees, and at their limits. Everything about a person contains their mark, which no
/// key can type.
enum Replies {
    private static let own = "QQME"
    private static let others = ["mira": "QQMIRA", "zed": "QQZED", "U0266FRGP": "QQSLACK", "77": "QQMAIL"]

    static func marks(besides target: Target) -> [(mark: String, isOthers: Bool)] {
        let all = [own] + others.values
        return all.map { ($0, $0 != mark(of: target)) }
    }

    private static func mark(of target: Target) -> String {
        if case .user(let name) = target { others[name] ?? "QQELSE" } else { own }
    }

    static func target(_ call: APICall) -> Target {
        switch call {
        case .userStats(let name), .userTotal(let name, _), .spans(let name, _), .trust(let name): .user(name)
        case .rangeStats(let target, _): target
        default: .me
        }
    }

    static func reply(to request: APIRequest, _ kind: String, at now: Double) -> Result<APIValue, ClientError> {
        if let error = error(kind) { return .failure(error) }
        switch kind {
        case "unchanged" where request.entityTag != nil: return .success(.unchanged)
        case "other": return .success(.user(id: "x"))
        default: break
        }
        let mark = mark(of: target(request.call))
        let isHard = kind == "hard"
        let name =
            kind == "hostile"
            ? "\(mark)\u{1B}[2J\u{202E}日\u{301}\u{9B}1m\n" : isHard ? String(repeating: mark, count: 200) : mark
        let seconds = kind == "empty" ? 0 : isHard ? 1e12 : 5_400
        return .success(answer(request.call, name, seconds, kind, now))
    }

    private static func error(_ kind: String) -> ClientError? {
        switch kind {
        case "broken": .serverBroken(status: 500, requestID: "id", serverMessage: "no")
        case "limited": .rateLimited(wait: 30)
        case "badkey": .badKey(serverMessage: nil)
        case "refused": .refused(serverMessage: "no")
        case "private": .privateUser
        case "notfound": .notFound(serverMessage: nil)
        case "gone": .notOffered
        case "offline": .unreachable(.offline)
        case "lost": .unreachable(.connectionLost)
        case "large": .tooLarge(limit: 1_000_000)
        case "elsewhere": .askedElsewhere
        case "cancelled": .cancelled
        case "redirect": .redirectRefused(from: "https://a", to: "https://b")
        case "page": .notHackatime(.webPage)
        case "bad": .badRequest(status: 422, serverMessage: "no")
        case "query": .queryKeyRefused
        default: nil
        }
    }

    private static func answer(
        _ call: APICall, _ name: String, _ seconds: Double, _ kind: String, _ now: Double
    ) -> APIValue {
        let isEmpty = kind == "empty"
        switch call {
        case .profile: return .profile(Profile(id: isEmpty ? nil : "42", displayName: name, zone: zone(kind)))
        case .today:
            return .today(TodayTotal(seconds: seconds, goal: isEmpty ? nil : Goal(target: 1e-300, tracked: seconds)))
        case .ownStats, .userStats, .rangeStats:
            let rows =
                isEmpty ? [] : (0..<30).map { Breakdown(name: "\(name)\($0)", seconds: seconds / Double($0 + 1)) }
            return .stats(
                CodingStats(
                    displayName: name, total: seconds, languages: isEmpty ? nil : rows, projects: rows,
                    rangeText: name, trust: Trust(.other(kind == "hostile" ? "red" : "violet")), streak: 3))
        case .dayTotals(let first, let last, _):
            let days = (0...max(0, min(40, last.dayNumber - first.dayNumber))).map { first.adding(days: $0) }
            return .dayTotals(isEmpty ? [] : days.map { DayTotal(day: $0, seconds: seconds) })
        case .newestHeartbeat: return .newest(isEmpty ? nil : row(name, min(now - 30, 253_402_300_799), 5))
        case .heartbeats(let window): return .heartbeats(page(window, name, kind))
        case .userTotal: return .total(seconds)
        case .spans(_, let window):
            return .spans(isEmpty ? [] : [Span(start: window.start, end: window.start + 60, duration: seconds)])
        case .trust: return .trust(Trust(.red))
        case .userByEmail, .userBySlackID: return .user(id: "77")
        case .sum: return .total(seconds)
        case .projects:
            let project = ProjectDetail(name: name, seconds: seconds, languages: [name], repositoryURL: name)
            return .projects(isEmpty ? [] : [project])
        case .leaderboard:
            let ranks = isEmpty ? [] : Array(1...300)
            return .ranking(
                Ranking(
                    entries: ranks.map { Ranking.Entry(rank: $0, userID: "\($0)", name: name, seconds: seconds) }))
        case .currentlyHacking:
            return .hackers(isEmpty ? [] : [Hacker(name: name, project: name, repositoryURL: name)])
        }
    }

    private static func zone(_ kind: String) -> String? {
        switch kind {
        case "empty": nil
        case "hostile": "\u{1B}[2J/\u{202E}"
        case "hard": "America/New_York"
        default: "UTC"
        }
    }

    private static func page(_ window: TimeWindow, _ name: String, _ kind: String) -> HeartbeatPage {
        guard kind != "empty", window.end > window.start else {
            return HeartbeatPage(heartbeats: [], isUnpaged: true, rowCount: 0)
        }
        let count = kind == "hard" ? 100 : 12
        var rows = (0..<count).map { number in
            row(name, max(0, window.start + window.length * Double(number) / Double(count)), Int64(number))
        }
        if kind == "hard" {
            rows.insert(row(name, 0, 900), at: 0)
            rows.append(row(name, 253_402_300_799, 901))
        }
        return HeartbeatPage(heartbeats: rows, isUnpaged: kind != "hostile", rowCount: rows.count)
    }

    private static func row(_ name: String, _ time: Double, _ number: Int64) -> Heartbeat {
        Heartbeat(
            id: number % 3 == 0 ? nil : Int64(time) * 1_000 + number, time: time, entity: "/home/\(name)/main.swift",
            project: number % 4 == 0 ? nil : name, branch: name, language: number % 5 == 0 ? name : "Swift",
            editor: "vim", isWrite: number % 2 == 0, line: number == 1 ? Int(Int32.max) : 3,
            extras: [Heartbeat.Extra("lines added", name)])
    }
}
