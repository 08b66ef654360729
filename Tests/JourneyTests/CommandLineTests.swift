import TestSupport
import Testing

struct CommandLineTests {
    /// What is printed without opening the screen, and the exit status.
    @Test(
        arguments: [
            (["--bogus"], "Unknown option '--bogus'", Int32(64)),
            (["--interval", "5"], "--interval must be 0, or 10 to 3600 seconds", 64),
            (["--server", "ftp://example.org"], "--server must be an http or https address", 64),
            (["--demo", "--log", "/nonexistent/a.log"], "the log /nonexistent/a.log cannot be written", 78),
            (["--demo", "--log", "/"], "the log / cannot be written", 78),
            (["--history-days", "-1"], "--history-days", 64),
            (["--history-days=some"], "--history-days must be all, or 0 to 36500 days", 64),
            (["history"], "Nothing is kept in /nonexistent/.local/share/hackatop.", 0),
            (["history", "clear"], "Nothing is kept in /nonexistent/.local/share/hackatop.", 0),
            (["history", "burn"], "Unexpected argument 'burn'", 64),
            (["--demo", "--timezone", "Mars/Phobos"], "there is no time zone Mars/Phobos here", 64),
            (["--api-key-file", "/nonexistent/key"], "does not exist", 78),
            ([], "No key for a Hackatime was found", 78),
            (["--version"], "hackatop 0", 0),
            (["--help"], "--timezone", 0),
            (["--sample-config"], "Settings of hackatop", 0),
        ] as [([String], String, Int32)])
    func `What cannot start says why and touches nothing`(arguments: [String], says: String, status: Int32) throws {
        // Higher than what is printed, or its start may have scrolled away.
        let journey = try Journey.start(arguments, columns: 160, rows: 120)
        #expect(journey.shows(says), "\(journey.screen.text)")
        #expect(journey.end() == .exited(status))
        #expect(journey.remains() == [])
        #expect(journey.screen.sawAlternate == false)
    }

    @Test func `Without a key five lines say where it looked and what to do`() throws {
        let journey = try Journey.start([], columns: 160)
        #expect(journey.end() == .exited(78))
        #expect(journey.shows("hackatop --demo"))
        #expect(journey.screen.lines.filter { !$0.allSatisfy { $0 == " " } }.count == 5)
        #expect(journey.screen.contains("/nonexistent/.wakatime.cfg"))
    }

    private static let withoutProc = ["-rm", "/bin/sh", "-c", "mount -t tmpfs none /proc && exec \"$@\"", "sh"]

    /// Where Swift looks for the arguments, there are none.
    @Test(.enabled(if: Child.succeeds(["unshare"] + withoutProc + ["true"])))
    func `Options are obeyed on a machine without proc`() throws {
        for (argument, says) in [("--version", "hackatop 0"), ("--bogus", "Unknown option '--bogus'")] {
            let journey = try #require(
                PseudoTerminal(
                    "/usr/bin/unshare", Self.withoutProc + [Journey.program, argument], columns: 160,
                    environment: Journey.environment))
            #expect(journey.shows(says), "\(journey.screen.text)")
        }
    }

    @Test func `Plain characters are enough where the terminal has no others`() throws {
        for arguments in [["--demo", "--ascii"], ["--demo"]] {
            let terminal = arguments.count == 1 ? "vt100" : "xterm-256color"
            let journey = try #require(
                PseudoTerminal(
                    Journey.program, arguments, environment: Journey.environment.merging(["TERM": terminal]) { $1 }))
            #expect(journey.shows(firstText))
            #expect(!journey.screen.text.unicodeScalars.contains { !$0.isASCII })
            journey.type("q")
            #expect(journey.end() == .exited(0))
        }
    }

    @Test(arguments: [5, 9, 10, 11, 14, 20]) func `Too few descriptors are called that`(limit: Int) throws {
        let journey = try #require(
            PseudoTerminal(
                "/bin/bash", ["-c", "ulimit -n \(limit); exec $PROGRAM --demo"], columns: 200,
                environment: Journey.environment.merging(["PROGRAM": Journey.program]) { $1 }))
        #expect(journey.shows("too few files can be opened here"), "\(journey.screen.text)")
        #expect(journey.end() == .exited(71))
    }
}
