import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct SessionTests {
    @Test func `A person looks around and leaves`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        for pane in ["Today", "Languages", "Projects", "Heartbeats"] { #expect(journey.shows(pane)) }

        journey.type("?")
        #expect(journey.shows("Keys"))
        #expect(journey.shows("look at another user"))
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("look at another user") })

        journey.type("\r")
        #expect(journey.shows("thinkpad"))
        journey.type("\u{1B}")
        // Sent together, Escape and a letter would be Alt and that letter.
        #expect(journey.wait { !$0.contains("thinkpad") })
        journey.type("z")
        #expect(journey.wait { !$0.contains("Languages") })
        journey.type("z")
        #expect(journey.shows("Languages"))

        journey.type("y")
        #expect(journey.wait { $0.clipboard != nil })

        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }

    @Test func `A person looks at others and comes back`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))

        journey.type("umira\r")
        #expect(journey.shows("Mira Okonkwo"))
        #expect(journey.shows("Sessions"))
        #expect(!journey.screen.contains(firstText))

        journey.type("uquill\r")
        #expect(journey.shows("quill keeps their stats private"))
        #expect(!journey.screen.contains("Mira"))

        journey.type("unobody\r")
        #expect(journey.shows("has no user"))

        // The last but one, and the one before that.
        journey.type("\u{7F}\u{7F}")
        #expect(journey.shows("Mira Okonkwo"))
        journey.type("m")
        #expect(journey.shows(firstText))
        #expect(journey.shows("Heartbeats"))

        journey.expectQuit()
    }

    @Test func `The hostile user reaches the screen as plain text`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.type("uhostile\r")
        #expect(journey.wait { !$0.contains(firstText) && $0.contains("Sessions") })
        #expect(journey.screen.unknown == [])
        #expect(journey.screen.clipboard == nil)
        for line in journey.screen.lines {
            #expect(
                !line.unicodeScalars.contains { $0.properties.generalCategory == .format }, "\(line.debugDescription)")
        }
        journey.expectQuit()
    }

    @Test func `Every size of the window is drawn at once`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        for (columns, rows) in [(80, 24), (60, 20), (40, 12), (20, 5), (3, 2), (1, 1), (200, 60), (120, 40)] {
            journey.resize(columns: columns, rows: rows)
            // The last row is not empty once a frame of this size is drawn, unless nothing fits.
            if columns >= 20 {
                #expect(
                    journey.wait { !$0.lines[rows - 1].allSatisfy { $0 == " " } && $0.contains("9") },
                    "\(columns)x\(rows)")
            }
        }
        #expect(journey.shows(firstText))
        journey.expectQuit()
    }

    /// Ctrl-Z, which is a key for the program, and a stop from outside.
    @Test(arguments: ["\u{1A}", ""])
    func `Suspending gives the terminal back until it goes on`(key: String) throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        for round in 0..<3 {
            if key.isEmpty { journey.send(signal: SIGTSTP) } else { journey.type(key) }
            #expect(journey.waitForReport { $0 == .stopped(SIGTSTP) } != nil, "round \(round)")
            #expect(journey.remains() == [], "round \(round)")
            #expect(!journey.screen.contains(firstText))
            // The window changes while it is stopped.
            journey.resize(columns: round == 1 ? 100 : 80, rows: 24)
            journey.send(signal: SIGCONT)
            #expect(journey.shows(firstText))
            #expect(journey.shows("q quit"))
            #expect(journey.screen.isAlternate)
            #expect(!journey.hasModesOfBefore)
        }
        journey.expectQuit()
    }

    @Test func `A stopped program that is ended leaves the terminal alone`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.type("\u{1A}")
        #expect(journey.waitForReport { $0 == .stopped(SIGTSTP) } != nil)
        #expect(journey.remains() == [])
        journey.send(signal: SIGTERM)
        journey.send(signal: SIGCONT)
        #expect(journey.end() == .killed(SIGTERM))
        #expect(journey.remains() == [])
    }

    /// SIGSTOP leaves the terminal as it is; continuing repairs it.
    @Test func `Going on after a stop that cannot be refused draws anew`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        journey.send(signal: SIGSTOP)
        #expect(journey.waitForReport { $0 == .stopped(SIGSTOP) } != nil)
        journey.resize(columns: 90, rows: 30)
        journey.send(signal: SIGCONT)
        #expect(journey.wait { $0.contains(firstText) && $0.lines[29].contains("quit") })
        journey.expectQuit()
    }

    @Test func `A person finds a heartbeat and goes back in time`() throws {
        let journey = try Journey.start()
        #expect(journey.shows(firstText))
        #expect(journey.shows("following"))

        journey.type("/swift")
        #expect(journey.shows("filter: swift"))
        #expect(journey.shows("/swift"))
        journey.type("\r")
        #expect(journey.shows("Esc all rows"))
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("filter: swift") })

        // Only the first language's heartbeats stay.
        journey.type("\t\t\r")
        #expect(journey.wait { $0.contains("Heartbeats ─ language ") })
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("Heartbeats ─ language ") })

        // The focus stayed. The end moves as older heartbeats arrive.
        journey.type("\t\t\tG")
        #expect(journey.wait { !$0.contains("following") })
        journey.type("g")
        #expect(journey.shows("following"))
        journey.type("q")
        #expect(journey.end() == .exited(0))
        #expect(journey.screen.unknown == [])
    }
}

/// Counts system calls: one to read a key, few to write what it changes.
@Test(.enabled(if: ProcessFiles.text("io", of: getpid()) != nil)) func `A key costs few calls of the system`() throws {
    let journey = try Journey.start()
    #expect(journey.shows("updated "))
    #expect(journey.shows("following"))
    let before = try #require(ProcessFiles.calls(of: journey.process))
    // It does little on its own in the meantime.
    for round in 0..<40 {
        journey.type("\u{1B}O" + (round % 2 == 0 ? "B" : "A"))
        let isFollowing = round % 2 == 1
        #expect(journey.wait { $0.contains("following") == isFollowing })
    }
    let after = try #require(ProcessFiles.calls(of: journey.process))
    let (reads, writes) = (after.reads - before.reads, after.writes - before.writes)
    #expect(reads <= 2 * 40 + 20, "\(reads) reads for 40 keys")
    #expect(writes <= 6 * 40 + 20, "\(writes) writes for 40 keys")
    journey.type("q")
    #expect(journey.end() == .exited(0))
}
