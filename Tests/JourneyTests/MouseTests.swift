import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct MouseTests {
    private let both: Set = [1000, 1006]

    @Test func `A key takes the mouse and gives it back`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        #expect(journey.screen.mouseModes.isEmpty)
        journey.type("\u{1B}[<0;60;5M?")
        #expect(journey.shows("Keys"))
        journey.type("?P")
        #expect(journey.wait { $0.mouseModes == both })
        journey.type("\u{1B}[<0;60;5M")
        #expect(journey.shows("s sort"), "the click focused a list")
        journey.type("P")
        #expect(journey.wait { $0.mouseModes.isEmpty })
        journey.expectQuit()
    }

    @Test func `A report in pieces is one click`() throws {
        let journey = try Journey.start(["--demo", "--mouse"])
        #expect(journey.shows(firstText))
        #expect(journey.screen.mouseModes == both)
        for piece in ["\u{1B}[<0;", "60;", "5", "M"] { journey.type(piece) }
        #expect(journey.shows("s sort"))
        journey.expectQuit()
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV, SIGABRT, SIGUSR1, 0])
    func `However it ends, the terminal has its mouse again`(number: Int32) throws {
        let journey = try Journey.start(["--demo", "--mouse"])
        #expect(journey.shows(firstText))
        #expect(journey.wait { $0.mouseModes == both })
        if number == 0 { journey.type("q") } else { journey.send(signal: number) }
        #expect(journey.end() == (number == 0 ? .exited(0) : .killed(number)))
        #expect(journey.remains() == [])
        #expect(journey.screen.unknown == [])
    }

    @Test func `A suspended program leaves the mouse alone and takes it again`() throws {
        let journey = try Journey.start(["--demo", "--mouse"])
        #expect(journey.shows(firstText))
        journey.type("\u{1A}")
        #expect(journey.waitForReport { $0 == .stopped(SIGTSTP) } != nil)
        #expect(journey.remains() == [])
        journey.send(signal: SIGCONT)
        #expect(journey.wait { $0.mouseModes == both })
        journey.expectQuit()
    }
}
