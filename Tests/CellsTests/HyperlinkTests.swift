import Cells
import Testing

/// Cells that open an address.
struct HyperlinkTests {
    private func address(_ text: String) -> String? { Hyperlink.address(text) }

    @Test func `Only addresses that a browser opens are links, and nothing in them ends a sequence`() {
        #expect(address("https://github.com/nova/robot") == "https://github.com/nova/robot")
        #expect(address("HTTP://example.org/a?b=c;d#e") == "HTTP://example.org/a?b=c;d#e")
        #expect(address("https://example.org/ü x") == "https://example.org/%C3%BC%20x")
        #expect(address("https://a\u{1B}\\\u{7}\u{9C}\n") == "https://a%1B\\%07%C2%9C%0A")
        for text in [
            "", "https://", "http://", "javascript:alert(1)", "file:///etc/passwd", "git@example.org:a/b.git",
            " https://a.example", "\u{1B}https://a.example",
        ] {
            #expect(address(text) == nil, "\(text.debugDescription)")
        }
        #expect(address("https://" + String(repeating: "a", count: 1_992)) != nil)
        #expect(address("https://" + String(repeating: "a", count: 1_993)) == nil)
        #expect(address("https://" + String(repeating: "é", count: 400)) == nil, "too long once it is encoded")
    }

    @Test func `A frame's links are gone where something else is drawn over them`() {
        var frame = Frame(size: Size(width: 20, height: 4))
        frame.link("https://a.example", x: 2, y: 1, columns: 5)
        frame.link("https://b.example", x: 18, y: 2, columns: 5)
        frame.link("nothing", x: 0, y: 3, columns: 5)
        frame.link("https://c.example", x: 0, y: 9, columns: 5)
        #expect(frame.links.map(\.address) == ["https://a.example", "https://b.example"])
        #expect(frame.links.last?.place == Rect(x: 18, y: 2, width: 2, height: 1))
        var other = frame
        other.clear(Rect(x: 6, y: 0, width: 3, height: 3))
        #expect(other.links.map(\.address) == ["https://b.example"])
        #expect(other != frame)
        frame.link("https://d.example", x: 3, y: 1, columns: 1)
        #expect(frame.links.map(\.address) == ["https://b.example", "https://d.example"])
    }
}
