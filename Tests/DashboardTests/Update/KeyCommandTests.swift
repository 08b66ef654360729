import Tracker
import Cells
import Dashboard
import HackatimeAPI
import Testing

struct KeyCommandTests {
    @Test func `No key has two meanings and every command has a key`() {
        var seen: [Key: Command] = [:]
        for binding in KeyTable.bindings {
            for key in binding.keys {
                #expect(seen[key] == nil, "\(key) is bound twice")
                seen[key] = binding.command
            }
        }
        #expect(Set(seen.values) == Set(Command.allCases))
    }

    @Test func `Tab visits every pane and comes back`() {
        var story = DashboardHarness.running()
        for (width, lists) in [(120, [.languages, .projects]), (200, [.languages, .projects, .files, .editors])]
            as [(Int, [PaneID])]
        {
            story.happen(.resize(Size(width: width, height: 50)))
            let panes = [.today] + lists + [.chart, .feed]
            var visited: [PaneID] = []
            for _ in panes {
                story.press(.tab)
                visited.append(story.state.focus)
            }
            #expect(visited == panes)
            for pane in panes.dropLast().reversed() {
                story.press(.backTab)
                #expect(story.state.focus == pane)
            }
            story.press(.backTab)
        }
    }

    @Test func `Sideways keys go to the next pane, except in the chart`() {
        var story = DashboardHarness.running()
        story.press(.right, .character("l"), .right, .character("l"))
        #expect(story.state.focus == .chart)
        story.press(.right, .left, .character("h"))
        #expect(story.state.focus == .chart)
        story.press(.backTab, .left, .character("h"))
        #expect(story.state.focus == .today)
    }

    @Test func `Escape closes only the top layer`() {
        var story = DashboardHarness.running()
        story.press(.enter)
        story.press(.character("?"))
        #expect(story.state.layers.count == 2)
        story.press(.escape)
        #expect(story.state.layers.count == 1)
        story.press(.escape)
        #expect(story.state.layers.isEmpty)
        story.press(.escape)
        #expect(story.takeEffects().isEmpty, "escape never ends the program")
    }

    @Test func `q closes a box first and then quits`() {
        var story = DashboardHarness.running()
        story.press(.character("?"), .character("q"))
        #expect(!story.takeEffects().contains(.quit))
        story.press(.character("q"))
        #expect(story.takeEffects() == [.quit])
    }

    @Test func `Ctrl-C quits from everywhere`() {
        for keys: [Key] in [[], [.character("?")], [.character("u")], [.enter]] {
            var story = DashboardHarness.running()
            for key in keys { story.press(key) }
            story.press(.control("c"))
            #expect(story.takeEffects().last == .quit)
        }
    }

    @Test func `Plus and minus step through the intervals`() {
        var story = DashboardHarness.running()
        var seen: [Double] = []
        for _ in 0..<5 {
            story.press(.character("-"))
            seen.append(story.state.tracker.interval)
        }
        #expect(seen == [30, 15, 10, 10, 10])
        seen = []
        for _ in 0..<7 {
            story.press(.character("+"))
            seen.append(story.state.tracker.interval)
        }
        #expect(seen == [15, 30, 60, 120, 300, 0, 0])
        story.press(.character("-"))
        #expect(story.state.tracker.interval == 300)
    }

    @Test func `Pause stops the polls and refresh still works`() {
        var story = DashboardHarness.running()
        story.press(.character("p"))
        #expect(story.state.isPaused)
        #expect(story.state.tracker.nextPoll == nil)
        story.pass(10)
        story.press(.character("r"))
        #expect(story.open.contains { if case .today = $0.call { true } else { false } })
        story.press(.character("p"))
        #expect(!story.state.isPaused)
        #expect(story.state.tracker.nextPoll != nil)
    }

    @Test func `Refresh twice in five seconds asks once and says so`() {
        var story = DashboardHarness.running()
        story.pass(10)
        story.press(.character("r"))
        let asked = story.open.count
        #expect(asked > 0)
        story.press(.character("r"))
        #expect(story.open.count == asked)
        #expect(story.state.notice != nil)
    }

    @Test func `Copy takes the selected row`() {
        var story = DashboardHarness.running()
        story.press(.character("y"))
        guard case .copy(let text)? = story.takeEffects().first else {
            Issue.record("nothing copied")
            return
        }
        #expect(text == "2026-11-23 13:59:00  robot  /home/nova/robot/main.swift:12  Swift  main")
        story.press(.tab, .tab, .down, .character("y"))
        #expect(story.takeEffects() == [.copy("C  5h 33m")])
    }

    @Test func `Suspend stops asking and resume refreshes once`() {
        var story = DashboardHarness.running()
        story.pass(10)
        story.press(.character("r"))
        story.happen(.suspended)
        #expect(story.open.isEmpty)
        story.pass(3600)
        _ = story.takeEffects()
        story.happen(.resumed)
        let effects = story.takeEffects()
        #expect(effects.last == .repaint)
        #expect(story.open.filter { if case .today = $0.call { true } else { false } }.count == 1)
    }

    @Test func `Sort is kept for each pane and changes its order`() {
        var story = DashboardHarness.running()
        story.press(.tab, .tab)
        #expect(story.state.breakdown(.languages).map(\.name) == ["Swift", "C"])
        story.press(.character("s"))
        #expect(story.state.breakdown(.languages).map(\.name) == ["C", "Swift"])
        #expect(story.state.breakdown(.projects).map(\.name) == ["robot"])
    }

    @Test func `A quiet screen wakes once a minute`() {
        var story = DashboardHarness.running()
        story.press(.character("p"))
        var wakes = 0
        let end = story.moment.uptime + 600
        while let deadline = story.state.nextDeadline, deadline <= end {
            story.pass(max(0.001, deadline - story.moment.uptime))
            story.happen(.deadline)
            wakes += 1
        }
        #expect((9...11).contains(wakes), "\(wakes)")
    }
}
