@testable import Cells
@testable import CursesTerminal
@testable import HackatimeAPI

extension Targets {
    static let screen = [
        FuzzTarget("text", dictionary: signs, longest: 400, runs: 1_000, judgeText),
        FuzzTarget("sentence", dictionary: signs + [String(repeating: "k", count: 40)], runs: 8_000) { bytes in
            .init { () throws(Broken) in
                guard let line = CleanText.line(String(decoding: bytes, as: UTF8.self)) else { return false }
                try promise(isLine(line), "a sentence is one line: \(line)")
                try promise((1...120).contains(line.count), "a sentence is short: \(line.count)")
                let longest = line.split { !$0.isASCII || !($0.isLetter || $0.isNumber || "-_.".contains($0)) }
                    .map(\.utf8.count).max()
                try promise(longest ?? 0 < 32, "no word could be a key: \(line)")
                return true
            }
        },
    ]

    private static let signs = [
        "a", " ", "日", "ｱﾞ", "e\u{301}", "\u{300}", "\u{1F468}\u{200D}\u{1F469}", "\u{1F1E9}\u{1F1EA}", "\u{1F1E9}",
        "\u{1F3FD}", "\u{FE0F}", "\u{1100}\u{1161}\u{11A8}", "\u{1100}", "\u{11A8}", "\u{E33}", "\u{EB3}", "ก",
        "\u{94D}",
        "\u{202E}", "\u{2066}", "\u{AD}", "\u{1B}[31m", "\u{1B}]0;t\u{7}", "\u{1B}P1$r\u{1B}\\", "\u{9B}2J",
        "\u{9D}0;t\u{9C}",
        "\u{1B}", "\r\n", "\t", "\u{7F}", "\u{2028}", "…", "█", "\u{10FFFF}", "\u{E0001}", "\u{20E3}", "\u{FFFD}",
    ]

    /// Every way a text reaches the screen: it has no control characters, and as many columns as counted.
    @Sendable private static func judgeText(_ bytes: [UInt8]) -> FuzzTarget.Verdict {
        .init { () throws(Broken) in
            let text = String(decoding: bytes, as: UTF8.self)
            let glyphs = Array(GlyphScanner(text))
            let clean = Glyphs.cleanedText(text)
            try promise(isLine(clean), "a cleaned text is one line: \(Array(clean.unicodeScalars))")
            let columns = glyphs.reduce(0) { $0 + $1.width }
            try promise(columns == Glyphs.width(of: text), "columns are counted in one way")
            try promise(Glyphs.width(of: clean) == columns, "a cleaned text is as wide: \(Array(clean.unicodeScalars))")
            try promise(
                Glyphs.cleanedText(clean).unicodeScalars.elementsEqual(clean.unicodeScalars),
                "a cleaned text is clean: \(Array(clean.unicodeScalars))")
            for glyph in glyphs {
                try promise(glyph.width == (Widths.isWide(glyph.base) ? 2 : 1), "a glyph is as wide as its base")
                try promise(glyph.scalars.count <= 3, "a glyph is a base and two marks")
            }
            for room in [0, 1, 2, 3, 7, 20, columns - 1, columns, columns + 1] {
                for cut in [Glyphs.cutEnd(text, to: room), Glyphs.cutStart(text, to: room)] {
                    try promise(Glyphs.width(of: cut) <= max(0, room), "a cut text fits \(room)")
                    try promise(isLine(cut), "a cut text is one line")
                }
                for full in [Glyphs.padded(text, to: room), Glyphs.paddedLeft(text, to: room)] where room >= 0 {
                    try promise(Glyphs.width(of: full) == room, "a padded text has \(room) columns")
                }
            }
            var frame = Frame(size: Size(width: 1 + bytes.count % 23, height: 3))
            frame.write(text, x: -3, y: 0)
            frame.writeRight(text, right: frame.size.width, y: 1, clip: Rect(x: 2, y: 0, width: 9, height: 3))
            frame.writeCut(text, x: 1, y: 2, columns: 6, fromLeft: true)
            frame.writeCentred(text, in: Rect(frame.size), y: 2)
            frame.fill(Rect(x: 1, y: 0, width: 3, height: 2), with: text.first ?? " ", role: .plain)
            try Screens.check(frame)
            let sequence = Clipboard.sequence(for: text)
            try promise(
                sequence.dropFirst(7).dropLast().allSatisfy { (0x2B...0x7A).contains($0) },
                "the clipboard gets letters only")
            return !glyphs.isEmpty
        }
    }
}

/// The guarantees of every frame.
enum Screens {
    static func check(_ frame: Frame) throws(Broken) {
        for y in 0..<frame.size.height {
            var x = 0
            while x < frame.size.width {
                let cell = frame[x, y]
                try promise(!cell.isRightHalf, "no half of a glyph stands alone: column \(x), row \(y)")
                if cell.picture.width == 2 {
                    try promise(x + 1 < frame.size.width && frame[x + 1, y].isRightHalf, "a wide glyph has both halves")
                }
                for scalar in cell.picture.scalars {
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                        throw Broken(promise: "a cell holds a picture, not \(scalar.value)")
                    default: break
                    }
                }
                x += max(1, cell.picture.width)
            }
            try promise(x == frame.size.width, "a row has exactly its columns")
        }
    }
}
