import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A terminal that takes no output, or changes its size faster than anything can be drawn.
struct HeldTerminalTests {
    /// Held by Ctrl-S, or because nobody reads: the screen is so large that the frame waits in the kernel.
    @Test(arguments: [true, false]) func `Only the drawing waits`(isHeld: Bool) throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let journey = try Journey.start([], columns: isHeld ? 120 : 500, rows: isHeld ? 40 : 200, home: home)
        #expect(journey.shows("updated "))
        #expect(journey.shows("q quit"))
        if isHeld { journey.holdOutput() }
        // Redrawn often enough to fill the kernel's buffers.
        for _ in 0..<40 { journey.type("\u{0C}") }
        // Keys still reach the program: nothing is read here until the server has received a request.
        var count = server.requests.count
        journey.type("r")
        count += 1
        #expect(server.waitForRequests(count).count >= count, "r asks")
        journey.type("umira\r")
        #expect(server.waitForRequest { $0.target.contains("mira") }, "a name can be typed")
        // So do signals: the window changes, and the program must redraw.
        journey.send(signal: SIGCONT)
        journey.resize(columns: 100, rows: 30)
        journey.type("m")
        journey.type("umira\r")
        if isHeld { journey.releaseOutput() }
        #expect(journey.wait { $0.contains("Mira Okonkwo") && $0.lines[29].contains("q quit") })
        journey.expectQuit("\u{0C}q")
    }

    /// Output that is pending when it stops does not appear over the shell's text.
    @Test func `It can be stopped while the terminal is held`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        #expect(journey.shows("q quit"))
        journey.holdOutput()
        journey.type("?\u{1A}")
        #expect(journey.waitForReport { $0 == .stopped(SIGTSTP) } != nil)
        #expect(journey.remains() == [])
        journey.send(signal: SIGCONT)
        #expect(journey.shows("look at another user"))
        journey.expectQuit("?q")
    }

    /// The program takes Ctrl-S as a key, so nobody freezes the screen by accident.
    @Test func `Ctrl-S holds nothing`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.type("\u{13}?")
        #expect(journey.shows("look at another user"))
        journey.expectQuit("?q")
    }

    @Test func `A storm of sizes ends in the last`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        for round in 0..<200 {
            let size = round % 20 == 7 ? (1, 1) : (2 + round * 37 % 250, 1 + round * 17 % 80)
            journey.resize(columns: size.0, rows: size.1)
        }
        journey.resize(columns: 97, rows: 33)
        #expect(journey.wait { $0.contains(firstText) && $0.lines[32].contains("q quit") })
        // Remains of frames for other sizes are gone once this one is fully drawn.
        journey.type("?")
        #expect(journey.shows("half a page down"))
        journey.type("?\u{0C}")
        #expect(journey.wait { !$0.contains("half a page down") && $0.lines[32].contains("q quit") })
        #expect(journey.screen.unknown == [])
        journey.expectQuit()
    }
}
