import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

struct EventPageTests {
    private func opened(isWhole: Bool = true) -> DashboardHarness {
        var harness = EventHarness.listed(isWhole: isWhole)
        harness.press(.enter)
        harness.answerAll(EventHarness.reply)
        return harness
    }

    private func figures(_ harness: DashboardHarness) throws -> EventFigures {
        try #require(harness.state.events.opened).figures
    }

    @Test func `The files are read when the list is opened, and running events come first`() throws {
        var harness = EventHarness.listed()
        #expect(harness.effects.contains(.loadEvents))
        let lines = render(harness.state).text
        let places = ["Terminal Jam", "Next", "Stardance"].map { name in lines.firstIndex { $0.contains(name) } ?? -1 }
        #expect(places == places.sorted() && !places.contains(-1))
        #expect(harness.open.isEmpty)
        harness.press(.character("e"))
        #expect(harness.state.layers.isEmpty)
    }

    @Test func `An event is asked for, and its lines add up to the server's two sums`() throws {
        let harness = opened()
        let figures = try figures(harness)
        let (event, total) = (try #require(figures.event), try #require(figures.total))
        #expect(event.source == .server && total.source == .server)
        let lines = try #require(figures.lines)
        #expect(lines.reduce(0) { $0 + $1.seconds } == event.seconds - total.seconds)
        #expect(!lines.contains { $0.kind == .unexplained })
        #expect(Set(lines.map(\.kind)).isSuperset(of: [.hiddenCategory, .noCategory, .lastProject, .nameless]))
        #expect(harness.screen.contains(EventText.exact(event.seconds)))
        #expect(harness.screen.contains(EventText.exact(total.seconds)))
        for line in lines { #expect(harness.screen.contains(EventText.reason(line.kind))) }
    }

    @Test func `An event that has not begun wakes nobody`() throws {
        var harness = EventHarness.listed()
        harness.press(.down)
        harness.press(.enter)
        harness.answerAll(EventHarness.reply)
        #expect(harness.screen.contains("Next ─"))
        #expect(try #require(harness.state.nextDeadline) > harness.state.now.uptime)
    }

    @Test func `Space chooses projects, each choice is asked for, and the choice is kept`() throws {
        var harness = opened()
        let all = try #require(try figures(harness).event?.seconds)
        harness.press(.character(" "))
        let call = try #require(harness.open.first?.call)
        guard case .sum(let sum) = call else {
            Issue.record("\(call)")
            return
        }
        #expect(sum.projects == ["robot"])
        #expect(sum.counting == .event)
        harness.answerAll(EventHarness.reply)
        let figures = try figures(harness)
        #expect(figures.event?.seconds ?? 0 < all)
        #expect(figures.lines?.contains { $0.kind == .notChosen } == true)
        #expect(figures.lines?.contains { $0.kind == .twice } == true)
        #expect(figures.lines?.contains { $0.kind == .unexplained } == false)
        // After a restart.
        #expect(harness.state.view.eventProjects == ["Terminal Jam": ["robot"]])
        var again = DashboardHarness(history: harness.history)
        again.begin()
        #expect(again.state.events.chosen == ["Terminal Jam": ["robot"]])
        // Nothing chosen is everything.
        harness.press(.character(" "))
        harness.answerAll(EventHarness.reply)
        #expect(try self.figures(harness).event?.seconds == all)
    }

    @Test func `Without the server's answer it is counted here`() throws {
        let refuses: (APICall) -> Result<APIValue, ClientError> = { call in
            switch call {
            case .sum, .rangeStats: .failure(.notOffered)
            default: EventHarness.reply(call)
            }
        }
        var harness = EventHarness.listed(120, 40, isWhole: true, refuses)
        harness.press(.enter)
        harness.answerAll(refuses)
        let told = try figures(opened())
        let counted = try figures(harness)
        #expect(counted.event?.source == .counted)
        #expect(counted.event?.seconds == told.event?.seconds)
        #expect(counted.total?.seconds == told.total?.seconds)
        #expect(counted.lines == told.lines)
        #expect(harness.screen.contains("counted here"))
    }

    @Test func `Where not all heartbeats are known, the server's two sums stand and no line does`() throws {
        let harness = opened(isWhole: false)
        let figures = try figures(harness)
        #expect(figures.event?.source == .server && figures.total?.source == .server)
        #expect(figures.lines == nil)
        #expect(harness.screen.contains(EventText.noLines))
    }

    @Test func `Another user's event is what the server tells of them`() throws {
        var harness = EventHarness.listed()
        harness.press(.escape)
        harness.state.trail = [.me, .user("orpheus")]
        harness.press(.character("e"), .enter)
        let targets = harness.open.compactMap { request -> Target? in
            guard case .rangeStats(let target, let window) = request.call else { return nil }
            return window == EventHarness.event.window(in: .utc) ? target : nil
        }
        #expect(targets == [.user("orpheus")])
        harness.answerAll(EventHarness.reply)
        let figures = try figures(harness)
        #expect(figures.event?.source == .server)
        #expect(figures.lines == nil)
    }

    @Test func `New heartbeats are counted when they come`() throws {
        var harness = opened()
        let before = try figures(harness).event?.seconds ?? 0
        let robot = harness.state.events.opened?.rows.first { $0.name == "robot" }?.seconds ?? 0
        var rows = EventHarness.rows
        let last = try #require(rows.last)
        for step in 1...5 {
            var row = last
            row.time = last.time + Double(step) * 30
            row.id = Int64(row.time)
            (row.project, row.category) = ("robot", "coding")
            rows.append(row)
        }
        harness.history.add(Array(rows.suffix(6)))
        harness.pass(200)
        harness.happen(.deadline)
        harness.answerAll { call in
            // The server's sums are not asked again yet.
            DashboardHarness.reply(from: rows)(call)
        }
        let row = try #require(harness.state.events.opened?.rows.first { $0.name == "robot" })
        #expect(row.seconds >= robot + 120)
        // The server's sums are older. Together, both are newer here, and the lines add up.
        let figures = try figures(harness)
        let (event, total) = (try #require(figures.event), try #require(figures.total))
        #expect(event.source == .counted && total.source == .counted)
        #expect(event.seconds >= before + 120)
        #expect(figures.lines?.reduce(0) { $0 + $1.seconds } == event.seconds - total.seconds)
        #expect(figures.lines?.contains { $0.kind == .unexplained } == false)
    }

    @Test func `Enter makes its days the range, and Escape goes back to the list`() {
        var harness = opened()
        harness.press(.escape)
        #expect(harness.state.layers.count == 1)
        harness.press(.enter, .enter)
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.range.chosen?.name == "Terminal Jam")
        #expect(harness.state.days?.count == 13)
    }

    @Test func `An event that has not begun is not asked for`() {
        var harness = EventHarness.listed()
        harness.press(.down, .enter)
        #expect(harness.open.isEmpty)
        #expect(harness.screen.contains("it has not begun"))
        harness.press(.enter)
        #expect(!harness.state.layers.isEmpty)
    }

    /// A page that is open for an hour asks for two sums every five minutes, and one of an event that is over asks once.
    @Test func `An open page asks seldom, and a closed one never`() {
        func asked(_ keys: [Key]) -> Int {
            var harness = EventHarness.listed()
            for key in keys { harness.press(key) }
            var count = 0
            let own = harness.state.days?.window(in: .utc)
            harness.go(3_600) { call in
                switch call {
                case .sum: count += 1
                case .rangeStats(_, let window) where window != own: count += 1
                default: break
                }
                return EventHarness.reply(call)
            }
            return count
        }
        #expect((20...26).contains(asked([.enter])))
        #expect((1...2).contains(asked([.down, .down, .enter])))
        #expect(asked([.escape]) == 0)
        #expect(asked([]) == 0)
    }

    @Test(arguments: [(0, 0), (1, 1), (5, 3), (19, 4), (20, 5), (30, 7), (40, 12), (60, 20), (84, 24), (200, 50)])
    func `It fits every screen`(width: Int, height: Int) {
        var harness = EventHarness.listed(width, height)
        harness.press(.enter)
        harness.answerAll(EventHarness.reply)
        harness.press(.down, .character(" "), .character("y"), .character("G"))
        #expect(render(harness.state).text.count == height)
    }
}
