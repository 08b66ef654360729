import Cells
import HackatimeAPI
import Tracker

/// The figures of a comparison as text.
struct ComparisonText {
    typealias Part = (text: String, role: Role)

    private let me: ComparedPerson?
    private let range: String
    private let glyphs: GlyphSet
    private let isHeld: Bool

    /// - Parameter isHeld: No request can go out.
    init(_ people: [ComparedPerson], range: String = "", glyphs: GlyphSet, isHeld: Bool = false) {
        me = people.first
        self.range = range
        self.glyphs = glyphs
        self.isHeld = isHeld
    }

    /// The total, or one word on why there is none.
    func total(_ person: ComparedPerson) -> Part {
        if let total = person.total { return (Durations.text(total), person.problem == nil ? .strong : .stale) }
        guard let problem = person.problem else { return (isHeld ? "waiting" : "asking \(glyphs.ellipsis)", .dim) }
        switch problem {
        case .badKey, .noKey: return (problem.headline, .bad)
        case .privateUser, .notFound, .notOffered, .refused, .queryKeyRefused: return (problem.headline, .dim)
        default: return (problem.headline, .warning)
        }
    }

    /// `▲ 2h 07m`: they have so much more than the owner.
    func difference(_ person: ComparedPerson) -> Part {
        guard let me, let minutes = person.minutes(beside: me) else { return ("", .dim) }
        if minutes == 0 { return ("the same", .dim) }
        return ("\(minutes > 0 ? glyphs.more : glyphs.less) \(Self.text(minutes))", .plain)
    }

    func today(_ person: ComparedPerson) -> Part {
        person.today.map { (Durations.text($0), .plain) } ?? unknown(person)
    }

    /// - Parameter owner: As the rest of the screen counts it.
    func streak(_ person: ComparedPerson, owner: StreakText?) -> Part {
        if person.target == .me { return owner.map { ("\($0.count)d", .plain) } ?? unknown(person) }
        // Some servers always send 0.
        guard let days = person.streak, days > 0 || person.today.map({ $0 < Streak.minSeconds }) ?? false else {
            return unknown(person)
        }
        return ("\(days)d", .plain)
    }

    func trust(_ person: ComparedPerson) -> Part { person.trust.map { HeaderPane.text(for: $0) } ?? unknown(person) }

    /// Where nothing of a person is known, one word says so.
    private func unknown(_ person: ComparedPerson) -> Part {
        (person.total == nil ? "" : String(glyphs.unknown), .dim)
    }

    /// For the clipboard: `Mira Okonkwo 14h 10m, 2h 07m more than me, last 7 days`
    func sentence(_ person: ComparedPerson) -> String {
        let name = person.target == .me ? "me" : person.name
        guard person.total != nil else { return "\(name): \(total(person).text)" }
        var parts = ["\(name) \(total(person).text)"]
        if let me, let minutes = person.minutes(beside: me) {
            let more = minutes > 0 ? "more than me" : "less than me"
            parts.append(minutes == 0 ? "the same as me" : "\(Self.text(minutes)) \(more)")
        }
        return (parts + [range]).joined(separator: ", ")
    }

    private static func text(_ minutes: Int) -> String { Durations.text(Double(abs(minutes)) * 60) }
}
