import Cells
import Dashboard
import HackatimeAPI
import TestSupport
import Tracker
import Testing

/// The feed's filter: words after `/`, and a language or project chosen from a breakdown.
struct FeedFilterTests {
    /// A row per minute. Every tenth is Python in `Robot`, and an old one is the only one on branch `lost`.
    private static let rows: [Heartbeat] = (0..<20_000).map { index in
        var row = DashboardHarness.heartbeat(at: DashboardHarness.noon - 60 - Double(19_999 - index) * 60)
        if index % 10 == 0 {
            row.language = "Python"
            row.project = "Robot"
            row.entity = "/home/nova/arm/solver.py"
        }
        if index == 700 { row.branch = "lost" }
        return row
    }

    /// - Parameters:
    ///   - count: The newest rows; writing all takes a while.
    ///   - glance: Rows that a search looks at in one step.
    private func historyClient(_ count: Int = 3_000, glance: Int = .max) -> DashboardHarness {
        let rows = Array(Self.rows.suffix(count))
        return DashboardHarness.running(
            history: TestHistory(rows, now: DashboardHarness.noon, searchLimit: glance),
            reply: DashboardHarness.reply(from: rows))
    }

    @Test func `Words filter while they are typed`() {
        var harness = historyClient(Self.rows.count)
        harness.press(.character("/"))
        #expect(harness.state.layers == [.search(SearchLine())])
        for (key, count) in zip("solver", 1...) {
            harness.history.forget()
            harness.press(.character(key))
            #expect(harness.history.rowQueries.count <= 2, "key \(count)")
        }
        #expect(harness.state.feedFilter.words == ["solver"])
        #expect(harness.state.feedRows.count >= 100)
        #expect(harness.state.feedRows.allSatisfy { $0.language == "Python" })
        harness.press(.enter)
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.feedFilter.words == ["solver"])
        // Scrolling visits only matches.
        for _ in 0..<200 { harness.press(.pageDown) }
        #expect(harness.state.feed.selected == Self.rows.first?.key)
        #expect(harness.state.feedRows.allSatisfy { $0.language == "Python" })
        #expect(harness.state.feedRows.count <= 1_500)
        // The selected heartbeat stays selected when the filter is cleared, now among its neighbours.
        harness.press(.character("N"), .escape)
        #expect(harness.state.feedFilter.isEmpty)
        #expect(harness.state.feed.selected == Self.rows[10].key)
        #expect(harness.state.feedRows.contains(Self.rows[9]))
        #expect(harness.state.feedRows.contains(Self.rows[11]))
    }

    @Test func `Escape in the line gives back what was there`() {
        var harness = historyClient()
        harness.press(.character("/"))
        harness.type("solver")
        harness.press(.enter, .character("/"))
        #expect(harness.state.layers == [.search(SearchLine(text: "solver", before: ["solver"]))])
        harness.press(.control("w"))
        harness.type("nothing at all")
        #expect(harness.state.feedRows.isEmpty)
        harness.press(.escape)
        #expect(harness.state.feedFilter.words == ["solver"])
        #expect(!harness.state.feedRows.isEmpty)
        harness.press(.character("/"), .control("u"), .enter)
        #expect(harness.state.feedFilter.isEmpty)
        #expect(harness.state.feedRows.last == Self.rows.last)
    }

    @Test func `Keys that move do so while typing`() {
        var harness = historyClient()
        harness.press(.character("/"), .down, .down, .pageDown, .pageUp)
        #expect(!harness.state.feed.isFollowing)
        harness.type("q")
        #expect(harness.state.layers == [.search(SearchLine(text: "q"))], "letters are letters here")
    }

    @Test func `The next match is older whatever is on top`() {
        var harness = historyClient()
        harness.press(.character("n"))
        #expect(harness.state.messages.notice != nil)
        #expect(harness.state.feed.isFollowing)
        harness.press(.character("/"))
        harness.type("solver")
        harness.press(.enter, .character("n"), .character("n"))
        let matches = Self.rows.filter { $0.language == "Python" }
        #expect(harness.state.feed.selected == matches[matches.count - 3].key)
        harness.press(.character("o"), .character("n"))
        #expect(harness.state.feed.selected == matches[matches.count - 4].key)
        harness.press(.tab, .character("N"))
        #expect(harness.state.focus == .feed)
        #expect(harness.state.feed.selected == matches[matches.count - 3].key)
    }

    @Test func `A long search goes on from turn to turn and keys come between`() throws {
        var harness = historyClient(Self.rows.count, glance: 500)
        harness.press(.character("/"))
        harness.type("lost")
        #expect(harness.state.feedRows.isEmpty)
        let first = try #require(harness.state.feedWindow.searchedTo)
        harness.pass(0.05)
        harness.happen(.deadline)
        #expect(harness.state.feedWindow.searchedTo ?? .infinity < first)
        // Moving during a search reads nothing.
        harness.history.forget()
        harness.press(.down)
        #expect(harness.history.asked.isEmpty)
        let turns = harness.finishSearch()
        #expect(turns > 30 && turns < 45)
        #expect(harness.state.feedRows == [Self.rows[700]])
        #expect(harness.state.feedWindow.searchedTo == nil)
        #expect(!harness.state.feedWindow.hasOlder)
        // Clearing the words ends the search.
        harness.type(" swift")
        #expect(harness.state.feedWindow.searchedTo != nil)
        harness.press(.escape)
        #expect(harness.state.feedWindow.searchedTo == nil)
        #expect(harness.state.feedRows.last == Self.rows.last)
        #expect(harness.finishSearch() == 0)
    }

    @Test func `A heartbeat that comes does not start the search again`() {
        var harness = historyClient(Self.rows.count, glance: 500)
        harness.press(.character("/"))
        harness.type("lost")
        _ = harness.finishSearch()
        harness.history.forget()
        var newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        newest.branch = "lost-again"
        harness.poll(Self.rows + [newest])
        _ = harness.finishSearch()
        #expect(harness.state.feedRows == [Self.rows[700], newest])
        #expect(harness.history.rowQueries.count <= 12)
    }

    @Test func `A language or project filters the feed and the chart`() {
        var harness = historyClient()
        harness.press(.tab, .tab, .enter)
        #expect(harness.state.feedFilter.language == "Swift")
        #expect(harness.state.focus == .languages, "the next one can be tried")
        #expect(!harness.state.feedRows.isEmpty && harness.state.feedRows.allSatisfy { $0.language == "Swift" })
        let day = CivilDate(year: 2026, month: 11, day: 23)
        var filter = FeedFilter()
        filter.language = "Swift"
        #expect(harness.takeEffects().contains(.recall(.timeline(day, filter))))
        // Another takes its place; the project's name has another case here.
        harness.press(.tab, .character(" "))
        #expect(harness.state.focus == .projects)
        #expect(harness.state.feedFilter.project == "robot")
        #expect(harness.state.feedFilter.language == nil)
        #expect(harness.state.feedRows.contains { $0.project == "Robot" })
        while harness.state.focus != .feed { harness.press(.tab) }
        harness.press(.character("/"))
        harness.type("py")
        #expect(!harness.state.feedRows.isEmpty && harness.state.feedRows.allSatisfy { $0.language == "Python" })
        #expect(
            !harness.takeEffects().contains {
                if case .recall(.timeline(_, let filter)) = $0 { filter.words != [] } else { false }
            })
        harness.press(.escape, .tab, .tab, .tab)
        while harness.state.focus != .projects { harness.press(.tab) }
        harness.press(.character(" "))
        #expect(harness.state.feedFilter.isEmpty)
        #expect(harness.state.focus == .projects)
        harness.press(.character(" "))
        #expect(!harness.state.feedFilter.isEmpty)
        harness.press(.escape)
        #expect(harness.state.feedFilter.isEmpty)
        #expect(harness.takeEffects().contains(.recall(.timeline(day, FeedFilter()))))
    }

    @Test func `A filter is taken away while the history cannot be read`() {
        var harness = historyClient()
        let before = harness.state.feedRows
        harness.history.isUnreadable = true
        while harness.state.focus != .languages { harness.press(.tab) }
        harness.press(.enter)
        #expect(harness.state.feedRows == before.filter { $0.language == "Swift" })
        while harness.state.focus != .feed { harness.press(.tab) }
        harness.press(.character("/"))
        harness.type("solver")
        #expect(harness.state.feedRows.isEmpty)
        harness.press(.enter, .escape)
        #expect(harness.state.feedRows == before)
        harness.history.isUnreadable = false
        harness.press(.down)
        #expect(harness.state.feedRows.last == Self.rows.last)
    }

    @Test func `In the first seconds nothing is said not to match`() throws {
        var harness = DashboardHarness()
        harness.begin()
        harness.press(.character("/"))
        harness.type("solver")
        harness.press(.enter)
        func shows(_ text: String) -> Bool { render(harness.state).text.contains { $0.contains(text) } }
        #expect(shows("filter: solver, still coming"))
        #expect(shows("the history is still coming; matches will show here"))
        harness.answerAll()
        #expect(shows("still coming"))
        #expect(!shows("0 shown"))
        #expect(!shows("no heartbeat matches"))
    }

    @Test func `Escape clears the filter first and then the zoom`() {
        var harness = historyClient()
        harness.press(.character("z"), .character("/"))
        harness.type("solver")
        harness.press(.enter, .escape)
        #expect(harness.state.feedFilter.isEmpty)
        #expect(harness.state.panes.isZoomed)
        harness.press(.escape)
        #expect(!harness.state.panes.isZoomed)
    }

    @Test func `Only one owns a filter`() {
        var harness = historyClient()
        harness.press(.character("/"))
        harness.type("solver")
        harness.press(.enter, .character("u"))
        harness.type("orpheus")
        harness.press(.enter)
        #expect(harness.state.feedFilter.isEmpty)
        harness.press(.character("/"))
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.messages.notice != nil)
        harness.press(.character("m"))
        #expect(harness.state.feedRows.last == Self.rows.last)
    }

    @Test func `New heartbeats count where they match`() {
        var harness = historyClient()
        harness.press(.character("/"))
        harness.type("solver")
        harness.press(.enter, .down, .down)
        let other = DashboardHarness.heartbeat(at: DashboardHarness.noon + 20)
        var match = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        match.entity = "/solver.py"
        harness.poll(Self.rows + [other, match])
        #expect(harness.state.feed.unseen == 1)
    }
}
