/// The glyphs of the dashboard itself, with an ASCII variant for terminals and fonts without the others.
package enum GlyphSet: Sendable, Hashable {
    case unicode
    case ascii

    /// Replaces text that was left out.
    package var ellipsis: String { pick("…", "..") }
    /// A heartbeat that wrote a file.
    package var writeMark: String { pick("✎", "w") }
    /// Something is happening: tracking works.
    package var bullet: String { pick("●", "*") }
    /// A part of the history is still being loaded.
    package var progress: String { pick("◔", "*") }
    /// Separates two statements on one line.
    package var separator: String { pick("·", "-") }
    package var dash: String { pick("–", "-") }
    /// The line for a pause in the feed.
    package var gap: Character { pick("─", "-") }
    package var horizontal: Character { pick("─", "-") }
    package var vertical: Character { pick("│", "|") }
    package var topLeft: Character { pick("╭", "+") }
    package var topRight: Character { pick("╮", "+") }
    package var bottomLeft: Character { pick("╰", "+") }
    package var bottomRight: Character { pick("╯", "+") }
    /// More or less than before.
    package var more: String { pick("▲", "+") }
    package var less: String { pick("▼", "-") }
    package var up: String { pick("↑", "^") }
    package var down: String { pick("↓", "v") }
    /// The unfilled part of a bar.
    package var open: Character { pick("▁", ".") }
    package var full: Character { pick("█", "#") }
    /// A day or an hour about which nothing is known. Never used for zero.
    package var unknown: Character { pick("·", "?") }
    /// From nothing to the maximum, in five steps.
    package var levels: [Character] { pick(["▁", "▂", "▃", "▅", "▇"], [".", "-", "+", "#", "@"]) }
    /// Marks the selected row, in addition to its colour.
    package var pointer: String { pick("▸", ">") }
    /// The position of the next letter in a prompt.
    package var cursor: String { pick("▏", "_") }

    private func pick<T>(_ unicode: T, _ ascii: T) -> T {
        self == .unicode ? unicode : ascii
    }
}
