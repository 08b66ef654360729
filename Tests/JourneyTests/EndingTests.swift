import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A text of the first frame.
let firstText = "Nova Sterling"

@Test(arguments: ["q", "\u{03}"])
func aKeyThatQuitsGivesTheTerminalBack(key: String) throws {
    let journey = try Journey.start()
    #expect(journey.shows(firstText))
    #expect(!journey.hasModesOfBefore, "the program takes keys one by one")
    journey.type(key)
    #expect(journey.end() == .exited(0))
    #expect(journey.remains() == [])
    #expect(journey.screen.unknown == [])
}

@Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
func aFatalSignalGivesTheTerminalBackAndThenEndsTheProgram(number: Int32) throws {
    let journey = try Journey.start()
    #expect(journey.shows(firstText))
    journey.send(signal: number)
    #expect(journey.end() == .killed(number))
    #expect(journey.remains() == [])
}

@Test func anInterruptFromOutsideQuits() throws {
    let journey = try Journey.start()
    #expect(journey.shows(firstText))
    journey.send(signal: SIGINT)
    #expect(journey.end() == .exited(0))
    #expect(journey.remains() == [])
}

@Test(arguments: [SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS, SIGFPE])
func aCrashGivesTheTerminalBack(number: Int32) throws {
    let journey = try Journey.start()
    #expect(journey.shows(firstText))
    journey.send(signal: number)
    #expect(journey.end() == .killed(number))
    #expect(journey.remains() == [])
}

@Test func aTerminalThatIsGoneEndsTheProgram() throws {
    let journey = try Journey.start()
    #expect(journey.shows(firstText))
    journey.hangUp()
    #expect(journey.endUnread() == .killed(SIGHUP))
}

/// Nobody reads: the first frame of so large a screen does not fit into the kernel's buffers.
@Test(arguments: [SIGTERM, SIGHUP])
func aFatalSignalGetsOutOfATerminalNobodyReads(number: Int32) throws {
    let journey = try Journey.start(columns: 500, rows: 200)
    #expect(journey.wait(until: \.isAlternate))
    journey.send(signal: number)
    #expect(journey.endUnread() == .killed(number))
    #expect(journey.remains() == [])
}

@Test(arguments: ["q", ""])
func theWayOutOfAHeldTerminal(key: String) throws {
    let journey = try Journey.start()
    #expect(journey.shows(firstText))
    journey.holdOutput()
    if key.isEmpty { journey.send(signal: SIGTERM) } else { journey.type(key) }
    #expect(journey.endUnread() == (key.isEmpty ? .killed(SIGTERM) : .exited(0)))
    #expect(journey.remains() == [])
}

@Test func withoutATerminalItSaysSoAndTouchesNothing() throws {
    // The shell gives the program a pipe to write to and what it says back.
    let journey = try #require(
        PseudoTerminal(
            "/bin/sh", ["-c", "\"$1\" --demo | cat; \"$1\" --demo </dev/null; echo status $?", "sh", Journey.program],
            environment: Journey.environment))
    #expect(journey.shows("standard output is not a terminal"))
    #expect(journey.shows("standard input is not a terminal"))
    #expect(journey.shows("status 64"))
    #expect(journey.end() == .exited(0))
    #expect(journey.remains() == [])
}
