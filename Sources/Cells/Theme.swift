/// How roles look. The colours are data (`ThemeFile`); `Palette` fits them to a terminal.
package struct Theme: Sendable, Equatable {
    package var name: String
    /// Behind everything; `nil` leaves the terminal's own.
    package var background: RGB?
    /// A role without a look uses the terminal's own colours.
    package var looks: [Role: Look] = [:]
    /// Whether languages and projects have colours.
    package var hasInks = true

    package init(name: String) {
        self.name = name
    }

    package struct Look: Sendable, Equatable {
        package var color: Color?
        /// Behind the text; only for the selected row.
        package var background: Color?
        package var attributes: Attributes = []
        /// Additional attributes with fewer than 256 colours, and so without grey.
        package var few: Attributes = []
        /// Additional attributes without colours.
        package var none: Attributes = []
    }

    package enum Color: Sendable, Equatable {
        /// One of the terminal's own sixteen.
        case own(Int)
        case rgb(RGB)
    }

    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let reverse = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
    }

    /// What colours must be told apart from. A terminal's own background can be dark or light.
    package var backgrounds: [RGB] { background.map { [$0] } ?? [.black, .white] }
}
