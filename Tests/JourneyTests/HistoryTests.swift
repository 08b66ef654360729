import HackatimeAPI
import Tracker
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Successive starts with the same data folder.
struct HistoryTests {
    /// A server, a home and a data folder in it.
    private final class House {
        let server: WorldServer
        let home: TemporaryFolder
        let data: String

        init(data: String? = nil) throws {
            server = try Journey.world()
            home = try Journey.home(server: server.address, key: SimulatedServer.key)
            self.data = data ?? home.path + "/data"
        }

        var folder: String { data + "/hackatop" }

        func start(_ arguments: [String] = [], columns: Int = 120) throws -> PseudoTerminal {
            try Journey.start(arguments, columns: columns, home: home, variables: ["XDG_DATA_HOME": data])
        }

        /// Starts and waits until everything is shown and no request is left.
        func full(_ arguments: [String] = []) throws -> PseudoTerminal {
            let journey = try start(arguments)
            for text in ["tracking:", "updated ", "╭ Heartbeats"] {
                #expect(journey.shows(text), "\(text): \(journey.screen.text)")
            }
            #expect(
                journey.wait { feedRows($0).count >= 4 && !$0.contains("loading your history") },
                "\(journey.screen.text)")
            journey.type("p")
            #expect(journey.shows("paused"))
            return journey
        }

        func end(_ journey: PseudoTerminal) {
            journey.expectQuit()
        }

