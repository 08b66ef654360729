import AppResources
import Cells
import Testing

/// A frame printed instead of drawn.
struct FramePrintTests {
    private var frame: Frame {
        var frame = Frame(size: Size(width: 12, height: 3))
        frame.write("goal 4h", x: 0, y: 0, role: .total)
        frame.write("日本 \u{1B}[31m", x: 0, y: 1)
        return frame
    }

    private func theme(_ name: String) throws -> Theme {
        try ThemeFile.theme(named: name, try #require(AppResources.theme(named: name)))
    }

    @Test func `Without colours it is text without trailing blanks or sequences`() {
        let lines = frame.lines(in: nil)
        #expect(lines.count == 3)
        #expect(lines[0] == "goal 4h" && lines[2] == "")
        #expect(lines[1].hasPrefix("日本") && !lines[1].contains("\u{1B}"))
    }

    @Test func `Each depth has its own sequences, and every row ends without a look`() throws {
        let cases: [(Palette.Depth, String)] = [(.full, ";38;2;"), (.indexed, ";38;5;"), (.sixteen, "[0;")]
        for (depth, sequence) in cases {
            let lines = frame.lines(in: Palette(try theme("nord"), depth: depth))
            #expect(lines[0].contains(sequence), "\(depth): \(lines[0])")
            #expect(lines.allSatisfy { !$0.contains("\u{1B}") || $0.hasSuffix("\u{1B}[0m") })
            #expect(!lines.joined().contains("[31m"), "a text brings none")
        }
    }

    @Test func `A theme with a background fills the rows`() throws {
        let filled = frame.lines(in: Palette(try theme("nord"), depth: .full))[2]
        #expect(filled.contains(";48;2;") && filled.contains(String(repeating: " ", count: 12)))
        #expect(frame.lines(in: Palette(try theme("terminal"), depth: .indexed))[2] == "")
    }
}
