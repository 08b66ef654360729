import TestSupport
import Testing

struct ScreenshotTests {
    @Test func `A picture holds what the demo shows, in the colours of its theme`() throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/a.svg"
        try Child.run([
            builtProgram("hackatop-screenshot"), "--theme", "nord", "--size", "80x24", "--keys", "?", file,
        ])
        let picture = try #require(readText(file))
        #expect(picture.hasPrefix("<svg ") && picture.hasSuffix("</svg>\n"))
        #expect(picture.contains("Keys<"))
        // Nord's background.
        #expect(picture.contains("fill=\"#2e3440\""))
        #expect(!picture.utf8.contains(0x1B))
    }
}
