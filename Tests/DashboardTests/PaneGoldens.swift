import Cells
import Dashboard
import TestSupport
import Testing

@testable import HackatimeClient

/// Every pane in every state, at the size where it is drawn most often.
struct PaneGoldens {
    private static let offline = ClientError.unreachable(.offline)

    @Test func offlineKeepsOldFigures() throws {
        for (width, height) in [(120, 40), (100, 26), (80, 24)] {
            let state = try Sample.own(width, height) { subject in
                subject.today = subject.today.failing(Self.offline, next: 240)
                subject.stats = subject.stats.failing(Self.offline, next: 240)
                subject.newest = subject.newest.failing(Self.offline, next: 240)
                subject.feed = subject.feed.failing(Self.offline, next: 240)
            }
            expectGolden(render(state), named: "state-offline-\(width)x\(height)")
        }
    }

    @Test func aServerThatDoesNotTellTheZone() throws {
        var state = try Sample.own(80, 24) { subject in
            subject.profile = Sample.failed(.notOffered)
            subject.today.value?.goal = nil
        }
        state.zones = Zones(display: state.zones.display)
        expectGolden(render(state), named: "state-no-zone-80x24")
    }

    @Test func theKeyIsRefused() throws {
        var state = try Sample.first(80, 24)
        var subject = Subject(who: .me)
        subject.today = Sample.failed(.badKey(said: "Unauthorized"), next: 600)
        subject.stats = Sample.failed(.badKey(said: nil), next: 600)
        subject.newest = Sample.failed(.badKey(said: nil), next: 600)
        subject.feed = Sample.failed(.badKey(said: nil), next: 600)
        state.poller.subjects[.me] = subject
        expectGolden(render(state), named: "state-bad-key-80x24")
    }

    @Test func callsAreRefusedOneByOne() throws {
        let state = try Sample.own(80, 24) { subject in
            subject.stats = Sample.failed(.refused(said: "Administrators only"))
            subject.heartbeats = HeartbeatLog()
            subject.feed = Sample.failed(.queryKeyRefused)
        }
        expectGolden(render(state), named: "state-refused-80x24")
    }

    /// A long sentence, at sizes where less and less of it fits.
    @Test(arguments: [(160, 40), (120, 40), (80, 24), (60, 20)])
    func somethingElseAnswersInTheServersPlace(width: Int, height: Int) throws {
        let state = try Sample.own(width, height) { subject in
            subject.today = subject.today.failing(.notHackatime("a web page"), since: 600, next: 240)
        }
        expectGolden(render(state), named: "state-astray-server-\(width)x\(height)")
    }

    /// The longest name of a terminal that there is.
    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func aTerminalOfAnotherType(width: Int, height: Int) throws {
        var state = try Sample.own(width, height)
        let rest = "rxvt-unicode-256color is not known here; using xterm-256color"
        state.remark("the terminal type " + rest, short: rest)
        expectGolden(render(state), named: "state-terminal-\(width)x\(height)")
    }

    /// What failed is tried again before the next poll, at a size where the reason leaves no room to say so itself.
    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func aTryBeforeTheNextPoll(width: Int, height: Int) throws {
        var state = try Sample.own(width, height) { subject in
            subject.stats = subject.stats.failing(.serverBroken(status: 500, requestID: nil, said: nil), next: 130)
        }
        state.poller.interval = 600
        state.poller.nextPoll = 1_060
        expectGolden(render(state), named: "state-earlier-try-\(width)x\(height)")
    }

    @Test(arguments: [(120, 40), (80, 24)]) func theClockIsWrong(width: Int, height: Int) throws {
        var state = try Sample.own(width, height)
        state.poller.clockOffset = 3 * 3600
        expectGolden(render(state), named: "state-clock-\(width)x\(height)")
    }

    @Test func theServerAsksToWait() throws {
        let state = try Sample.own(80, 24) { subject in
            subject.today = Sample.failed(.rateLimited(wait: 480), since: 20, next: 480)
            subject.stats = subject.stats.failing(.rateLimited(wait: 480), since: 20, next: 480)
        }
        expectGolden(render(state), named: "state-rate-limited-80x24")
    }

