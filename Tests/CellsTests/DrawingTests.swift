import Cells
import TestSupport
import Testing

/// Boxes, bars, large digits and cut texts.
struct DrawingTests {
    private func sheet(_ set: GlyphSet) -> Frame {
        var frame = Frame(size: Size(width: 48, height: 14), glyphs: set)
        let inside = frame.box(
            Rect(x: 0, y: 0, width: 30, height: 8), title: "Today", note: "Mon 23 Nov", footer: "3 more",
            isFocused: true)
        frame.writeBig("4h 12m", x: inside.x + 1, y: inside.y, clip: inside)
        frame.bar(0.98, x: inside.x, y: inside.y + 4, columns: 20, openRole: .barOpen, clip: inside)
        frame.writeRight("98 %", right: inside.right, y: inside.y + 4, role: .strong, clip: inside)
        frame.box(Rect(x: 31, y: 0, width: 17, height: 3), title: "A title that is too long", note: "note")
        frame.box(Rect(x: 31, y: 3, width: 2, height: 2), title: "x")
        frame.box(Rect(x: 34, y: 3, width: 1, height: 2), title: "x")
        frame.box(Rect(x: 36, y: 3, width: 6, height: 1), title: "x")
        frame.box(Rect(x: 44, y: 5, width: 20, height: 20), title: "off the edge")
        for eighth in 0...8 {
            frame.bar(Double(eighth) / 16, x: 31 + eighth, y: 8, columns: 2)
        }
        frame.writeCut("src/kinematics/solver.py", x: 0, y: 9, columns: 14, fromLeft: true, role: .dim)
        frame.writeCut("src/kinematics/solver.py", x: 16, y: 9, columns: 14, role: .dim)
        frame.writeCut("日本語のプロジェクト", x: 0, y: 10, columns: 8, role: .plain)
        frame.writeCut("日本語のプロジェクト", x: 16, y: 10, columns: 8, fromLeft: true, role: .plain)
        frame.writeCentred("Nothing tracked yet today.", in: Rect(x: 0, y: 11, width: 48, height: 1), y: 11, role: .dim)
        frame.writeBig("0123456789", x: 0, y: 11)
        return frame
    }

    @Test func `Marks are drawn`() {
        expectGolden(sheet(.unicode), named: "sheet-unicode")
    }

    @Test func `Plain characters are drawn in ASCII`() {
        let frame = sheet(.ascii)
        expectGolden(frame, named: "sheet-ascii")
        #expect(frame.text[0].utf8.count == frame.size.width)
    }

    @Test(arguments: [Double.nan, -Double.infinity, -1, 0, -0.0])
    func `Bars of nothing are empty`(_ value: Double) {
        #expect(Bar.filled(value, columns: 10) == "")
        #expect(Bar.filled(value, columns: 10, set: .ascii) == "")
    }

    @Test(arguments: [1, 1.5, Double.infinity, 1e300])
    func `Bars are never longer than their room`(_ value: Double) {
        #expect(Bar.filled(value, columns: 3) == "▄▄▄")
        #expect(Bar.filled(value, columns: 3, set: .ascii) == "###")
        #expect(Bar.filled(value, columns: 0) == "")
        #expect(Bar.filled(value, columns: -4) == "")
    }

    @Test func `The smallest bar still shows`() {
        #expect(Bar.filled(1e-12, columns: 10) == "▖")
        #expect(Bar.filled(1e-12, columns: 10, set: .ascii) == "#")
    }

    @Test func `Large digits are equally wide rows`() {
        for text in ["", "0", "23h 59m", "1h", "120h 07m", "—", "日h", "٣"] {
            let rows = BigDigits.rows(text)
            #expect(rows.count == BigDigits.height)
            #expect(Set(rows.map { Glyphs.width(of: $0) }).count == 1)
            #expect(Glyphs.width(of: rows[0]) == BigDigits.width(text))
        }
    }
}
