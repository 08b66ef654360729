import Cells
import Dashboard
import HackatimeAPI

/// The text of `--format`: words, and fields in braces.
struct TodayFormat {
    enum Field: String, CaseIterable {
        case time, goal, left, project, language, editor, yesterday, week, streak, age, old
        case goalPercent = "goal_percent"
    }

    /// What has to be known for it.
    struct Needs: OptionSet {
        let rawValue: Int

        static let total = Needs(rawValue: 1)
        static let newest = Needs(rawValue: 2)
        static let days = Needs(rawValue: 4)
        static let streak = Needs(rawValue: 8)
        static let all: Needs = [.total, .newest, .days, .streak]
    }

    private enum Part {
        case words(String)
        case field(Field)
    }

    private var parts: [Part] = []

    /// For the help.
    static let list = [
        Field.time, .goal, .goalPercent, .left, .project, .language, .editor, .yesterday, .week, .streak, .age, .old,
    ].map { "{\($0.rawValue)}" }.joined(separator: " ")

    static func read(_ text: String) -> Result<TodayFormat, FormatProblem> {
        var format = TodayFormat()
        var words = ""
        var rest = Substring(text)
        while let next = rest.popFirst() {
            guard next == "{" else {
                if next == "}", rest.first == "}" { rest.removeFirst() }
                words.append(next)
                continue
            }
            if rest.first == "{" {
                rest.removeFirst()
                words.append("{")
                continue
            }
            guard let end = rest.firstIndex(of: "}") else {
                return .failure(.open(before: CleanText.shown(String(rest))))
            }
            let name = String(rest[..<end])
            guard let field = Field(rawValue: name) else {
                return .failure(.unknown(field: CleanText.shown(name), known: list))
            }
            if !words.isEmpty { format.parts.append(.words(words)) }
            words = ""
            format.parts.append(.field(field))
            rest = rest[rest.index(after: end)...]
        }
        if !words.isEmpty { format.parts.append(.words(words)) }
        return .success(format)
    }

    /// Always the total, which says whether anything is known.
    var needs: Needs {
        parts.reduce(into: .total) { needs, part in
            guard case .field(let field) = part else { return }
            switch field {
            case .time, .goal, .goalPercent, .left, .age, .old: break
            case .project, .language, .editor: needs.insert(.newest)
            case .yesterday, .week: needs.insert(.days)
            case .streak: needs.insert(.streak)
            }
        }
    }

    /// On one line, as a bar shows it.
    func text(_ report: TodayReport) -> String {
        let text = parts.map { part in
            switch part {
            case .words(let words): words
            case .field(let field): report.text(field).map { Glyphs.cleanedText($0) } ?? "-"
            }
        }.joined()
        return CleanText.shown(text, limit: 2_000)
    }
}
