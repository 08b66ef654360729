import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// `hackatop compare`, as people and programs call it.
struct CompareCommandTests {
    private let arguments = ["compare", "mira", "quill", "nobody-here", "--range", "2025-06-10..2025-06-16"]

    @Test func `People stand beside the owner, and who tells nothing has a calm row`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        var text = ""
        for form in [[], ["--csv"], ["--json"]] {
            let printed = try Printed(arguments + ["--timezone", "UTC"] + form, home: home)
            #expect(printed.status == 0)
            text += "$ hackatop compare \(form.joined(separator: " "))\n" + printed.text
        }
        expectGoldenText(text.replacing(server.address.dropFirst(7), with: "time.example"), named: "compare")
    }

    @Test func `Where a server tells no days, all time is compared`() throws {
        let server = try Journey.world(.documented)
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let printed = try Printed(["compare", "mira"], home: home)
        #expect(printed.status == 0)
        #expect(printed.lines.first == "all time" && printed.text.contains("mira"), "\(printed.text)")
        let said = try Printed(["compare", "mira"], home: home, withErrors: true)
        #expect(said.text.contains("tells no days of other people"))
    }

    @Test func `The status is that of the reason if nobody's figures came`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        #expect(try Printed(["compare", "quill"], home: home).status == 66)
        #expect(try Printed(["compare", "nobody-here"], home: home).status == 67)
        server.stop()
        #expect(try Printed(["compare", "mira", "brass"], home: home).status == 69)
        #expect(try Printed(["compare", "a", "b", "c", "d", "e"]).status == 64)
    }
}
