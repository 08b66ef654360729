/// A place of the modelled screen.
package struct ScreenCell: Sendable, Equatable {
    /// Empty in the right half of a wide glyph.
    package var glyph: String
    package var look: Look
    /// The address that a click opens.
    package var link: String?

    package struct Look: Sendable, Hashable {
        /// The numbers of SGR that are on: 1 bold, 2 dim, 3 italic, 4 underlined, 7 reversed.
        package var attributes: Set<Int> = []
        package var foreground: Color?
        package var background: Color?

        package init() {}
    }

    /// `nil` where it is used is the terminal's own.
    package enum Color: Sendable, Hashable {
        case number(Int)
        case rgb(Int)
    }
}

extension ScreenCell.Look {
    /// The parameters of an SGR sequence.
    mutating func select(_ parameters: [Int]) {
        var left = parameters.isEmpty ? [0] : parameters[...]
        while let number = left.popFirst() {
            switch number {
            case 0: self = Self()
            case 1...9: attributes.insert(number)
            case 22: attributes.subtract([1, 2])
            case 23...29: attributes.remove(number - 20)
            case 30...37: foreground = .number(number - 30)
            case 38: foreground = Self.color(&left)
            case 39: foreground = nil
            case 40...47: background = .number(number - 40)
            case 48: background = Self.color(&left)
            case 49: background = nil
            case 90...97: foreground = .number(number - 82)
            case 100...107: background = .number(number - 92)
            default: break
            }
        }
    }

    private static func color(_ left: inout ArraySlice<Int>) -> ScreenCell.Color? {
        switch left.popFirst() {
        case 5: left.popFirst().map { .number($0) }
        case 2: .rgb((0..<3).reduce(0) { rgb, _ in rgb << 8 | (left.popFirst() ?? 0) & 255 })
        default: nil
        }
    }
}
