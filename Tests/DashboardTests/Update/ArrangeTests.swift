import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

/// What a person does with panes and columns.
struct ArrangeTests {
    @Test(arguments: [Key.character("L"), .function(2)]) func `A key goes through three layouts`(key: Key) {
        var harness = DashboardHarness.running()
        var seen: [Layout.Style] = []
        for _ in 0..<4 {
            harness.press(key)
            seen.append(harness.state.panes.style)
        }
        #expect(seen == [.feed, .charts, .balanced, .feed])
        #expect(render(harness.state).text.last?.contains("layout: feed") == true)
    }

    @Test func `Panes hide one by one, the last one stays, and all come back`() {
        var harness = DashboardHarness.running()
        for _ in 0..<8 { harness.press(.character("H")) }
        let shown = PaneID.allCases.filter(harness.state.layout.isShown)
        #expect(shown == [harness.state.focus])
        #expect(render(harness.state).text.last?.contains("the last pane stays") == true)
        harness.press(.tab)
        #expect([harness.state.focus] == shown, "Tab goes to no hidden pane")
        harness.press(.character("A"))
        #expect([.today, .languages, .projects, .chart, .feed].allSatisfy(harness.state.layout.isShown))
    }

    @Test func `A search shows a hidden feed while it is focused`() {
        var harness = DashboardHarness.running()
        harness.press(.character("H"))
        #expect(!harness.state.layout.isShown(.feed))
        harness.press(.character("/"))
        #expect(harness.state.layout.isShown(.feed))
        harness.press(.escape, .tab)
        #expect(!harness.state.layout.isShown(.feed))
    }

    @Test func `Layout, hidden panes and columns are remembered`() {
        var harness = DashboardHarness.running()
        harness.press(.character("L"), .character("C"), .character("H"))
        let view = harness.state.view
        var other = DashboardHarness.running()
        _ = other.state.apply(view, at: other.moment)
        #expect(other.state.panes.style == .feed)
        #expect(other.state.panes.feedColumns == .files)
        #expect(other.state.panes.hidden == [.feed])
        #expect(other.state.focus == .today)
        #expect(other.state.view.look == view.look)
    }

    /// A newer version may know others.
    @Test func `Unknown layouts, columns and panes are left out`() {
        var harness = DashboardHarness.running()
        var view = harness.state.view
        view.look.layout = "spiral"
        view.look.feedColumns = "all"
        view.look.hiddenPanes = ["tree"] + PaneID.allCases.map { "\($0)" }
        _ = harness.state.apply(view, at: harness.moment)
        #expect(harness.state.panes.style == .balanced)
        #expect(harness.state.panes.feedColumns == .usual)
        #expect(harness.state.panes.hidden.isEmpty)
    }

    @Test func `Columns show what they promise`() {
        var harness = DashboardHarness(size: Size(width: 120, height: 40))
        harness.begin()
        harness.answerAll(
            DashboardHarness.reply(from: [
                Heartbeat(
                    time: DashboardHarness.noon - 60, entity: "/home/nova/robot/main.swift", category: "coding",
                    project: "robot", branch: "arms", language: "Swift", editor: "neovim", operatingSystem: "linux",
                    machine: "thinkpad")
            ]))
        func row() -> [String] {
            let line = render(harness.state).text.last { $0.contains("13:59:00") } ?? ""
            return line.split(separator: " ").map(String.init).filter { $0 != "│" }
        }
        #expect(row() == ["13:59:00", "robot", "main.swift", "Swift", "Neovim", "arms"])
        harness.press(.character("C"))
        #expect(row() == ["13:59:00", "robot", "main.swift"])
        harness.press(.character("C"))
        #expect(row() == ["13:59:00", "robot", "main.swift", "Swift", "arms"])
        harness.press(.character("C"))
        #expect(row() == ["13:59:00", "robot", "main.swift", "Neovim", "thinkpad", "Linux", "coding"])
        harness.press(.character("C"))
        // Beside it, a wide screen shows lists.
        harness.happen(.resize(Size(width: 300, height: 50)))
        #expect(row().contains("thinkpad") && row().contains("Linux") && row().contains("coding"))
    }

    @Test func `The columns fill their width, and no file's has a hole`() {
        for width in 0...400 {
            for choice in FeedColumns.Choice.allCases {
                let columns = FeedColumns(width: width, choice)
                let others = [
                    columns.project, columns.language, columns.editor, columns.branch, columns.machine, columns.system,
                    columns.category, columns.mark,
                ].filter { $0 > 0 }
                let used = columns.time + columns.entity + others.reduce(0) { $0 + $1 + FeedColumns.gap }
                if width >= 30 { #expect(used + FeedColumns.gap == width) }
                if width >= 60 { #expect(columns.entity >= 14, "\(width) \(choice)") }
            }
        }
        #expect(FeedColumns(width: 196).entity < 80)
    }
}
