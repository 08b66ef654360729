import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

struct MarkTests {
    /// Two projects in turns, a heartbeat each minute for two hours.
    private static let rows = (0..<120).map(row)

    private static func row(_ index: Int) -> Heartbeat {
        let time = DashboardHarness.noon - 7_200 + Double(index) * 60
        return Heartbeat(
            id: Int64(index + 1), time: time, entity: "/a.swift", project: index % 40 < 20 ? "robot" : "site",
            branch: "main", language: "Swift")
    }

    private static func story() -> DashboardHarness {
        DashboardHarness.running(reply: DashboardHarness.reply(from: rows))
    }

    private func screen(_ story: DashboardHarness) -> String { render(story.state).text.joined(separator: "\n") }

    @Test func `M marks the moment for the selected heartbeat's project, with a note`() {
        var story = Self.story()
        story.type("M")
        #expect(screen(story).contains("Mark this moment for site"))
        story.type("devlog 3")
        _ = story.takeEffects()
        story.press(.enter)
        let mark = Mark(at: DashboardHarness.noon, note: "devlog 3", projects: ["site"])
        #expect(story.takeEffects().contains(.keep(.mark(mark))))
        #expect(story.state.history.marks.all == [mark])
        #expect(screen(story).contains("marked"))
    }

    @Test func `Tab marks for everything, and two marks have two times`() {
        var story = Self.story()
        story.press(.character("M"), .tab)
        #expect(screen(story).contains("Mark this moment for everything"))
        story.press(.enter, .character("M"), .enter)
        let marks = story.state.history.marks.all
        #expect(marks.map(\.projects) == [["site"], []])
        #expect(Set(marks.map(\.time)).count == 2)
    }

    @Test func `The page tells the time since, which grows with heartbeats, and y copies it`() {
        var story = Self.story()
        story.history.keep(.mark(Mark(at: DashboardHarness.noon - 3_600, note: "devlog 3", projects: ["robot"])))
        story.history.keep(.mark(Mark(at: DashboardHarness.noon - 7_000)))
        story.press(.character("'"))
        #expect(screen(story).contains("devlog 3"))
        #expect(story.state.history.marks.all.count == 2)
        _ = story.takeEffects()
        story.press(.character("y"))
        // Twenty heartbeats, a minute apart.
        let copied = story.takeEffects().compactMap { if case .copy(let text) = $0 { text } else { nil } }
        #expect(copied == ["19m on robot since devlog 3 (Mon 23 Nov 13:00)"])
    }

    @Test func `d deletes a mark at the second press, and any other key keeps it`() {
        var story = Self.story()
        let mark = Mark(at: DashboardHarness.noon - 3_600, note: "devlog 3")
        story.history.keep(.mark(mark))
        story.press(.character("'"), .character("d"), .character("j"), .character("d"))
        #expect(story.state.history.marks.all == [mark])
        #expect(screen(story).contains("d again deletes this mark"))
        story.press(.character("d"))
        #expect(story.state.history.marks.all.isEmpty)
        #expect(screen(story).contains("no moment is marked yet"))
        #expect(story.history.recall(.marks, at: story.moment.wall) == .marks([]))
    }

    @Test func `Enter shows the heartbeats since then, and Esc comes back`() {
        var story = Self.story()
        story.history.keep(.mark(Mark(at: DashboardHarness.noon - 3_600, projects: ["robot"])))
        let before = story.state.range
        story.press(.character("'"), .enter)
        #expect(story.state.layers.isEmpty)
        #expect(story.state.range == DateRange(.today))
        #expect(story.state.feedFilter.project == "robot")
        #expect(story.state.feedRows.allSatisfy { $0.project == "robot" && $0.time >= DashboardHarness.noon - 3_600 })
        #expect(!story.state.feedRows.isEmpty)
        story.press(.escape, .escape)
        #expect(story.state.range == before && story.state.feedFilter.isEmpty)
    }

    @Test func `Enter on a mark of several projects shows the heartbeats of each`() {
        var story = Self.story()
        story.history.keep(.mark(Mark(at: DashboardHarness.noon - 3_600, projects: ["robot", "absent"])))
        story.press(.character("'"), .enter)
        #expect(story.state.feedFilter.projects == ["robot", "absent"])
        #expect(!story.state.feedRows.isEmpty)
        #expect(story.state.feedRows.allSatisfy { $0.project == "robot" && $0.time >= DashboardHarness.noon - 3_600 })
        #expect(screen(story).contains("projects robot, absent"))
        story.press(.escape, .escape)
        #expect(story.state.feedFilter.isEmpty)
    }

    @Test func `Several projects are chosen with Space`() {
        var story = Self.story()
        story.state.range = DateRange(.today)
        story.happen(.deadline)
        story.press(.character("'"), .character("M"), .down, .character(" "), .down, .character(" "), .enter)
        #expect(screen(story).contains("for robot and site") || screen(story).contains("for site and robot"))
        story.press(.enter)
        #expect(Set(story.state.history.marks.all.first?.projects ?? []) == ["robot", "site"])
        story.press(.character("M"), .enter, .enter)
        #expect(story.state.history.marks.all.first?.projects == [])
    }

    @Test func `The key is no note`() {
        var story = Self.story()
        story.happen(.hide(Secret("3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a")))
        story.press(.character("M"), .paste("3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"), .enter)
        #expect(!story.state.history.marks.all.contains { $0.note.contains("3f1c") })
    }
}
