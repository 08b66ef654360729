import HackatimeSimulator
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

    /// The thread sanitizer runs the handlers of these signals at once, also inside its own runtime, whose locks they
    /// then wait for: it takes what another process sends for a crash there. Other signals wait until it is safe.
    private static let crashes = [SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS, SIGFPE]

    @Test(.disabled(if: Sanitizer.isForThreads, "see above"), arguments: crashes)
    func `A crash gives the terminal back`(number: Int32) throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.send(signal: number)
        #expect(journey.end() == .killed(number))
        #expect(journey.remains() == [])
    }

    /// All that end a process by default and are not handled otherwise, whatever their names. glibc keeps 32 and 33.
    #if os(Linux)
        private static let others = [
            SIGINT, SIGKILL, SIGPIPE, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGXFSZ, SIGWINCH,
            32,
            33,
        ]
        private static let deadly = (1...64).map { Int32($0) }.filter {
            !others.contains($0) && !(Sanitizer.isForThreads && (crashes + [SIGSYS]).contains($0))
        }
    #else
        private static let deadly = [SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGSYS, SIGALRM]
    #endif

    @Test(arguments: deadly)
    func `A signal that ends a process gives the terminal back`(number: Int32) throws {
        let journey = try Journey.start(columns: 80, rows: 24)
        #expect(journey.shows(firstText))
        journey.send(signal: number)
        #expect(journey.end() == .killed(number))
        #expect(journey.remains() == [])
    }

    @Test func `A signal that whoever started it ignores ends nothing`() throws {
        let journey = try #require(
            PseudoTerminal(
                "/bin/sh", ["-c", "trap '' USR1; exec \"$0\" --demo", Journey.program],
                environment: Journey.environment))
        #expect(journey.shows(firstText))
        journey.send(signal: SIGUSR1)
        journey.type("?")
        #expect(journey.shows("half a page down"))
        journey.expectQuit("qq")
    }

    /// More rows than the program draws: ncurses lets only those scroll.
    @Test(arguments: ["q", "\u{1A}", ""]) func `A very high terminal scrolls as a whole again`(key: String) throws {
        let journey = try Journey.start(columns: 80, rows: 600)
        #expect(journey.shows(firstText))
        #expect(journey.screen.hasRegion)
        if key.isEmpty { journey.send(signal: SIGUSR1) } else { journey.type(key) }
        let isStop = key == "\u{1A}"
        #expect(journey.waitForReport { isStop ? $0 == .stopped(SIGTSTP) : $0.isEnd } != nil)
        #expect(journey.remains() == [])
    }

    /// Files may not grow: no signal ends the program, the screen is whole, and what cannot be kept is said.
    @Test(
        .disabled(if: Sanitizer.isForThreads, "the thread sanitizer writes a file of its own at its start"),
        arguments: [0, 4])
    func `The limit of a file's size ends nothing`(blocks: Int) throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let journey = try #require(
            PseudoTerminal(
                "/bin/sh", ["-c", "ulimit -f \(blocks); exec \"$0\"", Journey.program],
                environment: Journey.environment.merging(["HOME": home.path]) { $1 }))
        for text in ["tracking:", "updated ", "history in memory: "] {
            #expect(journey.shows(text), "\(journey.screen.text)")
        }
        journey.expectQuit()
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
