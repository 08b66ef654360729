import HackatimeSimulator
import TestSupport
import Testing

/// `hackatop --once`: the screen as text.
struct OnceTests {
    @Test func `The screen is printed in the wanted size, without sequences into a pipe`() throws {
        let printed = try Printed(["--demo", "--once", "--size", "100x30"])
        #expect(printed.status == 0 && printed.lines.count == 30)
        #expect(printed.lines.allSatisfy { $0.count <= 100 && !$0.contains("\u{1B}") })
        for text in [firstText, "Today", "yest", "Projects ─ today", "Heartbeats ─ following"] {
            #expect(printed.text.contains(text), "\(text):\n\(printed.text)")
        }
    }

    @Test func `On a terminal it has its size and colours`() throws {
        let journey = try Journey.start(
            ["--demo", "--once", "--theme", "nord"], columns: 80, rows: 24, variables: ["COLORTERM": "truecolor"])
        #expect(journey.end() == .exited(0))
        #expect(journey.remains() == [])
        let written = String(decoding: journey.written, as: UTF8.self)
        #expect(written.contains(";38;2;") && journey.written.count { $0 == 0x0A } == 23)
        let plain = try Journey.start(["--demo", "--once", "--color", "never"], columns: 80, rows: 24)
        #expect(plain.end() == .exited(0))
        #expect(!plain.written.contains(0x1B))
    }

    @Test func `Other options hold as for the dashboard`() throws {
        let ascii = try Printed(["--demo", "--once", "--ascii"])
        #expect(ascii.lines.count == 40 && ascii.text.utf8.allSatisfy { $0 < 0x80 })
        let month = try Printed(["--demo", "--once", "--range", "this month", "--private"])
        #expect(month.text.contains("this month") && !month.text.contains("robot-arm"))
        let other = try Printed(["--demo", "--once", "--user", "mira"])
        #expect(other.text.contains("Mira Okonkwo"))
    }

    @Test func `A server that is gone shows what is known, and wrong options are named`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        #expect(try Printed(["--once"], home: home).text.contains("tracking:"))
        server.stop()
        let printed = try Printed(["--once"], home: home)
        #expect(printed.status == 0)
        #expect(printed.text.contains("tracking:") && printed.text.contains("refuses connections"), "\(printed.text)")
        for (arguments, says) in [
            (["--once", "--size", "big"], "--size must be columns and rows"), (["--size", "80x24"], "go with --once"),
        ] {
            let wrong = try Printed(arguments, withErrors: true)
            #expect(wrong.status == 64 && wrong.text.contains(says), "\(wrong.text)")
        }
    }
}
