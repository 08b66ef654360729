import Cells

/// The key sequences of most terminals, for terminals that TERM describes wrongly. ncurses knows the others.
enum KeySequences {
    /// `ESC [ parameters final`, ignoring Shift, Alt and Control; `nil` if it is not one of our keys.
    static func key(parameters: [UInt8], final: UInt8) -> Key? {
        if final == UInt8(ascii: "~") { return numbered(parameters) }
        guard parameters.isEmpty else { return nil }
        return final == UInt8(ascii: "Z") ? .backTab : cursor(final)
    }

    /// `ESC O letter`.
    static func single(_ letter: UInt8) -> Key? {
        switch letter {
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter - UInt8(ascii: "P")) + 1)
        case UInt8(ascii: "M"): .enter
        default: cursor(letter)
        }
    }

    private static func cursor(_ letter: UInt8) -> Key? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        default: nil
        }
    }

    private static func numbered(_ digits: [UInt8]) -> Key? {
        switch String(decoding: digits, as: UTF8.self) {
        case "1", "7": .home
        case "2": .insert
        case "3": .delete
        case "4", "8": .end
        case "5": .pageUp
        case "6": .pageDown
        case "11": .function(1)
        default: nil
        }
    }
}
