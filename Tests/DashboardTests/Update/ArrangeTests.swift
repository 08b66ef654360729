import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

/// What a person does with panes and columns.
struct ArrangeTests {
    @Test(arguments: [Key.character("L"), .function(2)]) func `A key goes through three layouts`(key: Key) {
        var story = DashboardHarness.running()
        var seen: [Layout.Style] = []
        for _ in 0..<4 {
            story.press(key)
            seen.append(story.state.style)
        }
        #expect(seen == [.feed, .charts, .balanced, .feed])
        #expect(render(story.state).text.last?.contains("layout: feed") == true)
    }

    @Test func `Panes hide one by one, the last one stays, and all come back`() {
        var story = DashboardHarness.running()
        for _ in 0..<8 { story.press(.character("H")) }
        let shown = PaneID.allCases.filter(story.state.layout.isShown)
        #expect(shown == [story.state.focus])
        #expect(render(story.state).text.last?.contains("the last pane stays") == true)
        story.press(.tab)
        #expect([story.state.focus] == shown, "Tab goes to no hidden pane")
        story.press(.character("A"))
        #expect([.today, .languages, .projects, .chart, .feed].allSatisfy(story.state.layout.isShown))
    }

    @Test func `A search shows a hidden feed while it is focused`() {
        var story = DashboardHarness.running()
        story.press(.character("H"))
        #expect(!story.state.layout.isShown(.feed))
        story.press(.character("/"))
        #expect(story.state.layout.isShown(.feed))
        story.press(.escape, .tab)
        #expect(!story.state.layout.isShown(.feed))
    }

    @Test func `Layout, hidden panes and columns are remembered`() {
        var story = DashboardHarness.running()
        story.press(.character("L"), .character("C"), .character("H"))
        let view = story.state.view
        var other = DashboardHarness.running()
        _ = other.state.apply(view, at: other.moment)
        #expect(other.state.style == .feed)
        #expect(other.state.feedColumns == .files)
        #expect(other.state.hidden == [.feed])
        #expect(other.state.focus == .today)
        #expect(other.state.view.look == view.look)
    }

    /// A newer version may know others.
    @Test func `Unknown layouts, columns and panes are left out`() {
        var story = DashboardHarness.running()
        var view = story.state.view
        view.look.layout = "spiral"
        view.look.feedColumns = "all"
        view.look.hiddenPanes = ["tree"] + PaneID.allCases.map { "\($0)" }
        _ = story.state.apply(view, at: story.moment)
        #expect(story.state.style == .balanced)
        #expect(story.state.feedColumns == .usual)
        #expect(story.state.hidden.isEmpty)
    }

    @Test func `Columns show what they promise`() {
        var story = DashboardHarness(size: Size(width: 120, height: 40))
        story.begin()
        story.answerAll(
            DashboardHarness.reply(from: [
                Heartbeat(
                    time: DashboardHarness.noon - 60, entity: "/home/nova/robot/main.swift", category: "coding",
                    project: "robot", branch: "arms", language: "Swift", editor: "neovim", operatingSystem: "linux",
                    machine: "thinkpad")
            ]))
        func row() -> [String] {
            let line = render(story.state).text.last { $0.contains("13:59:00") } ?? ""
            return line.split(separator: " ").map(String.init).filter { $0 != "│" }
        }
        #expect(row() == ["13:59:00", "robot", "main.swift", "Swift", "Neovim", "arms"])
        story.press(.character("C"))
        #expect(row() == ["13:59:00", "robot", "main.swift"])
        story.press(.character("C"))
        #expect(row() == ["13:59:00", "robot", "main.swift", "Swift", "arms"])
        story.press(.character("C"))
        #expect(row() == ["13:59:00", "robot", "main.swift", "Neovim", "thinkpad", "Linux", "coding"])
        story.press(.character("C"))
        // Beside it, a wide screen shows lists.
        story.happen(.resize(Size(width: 300, height: 50)))
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
