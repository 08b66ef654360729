import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// Which lists the panes show, and what is in them.
struct ListTests {
    /// Two editors and two spellings of one, branches of two projects, a robot that writes lines.
    private static let rows: [Heartbeat] = (0..<600).map { index in
        var row = DashboardHarness.heartbeat(at: DashboardHarness.noon - 40_000 + Double(index) * 60)
        row.id = Int64(index + 1)
        row.project = index < 300 ? "robot" : "site"
        row.editor = index % 3 == 0 ? "vscode" : index < 300 ? "VS Code" : "zed"
        row.operatingSystem = index < 300 ? "darwin" : "linux"
        row.extras = [Heartbeat.Extra(index < 300 ? "human line changes" : "AI line changes", "50")]
        return row
    }

    private static func story(_ size: Size = Size(width: 120, height: 40)) -> DashboardHarness {
        var story = DashboardHarness.running(
            size: size, history: TestHistory(rows, now: DashboardHarness.noon),
            reply: DashboardHarness.reply(from: rows))
        story.press(.character("1"))
        return story
    }

    private func names(_ state: DashboardState, _ pane: PaneID) -> [String] { state.breakdown(pane).map(\.name) }

    @Test func `A key goes through all lists, in the focused pane`() {
        var story = Self.story()
        story.press(.tab, .tab)
        var seen: [PaneID] = []
        for _ in 0..<8 {
            seen.append(story.state.focus)
            #expect(story.state.layout.lists == [story.state.focus, .projects])
            story.press(.character(">"))
        }
        // The one that the other pane shows is passed over.
        #expect(seen == PaneID.lists(of: .me).filter { $0 != .projects && $0 != .friends })
        story.press(.character("<"), .character("<"))
        #expect(story.state.focus == .files)
        story.press(.tab, .character(","))
        #expect(story.state.layout.lists == [.files, .languages])
        #expect(Set(story.state.chosenLists).count == 4)
    }

    @Test func `The key takes the focus to the first list`() {
        var story = Self.story()
        #expect(story.state.focus == .feed)
        story.press(.character(">"))
        #expect(story.state.focus == .editors)
        #expect(story.state.layout.lists == [.editors, .projects])
    }

    @Test func `Only the lists on the screen are counted, and at once`() {
        var story = Self.story()
        story.history.forget()
        story.press(.tab, .tab, .character(">"))
        let today = story.state.today
        let days = CivilDays(first: today, last: today)
        #expect(story.history.asked == [.field(.editor, days)])
        #expect(story.state.breakdown(.editors).map(\.name) == ["VS Code", "Zed"])
        story.press(.character(">"))
        #expect(story.history.asked.last == .field(.machine, days))
        story.press(.character("3"))
        #expect(story.history.asked.last == .field(.machine, DateRange(.last7Days).days(today: today) ?? days))
        // A poll counts again what is seen.
        story.history.forget()
        story.poll(Self.rows)
        #expect(story.history.asked.contains { if case .field(.machine, _) = $0 { true } else { false } })
        #expect(!story.history.asked.contains { if case .field(.editor, _) = $0 { true } else { false } })
    }

