import HackatimeAPI
import Tracker

/// Values and calls as bytes. What cannot be read (another version, damage) counts as missing: it is only a copy, and
/// the server is asked again.
enum APIValueCoding {
    /// Increase whenever the format below changes.
    static let version: UInt8 = 1

    /// `nil` for values that are not stored this way.
    static func bytes(_ answer: APIValue) -> [UInt8]? {
        var pack = BinaryEncoder()
        pack.add(version)
        return pack.add(answer) ? pack.bytes : nil
    }

    static func answer(_ bytes: [UInt8]) -> APIValue? {
        var pack = BinaryDecoder(bytes)
        guard pack.byte() == version, let answer = pack.answer(), pack.isComplete else { return nil }
        return answer
    }

    static func bytes(_ call: APICall) -> [UInt8] {
        var pack = BinaryEncoder()
        pack.add(version)
        pack.add(call)
        return pack.bytes
    }

    static func call(_ bytes: [UInt8]) -> APICall? {
        var pack = BinaryDecoder(bytes)
        guard pack.byte() == version, let call = pack.call(), pack.isComplete else { return nil }
        return call
    }
}

extension BinaryEncoder {
    /// Returns false and writes nothing for pages of heartbeats and for `unchanged`.
    mutating func add(_ answer: APIValue) -> Bool {
        switch answer {
        case .profile(let profile):
            add(UInt8(1))
            for text in [profile.id, profile.username, profile.displayName, profile.zone] { add(text) }
            add(profile.createdAt)
        case .today(let total):
            add(UInt8(2))
            add(total.seconds)
            add(total.goal) { pack, goal in
                pack.add(goal.target)
                pack.add(goal.tracked)
            }
        case .stats(let stats):
            add(UInt8(3))
            add(stats)
        case .dayTotals(let days):
            add(UInt8(13))
            add(list: days) { pack, total in
                pack.add(total.day)
                pack.add(total.seconds)
                pack.add(list: total.projects) { $0.add($1) }
            }
        case .total(let seconds):
            add(UInt8(5))
            add(seconds)
        case .newest(let heartbeat):
            add(UInt8(14))
            add(heartbeat) { pack, heartbeat in
                pack.add(heartbeat)
                pack.add(heartbeat.createdAt)
            }
        case .spans(let spans):
            add(UInt8(7))
            add(list: spans) { pack, span in
                pack.add(span.start)
                pack.add(span.end)
                pack.add(span.duration)
            }
        case .trust(let trust):
            add(UInt8(8))
            add(trust)
        case .user(let id):
            add(UInt8(9))
            add(id)
        case .projects(let projects):
            add(UInt8(10))
            add(list: projects) { $0.add($1) }
        case .ranking(let ranking):
            add(UInt8(11))
            add(ranking.dateRange)
            add(ranking.generatedAt)
            add(list: ranking.entries) { pack, entry in
                pack.add(entry.rank)
                pack.add(entry.userID)
                pack.add(entry.name)
                pack.add(entry.seconds)
            }
        case .hackers(let hackers):
            add(UInt8(12))
            add(list: hackers) { pack, hacker in
                pack.add(hacker.name)
                for text in [hacker.countryCode, hacker.project, hacker.repositoryURL] { pack.add(text) }
            }
        case .heartbeats, .unchanged: return false
        }
        return true
    }

    private mutating func add(_ stats: CodingStats) {
        add(stats.displayName)
        add(stats.userID)
        add(stats.total)
        for breakdown in [stats.languages, stats.projects] {
            add(breakdown) { pack, rows in
                pack.add(list: rows) { pack, row in
                    pack.add(row.name)
                    pack.add(row.seconds)
                }
            }
        }
        add(stats.rangeText)
        add(stats.trust) { $0.add($1) }
        add(stats.streak)
    }

    private mutating func add(_ project: ProjectDetail) {
        add(project.name)
        add(project.seconds)
        add(list: project.languages) { $0.add($1) }
        add(project.repositoryURL)
        add(project.heartbeats)
        add(project.first)
        add(project.last)
        add(project.isArchived)
    }

    private mutating func add(_ trust: Trust) {
        switch trust.level {
        case .blue: add(UInt8(0))
        case .red: add(UInt8(1))
        case .green: add(UInt8(2))
        case .yellow: add(UInt8(3))
        case .other(let word):
            add(UInt8(4))
            add(word)
        }
    }

