import Cells
import Dashboard
import TestSupport
import Testing

/// The README's excerpts are what the program prints.
struct ReadmeTests {
    @Test func `The keys are those of the key table`() {
        var text = "| keys | what they do | name below `[keys]` |\n|---|---|---|\n"
        for group in Binding.Group.allCases {
            for line in KeyTable.lines(of: group) {
                let names = line.keys.map { "`\(KeyName.text($0))`" }.joined(separator: " ")
                let commands = KeyTable.bindings.filter { !Set($0.keys).isDisjoint(with: line.keys) }
                text += "| \(names) | \(line.text) | \(commands.map(\.command.name).joined(separator: ", ")) |\n"
            }
        }
        expectReadme("keys", is: text)
    }

    @Test func `The screenshot is a screen`() throws {
        let frame = render(try Sample.own(100, 30))
        expectReadme("screenshot", is: "```\n" + frame.text.map { $0 + "\n" }.joined() + "```\n")
    }
}
