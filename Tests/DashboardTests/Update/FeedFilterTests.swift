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
        var story = historyClient(Self.rows.count)
        story.press(.character("/"))
        #expect(story.state.layers == [.search(SearchLine())])
        for (key, count) in zip("solver", 1...) {
            story.history.forget()
            story.press(.character(key))
            #expect(story.history.rowQueries.count <= 2, "key \(count)")
        }
        #expect(story.state.feedFilter.words == ["solver"])
        #expect(story.state.feedRows.count >= 100)
        #expect(story.state.feedRows.allSatisfy { $0.language == "Python" })
        story.press(.enter)
        #expect(story.state.layers.isEmpty)
        #expect(story.state.feedFilter.words == ["solver"])
        // Scrolling visits only matches.
        for _ in 0..<200 { story.press(.pageDown) }
        #expect(story.state.feed.selected == Self.rows.first?.key)
        #expect(story.state.feedRows.allSatisfy { $0.language == "Python" })
        #expect(story.state.feedRows.count <= 1_500)
        // The selected heartbeat stays selected when the filter is cleared, now among its neighbours.
        story.press(.character("N"), .escape)
        #expect(story.state.feedFilter.isEmpty)
        #expect(story.state.feed.selected == Self.rows[10].key)
        #expect(story.state.feedRows.contains(Self.rows[9]))
        #expect(story.state.feedRows.contains(Self.rows[11]))
    }

    @Test func `Escape in the line gives back what was there`() {
        var story = historyClient()
        story.press(.character("/"))
        story.type("solver")
        story.press(.enter, .character("/"))
        #expect(story.state.layers == [.search(SearchLine(text: "solver", before: ["solver"]))])
        story.press(.control("w"))
        story.type("nothing at all")
        #expect(story.state.feedRows.isEmpty)
        story.press(.escape)
        #expect(story.state.feedFilter.words == ["solver"])
        #expect(!story.state.feedRows.isEmpty)
        story.press(.character("/"), .control("u"), .enter)
        #expect(story.state.feedFilter.isEmpty)
        #expect(story.state.feedRows.last == Self.rows.last)
    }

    @Test func `Keys that move do so while typing`() {
        var story = historyClient()
        story.press(.character("/"), .down, .down, .pageDown, .pageUp)
        #expect(!story.state.feed.isFollowing)
        story.type("q")
        #expect(story.state.layers == [.search(SearchLine(text: "q"))], "letters are letters here")
    }

    @Test func `The next match is older whatever is on top`() {
        var story = historyClient()
        story.press(.character("n"))
        #expect(story.state.notice != nil)
        #expect(story.state.feed.isFollowing)
        story.press(.character("/"))
        story.type("solver")
        story.press(.enter, .character("n"), .character("n"))
        let matches = Self.rows.filter { $0.language == "Python" }
        #expect(story.state.feed.selected == matches[matches.count - 3].key)
        story.press(.character("o"), .character("n"))
        #expect(story.state.feed.selected == matches[matches.count - 4].key)
        story.press(.tab, .character("N"))
        #expect(story.state.focus == .feed)
        #expect(story.state.feed.selected == matches[matches.count - 3].key)
    }

    @Test func `A long search goes on from turn to turn and keys come between`() throws {
        var story = historyClient(Self.rows.count, glance: 500)
        story.press(.character("/"))
        story.type("lost")
        #expect(story.state.feedRows.isEmpty)
        let first = try #require(story.state.feedWindow.searchedTo)
        story.pass(0.05)
        story.happen(.deadline)
        #expect(story.state.feedWindow.searchedTo ?? .infinity < first)
        // Moving during a search reads nothing.
        story.history.forget()
        story.press(.down)
        #expect(story.history.asked.isEmpty)
        let turns = story.finishSearch()
        #expect(turns > 30 && turns < 45)
        #expect(story.state.feedRows == [Self.rows[700]])
        #expect(story.state.feedWindow.searchedTo == nil)
        #expect(!story.state.feedWindow.hasOlder)
        // Clearing the words ends the search.
        story.type(" swift")
        #expect(story.state.feedWindow.searchedTo != nil)
        story.press(.escape)
        #expect(story.state.feedWindow.searchedTo == nil)
        #expect(story.state.feedRows.last == Self.rows.last)
        #expect(story.finishSearch() == 0)
    }

    @Test func `A heartbeat that comes does not start the search again`() {
        var story = historyClient(Self.rows.count, glance: 500)
        story.press(.character("/"))
        story.type("lost")
        _ = story.finishSearch()
        story.history.forget()
        var newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        newest.branch = "lost-again"
        story.poll(Self.rows + [newest])
        _ = story.finishSearch()
        #expect(story.state.feedRows == [Self.rows[700], newest])
        #expect(story.history.rowQueries.count <= 12)
    }

    @Test func `A language or project filters the feed and the chart`() {
        var story = historyClient()
        story.press(.tab, .tab, .enter)
        #expect(story.state.feedFilter.language == "Swift")
        #expect(story.state.focus == .languages, "the next one can be tried")
        #expect(!story.state.feedRows.isEmpty && story.state.feedRows.allSatisfy { $0.language == "Swift" })
        let day = CivilDate(year: 2026, month: 11, day: 23)
        var filter = FeedFilter()
        filter.language = "Swift"
        #expect(story.takeEffects().contains(.recall(.timeline(day, filter))))
        // Another takes its place; the project's name has another case here.
        story.press(.tab, .character(" "))
        #expect(story.state.focus == .projects)
        #expect(story.state.feedFilter.project == "robot")
        #expect(story.state.feedFilter.language == nil)
        #expect(story.state.feedRows.contains { $0.project == "Robot" })
        while story.state.focus != .feed { story.press(.tab) }
        story.press(.character("/"))
        story.type("py")
        #expect(!story.state.feedRows.isEmpty && story.state.feedRows.allSatisfy { $0.language == "Python" })
        #expect(
            !story.takeEffects().contains {
                if case .recall(.timeline(_, let filter)) = $0 { filter.words != [] } else { false }
            })
        story.press(.escape, .tab, .tab, .tab)
        while story.state.focus != .projects { story.press(.tab) }
        story.press(.character(" "))
        #expect(story.state.feedFilter.isEmpty)
        #expect(story.state.focus == .projects)
        story.press(.character(" "))
        #expect(!story.state.feedFilter.isEmpty)
        story.press(.escape)
        #expect(story.state.feedFilter.isEmpty)
        #expect(story.takeEffects().contains(.recall(.timeline(day, FeedFilter()))))
    }

    @Test func `A filter is taken away while the history cannot be read`() {
        var story = historyClient()
        let before = story.state.feedRows
        story.history.isUnreadable = true
        while story.state.focus != .languages { story.press(.tab) }
        story.press(.enter)
        #expect(story.state.feedRows == before.filter { $0.language == "Swift" })
        while story.state.focus != .feed { story.press(.tab) }
        story.press(.character("/"))
        story.type("solver")
        #expect(story.state.feedRows.isEmpty)
        story.press(.enter, .escape)
        #expect(story.state.feedRows == before)
        story.history.isUnreadable = false
        story.press(.down)
        #expect(story.state.feedRows.last == Self.rows.last)
    }

    @Test func `In the first seconds nothing is said not to match`() throws {
        var story = DashboardHarness()
        story.begin()
        story.press(.character("/"))
        story.type("solver")
        story.press(.enter)
        func shows(_ text: String) -> Bool { render(story.state).text.contains { $0.contains(text) } }
        #expect(shows("filter: solver, still coming"))
        #expect(shows("the history is still coming; matches will show here"))
        story.answerAll()
        #expect(shows("still coming"))
        #expect(!shows("0 shown"))
        #expect(!shows("no heartbeat matches"))
    }

    @Test func `Escape clears the filter first and then the zoom`() {
        var story = historyClient()
        story.press(.character("z"), .character("/"))
        story.type("solver")
        story.press(.enter, .escape)
        #expect(story.state.feedFilter.isEmpty)
        #expect(story.state.isZoomed)
        story.press(.escape)
        #expect(!story.state.isZoomed)
    }

    @Test func `Only one owns a filter`() {
        var story = historyClient()
        story.press(.character("/"))
        story.type("solver")
        story.press(.enter, .character("u"))
        story.type("orpheus")
        story.press(.enter)
        #expect(story.state.feedFilter.isEmpty)
        story.press(.character("/"))
        #expect(story.state.layers.isEmpty)
        #expect(story.state.notice != nil)
        story.press(.character("m"))
        #expect(story.state.feedRows.last == Self.rows.last)
    }

    @Test func `New heartbeats count where they match`() {
        var story = historyClient()
        story.press(.character("/"))
        story.type("solver")
        story.press(.enter, .down, .down)
        let other = DashboardHarness.heartbeat(at: DashboardHarness.noon + 20)
        var match = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        match.entity = "/solver.py"
        story.poll(Self.rows + [other, match])
        #expect(story.state.feed.unseen == 1)
    }
}