    /// Includes only the extras that may be stored.
    private mutating func add(_ heartbeat: Heartbeat) {
        add(heartbeat.id) { $0.add($1) }
        add(heartbeat.time)
        for text in [
            heartbeat.entity, heartbeat.type, heartbeat.category, heartbeat.project, heartbeat.branch,
            heartbeat.language, heartbeat.editor, heartbeat.operatingSystem, heartbeat.machine,
        ] {
            add(text)
        }
        add(heartbeat.isWrite)
        add(heartbeat.line)
        add(heartbeat.lineCount)
        add(list: heartbeat.extras.filter { StoredRow.extraNames.contains($0.name) }) { pack, extra in
            pack.add(extra.name)
            pack.add(extra.value)
        }
    }
}

extension BinaryDecoder {
    /// `nil` for cases unknown to this version.
    mutating func answer() -> APIValue? {
        let answer: APIValue
        switch byte() {
        case 1:
            answer = .profile(
                Profile(
                    id: optionalText(), username: optionalText(), displayName: optionalText(), zone: optionalText(),
                    createdAt: optional { $0.real() }))
        case 2:
            answer = .today(
                TodayTotal(seconds: real(), goal: optional { Goal(target: $0.real(), tracked: $0.real()) }))
        case 3: answer = .stats(stats())
        // Of versions that did not compare the projects of a day, or did not know when a heartbeat was sent: 4 and 6.
        case 4: answer = .dayTotals(list { DayTotal(day: $0.day(), seconds: $0.real()) })
        case 13:
            answer = .dayTotals(
                list { DayTotal(day: $0.day(), seconds: $0.real(), projects: $0.list { $0.text() }) })
        case 5: answer = .total(real())
        case 6: answer = .newest(optional { $0.heartbeat() })
        case 14:
            answer = .newest(
                optional {
                    var heartbeat = $0.heartbeat()
                    heartbeat.createdAt = $0.optional { $0.real() }
                    return heartbeat
                })
        case 7: answer = .spans(list { Span(start: $0.real(), end: $0.real(), duration: $0.real()) })
        case 8: answer = .trust(trust())
        case 9: answer = .user(id: text())
        case 10:
            answer = .projects(
                list {
                    ProjectDetail(
                        name: $0.text(), seconds: $0.real(), languages: $0.list { $0.text() },
                        repositoryURL: $0.optionalText(), heartbeats: $0.optional { $0.number() },
                        first: $0.optional { $0.real() }, last: $0.optional { $0.real() }, isArchived: $0.flag())
                })
        case 11:
            answer = .ranking(
                Ranking(
                    dateRange: optionalText(), generatedAt: optional { $0.real() },
                    entries: list {
                        Ranking.Entry(
                            rank: $0.number(), userID: $0.optionalText(), name: $0.optionalText(), seconds: $0.real())
                    }))
        case 12:
            answer = .hackers(
                list {
                    Hacker(
                        name: $0.text(), countryCode: $0.optionalText(), project: $0.optionalText(),
                        repositoryURL: $0.optionalText())
                })
        default: return nil
        }
        return isValid ? answer : nil
    }

    mutating func optionalText() -> String? { optional { $0.text() } }

    private mutating func stats() -> CodingStats {
        CodingStats(
            displayName: optionalText(), userID: optionalText(), total: real(), languages: breakdown(),
            projects: breakdown(), rangeText: optionalText(), trust: optional { $0.trust() },
            streak: optional { $0.number() })
    }

    private mutating func breakdown() -> [Breakdown]? {
        optional { $0.list { Breakdown(name: $0.text(), seconds: $0.real()) } }
    }

    private mutating func trust() -> Trust {
        switch byte() {
        case 0: return Trust(.blue)
        case 1: return Trust(.red)
        case 2: return Trust(.green)
        case 3: return Trust(.yellow)
        case 4: return Trust(.other(text()))
        default:
            fail()
            return Trust(.blue)
        }
    }

    private mutating func heartbeat() -> Heartbeat {
        Heartbeat(
            id: optional { $0.integer() }, time: real(), entity: optionalText(), type: optionalText(),
            category: optionalText(), project: optionalText(), branch: optionalText(), language: optionalText(),
            editor: optionalText(), operatingSystem: optionalText(), machine: optionalText(), isWrite: flag(),
            line: optional { $0.number() }, lineCount: optional { $0.number() },
            extras: list { Heartbeat.Extra($0.text(), $0.text()) })
    }
}
