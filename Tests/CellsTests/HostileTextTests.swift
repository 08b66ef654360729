import Testing

@testable import Cells

/// Texts a server might send, and what of them may reach a terminal.
struct HostileTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let shown: String
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ shown: String) {
            self.name = name
            self.text = text
            self.shown = shown
        }
    }

    static let controls = [
        Case("bell and null", "a\u{7}b\u{0}c\u{7F}d", "abcd"),
        Case("line ends and tabs", "a\nb\tc\r\nd\re", "a b c d e"),
        Case("line and paragraph separators", "a\u{2028}b\u{2029}c\u{85}d", "a b c d"),
        Case("colour sequence", "a\u{1B}[31;1mred\u{1B}[0mb", "aredb"),
        Case("cursor moves with private parameters", "\u{1B}[?25l\u{1B}[2J\u{1B}[Hx", "x"),
        Case("title set, ended by BEL", "a\u{1B}]0;owned\u{7}b", "ab"),
        Case("clipboard write, ended by ST", "a\u{1B}]52;c;ZWNobyBoaQ==\u{1B}\\b", "ab"),
        Case("device control string", "a\u{1B}Pq#0\u{1B}\\b", "ab"),
        Case("string without an end", "a\u{1B}]0;title", "a0;title"),
        Case("charset choice", "a\u{1B}(0b", "ab"),
        Case("lone escape", "a\u{1B}\u{1B}b", "ab"),
        Case("escape at the end", "a\u{1B}", "a"),
        Case("escape with a letter", "\u{1B}cab", "cab"),
        Case("C1 sequence", "a\u{9B}31mb", "ab"),
        Case("C1 string", "a\u{9D}0;x\u{9C}b", "ab"),
        Case("sequence inside a sequence", "\u{1B}[3\u{1B}[31mx", "x"),
    ]

    static let invisible = [
        Case("bidirectional controls", "a\u{202E}b\u{2066}c\u{200F}d\u{61C}e", "abcde"),
        Case("zero width", "a\u{200B}b\u{200C}c\u{200D}d\u{FEFF}e\u{2060}f\u{AD}g", "abcdefg"),
        Case("tags", "a\u{E0001}\u{E0061}b", "ab"),
        Case("private use and unassigned", "a\u{E000}b\u{F0000}c\u{378}d\u{FFFF}e", "abcde"),
        Case("spaces of other kinds", "a\u{A0}b\u{2003}c\u{3000}d", "a b c d"),
        Case("Hangul fillers", "a\u{115F}b\u{3164}c\u{FFA0}d", "abcd"),
        Case("Braille and replacement stay", "\u{2800}\u{FFFD}", "\u{2800}\u{FFFD}"),
    ]

    static let pictures = [
        Case("family", "👨‍👩‍👧‍👦x", "👨x"),
        Case("profession with skin tone", "👩🏽‍💻x", "👩x"),
        Case("skin tone", "👍🏿x", "👍x"),
        Case("lone skin tone", "🏿x", "x"),
        Case("flag", "🇩🇪🇫🇷x", "⚑⚑x"),
        Case("half a flag", "🇩x", "Dx"),
        Case("subdivision flag", "🏴\u{E0067}\u{E0062}\u{E007F}x", "🏴x"),
        Case("heart with emoji style", "❤️x", "❤x"),
        Case("keycap", "1️⃣x", "1x"),
        Case("rainbow flag", "🏳️‍🌈x", "🏳x"),
        Case("joiner between letters", "a\u{200D}b", "ab"),
    ]

    static let marks = [
        Case("composed from two", "e\u{301}u\u{308}", "\u{E9}\u{FC}"),
        Case("composed twice", "a\u{302}\u{301}", "\u{1EA5}"),
        Case("kana with voice marks", "か\u{3099}ハ\u{309A}", "がパ"),
        Case("mark without a composition", "x\u{301}", "x\u{301}"),
        Case("mark without a base", "\u{301}a", "a"),
        Case("stack of marks", "x" + String(repeating: "\u{301}\u{316}", count: 50) + "y", "x\u{301}\u{316}y"),
        Case("Hangul letters", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "한글"),
        Case("Hangul consonants alone", "\u{1100}\u{1100}", "ㄱㄱ"),
        Case("Hangul vowel alone", "a\u{1161}b", "ab"),
        Case("Hangul syllable with too many endings", "한\u{11AB}\u{11AB}x", "한x"),
        Case("Thai with sara am", "น\u{E33}", "น\u{E4D}\u{E32}"),
        Case(
            "Devanagari without its joining parts", "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}",
            "\u{939}\u{928}\u{926}"),
        Case("enclosing circle", "a\u{20DD}b", "ab"),
    ]

    @Test(arguments: controls + invisible + pictures + marks)
    func `Hostile text is cleaned`(_ sample: Case) {
        let cleaned = Glyphs.cleanedText(sample.text)
        #expect(Array(cleaned.unicodeScalars) == Array(sample.shown.unicodeScalars), "\(cleaned.debugDescription)")
    }

    @Test(arguments: controls + invisible + pictures + marks)
    func `Cleaning again changes nothing`(_ sample: Case) {
        let once = Glyphs.cleanedText(sample.text)
        #expect(Array(Glyphs.cleanedText(once).unicodeScalars) == Array(once.unicodeScalars))
    }

    @Test func `Long texts are cut at the limit`() {
        let name = String(repeating: "é", count: 100_000)
        #expect(Glyphs.cleaned(name).count == GlyphScanner.limit)
        #expect(Glyphs.width(of: String(repeating: "a", count: 100_000)) == GlyphScanner.limit)
    }

    @Test func `Many unended strings keep their text`() {
        let text = String(repeating: "\u{1B}]a", count: 2_000)
        #expect(Glyphs.cleanedText(text) == String(repeating: "a", count: GlyphScanner.limit / 3))
    }
}

/// The shortcut must agree with the Unicode properties.
@Test func `What is known to be drawn is drawn by its properties`() {
    var differing: [Unicode.Scalar] = []
    for scalar in (UInt32(0x2000)...0x9FFF).compactMap(Unicode.Scalar.init) {
        if ScalarClass(scalar) != ScalarClass.other(scalar) { differing.append(scalar) }
    }
    #expect(differing == [])
}
