import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Terminals described by TERM, the locale and NO_COLOR.
struct TerminalTypeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        /// `nil` means not set.
        var type: String?
        var locale: [String: String] = ["LC_ALL": "C.UTF-8"]
        var variables: [String: String] = [:]
        /// The theme `terminal` has the terminal's own sixteen, and languages and projects as many as there are.
        var colours: Set<Sent.Colours> = [.few, .numbered]
        var isASCII = false
        /// What the status line says about it.
        var says: String?

        var testDescription: String {
            "\(type ?? "no TERM") \(locale.values.joined()) \(variables.keys.joined())"
        }
    }

    static let cases: [Case] = [
        // As they are.
        Case(type: "xterm-256color"), Case(type: "screen-256color"), Case(type: "tmux-256color"),
        Case(type: "xterm", colours: [.few]), Case(type: "screen", colours: [.few]),
        Case(type: "linux", colours: [.few], isASCII: true),
        Case(type: "ansi", colours: [.few], isASCII: true),
        Case(type: "vt100", colours: [], isASCII: true), Case(type: "vt220", colours: [], isASCII: true),
        // From the test's own descriptions, because machines seldom have them.
        Case(type: "test-16", colours: [.few]), Case(type: "test-direct", colours: [.few, .direct]),
        // Unknown to this machine.
        Case(type: "xterm-unheard-of", says: "xterm-unheard-of is not known here; using xterm-256color"),
        Case(type: nil, says: "TERM is not set; using xterm-256color"),
        Case(type: "", says: "TERM is not set; using xterm-256color"),
        Case(type: "../../etc/passwd", says: "is not known here; using xterm-256color"),
        Case(type: "x\u{1B}]0;title\u{07}y", says: "is not known here; using xterm-256color"),
        // Without a character set it is UTF-8.
        Case(type: "xterm-256color", locale: ["LC_ALL": "C"]),
        Case(type: "xterm-256color", locale: ["LC_ALL": "POSIX"]),
        Case(type: "xterm-256color", locale: [:]), Case(type: "xterm-256color", locale: ["LANG": "xx_XX.UTF-8"]),
        // No colour at all.
        Case(type: "xterm-256color", variables: ["NO_COLOR": "1"], colours: []),
        Case(type: "linux", variables: ["NO_COLOR": "yes"], colours: [], isASCII: true),
        Case(type: "test-direct", variables: ["NO_COLOR": "1"], colours: []),
        Case(type: "xterm-256color", variables: ["NO_COLOR": ""]),
    ]

    @Test(arguments: cases) func `Every terminal is drawn on and given back`(_ example: Case) throws {
        let folder = try Self.descriptions()
        var environment = Journey.environment
        environment["LC_ALL"] = nil
        environment["TERM"] = example.type
        environment["TERMINFO"] = folder.path
        environment.merge(example.locale.merging(example.variables) { $1 }) { $1 }
        let journey = try #require(
            PseudoTerminal(Journey.program, ["--demo"], columns: 160, rows: 40, environment: environment))
        #expect(journey.shows(firstText))
        #expect(journey.shows("q quit"))
        if let says = example.says {
            #expect(journey.shows(says), "\(journey.screen.lines.last ?? "")")
        } else {
            #expect(!journey.screen.contains("using "))
        }
        journey.type("\u{0C}?")
        #expect(journey.shows("look at another user"))
        journey.expectQuit("?q")
        let sent = Sent(journey.written)
        #expect(sent.calls == [])
        #expect(sent.colours == example.colours)
        #expect(sent.isASCII == example.isASCII)
    }

    /// Types of newer terminals, known to this machine or not.
    @Test(arguments: ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "xterm-direct"])
    func `A new terminal's own type works`(type: String) throws {
        let journey = try Journey.start(columns: 160, variables: ["TERM": type])
        #expect(journey.shows(firstText))
        #expect(journey.shows("q quit"))
        let notice = "the terminal type \(type) is not known here; using xterm-256color"
        #expect(journey.screen.contains(notice) == !Self.isKnown(type))
        journey.expectQuit()
        #expect(Sent(journey.written).calls == [])
    }

    struct StandIn: Sendable, CustomTestStringConvertible {
        /// The types unknown to the machine, besides the terminal's own.
        var missing: [String]
        /// The type used in the end.
        var used: String
        var colours: Set<Sent.Colours>
        var isASCII = false

        var testDescription: String { "without \(missing.joined(separator: " and "))" }
    }

    /// Types are tried in order, with one sentence that fits into 80 columns.
    @Test(
        arguments: ["xterm-kitty", "xterm-ghostty", "rxvt-unicode-256color"],
        [
            StandIn(missing: [], used: "xterm-256color", colours: [.few, .numbered]),
            StandIn(missing: ["xterm-256color"], used: "xterm", colours: [.few]),
            StandIn(missing: ["xterm-256color", "xterm"], used: "ansi", colours: [.few], isASCII: true),
        ])
    func `What is known stands in`(type: String, standIn: StandIn) throws {
        let folder = try Self.hiding([type] + standIn.missing)
        let journey = try Journey.start(columns: 80, rows: 24, variables: ["TERM": type, "TERMINFO": folder.path])
        let says = "\(type) is not known here; using \(standIn.used)"
        #expect(journey.shows(firstText))
        #expect(
            journey.wait { $0.lines[23].contains(" \(says) ") && $0.lines[23].contains("q quit") },
            "\(journey.screen.lines[23])")
        #expect(journey.screen.lines.filter { $0.contains("not known") }.count == 1)
        journey.expectQuit()
        let sent = Sent(journey.written)
        #expect(sent.calls == [])
        #expect(sent.colours == standIn.colours)
        #expect(sent.isASCII == standIn.isASCII)
    }

    @Test(arguments: ["xterm-kitty", "ansi", ""]) func `Where nothing is known it says what is missing`(type: String)
        throws
    {
        let all = ["xterm-256color", "xterm", "ansi"]
        let folder = try Self.hiding([type].filter { !$0.isEmpty && !all.contains($0) } + all)
        let journey = try Journey.start(columns: 200, variables: ["TERM": type, "TERMINFO": folder.path])
        let tried = ([type] + all.filter { $0 != type }).filter { !$0.isEmpty }.joined(separator: ", ")
        #expect(
            journey.shows(
                "hackatop: this machine has no description that would do of the terminal types \(tried); install them "
                    + "(Debian: ncurses-base)"), "\(journey.screen.text)")
        #expect(journey.end() == .exited(64))
        #expect(journey.remains() == [])
        #expect(!journey.screen.sawAlternate)
    }

    @Test func `A terminal that says it can do nothing is believed`() throws {
        let journey = try Journey.start(columns: 160, variables: ["TERM": "dumb"])
        #expect(journey.shows("the terminal type \"dumb\" cannot place the cursor; set TERM to"))
        #expect(journey.end() == .exited(64))
        #expect(journey.remains() == [])
        #expect(!journey.screen.sawAlternate)
    }

    private static func isKnown(_ type: String) -> Bool {
        ["/etc/terminfo", "/lib/terminfo", "/usr/lib/terminfo", "/usr/share/terminfo"].contains { folder in
            access("\(folder)/\(type.prefix(1))/\(type)", F_OK) == 0
        }
    }

    /// The system's descriptions are searched whatever TERMINFO says, so a type that should be missing gets a
    /// description that ncurses rejects the same way.
    private static func hiding(_ types: [String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(types.map { "\($0)|hidden by a test,\n\tgn,\n" }.joined(separator: "\n"), to: "source")
        try Child.run(["tic", "-x", "-o", folder.path, folder.path + "/source"])
        return folder
    }

    private static func descriptions() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            #"""
            test-16|sixteen colours,
                colors#16, pairs#256,
                setaf=\E[%?%p1%{8}%<%t%p1%{30}%+%e%p1%{82}%+%;%dm,
                setab=\E[%?%p1%{8}%<%t%p1%{40}%+%e%p1%{92}%+%;%dm, use=xterm,
            test-direct|red green and blue,
                RGB, colors#0x1000000, pairs#0x10000,
                setaf=\E[%?%p1%{8}%<%t3%p1%d%e38\:2\:\:%p1%{65536}%/%d\:%p1%{256}%/%{255}%&%d\:%p1%{255}%&%d%;m,
                setab=\E[%?%p1%{8}%<%t4%p1%d%e48\:2\:\:%p1%{65536}%/%d\:%p1%{256}%/%{255}%&%d\:%p1%{255}%&%d%;m,
                use=xterm,

            """#, to: "source")
        try Child.run(["tic", "-x", "-o", folder.path, folder.path + "/source"])
        return folder
    }
}
