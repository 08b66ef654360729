import Cells
import Dashboard
import TestSupport
import Testing

@testable import HackatimeAPI
@testable import Tracker

/// Every pane in every state, at its most common size.
struct PaneGoldens {
    private static let offline = ClientError.unreachable(.offline)

    @Test func `Offline keeps old figures`() throws {
        for (width, height) in [(200, 50), (120, 40), (100, 26), (80, 24)] {
            let state = try Sample.own(width, height) { person in
                person.today = person.today.failing(Self.offline, next: 240)
                person.stats = person.stats.failing(Self.offline, next: 240)
                person.newest = person.newest.failing(Self.offline, next: 240)
                person.feed = person.feed.failing(Self.offline, next: 240)
            }
            expectGolden(render(state), named: "state-offline-\(width)x\(height)")
        }
    }

    @Test func `A server may not tell the zone`() throws {
        var state = try Sample.own(80, 24) { person in
            person.profile = Sample.failed(.notOffered)
            person.today.value?.goal = nil
        }
        state.zones = Zones(display: state.zones.display)
        expectGolden(render(state), named: "state-no-zone-80x24")
    }

    @Test func `The key is refused`() throws {
        var state = try Sample.first(80, 24)
        var person = Person(target: .me)
        person.today = Sample.failed(.badKey(serverMessage: "Unauthorized"), next: 600)
        person.stats = Sample.failed(.badKey(serverMessage: nil), next: 600)
        person.newest = Sample.failed(.badKey(serverMessage: nil), next: 600)
        person.feed = Sample.failed(.badKey(serverMessage: nil), next: 600)
        state.tracker.people[.me] = person
        expectGolden(render(state), named: "state-bad-key-80x24")
    }

    @Test func `Calls are refused one by one`() throws {
        let state = try Sample.own(80, 24, rows: []) { person in
            person.stats = Sample.failed(.refused(serverMessage: "Administrators only"))
            person.newest = Sample.reading(Sample.heartbeats().last)
            person.feed = Sample.failed(.queryKeyRefused)
        }
        expectGolden(render(state), named: "state-refused-80x24")
    }

    /// A long sentence at smaller and smaller sizes.
    @Test(arguments: [(160, 40), (120, 40), (80, 24), (60, 20)])
    func `Something else answers in the server's place`(width: Int, height: Int) throws {
        let state = try Sample.own(width, height) { person in
            person.today = person.today.failing(.notHackatime(.webPage), since: 600, next: 240)
        }
        expectGolden(render(state), named: "state-astray-server-\(width)x\(height)")
    }

    /// The longest known terminal name.
    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `A terminal of another type is named`(
        width: Int, height: Int
    ) throws {
        var state = try Sample.own(width, height)
        let rest = "rxvt-unicode-256color is not known here; using xterm-256color"
        state.remark("the terminal type " + rest, short: rest)
        expectGolden(render(state), named: "state-terminal-\(width)x\(height)")
    }

    /// The failed request is tried again before the next poll, at a size where the reason leaves no room to say so.
    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `A try before the next poll is announced`(
        width: Int, height: Int
    ) throws {
        var state = try Sample.own(width, height) { person in
            person.stats = person.stats.failing(
                .serverBroken(status: 500, requestID: nil, serverMessage: nil), next: 130)
        }
        state.tracker.scheduler.cadence.interval = 600
        state.tracker.scheduler.cadence.nextPoll = 1_060
        expectGolden(render(state), named: "state-earlier-try-\(width)x\(height)")
    }

    @Test(arguments: [(120, 40), (80, 24)]) func `The clock is wrong`(width: Int, height: Int) throws {
        var state = try Sample.own(width, height)
        state.tracker.clock.offset = 3 * 3600
        expectGolden(render(state), named: "state-clock-\(width)x\(height)")
    }

    @Test func `The server asks to wait`() throws {
        let state = try Sample.own(80, 24) { person in
            person.today = Sample.failed(.rateLimited(wait: 480), since: 20, next: 480)
            person.stats = person.stats.failing(.rateLimited(wait: 480), since: 20, next: 480)
        }
        expectGolden(render(state), named: "state-rate-limited-80x24")
    }

    @Test func `Nothing is tracked yet today`() throws {
        for (width, height) in [(120, 40), (80, 24), (40, 12)] {
            let rows = [
                Heartbeat(
                    id: 1, time: Sample.now - 55_320, entity: "/home/nova/robot/main.cpp", project: "robot",
                    language: "C++", editor: "vscode")
            ]
            var state = try Sample.own(width, height, rows: rows) { person in
                person.today.value = TodayTotal(seconds: 0, goal: Goal(target: 14_400, tracked: 0))
                person.reachesStart = true
            }
            state.history.timeline = Timeline(
                rows: [(time: Double, project: String?, language: String?)](), day: Sample.today,
                zone: state.zones.display, completeness: .fetched)
            expectGolden(render(state), named: "state-none-today-\(width)x\(height)")
        }
    }

