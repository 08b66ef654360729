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

/// The cells of a list of people. All cells of a column are as wide as its longest, so that nothing moves while scrolling
/// and headings stand over them.
struct BesideCells {
    let headings: [PageRow.Part]
    private let people: [Beside]
    private let lines: [[PageRow.Part]]
    private let copies: [String]
    private static let longestName = 20

    /// What a mark says, the name, three figures, where they are working, streak and trust.
    static func columns(work: Bool) -> [PageColumn] {
        [
            PageColumn(), PageColumn(isFlexible: !work), PageColumn(isRight: true), PageColumn(isRight: true),
            PageColumn(isRight: true, rank: 1), PageColumn(isFlexible: work, rank: 2),
            PageColumn(isRight: true, rank: 3), PageColumn(rank: 4),
        ]
    }

    /// - Parameter days: The heading of the figure that is compared.
    init(_ people: [Beside], days: String, _ state: DashboardState, work: Bool) {
        self.people = people
        let glyphs: GlyphSet = state.isASCII ? .ascii : .unicode
        let isAllTime = people.contains { $0.allTime != nil }
        let me = people.first(where: \.isMe)
        let titles = [
            "", "name", "today", isAllTime ? "all time" : days, "to you", work ? "now in" : "", "streak",
            "trust",
        ]
        let lines = people.map { person in
            let old: Role = person.problem == nil ? .plain : .stale
            let difference = BesideText.difference(person, to: me, glyphs)
            let isMore = difference?.hasPrefix(glyphs.more) ?? false
            let trust = person.trust.map { HeaderPane.text(for: $0.level) }
            let place = person.work.map { ($0.isCertain ? "" : "perhaps ") + ($0.project ?? "here") }
            let isHere = person.work?.isCertain ?? false
            let word = BesideText.word(person, glyphs)
            let you = person.isMe ? " (you)" : ""
            let parts: [PageRow.Part] = [
                .init(text: isHere ? glyphs.bullet : "", role: .good),
                .init(
                    text: Glyphs.cutEnd(person.name(in: state), to: Self.longestName - you.count, mark: glyphs.ellipsis)
                        + you,
                    role: person.isMe ? .title : .plain),
                .init(text: person.today.map { Durations.text($0) } ?? "\(glyphs.unknown)", role: old),
                .init(
                    text: word ?? person.total.map { Durations.text($0) } ?? "", role: word == nil ? .strong : .dim),
                .init(text: difference ?? "", role: isMore ? .good : .dim),
                .init(text: work ? place ?? "" : "", role: isHere ? .good : .dim),
                .init(text: person.streak.map { "\($0)" } ?? "", role: .plain),
                .init(text: trust?.0 ?? "", role: trust?.1 ?? .dim),
            ]
            return parts
        }
        let widths = titles.indices.map { index in
            lines.reduce(Glyphs.width(of: titles[index])) { max($0, Glyphs.width(of: $1[index].text)) }
        }
        let columns = Self.columns(work: work)
        func padded(_ part: PageRow.Part, _ index: Int) -> PageRow.Part {
            // What may be cut must not end in blanks.
            if columns[index].isFlexible { return part }
            var part = part
            let blanks = String(repeating: " ", count: max(0, widths[index] - Glyphs.width(of: part.text)))
            part.text = columns[index].isRight ? blanks + part.text : part.text + blanks
            return part
        }
        headings = titles.enumerated().map { padded(.init(text: $0.element, role: .dim), $0.offset) }
        copies = lines.map { $0.map(\.text).filter { !$0.isEmpty }.joined(separator: "  ") }
        self.lines = lines.map { $0.enumerated().map { padded($0.element, $0.offset) } }
    }

    /// By the names in the server's paths; one's own is empty.
    ///
    /// - Parameter chosen: Those with a mark.
    func rows(chosen: [String] = []) -> [PageRow] {
        people.indices.map { index in
            let id = people[index].target.handle ?? ""
            var parts = lines[index]
            if chosen.contains(id) { parts[0].text = "+" + parts[0].text }
            return PageRow(id: id, parts: parts, copy: copies[index])
        }
    }
}
