package import HackatimeAPI

/// Reads events from text: a name in brackets, and a line for each thing to say about it.
///
///     [Stardance]
///     from = 2026-05-30 09:00
///     to = 2026-08-30 23:59:59
///     zone = America/New_York
///     projects = robot, site
///     target = 40h
///     ai coding = no
///
/// `from` and `to` are needed. Dates alone are whole days, both included; times are exact, and may have an offset
/// instead of a zone.
package enum EventFile {
    /// What is wrong with a file, for a person.
    package struct Problem: Error, Sendable, Hashable {
        package let line: Int
        package let reason: String

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    /// More than anybody takes part in.
    private static let maxEvents = 200

    /// All events that are right, each name once, and what is wrong with the others. The later one of a name counts.
    ///
    /// - Parameter zone: The rules of a zone by its name.
    package static func read(_ text: String, zone: (String) -> ZoneRules?) -> (
        events: [HackEvent], problems: [Problem]
    ) {
        var events: [HackEvent] = []
        var problems: [Problem] = []
        var draft: Draft?
        func finish() {
            guard let done = draft else { return }
            draft = nil
            guard !done.isWrong else { return }
            switch done.event {
            case .success(let event):
                events.removeAll { $0.name == event.name }
                if events.count < maxEvents { events.append(event) }
            case .failure(let problem): problems.append(problem)
            }
        }
        // "\r\n" is one character.
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, whole) in lines.enumerated() {
            let line = trimmed(whole)
            guard let first = line.first, first != "#" else { continue }
            if first == "[" {
                finish()
                let name = trimmed(line.dropFirst().dropLast())
                draft = Draft(name: String(name.prefix(60)), line: index + 1)
                if line.last != "]" || name.isEmpty {
                    draft?.isWrong = true
                    problems.append(Problem(line: index + 1, reason: "a name must be in brackets, such as [Stardance]"))
                }
                continue
            }
            do throws(Reason) {
                guard draft != nil else { throw Reason(reason: "a name in brackets must come first") }
                try draft?.read(line, zone: zone)
            } catch {
                draft?.isWrong = true
                problems.append(Problem(line: index + 1, reason: error.reason))
            }
        }
        finish()
        return (events, problems)
    }

    private struct Reason: Error { let reason: String }

    private struct Draft {
        let name: String
        let line: Int
        var from: HackEvent.Edge?
        var to: HackEvent.Edge?
        var rest: HackEvent
        var isWrong = false

        init(name: String, line: Int) {
            self.name = name
            self.line = line
            rest = HackEvent(name: name, from: .instant(0), to: .instant(0))
        }

        mutating func read(_ line: Substring, zone: (String) -> ZoneRules?) throws(Reason) {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw Reason(reason: "has no \"=\"") }
            let key = trimmed(parts[0]).lowercased()
            let value = String(trimmed(parts[1]))
            switch key {
            case "from": from = try EventFile.edge(value, key)
            case "to": to = try EventFile.edge(value, key)
            case "zone":
                guard let rules = zone(value) else { throw Reason(reason: "there is no zone \"\(cut(value))\" here") }
                rest.zone = rules
            case "projects":
                rest.projects = value.split(separator: ",").map { String(trimmed($0)) }.filter { !$0.isEmpty }
            case "target":
                guard let target = EventFile.target(value) else {
                    throw Reason(reason: "target must be a time such as 40h or 40h 30m")
                }
                rest.target = target
            case "ai coding":
                guard ["yes", "no"].contains(value) else { throw Reason(reason: "ai coding must be yes or no") }
                rest.leavesOutAICoding = value == "no"
            default: throw Reason(reason: "there is no setting \"\(cut(key))\"")
            }
        }

        var event: Result<HackEvent, Problem> {
            guard let from, let to else {
                return .failure(Problem(line: line, reason: "\(cut(name)) needs a \"from\" and a \"to\""))
            }
            var event = rest
            (event.from, event.to) = (from, to)
            let window = event.window(in: .utc)
            guard window.end > window.start else {
                return .failure(Problem(line: line, reason: "\(cut(name)) ends before it begins"))
            }
            guard window.length <= HackEvent.maxLength else {
                return .failure(Problem(line: line, reason: "\(cut(name)) lasts longer than ten years"))
            }
            return .success(event)
        }
    }

    private static func edge(_ text: String, _ key: String) throws(Reason) -> HackEvent.Edge {
        guard let edge = edge(text) else {
            throw Reason(reason: "\(key) must be a date such as 2026-06-16, or a date and a time")
        }
        return edge
    }

    /// `2026-06-16`, `2026-06-16 09:00`, `2026-06-16T09:00:00-04:00`; `nil` for anything else.
    package static func edge(_ text: String) -> HackEvent.Edge? {
        guard let instant = ISO8601.instant(from: text), let day = ISO8601.date(from: text),
            (1971...9998).contains(day.year)
        else { return nil }
        guard text.utf8.count > 10 else { return .day(day) }
        let clock = text.dropFirst(11)
        guard !clock.contains(where: { "+-Zz".contains($0) || $0.isLetter }) else { return .instant(instant.seconds) }
        return .time(ZoneRules.utc.civilTime(at: instant.seconds))
    }

    /// `40h`, `40h 30m`, `90m`; at most a year. `nil` for anything else.
    package static func target(_ text: String) -> Double? {
        var rest = text.lowercased().filter { !$0.isWhitespace }[...]
        var total = 0
        for (unit, seconds) in [("h", 3_600), ("m", 60)] as [(Character, Int)] {
            guard let end = rest.firstIndex(of: unit) else { continue }
            guard let number = Int(rest[..<end]), (0...525_600).contains(number) else { return nil }
            total += number * seconds
            rest = rest[rest.index(after: end)...]
        }
        return rest.isEmpty && total > 0 && total <= 8_784 * 3_600 ? Double(total) : nil
    }
}

private func trimmed(_ text: Substring) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
}

private func cut(_ text: String) -> String { text.count > 30 ? "\(text.prefix(30))..." : text }