        /// The names in the data folder.
        func files() throws -> [String] {
            let list = try Child(["find", home.path, "-path", "*hackatop/*"])
            var names: [String] = []
            while let line = list.readLine() { names.append(String(line.split(separator: "/").last ?? "")) }
            return names.sorted()
        }
    }

    /// The left part of the panes' rows, without what changes by itself.
    private func lines(_ journey: PseudoTerminal, _ rows: Range<Int>, columns: Int = 120) -> [String] {
        journey.screen.lines[rows].map { String($0.prefix(columns)) }
    }

    private func row(_ journey: PseudoTerminal, of text: String) -> Int? {
        journey.screen.lines.firstIndex { $0.contains(text) }
    }

    @Test(arguments: [0, SIGHUP, SIGTERM])
    func `Every orderly way out leaves an empty log`(number: Int32) throws {
        let house = try House()
        let journey = try house.full()
        if number == 0 {
            house.end(journey)
        } else {
            journey.send(signal: number)
            #expect(journey.end() == .killed(number))
        }
        let log = try #require(house.files().first { $0.hasSuffix(".db-wal") })
        var status = stat()
        #expect(stat("\(house.folder)/\(log)", &status) == 0)
        #expect(status.st_size == 0)
    }

    @Test func `Offline, the next start shows what was there, marked with its age`() throws {
        let house = try House()
        let first = try house.full()
        let feed = try #require(row(first, of: "╭ Heartbeats"))
        let entries = lines(first, (feed + 1)..<(feed + 4), columns: 60)
        let digits = lines(first, 2..<7, columns: 30)
        house.end(first)
        house.server.stop()

        let second = try house.start()
        // The first frame is drawn down to the end of the last row.
        #expect(second.shows("q quit"))
        #expect(second.screen.contains("╭ Projects ─ today"), "\(second.screen.text)")
        #expect(second.screen.contains("Nova Sterling"))
        let again = try #require(row(second, of: "╭ Heartbeats"))
        #expect(lines(second, (again + 1)..<(again + 4), columns: 60) == entries, "\(second.screen.text)")
        // What is counted from the history follows it.
        #expect(second.wait { _ in lines(second, 2..<7, columns: 30) == digits }, "\(second.screen.text)")
        #expect(second.shows("refuses connections; since"))
        second.type("0")
        #expect(second.shows("as of "))
        // Ranges work with stored data too.
        second.type("3")
        #expect(second.shows("Last 7 days"))
        #expect(second.shows("╭ Days ─ last 7 days, "))
        house.end(second)
    }

    @Test func `Without history nothing is left`() throws {
        let house = try House()
        let journey = try house.full(["--no-history"])
        house.end(journey)
        #expect(try house.files() == [])
        let told = try house.start(["history"], columns: 200)
        #expect(told.shows("Nothing is kept in \(house.folder)."))
        #expect(told.end() == .exited(0))
    }

    @Test func `Only the owner may read what is kept`() throws {
        let house = try House()
        house.end(try house.full())
        var status = stat()
        #expect(stat(house.folder, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o700)
        let names = try house.files()
        #expect(names.contains { $0.hasSuffix(".db") })
        for name in names {
            #expect(stat("\(house.folder)/\(name)", &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600, "\(name)")
            #expect(!name.contains(SimulatedServer.key))
        }
    }

    /// With and without the database's write-ahead log.
    @Test(arguments: [true, false]) func `A damaged file is moved aside and the program goes on`(keepsLog: Bool) throws
    {
        let house = try House()
        house.end(try house.full())
        let name = try #require(try house.files().first { $0.hasSuffix(".db") })
        let garbage = String(repeating: "this is no database, and never was. ", count: 3_000)
        try house.home.write(garbage, to: "data/hackatop/\(name)")
        if !keepsLog {
            for ending in ["-wal", "-shm"] { unlink("\(house.folder)/\(name)\(ending)") }
        }
        let journey = try Journey.start(
            [], columns: 250, home: house.home, variables: ["XDG_DATA_HOME": house.data])
        #expect(journey.shows("updated "))
        if !keepsLog {
            #expect(journey.shows("is damaged and was moved aside"), "\(journey.screen.text)")
            #expect(try house.files().contains { $0.contains(".corrupt-20") && $0.hasSuffix(".db") })
        }
        journey.type("3")
        #expect(journey.shows("Last 7 days"))
        journey.type("0")
        #expect(journey.shows("╭ Projects ─ all time"))
        house.end(journey)
        // The next program creates a new file.
        house.end(try house.full())
        let told = try house.start(["history"], columns: 200)
        #expect(told.shows(" heartbeats since "))
        #expect(told.end() == .exited(0))
    }

    @Test func `Where nothing can be written it says so and goes on`() throws {
        let house = try House(data: "/dev/null/data")
        let journey = try Journey.start(
            [], columns: 250, home: house.home, variables: ["XDG_DATA_HOME": house.data])
        #expect(journey.shows("cannot be opened or made"), "\(journey.screen.text)")
        #expect(journey.shows("hackatop goes on in memory"))
        #expect(journey.shows("updated "))
        journey.type("3")
        #expect(journey.shows("Last 7 days"))
        house.end(journey)
    }

    @Test func `A folder that is read only is left as it is`() throws {
        let house = try House()
        house.end(try house.full())
        let names = try house.files()
        for name in names { chmod("\(house.folder)/\(name)", 0o400) }
        chmod(house.folder, 0o500)
        defer { chmod(house.folder, 0o700) }
        let journey = try Journey.startAsOrdinaryUser(
            columns: 250, home: house.home, variables: ["XDG_DATA_HOME": house.data])
        #expect(journey.shows("hackatop goes on in memory"), "\(journey.screen.text)")
        #expect(journey.shows("updated "))
        house.end(journey)
        #expect(try house.files() == names)
    }

    @Test func `What is kept is told and removed`() throws {
        let house = try House()
        house.end(try house.full())
        let told = try house.start(["history"], columns: 200)
        #expect(told.shows("heartbeats since 20"), "\(told.screen.text)")
        #expect(told.screen.contains(house.folder))
        #expect(told.end() == .exited(0))
        let cleared = try house.start(["history", "clear"], columns: 200)
        #expect(cleared.shows("removed \(house.folder)/127.0.0.1-"))
        #expect(cleared.end() == .exited(0))
        #expect(try house.files() == [])
        let nothing = try house.start(["history"], columns: 200)
        #expect(nothing.shows("Nothing is kept in \(house.folder)."))
        #expect(nothing.end() == .exited(0))
        house.end(try house.full())
    }

    @Test func `Every range has its key and its title`() throws {
        let house = try House()
        let journey = try house.full()
        for (key, heading) in [
            ("1", "╭ Today ─"), ("2", "╭ Yesterday ─"), ("3", "╭ Last 7 days ─"), ("4", "╭ Last 30 days ─"),
            ("5", "╭ This week ─"), ("6", "╭ This month ─"), ("7", "╭ This year ─"), ("2", "╭ Yesterday ─"),
            ("[", "╭ Day ─"), ("]", "╭ Yesterday ─"), ("]", "╭ Yesterday ─"), ("3", "╭ Last 7 days ─"),
            ("[", "╭ 7 days ─"), ("[", "╭ 7 days ─"), ("]", "╭ 7 days ─"), ("]", "╭ Last 7 days ─"),
            ("5", "╭ This week ─"), ("[", "╭ Week ─"), ("0", "─ all time"),
        ] {
            journey.type(key)
            #expect(journey.shows(heading), "\(key): \(journey.screen.text)")
        }
        journey.type("4")
        #expect(journey.shows("╭ Days ─ last 30 days, "))
        journey.type("w")
        #expect(journey.shows("╭ Weekdays by hour ─ last 30 days, "))
        journey.type("w")
        #expect(journey.shows("╭ Days ─ last 30 days, "))
        journey.type("7")
        #expect(journey.shows("╭ Year ─ this year, ") || journey.shows("╭ Days ─ this year, "))
        journey.type("2")
        #expect(journey.shows("╭ Timeline ─ "))
        house.end(journey)
    }

    @Test func `The feed is filtered by words`() throws {
        let house = try House()
        let journey = try house.full()
        journey.type("/")
        journey.type("HACKATOP frame\r")
        #expect(journey.shows("filter: "), "\(journey.screen.text)")
        #expect(
            journey.wait { screen in
                let rows = feedRows(screen)
                return !rows.isEmpty && rows.allSatisfy { $0.contains("hackatop") && $0.contains("Frame") }
            }, "\(journey.screen.text)")
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("filter: ") })
        journey.type("/")
        journey.type("no such words anywhere\r")
        #expect(journey.shows("no heartbeat matches"))
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("no heartbeat matches") && $0.contains("Neovim") })
        house.end(journey)
    }

    @Test func `The view comes back`() throws {
        let house = try House()
        let first = try house.full()
        #expect(first.wait { times($0).first ?? "" > times($0).last ?? "" }, "\(first.screen.text)")
        first.type("4")
        #expect(first.shows("╭ Last 30 days ─"))
        first.type("o")
        #expect(first.wait { times($0).first ?? "" < times($0).last ?? "" }, "\(first.screen.text)")
        house.end(first)
        let second = try house.start()
        #expect(second.shows("╭ Last 30 days ─"))
        #expect(second.wait { times($0).first ?? "" < times($0).last ?? "" }, "\(second.screen.text)")
        second.type("umira\r")
        #expect(second.shows("Mira Okonkwo"))
        house.end(second)
        let third = try house.start()
        #expect(third.shows("Mira Okonkwo"))
        third.type("m")
        #expect(third.shows("Nova Sterling"))
        house.end(third)
    }

    /// Times of day of the feed's rows, from the top. Only of one day, because midnight would break their order.
    private func times(_ screen: ScreenModel) -> [String] {
        feedRows(screen).map { String($0.dropFirst(2).prefix(8)) }
    }
}

/// The feed's heartbeat rows, from the top.
private func feedRows(_ screen: ScreenModel) -> [String] {
    guard let top = screen.lines.firstIndex(where: { $0.contains("╭ Heartbeats") }) else { return [] }
    return screen.lines[(top + 1)...].filter { $0.dropFirst(2).prefix(8).count { $0 == ":" } == 2 }
}
