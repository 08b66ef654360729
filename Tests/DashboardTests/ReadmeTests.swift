import Cells
import Dashboard
import TestSupport
import Testing

/// The README's excerpts are what the program prints.
struct ReadmeTests {
    @Test func `The keys are those of the key table`() {
        var text = "| keys | what they do |\n|---|---|\n"
        for group in Binding.Group.allCases {
            for line in KeyTable.lines(of: group) {
                let names = line.keys.map { "`\(KeyName.text($0))`" }.joined(separator: " ")
                text += "| \(names) | \(line.text) |\n"
            }
        }
        expectReadme("keys", is: text)
    }

    @Test func `The screenshot is a screen`() throws {
        let frame = render(try Sample.own(100, 30))
        expectReadme("screenshot", is: "```\n" + frame.text.map { $0 + "\n" }.joined() + "```\n")
    }
}
