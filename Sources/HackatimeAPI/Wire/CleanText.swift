/// Makes text from outside safe to print or log. Text on the screen goes through `Cells.Glyphs`, which must also know
/// its width.
package enum CleanText {
    /// The server's text, safe to use in a sentence: one line, at most `limit` characters, without control, escape,
    /// bidirectional or invisible characters, and without anything that could be a key. `nil` when nothing is left.
    package static func line(_ text: String?, limit: Int = 120) -> String? {
        cut(text.map { hidingKeys(oneLine($0, limit: limit), where: { $0.count >= 32 }) }, to: limit)
    }

    /// The same for a name. Names may be long words: only what has the shape of a key is hidden.
    package static func name(_ text: String?, limit: Int = 120) -> String? {
        cut(text.map { hidingKeys(oneLine($0, limit: limit), where: hasKeyShape) }, to: limit)
    }

    private static func cut(_ text: String?, to limit: Int) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return text.count > limit ? String(text.prefix(limit - 1)) + "…" : text
    }

    private static func oneLine(_ text: String, limit: Int) -> String {
        var kept = String.UnicodeScalarView()
        var count = 0
        var spaceWaits = false
        // Four times the limit is enough: the rest of an endless text is never read.
        var rest = text.unicodeScalars.prefix(4 * limit)
        while let scalar = rest.popFirst() {
            if scalar.value == 0x1B || scalar.value == 0x9B {
                skipSequence(in: &rest, introducedBy: scalar)
                continue
            }
            if isSpace(scalar) {
                spaceWaits = count > 0
                continue
            }
            guard scalar.isVisible else { continue }
            if spaceWaits {
                kept.append(" ")
                count += 1
                spaceWaits = false
            }
            kept.append(scalar)
            count += 1
        }
        return String(kept)
    }

    /// A path, name or line, safe for a terminal or a log. Each character that is invisible or has an effect becomes a
    /// question mark, so that the original can be guessed.
    ///
    /// - Parameter limit: Number of code points to read. The rest is left out.
    package static func shown(_ text: String, limit: Int = 200) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            shown.append(scalar.isVisible && scalar.value != 0xFFFD ? scalar : "?")
        }
        return String(shown)
    }

    /// The text without characters that are invisible or have an effect.
    package static func visible(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter(\.isVisible)))
    }

    /// A request id, if the text looks like one.
    package static func requestID(_ text: String?) -> String? {
        guard let text, (1...64).contains(text.utf8.count), text.utf8.allSatisfy(isWordByte) else { return nil }
        return text
    }

    /// A header value that is safe to send back: printable ASCII of limited length.
    static func entityTag(_ text: String?) -> String? {
        guard let text, (1...256).contains(text.utf8.count) else { return nil }
        return text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil
    }

    /// Skips the rest of a control sequence, which would otherwise remain as odd letters.
    private static func skipSequence(in rest: inout Substring.UnicodeScalarView, introducedBy scalar: Unicode.Scalar) {
        if scalar.value == 0x1B {
            guard rest.first == "[" else { return }
            rest.removeFirst()
        }
        while let next = rest.first, (0x20...0x7E).contains(next.value) {
            rest.removeFirst()
            if next.value >= 0x40 { return }
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x85 || scalar.properties.isWhitespace
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// A UUID or hexadecimal digits, after a prefix such as `waka_` or none.
    private static func hasKeyShape(_ word: String.UnicodeScalarView) -> Bool {
        let rest = word.split(separator: "_").last ?? Substring.UnicodeScalarView()
        return rest.count >= 32 && rest.allSatisfy { $0.properties.isASCIIHexDigit || $0 == "-" }
    }

    /// A server may repeat the key it received. Keys are words of 32 or more characters, which ordinary sentences do
    /// not contain.
    private static func hidingKeys(
        _ text: String, where isKey: (String.UnicodeScalarView) -> Bool
    ) -> String {
        var result = String.UnicodeScalarView()
        var word = String.UnicodeScalarView()
        func flush() {
            result.append(contentsOf: isKey(word) ? String("[hidden]").unicodeScalars : word)
            word = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCII, isWordByte(UInt8(scalar.value)) {
                word.append(scalar)
            } else {
                flush()
                result.append(scalar)
            }
        }
        flush()
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Whether it has a visible glyph, or is a space within a line. Terminals do not act on these, and they cannot
    /// hide.
    fileprivate var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: !properties.isDefaultIgnorableCodePoint
        }
    }
}
