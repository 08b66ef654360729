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

    private static func harness(_ size: Size = Size(width: 120, height: 40)) -> DashboardHarness {
        var harness = DashboardHarness.running(
            size: size, history: TestHistory(rows, now: DashboardHarness.noon),
            reply: DashboardHarness.reply(from: rows))
        harness.press(.character("1"))
        return harness
    }

    private func names(_ state: DashboardState, _ pane: PaneID) -> [String] { state.breakdown(pane).map(\.name) }

    @Test func `A key goes through all lists, in the focused pane`() {
        var harness = Self.harness()
        harness.press(.tab, .tab)
        var seen: [PaneID] = []
        for _ in 0..<8 {
            seen.append(harness.state.focus)
            #expect(harness.state.layout.lists == [harness.state.focus, .projects])
            harness.press(.character(">"))
        }
        // The one that the other pane shows is passed over.
        #expect(seen == PaneID.lists(of: .me).filter { $0 != .projects && $0 != .friends })
        harness.press(.character("<"), .character("<"))
        #expect(harness.state.focus == .files)
        harness.press(.tab, .character(","))
        #expect(harness.state.layout.lists == [.files, .languages])
        #expect(Set(harness.state.panes.lists).count == 4)
    }

    @Test func `The key takes the focus to the first list`() {
        var harness = Self.harness()
        #expect(harness.state.focus == .feed)
        harness.press(.character(">"))
        #expect(harness.state.focus == .editors)
        #expect(harness.state.layout.lists == [.editors, .projects])
    }

    @Test func `Only the lists on the screen are counted, and at once`() {
        var harness = Self.harness()
        harness.history.forget()
        harness.press(.tab, .tab, .character(">"))
        let today = harness.state.today
        let days = CivilDays(first: today, last: today)
        #expect(harness.history.asked == [.field(.editor, days)])
        #expect(harness.state.breakdown(.editors).map(\.name) == ["VS Code", "Zed"])
        harness.press(.character(">"))
        #expect(harness.history.asked.last == .field(.machine, days))
        harness.press(.character("3"))
        #expect(harness.history.asked.last == .field(.machine, DateRange(.last7Days).days(today: today) ?? days))
        // A poll counts again what is seen.
        harness.history.forget()
        harness.poll(Self.rows)
        #expect(harness.history.asked.contains { if case .field(.machine, _) = $0 { true } else { false } })
        #expect(!harness.history.asked.contains { if case .field(.editor, _) = $0 { true } else { false } })
    }

    @Test func `Each list has its rows`() {
        var harness = Self.harness(Size(width: 200, height: 50))
        for list in PaneID.lists(of: .me) where list != .friends {
            harness.press(.character("z"))
            harness.state.focus = .languages
            while harness.state.focus != list { harness.press(.character(">")) }
            harness.press(.character("z"))
            #expect(!harness.state.breakdown(list).isEmpty, "\(list)")
        }
        #expect(
            names(harness.state, .systems) == ["Linux", "macOS"]
                || names(harness.state, .systems) == ["macOS", "Linux"])
        #expect(Set(names(harness.state, .branches)) == ["main (robot)", "main (site)"])
        #expect(
            harness.state.breakdown(.authors) == [
                Breakdown(name: "AI", seconds: 15_000), Breakdown(name: "human", seconds: 15_000),
            ])
        let screen = render(harness.state).text.joined(separator: "\n")
        #expect(screen.contains("30,000 lines"))
    }

    @Test func `Enter on a row of any list leaves its heartbeats, and the chart's`() {
        var harness = Self.harness(Size(width: 200, height: 50))
        for (list, wanted) in [
            (.editors, { $0.editor != "zed" }), (.branches, { $0.project == "robot" }),
            (.systems, { $0.operatingSystem == "darwin" }),
        ] as [(PaneID, (Heartbeat) -> Bool)] {
            harness.press(.character("z"))
            harness.state.focus = .languages
            while harness.state.focus != list { harness.press(.character(">")) }
            harness.press(.character("z"))
            let name = harness.state.breakdown(list).map(\.name).first {
                ["VS Code", "main (robot)", "macOS"].contains($0)
            }
            while harness.state.breakdown(list)[harness.state.lists[list].selected].name != name {
                harness.press(.down)
            }
            harness.press(.enter)
            #expect(!harness.state.feedRows.isEmpty && harness.state.feedRows.allSatisfy(wanted), "\(list)")
            #expect(harness.state.history.timeline?.lanes.count == (list == .editors ? 2 : 1))
            #expect(
                render(harness.state).text.joined().contains("\(harness.state.feedFilter.names[0].one) \(name ?? "")"))
            harness.press(.escape)
            #expect(harness.state.feedFilter.isEmpty)
        }
    }

    @Test func `Words filter the focused list, and its title says so`() {
        var harness = Self.harness()
        harness.press(.tab, .tab, .tab, .character("/"))
        harness.type("IT")
        #expect(names(harness.state, .projects) == ["site"])
        #expect(harness.state.feedFilter.isEmpty)
        #expect(render(harness.state).text.joined().contains("filter: it, 1 of 2"))
        harness.press(.enter)
        #expect(render(harness.state).text.joined().contains("100 %"))
        #expect(names(harness.state, .projects) == ["site"])
        harness.press(.character("/"), .backspace, .backspace)
        harness.type("rob")
        #expect(names(harness.state, .projects) == ["robot"])
        harness.press(.escape)
        #expect(names(harness.state, .projects) == ["site"], "Esc takes back what was typed")
        harness.press(.escape)
        #expect(names(harness.state, .projects).count == 2)
        harness.press(.character("/"))
        harness.type("nobody")
        #expect(render(harness.state).text.joined().contains("no project of 2 matches nobody"))
    }

    @Test func `Of another user the lists show that the server tells`() {
        var harness = Self.harness(Size(width: 200, height: 50))
        harness.press(.tab, .tab, .character(">"))
        #expect(harness.state.layout.lists == [.machines, .projects, .files, .editors])
        harness.press(.character("u"))
        harness.type("mira")
        harness.press(.enter)
        harness.answerAll(DashboardHarness.reply)
        #expect(harness.state.shown == .user("mira"))
        #expect(harness.state.focus == .languages)
        #expect(harness.state.layout.lists == [.languages, .projects])
        harness.history.forget()
        harness.press(.character(">"))
        #expect(harness.state.messages.notice?.text == NoticeText.allListsShown.text)
        #expect(!harness.history.asked.contains { if case .field = $0 { true } else { false } })
        harness.press(.character("m"))
        #expect(harness.state.layout.lists == [.machines, .projects, .files, .editors])
    }

    @Test func `A list that grows narrow keeps its focus`() {
        var harness = Self.harness(Size(width: 200, height: 50))
        harness.state.focus = .editors
        harness.happen(.resize(Size(width: 80, height: 24)))
        #expect(harness.state.layout.lists == [.languages, .editors])
        #expect(harness.state.layout.isShown(.editors))
    }

    @Test func `The choice is remembered`() {
        var harness = Self.harness()
        harness.press(.tab, .tab, .character("<"))
        #expect(harness.state.view.lists == ["authors", "projects", "files", "editors"])
        var next = DashboardHarness(history: harness.history)
        next.begin()
        #expect(next.state.layout.lists == [.authors, .projects])
        // What another version saved is passed over.
        next.state.choose(lists: ["planets", "machines", "machines"])
        #expect(next.state.panes.lists == [.machines, .languages, .projects, .files])
        next.state.choose(lists: [])
        #expect(next.state.panes.lists == Layout.usualLists)
        #expect(next.state.view.lists.isEmpty)
    }

    @Test func `A list about which nothing is known says so`() {
        var harness = DashboardHarness.running()
        harness.press(.character("1"), .tab, .tab, .character("<"))
        #expect(render(harness.state).text.joined(separator: " ").contains("whether AI"))
        harness.press(.character("<"), .character("<"), .character("<"), .character("<"), .character("<"))
        #expect(harness.state.focus == .machines)
        #expect(render(harness.state).text.joined(separator: " ").contains("names its machine"))
    }
}