    @Test func `The account is new`() throws {
        var state = try Sample.own(80, 24, rows: []) { person in
            person.today.value = TodayTotal(seconds: 0)
            person.stats.value = CodingStats(total: 0, languages: [], projects: nil, rangeText: "All Time")
        }
        state.history = HistoryState()
        expectGolden(render(state), named: "state-empty-80x24")
    }

    @Test func `Time goes to no project`() throws {
        var rows = Sample.heartbeats()
        rows.append(Heartbeat(id: 900, time: Sample.now - 5, entity: "/tmp/a.py", project: "<<LAST_PROJECT>>"))
        rows.append(Heartbeat(id: 901, time: Sample.now + 4_000, entity: "/tmp/b.py", project: "robot"))
        let state = try Sample.own(80, 24, rows: rows) { person in
            person.today.value = TodayTotal(seconds: 7_500, goal: Goal(target: 7_200, tracked: 7_260))
        }
        expectGolden(render(state), named: "state-astray-80x24")
    }

    @Test func `A private user is said to be one`() throws {
        let state = try Sample.other(80, 24) { person in
            person = Person(target: person.target)
            person.stats = Sample.failed(.privateUser)
            person.today = Sample.failed(.privateUser)
            person.spans = Sample.failed(.privateUser)
        }
        expectGolden(render(state), named: "state-private-80x24")
    }

    @Test func `An unknown user and a server without sessions are explained`() throws {
        let unknown = try Sample.other(80, 24) { person in
            person = Person(target: .user("nobody"))
            person.stats = Sample.failed(.notFound(serverMessage: "User not found"))
        }
        expectGolden(render(unknown), named: "state-unknown-80x24")
        let documented = try Sample.other(80, 24) { person in
            person.spans = Sample.failed(.notOffered)
            person.today = Sample.failed(.notOffered)
        }
        expectGolden(render(documented), named: "state-no-sessions-80x24")
    }

    @Test func `A scrolled feed has the times of another zone`() throws {
        var state = try Sample.own(80, 24)
        state.zones.display = try #require(ZoneRules(name: "Europe/Berlin", posix: "CET-1CEST,M3.5.0,M10.5.0/3"))
        state.history.timeline = try Sample.timeline(in: state.zones.display)
        let rows = Sample.heartbeats()
        state.feed.selected = rows[8].key
        state.feed.top = rows[10].key
        state.feed.unseen = 12
        expectGolden(render(state), named: "feed-scrolled-80x24")
        state.feed.oldestFirst = true
        state.feed.top = rows[3].key
        expectGolden(render(state), named: "feed-oldest-first-80x24")
    }

    @Test func `A breakdown can be zoomed and sorted`() throws {
        var state = try Sample.own(80, 24)
        state.focus = .languages
        state.panes.isZoomed = true
        state.sortedByName = [.languages]
        state.lists[.languages].selected = 2
        expectGolden(render(state), named: "zoom-languages-80x24")
        state.panes.isZoomed = false
        state.lists[.languages].selected = 8
        state.size = Size(width: 40, height: 12)
        expectGolden(render(state), named: "focus-languages-40x12")
    }

    @Test func `The status line says how it polls`() throws {
        var state = try Sample.own(120, 8)
        state.tracker.scheduler.cadence.isPaused = true
        state.isDemo = true
        state.tracker.scheduler.cadence.interval = 0
        state.messages.warnings = ["certificates are not verified"]
        expectGolden(render(state), named: "status-paused-120x8")
        state.tracker.scheduler.cadence.isPaused = false
        state.messages.notice = Notice(text: "copied", until: 503)
        expectGolden(render(state), named: "status-manual-120x8")
        state.messages.notice = nil
        state.size = Size(width: 60, height: 8)
        expectGolden(render(state), named: "status-warning-60x8")
        state.size = Size(width: 120, height: 8)
        state.tracker.scheduler.cadence.interval = 300
        state.messages.warnings = []
        expectGolden(render(state), named: "status-interval-120x8")
        // Nothing has happened for 15 minutes: polling is slower than chosen.
        state.tracker.scheduler.cadence.interval = 60
        state.now.uptime = 1_000
        state.tracker.scheduler.cadence.nextPoll = 1_100
        expectGolden(render(state), named: "status-slow-120x8")
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `Hostile text stays in its place`(
        _ width: Int, _ height: Int
    )
        throws
    {
        expectGolden(render(try Sample.hostile(width, height)), named: "hostile-\(width)x\(height)")
    }
}
