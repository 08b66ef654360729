import Cells
import Testing

struct HighlightTests {
    private func roles(_ text: String, _ words: [String], width: Int = 20, area: Rect? = nil) -> String {
        var frame = Frame(size: Size(width: width, height: 1))
        frame.write(text, x: 0, y: 0)
        frame.light(words, in: area ?? Rect(x: 0, y: 0, width: width, height: 1), role: .match)
        return frame.roles[0]
    }

    @Test func `Every place of every word is lit whatever its case`() {
        #expect(roles("Solver.PY solver", ["solver", "py"]) == "mmmmmm.mm.mmmmmm....")
        #expect(roles("aaa", ["aa"]) == "mmm.................")
        #expect(roles("ÜBUNG", ["übung"]) == "mmmmm...............")
    }

    @Test func `A wide glyph is lit whole`() {
        #expect(roles("a日本b", ["日"]) == ".mm.................")
        #expect(roles("日本", ["本"], width: 4) == "..mm")
    }

    @Test func `Nothing else is lit`() {
        #expect(roles("solve", ["solver", ""]) == String(repeating: ".", count: 20))
        #expect(roles("abab", ["ab"], area: Rect(x: 1, y: 0, width: 3, height: 1)) == "..mm................")
        #expect(roles("abab", ["ab"], area: Rect(x: 30, y: 3, width: 3, height: 1)) == "....................")
        #expect(roles("ab", ["abc"], width: 2) == "..")
    }
}
