import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What arrives at the keyboard without a key being pressed, and keys that arrive in pieces.
struct TypingTests {
    /// The program with its help open: nearly every key would close it or move in it.
    private func helped() throws -> PseudoTerminal {
        let journey = try Journey.start(columns: 80, rows: 24)
        #expect(journey.shows(firstText))
        journey.type("?")
        #expect(journey.shows("more ↓"))
        return journey
    }

    /// The help is still open at its top, and the keyboard works.
    private func expectUntouched(_ journey: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!journey.screen.contains("1 above"), sourceLocation: sourceLocation)
        journey.type("j")
        #expect(journey.shows("1 above"), "\(journey.screen.text)", sourceLocation: sourceLocation)
        journey.type("q")
        #expect(journey.wait { !$0.contains("1 above") }, sourceLocation: sourceLocation)
        journey.expectQuit(sourceLocation: sourceLocation)
    }

    @Test func `A paste outside a line of text does nothing and says so`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        #expect(journey.screen.marksPastes)
        journey.type("\u{1B}[200~quick note\rq\u{3}\u{1B}[201~")
        #expect(journey.shows("a paste does nothing here"))
        journey.expectQuit()
    }

    @Test func `A paste into the prompt types its first line`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.type("u")
        #expect(journey.shows("Another user"))
        journey.type("\u{1B}[200~trusty\rquit\r\u{1B}[201~")
        #expect(journey.shows("▸ trusty"))
        #expect(journey.screen.contains("Another user"))
        // Edited as in a shell: words before and after the cursor go.
        journey.type("\u{1}mira quill\u{1B}\u{7F}\u{1B}d\u{1B}[D\u{B}\r")
        #expect(journey.shows("Mira Okonkwo"))
        journey.expectQuit()
    }

    @Test(arguments: [
        "\u{1B}[M !q", "\u{1B}[M\"qq\u{1B}[M#qq", "\u{1B}[<0;113;113M\u{1B}[<0;113;113m", "\u{1B}[32;113;113M",
        "\u{1B}[I\u{1B}[O", "\u{1B}[?62;22c\u{1B}[24;80R", "\u{1B}]11;rgb:qqqq/qqqq/qqqq\u{1B}\\",
        "\u{1B}P1$rq\u{1B}\\",
        "\u{1B}_q\u{1B}\\", "\u{1B}[113;1:3u",
    ])
    func `Reports and answers are no keys`(bytes: String) throws {
        let journey = try helped()
        journey.type(bytes)
        expectUntouched(journey)
    }

    /// Each piece is read before the next is typed.
    @Test(arguments: [
        ["\u{1B}", "[M !q"], ["\u{1B}[", "M !q"], ["\u{1B}", "[", "M", " ", "!", "q"], ["\u{1B}[<0;113;", "113M"],
        ["\u{1B}", "[I"], ["\u{1B}[", "24;80R"], ["\u{1B}", "]11;q\u{7}"], ["\u{1B}Pq", "q\u{1B}", "\\"],
    ])
    func `In pieces they are no keys either`(pieces: [String]) throws {
        // What takes longer than a tenth of a second may be keys: a busy machine has further tries.
        for _ in 0..<5 {
            let journey = try helped()
            var typedAt: [Double] = []
            var readAt: [Double] = []
            for piece in pieces {
                typedAt.append(uptime())
                journey.type(piece)
                #expect(journey.isRead())
                readAt.append(uptime())
            }
            guard readAt[readAt.count - 1] - typedAt[0] < 0.1 else { continue }
            expectUntouched(journey)
            return
        }
        Issue.record("this machine is too slow")
    }

    @Test(arguments: ["\u{1B}]]", "\u{1B}P]", "\u{1B}_]", "\u{1B}X]", "\u{1B}^]", "\u{1B}[M", "\u{1B}[1;"])
    func `What does not end is given up`(bytes: String) throws {
        let journey = try helped()
        journey.type(bytes)
        #expect(journey.isRead())
        // The time after which no program may wait any more, not one in which something has to happen.
        let start = uptime()
        while uptime() < start + 0.15 { poll(nil, 0, 20) }
        expectUntouched(journey)
    }

    @Test(arguments: [("\u{1B}[99;5u", "Ctrl-C"), ("\u{1B}[27;5;99~", "Ctrl-C"), ("\u{1B}[27uq", "Esc, q")])
    func `Keys told by their code points work`(bytes: String, name: String) throws {
        let journey = try helped()
        journey.type(bytes)
        #expect(journey.end() == .exited(0), "\(name)")
        #expect(journey.remains() == [])
    }

    @Test func `The number pad types digits`() throws {
        let journey = try Journey.start()
        #expect(journey.shows("Languages ─ today"))
        journey.type("\u{1B}Or")
        #expect(journey.shows("Languages ─ yesterday"), "\(journey.screen.text)")
        journey.type("\u{1B}Op")
        #expect(journey.shows("Languages ─ all time"))
        journey.expectQuit()
    }
}
