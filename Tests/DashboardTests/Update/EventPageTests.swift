import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

struct EventPageTests {
    private func opened(isWhole: Bool = true) -> DashboardHarness {
        var story = EventStory.listed(isWhole: isWhole)
        story.press(.enter)
        story.answerAll(EventStory.reply)
        return story
    }

    private func figures(_ story: DashboardHarness) throws -> EventFigures {
        try #require(story.state.events.opened).figures
    }

    @Test func `The files are read when the list is opened, and running events come first`() throws {
        var story = EventStory.listed()
        #expect(story.effects.contains(.loadEvents))
        let lines = render(story.state).text
        let places = ["Terminal Jam", "Next", "Stardance"].map { name in lines.firstIndex { $0.contains(name) } ?? -1 }
        #expect(places == places.sorted() && !places.contains(-1))
        #expect(story.open.isEmpty)
        story.press(.character("e"))
        #expect(story.state.layers.isEmpty)
    }

    @Test func `An event is asked for, and its lines add up to the server's two sums`() throws {
        let story = opened()
        let figures = try figures(story)
        let (event, total) = (try #require(figures.event), try #require(figures.total))
        #expect(event.source == .server && total.source == .server)
        let lines = try #require(figures.lines)
        #expect(lines.reduce(0) { $0 + $1.seconds } == event.seconds - total.seconds)
        #expect(!lines.contains { $0.kind == .unexplained })
        #expect(Set(lines.map(\.kind)).isSuperset(of: [.hiddenCategory, .noCategory, .lastProject, .nameless]))
        #expect(story.screen.contains(EventText.exact(event.seconds)))
        #expect(story.screen.contains(EventText.exact(total.seconds)))
        for line in lines { #expect(story.screen.contains(EventText.reason(line.kind))) }
    }

    @Test func `Space chooses projects, each choice is asked for, and the choice is kept`() throws {
        var story = opened()
        let all = try #require(try figures(story).event?.seconds)
        story.press(.character(" "))
        let call = try #require(story.open.first?.call)
        guard case .sum(let sum) = call else {
            Issue.record("\(call)")
            return
        }
        #expect(sum.projects == ["robot"])
        #expect(sum.counting == .event)
        story.answerAll(EventStory.reply)
        let figures = try figures(story)
        #expect(figures.event?.seconds ?? 0 < all)
        #expect(figures.lines?.contains { $0.kind == .notChosen } == true)
        #expect(figures.lines?.contains { $0.kind == .twice } == true)
        #expect(figures.lines?.contains { $0.kind == .unexplained } == false)
        // After a restart.
        #expect(story.state.view.eventProjects == ["Terminal Jam": ["robot"]])
        var again = DashboardHarness(history: story.history)
        again.begin()
        #expect(again.state.events.chosen == ["Terminal Jam": ["robot"]])
        // Nothing chosen is everything.
        story.press(.character(" "))
        story.answerAll(EventStory.reply)
        #expect(try self.figures(story).event?.seconds == all)
    }

    @Test func `Without the server's answer it is counted here`() throws {
        let refuses: (APICall) -> Result<APIValue, ClientError> = { call in
            switch call {
            case .sum, .rangeStats: .failure(.notOffered)
            default: EventStory.reply(call)
            }
        }
        var story = EventStory.listed(120, 40, isWhole: true, refuses)
        story.press(.enter)
        story.answerAll(refuses)
        let told = try figures(opened())
        let counted = try figures(story)
        #expect(counted.event?.source == .counted)
        #expect(counted.event?.seconds == told.event?.seconds)
        #expect(counted.total?.seconds == told.total?.seconds)
        #expect(counted.lines == told.lines)
        #expect(story.screen.contains("counted here"))
    }

    @Test func `Where not all heartbeats are known, the server's two sums stand and no line does`() throws {
        let story = opened(isWhole: false)
        let figures = try figures(story)
        #expect(figures.event?.source == .server && figures.total?.source == .server)
        #expect(figures.lines == nil)
        #expect(story.screen.contains(EventText.noLines))
    }

    @Test func `Another user's event is what the server tells of them`() throws {
        var story = EventStory.listed()
        story.press(.escape)
        story.state.trail = [.me, .user("orpheus")]
        story.press(.character("e"), .enter)
        let targets = story.open.compactMap { request -> Target? in
            guard case .rangeStats(let target, let window) = request.call else { return nil }
            return window == EventStory.event.window(in: .utc) ? target : nil
        }
        #expect(targets == [.user("orpheus")])
        story.answerAll(EventStory.reply)
        let figures = try figures(story)
        #expect(figures.event?.source == .server)
        #expect(figures.lines == nil)
    }

    @Test func `New heartbeats are counted when they come`() throws {
        var story = opened()
        let before = try figures(story).event?.seconds ?? 0
        let robot = story.state.events.opened?.rows.first { $0.name == "robot" }?.seconds ?? 0
        var rows = EventStory.rows
        let last = try #require(rows.last)
        for step in 1...5 {
            var row = last
            row.time = last.time + Double(step) * 30
            row.id = Int64(row.time)
            (row.project, row.category) = ("robot", "coding")
            rows.append(row)
        }
        story.history.add(Array(rows.suffix(6)))
        story.pass(200)
        story.happen(.deadline)
        story.answerAll { call in
            // The server's sums are not asked again yet.
            DashboardHarness.reply(from: rows)(call)
        }
        let row = try #require(story.state.events.opened?.rows.first { $0.name == "robot" })
        #expect(row.seconds >= robot + 120)
        // The server's sums are older. Together, both are newer here, and the lines add up.
        let figures = try figures(story)
        let (event, total) = (try #require(figures.event), try #require(figures.total))
        #expect(event.source == .counted && total.source == .counted)
        #expect(event.seconds >= before + 120)
        #expect(figures.lines?.reduce(0) { $0 + $1.seconds } == event.seconds - total.seconds)
        #expect(figures.lines?.contains { $0.kind == .unexplained } == false)
    }

    @Test func `Enter makes its days the range, and Escape goes back to the list`() {
        var story = opened()
        story.press(.escape)
        #expect(story.state.layers.count == 1)
        story.press(.enter, .enter)
        #expect(story.state.layers.isEmpty)
        #expect(story.state.range.chosen?.name == "Terminal Jam")
        #expect(story.state.days?.count == 13)
    }

    @Test func `An event that has not begun is not asked for`() {
        var story = EventStory.listed()
        story.press(.down, .enter)
        #expect(story.open.isEmpty)
        #expect(story.screen.contains("it has not begun"))
        story.press(.enter)
        #expect(!story.state.layers.isEmpty)
    }

    /// A page that is open for an hour asks for two sums every five minutes, and one of an event that is over asks once.
    @Test func `An open page asks seldom, and a closed one never`() {
        func asked(_ keys: [Key]) -> Int {
            var story = EventStory.listed()
            for key in keys { story.press(key) }
            var count = 0
            let own = story.state.days?.window(in: .utc)
            story.go(3_600) { call in
                switch call {
                case .sum: count += 1
                case .rangeStats(_, let window) where window != own: count += 1
                default: break
                }
                return EventStory.reply(call)
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
        var story = EventStory.listed(width, height)
        story.press(.enter)
        story.answerAll(EventStory.reply)
        story.press(.down, .character(" "), .character("y"), .character("G"))
        #expect(render(story.state).text.count == height)
    }
}