    @Test func `Each list has its rows`() {
        var story = Self.story(Size(width: 200, height: 50))
        for list in PaneID.lists(of: .me) where list != .friends {
            story.press(.character("z"))
            story.state.focus = .languages
            while story.state.focus != list { story.press(.character(">")) }
            story.press(.character("z"))
            #expect(!story.state.breakdown(list).isEmpty, "\(list)")
        }
        #expect(
            names(story.state, .systems) == ["Linux", "macOS"] || names(story.state, .systems) == ["macOS", "Linux"])
        #expect(Set(names(story.state, .branches)) == ["main (robot)", "main (site)"])
        #expect(
            story.state.breakdown(.authors) == [
                Breakdown(name: "AI", seconds: 15_000), Breakdown(name: "human", seconds: 15_000),
            ])
        let screen = render(story.state).text.joined(separator: "\n")
        #expect(screen.contains("30,000 lines"))
    }

    @Test func `Enter on a row of any list leaves its heartbeats, and the chart's`() {
        var story = Self.story(Size(width: 200, height: 50))
        for (list, wanted) in [
            (.editors, { $0.editor != "zed" }), (.branches, { $0.project == "robot" }),
            (.systems, { $0.operatingSystem == "darwin" }),
        ] as [(PaneID, (Heartbeat) -> Bool)] {
            story.press(.character("z"))
            story.state.focus = .languages
            while story.state.focus != list { story.press(.character(">")) }
            story.press(.character("z"))
            let name = story.state.breakdown(list).map(\.name).first {
                ["VS Code", "main (robot)", "macOS"].contains($0)
            }
            while story.state.breakdown(list)[story.state.lists[list].selected].name != name { story.press(.down) }
            story.press(.enter)
            #expect(!story.state.feedRows.isEmpty && story.state.feedRows.allSatisfy(wanted), "\(list)")
            #expect(story.state.history.timeline?.lanes.count == (list == .editors ? 2 : 1))
            #expect(render(story.state).text.joined().contains("\(story.state.feedFilter.names[0].one) \(name ?? "")"))
            story.press(.escape)
            #expect(story.state.feedFilter.isEmpty)
        }
    }

    @Test func `Words filter the focused list, and its title says so`() {
        var story = Self.story()
        story.press(.tab, .tab, .tab, .character("/"))
        story.type("IT")
        #expect(names(story.state, .projects) == ["site"])
        #expect(story.state.feedFilter.isEmpty)
        #expect(render(story.state).text.joined().contains("filter: it, 1 of 2"))
        story.press(.enter)
        #expect(render(story.state).text.joined().contains("100 %"))
        #expect(names(story.state, .projects) == ["site"])
        story.press(.character("/"), .backspace, .backspace)
        story.type("rob")
        #expect(names(story.state, .projects) == ["robot"])
        story.press(.escape)
        #expect(names(story.state, .projects) == ["site"], "Esc takes back what was typed")
        story.press(.escape)
        #expect(names(story.state, .projects).count == 2)
        story.press(.character("/"))
        story.type("nobody")
        #expect(render(story.state).text.joined().contains("no project of 2 matches nobody"))
    }

    @Test func `Of another user the lists show that the server tells`() {
        var story = Self.story(Size(width: 200, height: 50))
        story.press(.tab, .tab, .character(">"))
        #expect(story.state.layout.lists == [.machines, .projects, .files, .editors])
        story.press(.character("u"))
        story.type("mira")
        story.press(.enter)
        story.answerAll(DashboardHarness.reply)
        #expect(story.state.shown == .user("mira"))
        #expect(story.state.focus == .languages)
        #expect(story.state.layout.lists == [.languages, .projects])
        story.history.forget()
        story.press(.character(">"))
        #expect(story.state.notice?.text == NoticeText.allListsShown.text)
        #expect(!story.history.asked.contains { if case .field = $0 { true } else { false } })
        story.press(.character("m"))
        #expect(story.state.layout.lists == [.machines, .projects, .files, .editors])
    }

    @Test func `A list that grows narrow keeps its focus`() {
        var story = Self.story(Size(width: 200, height: 50))
        story.state.focus = .editors
        story.happen(.resize(Size(width: 80, height: 24)))
        #expect(story.state.layout.lists == [.languages, .editors])
        #expect(story.state.layout.isShown(.editors))
    }

    @Test func `The choice is remembered`() {
        var story = Self.story()
        story.press(.tab, .tab, .character("<"))
        #expect(story.state.view.lists == ["authors", "projects", "files", "editors"])
        var next = DashboardHarness(history: story.history)
        next.begin()
        #expect(next.state.layout.lists == [.authors, .projects])
        // What another version saved is passed over.
        next.state.choose(lists: ["planets", "machines", "machines"])
        #expect(next.state.chosenLists == [.machines, .languages, .projects, .files])
        next.state.choose(lists: [])
        #expect(next.state.chosenLists == Layout.usualLists)
        #expect(next.state.view.lists.isEmpty)
    }

    @Test func `A list about which nothing is known says so`() {
        var story = DashboardHarness.running()
        story.press(.character("1"), .tab, .tab, .character("<"))
        #expect(render(story.state).text.joined(separator: " ").contains("whether AI"))
        story.press(.character("<"), .character("<"), .character("<"), .character("<"), .character("<"))
        #expect(story.state.focus == .machines)
        #expect(render(story.state).text.joined(separator: " ").contains("names its machine"))
    }
}
