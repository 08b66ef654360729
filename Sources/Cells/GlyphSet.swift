/// The marks the dashboard draws itself, in a plain variant for terminals and fonts without the others.
package enum GlyphSet: Sendable, Hashable {
    case unicode
    case ascii

    /// Where text was left out.
    package var ellipsis: String { pick("…", "..") }
    /// A heartbeat that wrote a file.
    package var writeMark: String { pick("✎", "w") }
    /// Something is happening: tracking works.
    package var bullet: String { pick("●", "*") }
    /// Separates two statements on one line.
    package var separator: String { pick("·", "-") }
    package var dash: String { pick("–", "-") }
    /// The line that stands for a pause in the feed.
    package var gap: Character { pick("─", "-") }
    package var horizontal: Character { pick("─", "-") }
    package var vertical: Character { pick("│", "|") }
    package var topLeft: Character { pick("╭", "+") }
    package var topRight: Character { pick("╮", "+") }
    package var bottomLeft: Character { pick("╰", "+") }
    package var bottomRight: Character { pick("╯", "+") }
    package var up: String { pick("↑", "^") }
    package var down: String { pick("↓", "v") }
    /// The part of a bar that is still open.
    package var open: Character { pick("░", ".") }
    package var full: Character { pick("█", "#") }
    /// A day or an hour of which nothing is known; never the mark of zero.
    package var unknown: Character { pick("·", "?") }
    /// From nothing at all to the most there is, in five steps.
    package var levels: [Character] { pick(["▁", "░", "▒", "▓", "█"], [".", "-", "+", "#", "@"]) }
    /// The row that is selected, beside its colour.
    package var pointer: String { pick("▸", ">") }
    /// The place where the next letter goes in a prompt.
    package var cursor: String { pick("▏", "_") }

    private func pick<T>(_ unicode: T, _ ascii: T) -> T {
        self == .unicode ? unicode : ascii
    }
}
