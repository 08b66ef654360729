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

    private static func harness() -> DashboardHarness {
        DashboardHarness.running(reply: DashboardHarness.reply(from: rows))
    }

    private func screen(_ harness: DashboardHarness) -> String { render(harness.state).text.joined(separator: "\n") }

    @Test func `M marks the moment for the selected heartbeat's project, with a note`() {
        var harness = Self.harness()
        harness.type("M")
        #expect(screen(harness).contains("Mark this moment for site"))
        harness.type("devlog 3")
        _ = harness.takeEffects()
        harness.press(.enter)
        let mark = Mark(at: DashboardHarness.noon, note: "devlog 3", projects: ["site"])
        #expect(harness.takeEffects().contains(.keep(.mark(mark))))
        #expect(harness.state.history.marks.all == [mark])
        #expect(screen(harness).contains("marked"))
    }

    @Test func `Tab marks for everything, and two marks have two times`() {
        var harness = Self.harness()
        harness.press(.character("M"), .tab)
        #expect(screen(harness).contains("Mark this moment for everything"))
        harness.press(.enter, .character("M"), .enter)
        let marks = harness.state.history.marks.all
        #expect(marks.map(\.projects) == [["site"], []])
        #expect(Set(marks.map(\.time)).count == 2)
    }

    @Test func `The page tells the time since, which grows with heartbeats, and y copies it`() {
        var harness = Self.harness()
        harness.history.keep(.mark(Mark(at: DashboardHarness.noon - 3_600, note: "devlog 3", projects: ["robot"])))
        harness.history.keep(.mark(Mark(at: DashboardHarness.noon - 7_000)))
        harness.press(.character("'"))
        #expect(screen(harness).contains("devlog 3"))
        #expect(harness.state.history.marks.all.count == 2)
        _ = harness.takeEffects()
        harness.press(.character("y"))
        // Twenty heartbeats, a minute apart.
        let copied = harness.takeEffects().compactMap { if case .copy(let text) = $0 { text } else { nil } }
        #expect(copied == ["19m on robot since devlog 3 (Mon 23 Nov 13:00)"])
    }

    @Test func `d deletes a mark at the second press, and any other key keeps it`() {
        var harness = Self.harness()
        let mark = Mark(at: DashboardHarness.noon - 3_600, note: "devlog 3")
        harness.history.keep(.mark(mark))
        harness.press(.character("'"), .character("d"), .character("j"), .character("d"))
        #expect(harness.state.history.marks.all == [mark])
        #expect(screen(harness).contains("d again deletes this mark"))
        harness.press(.character("d"))
        #expect(harness.state.history.marks.all.isEmpty)
        #expect(screen(harness).contains("no moment is marked yet"))
        #expect(harness.history.recall(.marks, at: harness.moment.wall) == .marks([]))
    }

    @Test func `Enter shows the heartbeats since then, and Esc comes back`() {
        var harness = Self.harness()
        harness.history.keep(.mark(Mark(at: DashboardHarness.noon - 3_600, projects: ["robot"])))
        let before = harness.state.range
        harness.press(.character("'"), .enter)
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.range == DateRange(.today))
        #expect(harness.state.feedFilter.project == "robot")
        #expect(
            screen(harness).contains("╭ Heartbeats ─ since Mon 23 Nov, 13:00, project robot, "), "\(screen(harness))")
        #expect(harness.state.feedRows.allSatisfy { $0.project == "robot" && $0.time >= DashboardHarness.noon - 3_600 })
        #expect(!harness.state.feedRows.isEmpty)
        harness.press(.escape, .escape)
        #expect(harness.state.range == before && harness.state.feedFilter.isEmpty)
    }

    @Test func `Enter on a mark of several projects shows the heartbeats of each`() {
        var harness = Self.harness()
        harness.history.keep(.mark(Mark(at: DashboardHarness.noon - 3_600, projects: ["robot", "absent"])))
        harness.press(.character("'"), .enter)
        #expect(harness.state.feedFilter.projects == ["robot", "absent"])
        #expect(!harness.state.feedRows.isEmpty)
        #expect(harness.state.feedRows.allSatisfy { $0.project == "robot" && $0.time >= DashboardHarness.noon - 3_600 })
        #expect(screen(harness).contains("projects robot, absent"))
        harness.press(.escape, .escape)
        #expect(harness.state.feedFilter.isEmpty)
    }

    @Test func `Several projects are chosen with Space`() {
        var harness = Self.harness()
        harness.state.range = DateRange(.today)
        harness.happen(.deadline)
        harness.press(.character("'"), .character("M"), .down, .character(" "), .down, .character(" "), .enter)
        #expect(screen(harness).contains("for robot and site") || screen(harness).contains("for site and robot"))
        harness.press(.enter)
        #expect(Set(harness.state.history.marks.all.first?.projects ?? []) == ["robot", "site"])
        harness.press(.character("M"), .enter, .enter)
        #expect(harness.state.history.marks.all.first?.projects == [])
    }

    @Test func `The key is no note`() {
        var harness = Self.harness()
        harness.happen(.hide(Secret("3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a")))
        harness.press(.character("M"), .paste("3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"), .enter)
        #expect(!harness.state.history.marks.all.contains { $0.note.contains("3f1c") })
    }
}
