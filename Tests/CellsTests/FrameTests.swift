import Testing

@testable import Cells

/// Invariants of every frame, whatever is written into it.
struct FrameTests {
    /// Deterministic, so that every run has the same texts.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let pool: [Unicode.Scalar] =
        (HostileTextTests.controls + HostileTextTests.invisible + HostileTextTests.pictures + HostileTextTests.marks)
        .flatMap { Array($0.text.unicodeScalars) } + Array("日本語abc 🙂".unicodeScalars)

    private func check(_ frame: Frame) {
        #expect(frame.text.count == frame.size.height)
        for (y, row) in frame.text.enumerated() {
            var columns = 0
            for x in 0..<frame.size.width {
                let cell = frame[x, y]
                columns += cell.picture.width
                // A wide glyph owns exactly the two cells it covers.
                if cell.picture.width == 2 { #expect(x + 1 < frame.size.width && frame[x + 1, y].isRightHalf) }
                if cell.isRightHalf { #expect(x > 0 && frame[x - 1, y].picture.width == 2) }
            }
            #expect(columns == frame.size.width)
            for scalar in row.unicodeScalars {
                let kind = ScalarClass(scalar)
                #expect(kind == .base || kind == .mark || scalar == " ")
            }
        }
        #expect(frame.roles.allSatisfy { $0.count == frame.size.width })
    }

    @Test(arguments: [
        Size(width: 0, height: 0), Size(width: 1, height: 1), Size(width: 2, height: 3), Size(width: 17, height: 5),
    ])
    func `Frames of any text have straight rows of printing glyphs`(_ size: Size) {
        var dice = Dice(state: 7)
        for _ in 0..<60 {
            var frame = Frame(size: size)
            for _ in 0..<12 {
                var text = String()
                for _ in 0..<Int.random(in: 0...12, using: &dice) {
                    if let scalar = Self.pool.randomElement(using: &dice) { text.unicodeScalars.append(scalar) }
                }
                let x = Int.random(in: -4...18, using: &dice)
                let y = Int.random(in: -1...5, using: &dice)
                let clip = Rect(x: x - 1, y: y - 1, width: Int.random(in: 0...9, using: &dice), height: 3)
                switch Int.random(in: 0...6, using: &dice) {
                case 0: frame.write(text, x: x, y: y, role: .bad, clip: clip)
                case 1: frame.writeRight(text, right: x, y: y)
                case 2: frame.writeCut(text, x: x, y: y, columns: 5, fromLeft: true)
                case 3: frame.box(clip, title: text, note: text, footer: text)
                case 4: frame.clear(Rect(x: x, y: y, width: 3, height: 2))
                case 5: frame.fill(clip, with: text.first ?? "日", role: .dim)
                default: frame.write(text, x: x, y: y)
                }
            }
            check(frame)
        }
    }

    @Test func `Neighbours never join`() {
        let blocks: [ClosedRange<UInt32>] = [
            0...0x33FF, 0xA000...0xABFF, 0xD7B0...0xFFFF, 0x10000...0x1FFFF, 0xE0000...0xE01FF,
        ]
        for value in blocks.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var text = "👩"
            for next in [scalar, "\u{928}", "\u{1161}", scalar, scalar, "x"] { text.unicodeScalars.append(next) }
            let glyphs = Glyphs.cleaned(text)
            // Swift splits by the same grapheme rules as a modern terminal, so it must find the same glyphs.
            if Glyphs.cleanedText(text).count != glyphs.count {
                Issue.record("U+\(String(value, radix: 16)) joins its neighbours: \(glyphs)")
            }
        }
    }

    @Test func `A halved wide glyph leaves a blank`() {
        var frame = Frame(size: Size(width: 6, height: 1))
        frame.write("日本語", x: 0, y: 0)
        frame.write("x", x: 1, y: 0)
        frame.write("y", x: 4, y: 0)
        #expect(frame.text == [" x本y "])
    }

    @Test func `A wide glyph is not drawn across an edge`() {
        var frame = Frame(size: Size(width: 5, height: 1))
        frame.write("日本語", x: 0, y: 0)
        #expect(frame.text == ["日本 "])
        frame.clear(Rect(frame.size))
        frame.write("日本", x: 0, y: 0, clip: Rect(x: 1, y: 0, width: 4, height: 1))
        #expect(frame.text == ["  本 "])
    }

    @Test func `Cuts keep to their columns`() {
        for text in ["", "abc", "abcdefgh", "日本語テキスト", "a日b本c語", "👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻"] {
            for columns in -1...12 {
                for mark in ["…", "..", ""] {
                    #expect(Glyphs.width(of: Glyphs.cutEnd(text, to: columns, mark: mark)) <= max(0, columns))
                    #expect(Glyphs.width(of: Glyphs.cutStart(text, to: columns, mark: mark)) <= max(0, columns))
                    #expect(Glyphs.width(of: Glyphs.padded(text, to: columns, mark: mark)) == max(0, columns))
                    #expect(Glyphs.width(of: Glyphs.paddedLeft(text, to: columns, mark: mark)) == max(0, columns))
                }
            }
        }
        #expect(Glyphs.cutEnd("abcdef", to: 4) == "abc…")
        #expect(Glyphs.cutStart("abcdef", to: 4) == "…def")
        #expect(Glyphs.cutEnd("abcd", to: 4) == "abcd")
        #expect(Glyphs.cutEnd("日本語", to: 4) == "日…")
    }

    @Test func `Cells give back what they hold`() {
        for role in Role.all {
            var cell = Cell("x\u{301}\u{316}", role)
            #expect(cell.role == role)
            #expect(cell.glyph == "x\u{301}\u{316}")
            cell.isSelected = true
            #expect(cell.role == role && cell.isSelected)
            cell.role = .plain
            cell.isSelected = false
            #expect(cell == Cell("x\u{301}\u{316}", .plain))
        }
        #expect(Cell("日", .bad).picture.width == 2)
        #expect(Cell(nil, .bad).glyph == nil)
        #expect(Set(Role.named.map(\.letter)).count == Role.named.count)
        for (index, row) in Role.named.enumerated() { #expect(Int(row.role.rawValue) == index) }
    }
}
