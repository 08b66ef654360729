import Cells
import HackatimeAPI
import Tracker

/// Words about people beside each other.
enum BesideText {
    /// Why somebody has no figures; `nil` while they have.
    static func word(_ person: Beside, _ glyphs: GlyphSet) -> String? {
        guard person.total == nil else { return nil }
        return switch person.problem?.error {
        case .privateUser: "private"
        case .notFound: "unknown"
        case .notOffered: "not told"
        case .rateLimited: "waiting"
        case .badKey, .noKey, .refused, .queryKeyRefused: "no key"
        case .unreachable: "offline"
        case nil: glyphs.ellipsis
        default: "trouble"
        }
    }

    /// Beside oneself: `▲ 1h 20m`, `▼ 2h 05m`, `=`.
    static func difference(_ person: Beside, to me: Beside?, _ glyphs: GlyphSet) -> String? {
        guard !person.isMe, let me, (person.allTime == nil) == (me.allTime == nil), let total = person.total,
            let own = me.total
        else { return nil }
        // As the figures are written, so that they can be checked by eye.
        let minutes = Durations.wholeMinutes(total) - Durations.wholeMinutes(own)
        guard minutes != 0 else { return "=" }
        return "\(minutes > 0 ? glyphs.more : glyphs.less) \(Durations.text(Double(abs(minutes)) * 60))"
    }

    /// `this week, as the server counts, at 14:02`
    static func about(_ people: [Beside], days: String, _ context: RenderContext) -> String {
        let days = people.contains { $0.allTime != nil } ? "all time: this server tells no days" : days
        guard let oldest = people.compactMap(\.asOf).min() else { return days }
        return "\(days), as the server counted at \(Clock.moment(oldest, now: context.now, in: context.zone))"
    }
}

/// The cells of the list of friends: what a mark says, the name, three figures, where they are working, streak and trust.
struct BesideCells {
    private let people: [Beside]
    private let state: DashboardState
    private let glyphs: GlyphSet
    private static let longestName = 20

    static func columns(isAllTime: Bool = false) -> [PageColumn] {
        [
            PageColumn(), PageColumn(title: "name"), PageColumn(title: "today", isRight: true),
            PageColumn(title: isAllTime ? "all time" : "week", isRight: true),
            PageColumn(title: "to you", isRight: true, rank: 1),
            PageColumn(title: "now in", isFlexible: true, rank: 2),
            PageColumn(title: "streak", isRight: true, rank: 3), PageColumn(title: "trust", rank: 4),
        ]
    }

    init(_ people: [Beside], _ state: DashboardState) {
        self.people = people
        self.state = state
        glyphs = state.isASCII ? .ascii : .unicode
    }

    /// By the names in the server's paths; one's own is empty.
    ///
    /// - Parameter chosen: Those with a mark.
    func rows(chosen: [String] = []) -> [PageRow] {
        let me = people.first(where: \.isMe)
        return people.map { person in
            let id = person.target.handle ?? ""
            var parts = parts(person, beside: me)
            let copy = parts.map(\.text).filter { !$0.isEmpty }.joined(separator: "  ")
            if chosen.contains(id) { parts[0].text = "+" + parts[0].text }
            return PageRow(id: id, parts: parts, copy: copy)
        }
    }

    private func parts(_ person: Beside, beside me: Beside?) -> [PageRow.Part] {
        let old: Role = person.problem == nil ? .plain : .stale
        let difference = BesideText.difference(person, to: me, glyphs)
        let isMore = difference?.hasPrefix(glyphs.more) ?? false
        let trust = person.trust.map { HeaderPane.text(for: $0.level) }
        let place = person.work.map { ($0.isCertain ? "" : "perhaps ") + ($0.project ?? "here") }
        let isHere = person.work?.isCertain ?? false
        let word = BesideText.word(person, glyphs)
        let you = person.isMe ? " (you)" : ""
        let name = Glyphs.cutEnd(person.name(in: state), to: Self.longestName - you.count, mark: glyphs.ellipsis)
        return [
            .init(text: isHere ? glyphs.bullet : "", role: .good),
            .init(text: name + you, role: person.isMe ? .title : .plain),
            .init(text: person.today.map { Durations.text($0) } ?? "\(glyphs.unknown)", role: old),
            .init(text: word ?? person.total.map { Durations.text($0) } ?? "", role: word == nil ? .strong : .dim),
            .init(text: difference ?? "", role: isMore ? .good : .dim),
            .init(text: place ?? "", role: isHere ? .good : .dim),
            .init(text: person.streak.map { "\($0)" } ?? "", role: .plain),
            .init(text: trust?.0 ?? "", role: trust?.1 ?? .dim),
        ]
    }
}
