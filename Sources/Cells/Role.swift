/// The meaning of a cell. Panes use roles; only a theme knows colours.
package struct Role: Sendable, Hashable {
    package let rawValue: UInt8

    /// Ordinary text and figures.
    package static let plain = Role(rawValue: 0)
    /// Labels, hints, and the least important text.
    package static let dim = Role(rawValue: 1)
    /// Figures that should stand out.
    package static let strong = Role(rawValue: 2)
    /// The day's total, the only large text.
    package static let total = Role(rawValue: 3)
    /// Names of people, and titles of panes.
    package static let title = Role(rawValue: 4)
    package static let titleFocused = Role(rawValue: 5)
    package static let border = Role(rawValue: 6)
    package static let borderFocused = Role(rawValue: 7)
    /// The filled and the unfilled part of a bar.
    package static let bar = Role(rawValue: 8)
    package static let barOpen = Role(rawValue: 9)
    /// A goal that is reached, working tracking, trust green.
    package static let good = Role(rawValue: 10)
    /// Something that needs attention.
    package static let warning = Role(rawValue: 11)
    /// Something that is wrong.
    package static let bad = Role(rawValue: 12)
    /// Trust blue: not scored.
    package static let neutral = Role(rawValue: 13)
    /// The selected row of the focused pane.
    package static let selected = Role(rawValue: 14)
    /// The newest heartbeat.
    package static let newest = Role(rawValue: 15)
    /// Matches of a search.
    package static let match = Role(rawValue: 16)
    /// A key name in the status line or the help.
    package static let key = Role(rawValue: 17)
    /// Figures that are old because requests fail.
    package static let stale = Role(rawValue: 18)
    /// Shades of a map, from little to much.
    package static let shade1 = Role(rawValue: 19)
    package static let shade2 = Role(rawValue: 20)
    package static let shade3 = Role(rawValue: 21)
    package static let shade4 = Role(rawValue: 22)

    var isShade: Bool { (Self.shade1.rawValue...Self.shade4.rawValue).contains(rawValue) }

    /// The colour of something with a name, such as a language.
    package init(_ ink: Ink) {
        rawValue = Self.firstInk + ink.number
    }

    private init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// From the bits of a cell.
    init(bits: UInt8) {
        rawValue = bits
    }

    private static let firstInk: UInt8 = 32

    /// The roles that have a meaning of their own, by the names that theme files use; and one letter each, for goldens.
    package static let named: [(role: Role, name: String, letter: Character)] = [
        (.plain, "text", "."), (.dim, "dim", "d"), (.strong, "strong", "S"), (.total, "total", "T"),
        (.title, "title", "t"), (.titleFocused, "focused-title", "F"), (.border, "border", "b"),
        (.borderFocused, "focused-border", "B"), (.bar, "bar", "#"), (.barOpen, "track", "o"), (.good, "good", "g"),
        (.warning, "warning", "w"), (.bad, "bad", "!"), (.neutral, "neutral", "n"), (.selected, "selected", "s"),
        (.newest, "newest", "N"), (.match, "match", "m"), (.key, "key", "k"), (.stale, "stale", "~"),
        (.shade1, "shade1", "1"), (.shade2, "shade2", "2"), (.shade3, "shade3", "3"), (.shade4, "shade4", "4"),
    ]

    /// All roles, inks included.
    package static let all = named.map(\.role) + Ink.all.map(Role.init)

    package var name: String {
        ink == nil ? Self.named[Int(rawValue)].name : "ink \(rawValue - Self.firstInk)"
    }

    package var ink: Ink? {
        rawValue < Self.firstInk ? nil : Ink(number: rawValue - Self.firstInk)
    }

    /// Inks share few letters, so that a golden shows where the same one is used.
    package var letter: Character {
        guard let ink else { return Self.named[Int(rawValue)].letter }
        let letters: [Character] = ["C", "D", "E", "G", "H", "I", "J", "K", "L", "M", "P", "Q", "R", "U", "V", "W"]
        return letters[Int(ink.number) % letters.count]
    }
}
