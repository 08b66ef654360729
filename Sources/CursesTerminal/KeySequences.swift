import Cells

/// The key sequences of most terminals, for terminals that TERM describes wrongly or not completely.
enum KeySequences {
    /// Mouse reports without parameters, and the number of bytes that follow them.
    static let reports: [UInt8: Int] = [
        UInt8(ascii: "M"): 3, UInt8(ascii: "t"): 2, UInt8(ascii: "T"): 6,
    ]

    /// `ESC [ parameters final`; `nil` if it is not one of our keys.
    static func key(parameters: [UInt8], final: UInt8) -> Key? {
        guard let parameters = KeyParameters(parameters) else { return nil }
        let modifiers = KeyModifiers(parameters.value(1), event: parameters.value(1, 1))
        switch final {
        case UInt8(ascii: "u"):
            return KeyCode(
                parameters.value(0) ?? 0, shifted: parameters.value(0, 1), latin: parameters.value(0, 2),
                text: parameters.value(2)
            ).key(modifiers)
        case UInt8(ascii: "~") where parameters.value(0) == 27:
            return KeyCode(parameters.value(2) ?? 0).key(modifiers)
        case UInt8(ascii: "~"): return modifiers.applied(to: numbered(parameters.value(0)))
        // rxvt: Control, and Control with Shift.
        case UInt8(ascii: "^"), UInt8(ascii: "@"): return numbered(parameters.value(0))?.withAlt
        case UInt8(ascii: "Z"): return .backTab
        case _ where parameters.value(0) ?? 1 != 1: return nil
        case UInt8(ascii: "P"), UInt8(ascii: "Q"), UInt8(ascii: "S"): return modifiers.applied(to: function(final))
        case UInt8(ascii: "a")...UInt8(ascii: "d"): return cursor(final & 0x5F)
        default: return modifiers.applied(to: cursor(final))
        }
    }

    /// `ESC [ < button ; column ; row M`, or `m` where a button was released. `nil` for what is not ours: other buttons,
    /// movement, and whatever comes with Shift, Alt or Control.
    static func mouse(parameters: some Sequence<UInt8>, final: UInt8) -> Mouse? {
        guard final == UInt8(ascii: "M"), let numbers = KeyParameters(Array(parameters)),
            let x = numbers.value(1), let y = numbers.value(2), (1...10_000).contains(x), (1...10_000).contains(y)
        else { return nil }
        let deed: Mouse.Deed? =
            switch numbers.value(0) {
            case 0: .click
            case 64: .wheelUp
            case 65: .wheelDown
            default: nil
            }
        return deed.map { Mouse($0, x: x - 1, y: y - 1) }
    }

    /// `ESC O parameters letter`.
    static func single(parameters: [UInt8], letter: UInt8) -> Key? {
        guard let parameters = KeyParameters(parameters) else { return nil }
        let modifiers = KeyModifiers(parameters.value(1) ?? parameters.value(0))
        switch letter {
        case UInt8(ascii: "P")...UInt8(ascii: "S"): return modifiers.applied(to: function(letter))
        // rxvt: Control with an arrow.
        case UInt8(ascii: "a")...UInt8(ascii: "d"): return cursor(letter & 0x5F)?.withAlt
        // The number pad in its application mode.
        case UInt8(ascii: "M"): return .enter
        case UInt8(ascii: "I"): return .tab
        case UInt8(ascii: " "): return .character(" ")
        case UInt8(ascii: "X"): return .character("=")
        case UInt8(ascii: "j")...UInt8(ascii: "y"): return .character(Character(Unicode.Scalar(letter & 0x3F)))
        default: return modifiers.applied(to: cursor(letter))
        }
    }

    /// `ESC [ [ letter`.
    static func console(_ letter: UInt8) -> Key? {
        (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) ? .function(Int(letter & 0x1F)) : nil
    }

    /// A byte that is not printable.
    static func control(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x0A, 0x0D: .enter
        case 0x09: .tab
        case 0x08, 0x7F: .backspace
        case 0x1B: .escape
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: nil
        }
    }

    private static func function(_ letter: UInt8) -> Key { .function(Int(letter - UInt8(ascii: "P")) + 1) }

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

    private static func numbered(_ number: Int?) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case let number? where (11...15).contains(number): .function(number - 10)
        case let number? where (17...21).contains(number): .function(number - 11)
        case let number? where (23...24).contains(number): .function(number - 12)
        default: nil
        }
    }
}

/// The numbers of a sequence, such as `99:67;5`.
struct KeyParameters {
    private let groups: [[Int?]]

    /// `nil` with other characters than digits and separators: then it is an answer or a report.
    init?(_ bytes: [UInt8]) {
        guard bytes.allSatisfy({ (0x30...0x3B).contains($0) }) else { return nil }
        groups = bytes.split(separator: 0x3B, omittingEmptySubsequences: false).map { group in
            group.split(separator: 0x3A, omittingEmptySubsequences: false).map {
                Int(String(decoding: $0, as: UTF8.self))
            }
        }
    }

    func value(_ group: Int, _ part: Int = 0) -> Int? {
        groups.indices.contains(group) && groups[group].indices.contains(part) ? groups[group][part] : nil
    }
}
