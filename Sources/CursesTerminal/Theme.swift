package import Cells

/// The look of roles as data: a row for each role that differs from plain text, with its colour at each colour depth.
package struct Theme: Sendable {
    package let name: String
    /// A role without a row uses the terminal's own colours.
    package let looks: [Role: Look]
}

/// One row of a theme. A colour is its number; `nil` is the terminal's own.
package struct Look: Sendable {
    var color256: Int?
    var color16: Int?
    var color8: Int?
    /// Attributes for the role, with and without colours.
    var attributes: Attributes = []
    /// Additional attributes with fewer than 256 colours, and so without grey.
    var withoutGrey: Attributes = []
    /// Additional attributes without colours.
    var withoutColor: Attributes = []

    package struct Attributes: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        static let bold = Attributes(rawValue: 1)
        static let dim = Attributes(rawValue: 2)
        static let reverse = Attributes(rawValue: 4)
        static let underline = Attributes(rawValue: 8)
    }
}

extension Look {
    /// - Parameter color: With 256, 16 and 8 colours.
    init(
        _ attributes: Attributes = [], color: (Int?, Int?, Int?) = (nil, nil, nil), withoutGrey: Attributes = [],
        withoutColor: Attributes = []
    ) {
        self.init(
            color256: color.0, color16: color.1, color8: color.2, attributes: attributes, withoutGrey: withoutGrey,
            withoutColor: withoutColor)
    }
}