    @Test func nothingIsTrackedYetToday() throws {
        for (width, height) in [(120, 40), (80, 24), (40, 12)] {
            var state = try Sample.own(width, height) { subject in
                let rows = [
                    Heartbeat(
                        id: 1, time: Sample.now - 55_320, entity: "/home/nova/robot/main.cpp", project: "robot",
                        language: "C++", editor: "vscode")
                ]
                subject.today.value = TodayTotal(seconds: 0, goal: Goal(target: 14_400, tracked: 0))
                subject.heartbeats = HeartbeatLog(rows: rows, coveredFrom: 0, reachesStart: true)
                subject.newest = Sample.reading(rows.last)
            }
            state.history.timeline = Timeline(
                rows: [(time: Double, project: String?, language: String?)](), day: Sample.today,
                zone: state.zones.display, knowledge: .fetched)
            expectGolden(render(state), named: "state-none-today-\(width)x\(height)")
        }
    }

    @Test func theAccountIsNew() throws {
        var state = try Sample.own(80, 24) { subject in
            subject.today.value = TodayTotal(seconds: 0)
            subject.stats.value = CodingStats(total: 0, languages: [], projects: nil, rangeText: "All Time")
            subject.heartbeats = HeartbeatLog(rows: [], coveredFrom: 0, reachesStart: true)
            subject.newest = Sample.reading(nil)
        }
        state.history = HistoryState()
        expectGolden(render(state), named: "state-empty-80x24")
    }

    @Test func timeGoesToNoProject() throws {
        let state = try Sample.own(80, 24) { subject in
            var rows = Sample.heartbeats()
            rows.append(Heartbeat(id: 900, time: Sample.now - 5, entity: "/tmp/a.py", project: "<<LAST_PROJECT>>"))
            rows.append(Heartbeat(id: 901, time: Sample.now + 4_000, entity: "/tmp/b.py", project: "robot"))
            subject.heartbeats = HeartbeatLog(rows: rows)
            subject.newest = Sample.reading(rows.last)
            subject.today.value = TodayTotal(seconds: 7_500, goal: Goal(target: 7_200, tracked: 7_260))
        }
        expectGolden(render(state), named: "state-astray-80x24")
    }

    @Test func aPrivateUser() throws {
        let state = try Sample.other(80, 24) { subject in
            subject = Subject(who: subject.who)
            subject.stats = Sample.failed(.privateUser)
            subject.today = Sample.failed(.privateUser)
            subject.spans = Sample.failed(.privateUser)
        }
        expectGolden(render(state), named: "state-private-80x24")
    }

    @Test func anUnknownUserAndAServerWithoutSessions() throws {
        let unknown = try Sample.other(80, 24) { subject in
            subject = Subject(who: .user("nobody"))
            subject.stats = Sample.failed(.notFound(said: "User not found"))
        }
        expectGolden(render(unknown), named: "state-unknown-80x24")
        let documented = try Sample.other(80, 24) { subject in
            subject.spans = Sample.failed(.notOffered)
            subject.today = Sample.failed(.notOffered)
        }
        expectGolden(render(documented), named: "state-no-sessions-80x24")
    }

    @Test func aScrolledFeedInAnotherZone() throws {
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

    @Test func aZoomedAndSortedBreakdown() throws {
        var state = try Sample.own(80, 24)
        state.focus = .languages
        state.isZoomed = true
        state.sortedByName = [.languages]
        state.lists.languages.selected = 2
        expectGolden(render(state), named: "zoom-languages-80x24")
        state.isZoomed = false
        state.lists.languages.selected = 8
        state.size = Size(width: 40, height: 12)
        expectGolden(render(state), named: "focus-languages-40x12")
    }

    @Test func theStatusLineSaysHowItPolls() throws {
        var state = try Sample.own(120, 8)
        state.isPaused = true
        state.isDemo = true
        state.poller.interval = 0
        state.warnings = ["certificates are not verified"]
        expectGolden(render(state), named: "status-paused-120x8")
        state.isPaused = false
        state.notice = Notice(text: "copied", until: 503)
        expectGolden(render(state), named: "status-manual-120x8")
        state.notice = nil
        state.size = Size(width: 60, height: 8)
        expectGolden(render(state), named: "status-warning-60x8")
        state.size = Size(width: 120, height: 8)
        state.poller.interval = 300
        state.warnings = []
        expectGolden(render(state), named: "status-interval-120x8")
        // Nothing has happened for a quarter of an hour: the pace is slower than what was chosen.
        state.poller.interval = 60
        state.now.uptime = 1_000
        state.poller.nextPoll = 1_100
        expectGolden(render(state), named: "status-slow-120x8")
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func hostileTextStaysInItsPlace(_ width: Int, _ height: Int)
        throws
    {
        expectGolden(render(try Sample.hostile(width, height)), named: "hostile-\(width)x\(height)")
    }
}
