/// Reads text as glyphs. Leaves out what a terminal might treat as a command or draw with its own width.
///
/// Uses our own loop over code points, so that the result does not depend on the version of the grapheme rules.
/// Sequences (families, flags, skin tones, stacked accents) are reduced to one plain glyph.
struct GlyphScanner: Sequence, IteratorProtocol {
    /// Maximum number of code points read. No row is longer, and a name of five megabytes costs no more than one of
    /// four kilobytes.
    static let limit = 4_096

    private var scalars: String.UnicodeScalarView.Iterator
    /// The next code point, already taken from the iterator.
    private var ahead: Unicode.Scalar?
    private var budget = limit
    /// A letter still to return, after a sign was split.
    private var pending: Unicode.Scalar?
    /// No string terminator follows, so control strings have no end.
    private var lacksTerminator = false

    init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
        ahead = scalars.next()
    }

    mutating func next() -> Glyph? {
        while let scalar = take() {
            let value = scalar.value
            if value >= 0x20, value < 0x7F {
                guard let following = peek(), following.value >= 0x300 else { return Glyph(ascii: UInt8(value)) }
                return assembled(from: scalar)
            }
            if value == 0x1B || value == 0x90 || value >= 0x98 && value <= 0x9F {
                skipSequence(introducedBy: scalar)
                continue
            }
            switch ScalarClass(scalar) {
            case .dropped, .mark:
                continue
            case .space:
                if value == 0x0D, peek()?.value == 0x0A { _ = take() }
                return .space
            case .base:
                // There is no letter to put its circle over. Drawn unchanged, it would attach to the previous cell.
                if let vowel = Self.vowelAm(scalar) { return assembled(from: vowel.letter) }
                guard let glyph = Hangul.isJamo(scalar) ? syllable(from: scalar) : assembled(from: scalar) else {
                    continue
                }
                return glyph
            }
        }
        return nil
    }

    private mutating func assembled(from base: Unicode.Scalar) -> Glyph {
        if let letter = Self.flagLetter(base) {
            guard let second = peek(), Self.flagLetter(second) != nil else { return Glyph(ascii: letter) }
            _ = take()
            return Glyph("⚑")
        }
        var glyph = Glyph(base)
        if let trail = peek(), let closed = Hangul.closed(base, by: trail) {
            _ = take()
            glyph = Glyph(closed)
        }
        while let following = peek(), following.value >= 0x300 {
            // Fast path: our own bars and borders come in long runs.
            if (0x2500...0x25FF).contains(following.value) { return glyph }
            if let vowel = Self.vowelAm(following) {
                // THAI and LAO AM is a circle over this letter, followed by a letter of its own.
                _ = take()
                glyph = glyph.adding(vowel.mark)
                pending = vowel.letter
                break
            }
            switch ScalarClass(following) {
            case .base where Hangul.isJamo(following) && Hangul.standalone(following) == nil:
                _ = take()
            case .mark:
                _ = take()
                glyph = Self.adding(following, to: glyph)
            case .dropped:
                _ = take()
                if following.value == 0x200D, Self.isPicture(base), let joined = peek(), Self.isPicture(joined) {
                    _ = take()
                }
            case .base, .space:
                return glyph
            }
        }
        return glyph
    }

    private static func adding(_ mark: Unicode.Scalar, to glyph: Glyph) -> Glyph {
        if glyph.isSingle, let composed = Compositions.of(glyph.base, mark) { return Glyph(composed) }
        return glyph.adding(mark)
    }

    /// A syllable stored as letters becomes one glyph. A single letter becomes its stand-alone form.
    private mutating func syllable(from lead: Unicode.Scalar) -> Glyph? {
        if let vowel = peek(), let open = Hangul.syllable(lead, vowel) {
            _ = take()
            return assembled(from: open)
        }
        return Hangul.standalone(lead).map { assembled(from: $0) }
    }

    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x7F && scalar.properties.isEmoji
    }

    private static func flagLetter(_ scalar: Unicode.Scalar) -> UInt8? {
        guard scalar.value >= 0x1F1E6, scalar.value <= 0x1F1FF else { return nil }
        return UInt8(scalar.value - 0x1F1E6) + 0x41
    }

    private static func vowelAm(_ scalar: Unicode.Scalar) -> (mark: Unicode.Scalar, letter: Unicode.Scalar)? {
        switch scalar {
        case "\u{E33}": ("\u{E4D}", "\u{E32}")
        case "\u{EB3}": ("\u{ECD}", "\u{EB2}")
        default: nil
        }
    }

    /// Skips the rest of a sequence that a terminal would obey, if there is one.
    private mutating func skipSequence(introducedBy first: Unicode.Scalar) {
        let start = (scalars, ahead, budget)
        var introducer = first.value
        if introducer == 0x1B {
            guard let second = take() else { return }
            introducer = second.value + 0x40
            if second.value >= 0x20, second.value <= 0x2F {
                skipParameters(from: 0x20, final: 0x30)
                return
            }
        }
        switch introducer {
        case 0x9B:
            skipParameters(from: 0x20, final: 0x40)
        case 0x90, 0x98, 0x9D, 0x9E, 0x9F:
            if !lacksTerminator, skipString() { return }
            lacksTerminator = true
            // Without a terminator, the text inside is normal text, and only the introducer is dropped.
            (scalars, ahead, budget) = start
            if first.value == 0x1B { _ = take() }
        default:
            (scalars, ahead, budget) = start
        }
    }

    private mutating func skipParameters(from lowest: UInt32, final: UInt32) {
        while let scalar = peek(), scalar.value >= lowest, scalar.value <= 0x7E {
            _ = take()
            if scalar.value >= final { return }
        }
    }

    private mutating func skipString() -> Bool {
        while let scalar = take() {
            if scalar.value == 0x07 || scalar.value == 0x9C { return true }
            if scalar.value == 0x1B {
                guard peek()?.value == 0x5C else { continue }
                _ = take()
                return true
            }
        }
        return false
    }

    private func peek() -> Unicode.Scalar? {
        if let pending { return pending }
        return budget > 0 ? ahead : nil
    }

    private mutating func take() -> Unicode.Scalar? {
        if let scalar = pending {
            pending = nil
            return scalar
        }
        guard budget > 0, let scalar = ahead else { return nil }
        ahead = scalars.next()
        budget -= 1
        return scalar
    }
}
