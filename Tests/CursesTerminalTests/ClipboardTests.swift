import Testing

@testable import CursesTerminal

struct ClipboardTests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("ÿ~", "w79+"),
    ])
    func `Bytes are encoded`(_ text: String, _ encoded: String) {
        #expect(String(decoding: Clipboard.base64(Array(text.utf8)), as: UTF8.self) == encoded)
    }

    @Test func `Long texts are cut between characters`() {
        let sequence = Clipboard.sequence(for: "ab" + String(repeating: "日", count: 100_000))
        #expect(sequence.count <= 70_000)
        let kept = (Clipboard.maxBytes - 2) / 3 * 3 + 2
        #expect(sequence.count == "\u{1B}]52;c;\u{7}".utf8.count + (kept + 2) / 3 * 4)
    }

    @Test func `A text of exactly the limit is whole`() {
        let text = String(repeating: "é", count: Clipboard.maxBytes / 2)
        #expect(Clipboard.sequence(for: text).count == 8 + (Clipboard.maxBytes + 2) / 3 * 4)
    }
}
