import Cells

/// The keys held down with another, as xterm and kitty count them.
struct KeyModifiers {
    private let bits: Int
    /// The key was released, not pressed.
    private let isRelease: Bool

    init(_ number: Int?, event: Int? = nil) {
        bits = max(0, min(number ?? 1, 256) - 1)
        isRelease = event == 3
    }

    var hasShift: Bool { bits & 1 != 0 }
    var hasAlt: Bool { bits & 2 != 0 }
    var hasControl: Bool { bits & 4 != 0 }
    var hasCapsLock: Bool { bits & 64 != 0 }
    /// No key of ours: with Super, Hyper or Meta, or released.
    var isForeign: Bool { bits & 0b111000 != 0 || isRelease }

    /// A key that is no character, with Shift ignored.
    func applied(to key: Key?) -> Key? {
        guard !isForeign else { return nil }
        return hasAlt || hasControl ? key?.withAlt : key
    }
}

/// A key told by its code point: `ESC [ code ; modifiers u`, or `ESC [ 27 ; modifiers ; code ~`.
struct KeyCode {
    private let code: Int
    private let shifted: Int?
    /// The code of the same key on a Latin keyboard.
    private let latin: Int?
    private let text: Int?

    init(_ code: Int, shifted: Int? = nil, latin: Int? = nil, text: Int? = nil) {
        (self.code, self.shifted, self.latin, self.text) = (code, shifted, latin, text)
    }

    func key(_ modifiers: KeyModifiers) -> Key? {
        if code == 9, modifiers.hasShift { return modifiers.isForeign ? nil : .backTab }
        if code < 0x20 || code == 0x7F {
            return modifiers.applied(to: UInt8(exactly: code).flatMap(KeySequences.control))
        }
        if let key = Self.pad[code] { return modifiers.applied(to: key) }
        guard !modifiers.isForeign, !Self.private.contains(code) else { return nil }
        if modifiers.hasControl {
            let letter = code < 0x80 ? code : latin ?? code
            return (0x40..<0x7F).contains(letter) ? KeySequences.control(UInt8(letter & 0x1F)) : nil
        }
        guard let character = character(modifiers) else { return nil }
        return modifiers.hasAlt ? .alt(.character(character)) : .character(character)
    }

    private func character(_ modifiers: KeyModifiers) -> Character? {
        let told = text ?? (modifiers.hasShift ? shifted : nil)
        guard let scalar = UInt32(exactly: told ?? code).flatMap(Unicode.Scalar.init), Paste.isText(scalar) else {
            return nil
        }
        let isUpper = told == nil && modifiers.hasShift != modifiers.hasCapsLock
        let upper = isUpper ? scalar.properties.uppercaseMapping.unicodeScalars : nil
        return Character(upper?.count == 1 ? upper?.first ?? scalar : scalar)
    }

    /// Where kitty numbers keys that are no characters.
    private static let `private` = 57_344...63_743

    /// The number pad.
    private static let pad: [Int: Key] = {
        let characters = "0123456789./*-+".enumerated().map { (57_399 + $0.offset, Key.character($0.element)) }
        let others: [Key] = [
            .enter, .character("="), .character(","), .left, .right, .up, .down, .pageUp, .pageDown, .home, .end,
            .insert, .delete,
        ]
        return Dictionary(
            uniqueKeysWithValues: characters + others.enumerated().map { (57_414 + $0.offset, $0.element) })
    }()
}
