/// Reads a theme from text: a line for each role that differs from the terminal's own.
///
///     background = #17171d
///     total = #ec3750 bold
///     focused-title = cyan bold none:underline
///     dim = #8492a6 few:dim
///
/// A value is a colour and attributes, in any order: `#rrggbb`, or the name of one of the terminal's own sixteen
/// colours; `bold`, `dim`, `reverse`, `underline`. `few:` before an attribute means with fewer than 256 colours, `none:`
/// without any, and `on:` before a colour means behind the text. `inks = no` leaves languages and projects without
/// colours.
package enum ThemeFile {
    /// What is wrong with a file, for a person.
    package struct Problem: Error, Sendable, Equatable {
        package let line: Int
        package let reason: String

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    package static func theme(named name: String, _ text: String) throws(Problem) -> Theme {
        var theme = Theme(name: name)
        // "\r\n" is one character.
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            do {
                try read(line, into: &theme)
            } catch {
                throw Problem(line: index + 1, reason: error.reason)
            }
        }
        return theme
    }

    private struct Reason: Error { let reason: String }

    private static func read(_ line: Substring, into theme: inout Theme) throws(Reason) {
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw Reason(reason: "has no \"=\"") }
        let name = parts[0].filter { !$0.isWhitespace }
        let words = parts[1].split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        guard !words.isEmpty else { throw Reason(reason: "has no value") }
        switch name {
        case "background":
            guard words.count == 1, let color = RGB(hex: words[0]) else {
                throw Reason(reason: "background must be a colour such as #17171d")
            }
            theme.background = color
        case "inks":
            guard words == ["yes"] || words == ["no"] else { throw Reason(reason: "inks must be yes or no") }
            theme.hasInks = words == ["yes"]
        default:
            guard let role = Role.named.first(where: { $0.name == name })?.role else {
                throw Reason(reason: "there is no \"\(Glyphs.cutEnd(name, to: 30))\" to colour")
            }
            theme.looks[role] = try look(words)
        }
    }

    private static func look(_ words: [String]) throws(Reason) -> Theme.Look {
        var look = Theme.Look()
        for word in words {
            if let attribute = attributes[word] {
                look.attributes.insert(attribute)
            } else if word.hasPrefix("few:"), let attribute = attributes[String(word.dropFirst(4))] {
                look.few.insert(attribute)
            } else if word.hasPrefix("none:"), let attribute = attributes[String(word.dropFirst(5))] {
                look.none.insert(attribute)
            } else if word.hasPrefix("on:"), let color = color(String(word.dropFirst(3))) {
                look.background = color
            } else if let color = color(word) {
                look.color = color
            } else {
                throw Reason(reason: "\"\(Glyphs.cutEnd(word, to: 30))\" is neither a colour nor an attribute")
            }
        }
        return look
    }

    private static func color(_ word: String) -> Theme.Color? {
        if let rgb = RGB(hex: word) { return .rgb(rgb) }
        let bright = word.hasPrefix("bright-")
        return names.firstIndex(of: bright ? String(word.dropFirst(7)) : word).map { .own($0 + (bright ? 8 : 0)) }
    }

    private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    private static let attributes: [String: Theme.Attributes] = [
        "bold": .bold, "dim": .dim, "reverse": .reverse, "underline": .underline,
    ]
}
