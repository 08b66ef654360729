import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct EndingTests {
    @Test(arguments: ["q", "\u{03}"])
    func `A key that quits gives the terminal back`(key: String) throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        #expect(!journey.hasModesOfBefore, "the program takes keys one by one")
        journey.type(key)
        #expect(journey.end() == .exited(0))
        #expect(journey.remains() == [])
        #expect(journey.screen.unknown == [])
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
    func `A fatal signal gives the terminal back and then ends the program`(number: Int32) throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.send(signal: number)
        #expect(journey.end() == .killed(number))
        #expect(journey.remains() == [])
    }

    @Test func `An interrupt from outside quits`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.send(signal: SIGINT)
        #expect(journey.end() == .exited(0))
        #expect(journey.remains() == [])
    }

    @Test(arguments: [SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS, SIGFPE])
    func `A crash gives the terminal back`(number: Int32) throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.send(signal: number)
        #expect(journey.end() == .killed(number))
        #expect(journey.remains() == [])
    }

    @Test func `A terminal that is gone ends the program`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.hangUp()
        #expect(journey.endUnread() == .killed(SIGHUP))
    }

    /// Nobody reads, and the first frame of such a large screen does not fit into the kernel's buffers.
    @Test(arguments: [SIGTERM, SIGHUP])
    func `A fatal signal gets out of a terminal nobody reads`(number: Int32) throws {
        let journey = try Journey.start(columns: 500, rows: 200)
        #expect(journey.wait(until: \.isAlternate))
        journey.send(signal: number)
        #expect(journey.endUnread() == .killed(number))
        #expect(journey.remains() == [])
    }

    @Test(arguments: ["q", ""])
    func `There is a way out of a held terminal`(key: String) throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.holdOutput()
        if key.isEmpty { journey.send(signal: SIGTERM) } else { journey.type(key) }
        #expect(journey.endUnread() == (key.isEmpty ? .killed(SIGTERM) : .exited(0)))
        #expect(journey.remains() == [])
    }

    @Test func `Without a terminal it says so and touches nothing`() throws {
        // The shell gives the program a pipe as output and returns what it prints.
        let journey = try #require(
            PseudoTerminal(
                "/bin/sh",
                ["-c", "\"$1\" --demo | cat; \"$1\" --demo </dev/null; echo status $?", "sh", Journey.program],
                environment: Journey.environment))
        #expect(journey.shows("standard output is not a terminal"))
        #expect(journey.shows("standard input is not a terminal"))
        #expect(journey.shows("status 64"))
        #expect(journey.end() == .exited(0))
        #expect(journey.remains() == [])
    }
}
