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
        var harness = DashboardHarness.running()
        for (width, lists) in [(120, [.languages, .projects]), (200, [.languages, .projects, .files, .editors])]
            as [(Int, [PaneID])]
        {
            harness.happen(.resize(Size(width: width, height: 50)))
            let panes = [.today] + lists + [.chart, .feed]
            var visited: [PaneID] = []
            for _ in panes {
                harness.press(.tab)
                visited.append(harness.state.focus)
            }
            #expect(visited == panes)
            for pane in panes.dropLast().reversed() {
                harness.press(.backTab)
                #expect(harness.state.focus == pane)
            }
            harness.press(.backTab)
        }
    }

    @Test func `Sideways keys go to the next pane, except in the chart`() {
        var harness = DashboardHarness.running()
        harness.press(.right, .character("l"), .right, .character("l"))
        #expect(harness.state.focus == .chart)
        harness.press(.right, .left, .character("h"))
        #expect(harness.state.focus == .chart)
        harness.press(.backTab, .left, .character("h"))
        #expect(harness.state.focus == .today)
    }

    @Test func `Escape closes only the top layer`() {
        var harness = DashboardHarness.running()
        harness.press(.enter)
        harness.press(.character("?"))
        #expect(harness.state.layers.count == 2)
        harness.press(.escape)
        #expect(harness.state.layers.count == 1)
        harness.press(.escape)
        #expect(harness.state.layers.isEmpty)
        harness.press(.escape)
        #expect(harness.takeEffects().isEmpty, "escape never ends the program")
    }

    @Test func `q closes a box first and then quits`() {
        var harness = DashboardHarness.running()
        harness.press(.character("?"), .character("q"))
        #expect(!harness.takeEffects().contains(.quit))
        harness.press(.character("q"))
        #expect(harness.takeEffects() == [.quit])
    }

    @Test func `Ctrl-C quits from everywhere`() {
        for keys: [Key] in [[], [.character("?")], [.character("u")], [.enter]] {
            var harness = DashboardHarness.running()
            for key in keys { harness.press(key) }
            harness.press(.control("c"))
            #expect(harness.takeEffects().last == .quit)
        }
    }

    @Test func `Plus and minus step through the intervals`() {
        var harness = DashboardHarness.running()
        var seen: [Double] = []
        for _ in 0..<5 {
            harness.press(.character("-"))
            seen.append(harness.state.tracker.interval)
        }
        #expect(seen == [30, 15, 10, 10, 10])
        seen = []
        for _ in 0..<7 {
            harness.press(.character("+"))
            seen.append(harness.state.tracker.interval)
        }
        #expect(seen == [15, 30, 60, 120, 300, 0, 0])
        harness.press(.character("-"))
        #expect(harness.state.tracker.interval == 300)
    }

    @Test func `Pause stops the polls and refresh still works`() {
        var harness = DashboardHarness.running()
        harness.press(.character("p"))
        #expect(harness.state.isPaused)
        #expect(harness.state.tracker.nextPoll == nil)
        harness.pass(10)
        harness.press(.character("r"))
        #expect(harness.open.contains { if case .today = $0.call { true } else { false } })
        harness.press(.character("p"))
        #expect(!harness.state.isPaused)
        #expect(harness.state.tracker.nextPoll != nil)
    }

    @Test func `Refresh twice in five seconds asks once and says so`() {
        var harness = DashboardHarness.running()
        harness.pass(10)
        harness.press(.character("r"))
        let asked = harness.open.count
        #expect(asked > 0)
        harness.press(.character("r"))
        #expect(harness.open.count == asked)
        #expect(harness.state.messages.notice != nil)
    }

    @Test func `Copy takes the selected row`() {
        var harness = DashboardHarness.running()
        harness.press(.character("y"))
        guard case .copy(let text)? = harness.takeEffects().first else {
            Issue.record("nothing copied")
            return
        }
        #expect(text == "2026-11-23 13:59:00  robot  /home/nova/robot/main.swift:12  Swift  main")
        harness.press(.tab, .tab, .down, .character("y"))
        #expect(harness.takeEffects() == [.copy("C  5h 33m")])
    }

    @Test func `Suspend stops asking and resume refreshes once`() {
        var harness = DashboardHarness.running()
        harness.pass(10)
        harness.press(.character("r"))
        harness.happen(.suspended)
        #expect(harness.open.isEmpty)
        harness.pass(3600)
        _ = harness.takeEffects()
        harness.happen(.resumed)
        let effects = harness.takeEffects()
        #expect(effects.last == .repaint)
        #expect(harness.open.filter { if case .today = $0.call { true } else { false } }.count == 1)
    }

    @Test func `Sort is kept for each pane and changes its order`() {
        var harness = DashboardHarness.running()
        harness.press(.tab, .tab)
        #expect(harness.state.breakdown(.languages).map(\.name) == ["Swift", "C"])
        harness.press(.character("s"))
        #expect(harness.state.breakdown(.languages).map(\.name) == ["C", "Swift"])
        #expect(harness.state.breakdown(.projects).map(\.name) == ["robot"])
    }

    @Test func `A quiet screen wakes once a minute`() {
        var harness = DashboardHarness.running()
        harness.press(.character("p"))
        var wakes = 0
        let end = harness.moment.uptime + 600
        while let deadline = harness.state.nextDeadline, deadline <= end {
            harness.pass(max(0.001, deadline - harness.moment.uptime))
            harness.happen(.deadline)
            wakes += 1
        }
        #expect((9...11).contains(wakes), "\(wakes)")
    }
}
