import Cells
import Dashboard
import HackatimeAPI
import TestSupport
import Tracker
import Testing

/// The feed over a history of 20,000 heartbeats a day.
struct FeedWindowTests {
    /// A heartbeat every four seconds, up to a minute before noon.
    private static let rows: [Heartbeat] = (0..<10_000).map { index in
        DashboardHarness.heartbeat(at: DashboardHarness.noon - 60 - Double(9_999 - index) * 4)
    }

    private func story(
        _ rows: [Heartbeat] = rows, size: Size = Size(width: 120, height: 40)
    ) -> DashboardHarness {
        DashboardHarness.running(
            size: size, history: TestHistory(rows, now: DashboardHarness.noon),
            reply: DashboardHarness.reply(from: rows))
    }

    private func expectBounded(_ story: DashboardHarness, _ location: SourceLocation = #_sourceLocation) {
        let window = story.state.feedWindow
        #expect((1...1_500).contains(window.rows.count), sourceLocation: location)
        let places = zip(window.rows, window.rows.dropFirst())
        #expect(places.allSatisfy { $0.time < $1.time }, sourceLocation: location)
    }

    private func selectedTime(_ story: DashboardHarness) -> Double? {
        story.state.feedRows.last { $0.key == story.state.feed.selected }?.time
    }

    @Test func `What is remembered shows before anything is answered`() {
        var story = DashboardHarness()
        var remembered = Remembered()
        remembered.rows = Self.rows.suffix(150)
        story.happen(.remembered(remembered))
        story.happen(.opened)
        #expect(story.state.feedRows == remembered.rows)
        #expect(story.state.feed.isFollowing)
    }

    @Test func `A history without a row has those that come`() {
        var story = DashboardHarness()
        story.begin()
        #expect(story.state.feedRows.isEmpty)
        story.answerAll()
        #expect(story.state.feedRows.last == DashboardHarness.heartbeat(at: DashboardHarness.noon - 60))
    }

    @Test func `A history that cannot be read at the start is read later`() {
        var story = DashboardHarness(history: TestHistory(Array(Self.rows.suffix(500)), now: DashboardHarness.noon))
        story.history.isUnreadable = true
        story.begin()
        #expect(story.state.feedRows.isEmpty)
        story.history.isUnreadable = false
        story.pass(1)
        story.happen(.deadline)
        #expect(story.state.feedRows.last == Self.rows.last)
    }

    @Test func `Scrolling back and forth meets every row in a few questions`() {
        var story = story()
        var last = DashboardHarness.noon
        var presses = 0
        while story.state.feedWindow.hasOlder || story.state.feedRows.first?.key != story.state.feed.selected {
            story.history.forget()
            story.press(.pageDown)
            #expect(story.history.asked.count <= 2)
            expectBounded(story)
            let time = selectedTime(story) ?? .nan
            #expect(time < last)
            // At most a page: no row is skipped between two windows.
            #expect(last - time <= 4 * 40 + 60)
            last = time
            presses += 1
            guard presses < 3_000 else { break }
        }
        #expect(selectedTime(story) == Self.rows.first?.time)
        #expect(story.state.feedWindow.hasNewer)
        // At the end of the history, the server is asked.
        #expect(story.open.contains { if case .heartbeats = $0.call { true } else { false } })

        presses = 0
        while !story.state.feed.isFollowing, presses < 3_000 {
            story.history.forget()
            story.press(.pageUp)
            #expect(story.history.asked.count <= 2)
            expectBounded(story)
            presses += 1
        }
        #expect(story.state.feed.isFollowing)
        #expect(story.state.feedRows.last == Self.rows.last)
        #expect(!story.state.feedWindow.hasNewer)
    }

    @Test func `A row down asks nothing in the middle of a window`() {
        var story = story()
        for _ in 0..<60 { story.press(.down) }
        #expect(selectedTime(story) == Self.rows[9_999 - 60].time)
        #expect(story.history.asked.isEmpty)
    }

    @Test func `The oldest and the newest are one key away`() {
        var story = story()
        story.press(.character("G"))
        #expect(selectedTime(story) == Self.rows.first?.time)
        #expect(story.state.feedWindow.hasNewer)
        #expect(story.history.asked.count <= 2)
        expectBounded(story)
        for _ in 0..<40 { story.press(.pageUp) }
        expectBounded(story)
        story.history.forget()
        story.press(.character("g"))
        #expect(story.state.feed.isFollowing)
        #expect(story.state.feedRows.last == Self.rows.last)
        #expect(story.history.asked.count == 1)
        story.press(.character("G"), .character("f"))
        #expect(story.state.feedRows.last == Self.rows.last)
        story.press(.character("o"), .character("g"))
        #expect(selectedTime(story) == Self.rows.first?.time)
        story.press(.character("G"))
        #expect(story.state.feed.isFollowing)
    }

    @Test func `Every row is reached at any size`() {
        let rows = Array(Self.rows.suffix(3_000))
        for size in [Size(width: 0, height: 0), Size(width: 30, height: 6), Size(width: 200, height: 900)] {
            var story = story(rows, size: size)
            for _ in 0..<400 {
                story.history.forget()
                story.press(.pageDown)
                #expect(story.history.asked.count <= 6)
            }
            _ = render(story.state)
            story.press(.character("G"))
            #expect(selectedTime(story) == rows.first?.time)
            story.press(.character("g"))
            #expect(story.state.feed.isFollowing)
        }
    }

    @Test func `New rows enter while following`() {
        var story = story()
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        story.poll(Self.rows + [newest])
        #expect(story.state.feedRows.last == newest)
        #expect(story.state.feedRows.count < 300)
    }

    @Test func `Late rows and deletions show around the selected row`() throws {
        var story = story()
        for _ in 0..<10 { story.press(.pageDown) }
        let selected = story.state.feed.selected
        let index = try #require(story.state.feedRows.firstIndex { $0.key == selected })
        let gone = story.state.feedRows[index + 3]
        var late = DashboardHarness.heartbeat(at: gone.time + 1)
        late.entity = "late"
        story.history.remove(gone)
        story.history.add([late])
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        let rows = Self.rows.filter { $0.key != gone.key } + [late, newest]
        story.poll(rows.sorted { $0.time < $1.time })
        #expect(story.state.feed.selected == selected)
        #expect(story.state.feedRows.contains(late))
        #expect(!story.state.feedRows.contains(gone))
        #expect(story.state.feed.unseen == 1)
        expectBounded(story)
    }

    @Test func `A selected row that is deleted means following`() {
        var story = story()
        story.press(.character("G"))
        #expect(story.state.feed.selected == Self.rows[0].key)
        // The server has nothing before it.
        story.answerAll(DashboardHarness.reply(from: Self.rows))
        story.history.remove(Self.rows[0])
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        story.poll(Self.rows.dropFirst() + [newest])
        #expect(story.state.feed.isFollowing)
        #expect(story.state.feedRows.last == newest)
    }

    @Test func `A history that cannot be read is not asked again and again`() {
        var story = story()
        story.history.isUnreadable = true
        let shown = story.state.feedRows
        for key: Key in [.pageDown, .character("G"), .pageDown, .character("g")] {
            story.history.forget()
            story.press(key)
            #expect(story.history.asked.count <= 1)
        }
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        story.poll(Self.rows + [newest])
        #expect(story.state.feedRows == shown, "what was shown stays")
        story.history.isUnreadable = false
        story.pass(1)
        story.happen(.deadline)
        #expect(story.state.feedRows.last == newest)
    }

    @Test func `A filter that cannot be read is read later`() {
        var story = story()
        story.history.isUnreadable = true
        story.press(.character("/"))
        story.type("x")
        #expect(story.state.feedRows.isEmpty, "no row under a filter that does not match it")
        story.press(.escape)
        story.history.isUnreadable = false
        story.pass(1)
        story.happen(.deadline)
        #expect(story.state.feedRows.last == Self.rows.last)
    }

    @Test func `A search that meets an unreadable history goes on where it was`() throws {
        var rows = Array(Self.rows.suffix(3_000))
        rows[0].branch = "nowhere"
        var story = DashboardHarness.running(
            history: TestHistory(rows, now: DashboardHarness.noon, searchLimit: 500),
            reply: DashboardHarness.reply(from: rows))
        story.press(.character("/"))
        story.type("nowhere")
        let place = try #require(story.state.feedWindow.searchedTo)
        story.history.isUnreadable = true
        #expect(story.finishSearch() < 3, "it is not asked again and again")
        story.history.isUnreadable = false
        story.history.forget()
        story.pass(1)
        story.happen(.deadline)
        #expect(story.history.rowQueries.contains { $0.filter.words == ["nowhere"] && $0.direction.time == place })
    }

    @Test func `What comes is counted however far back the feed is`() {
        var story = story()
        story.press(.character("G"))
        story.answerAll(DashboardHarness.reply(from: Self.rows))
        #expect(story.state.feedWindow.hasNewer)
        let new = [20.0, 30, 9_000].map { DashboardHarness.heartbeat(at: DashboardHarness.noon + $0) }
        story.poll(Self.rows + new)
        #expect(story.state.feed.unseen == 2, "what is dated in the future is no news")
        story.press(.character("g"))
        #expect(story.state.feed.unseen == 0)
    }

    private static func lastRowQuery(_ effects: [Effect]) -> RowQuery? {
        effects.compactMap { if case .recall(.rows(let query)) = $0 { query } else { nil } }.last
    }

    @Test func `A history that contradicts itself is given up`() {
        var story = story()
        story.isRecalling = false
        story.press(.character("G"))
        var asked = 0
        while let query = Self.lastRowQuery(story.takeEffects()), asked < 50 {
            asked += 1
            // Always one row and never the end.
            let row = DashboardHarness.heartbeat(at: 1_000 - Double(asked))
            story.happen(.recalled(.rows(query), .rows(RowPage(rows: [row], isEnd: false))))
        }
        #expect((2...7).contains(asked), "\(asked)")
    }

    @Test func `While another user is shown nothing is recalled`() {
        var story = story()
        story.press(.character("u"))
        story.type("orpheus")
        story.press(.enter)
        story.answerAll()
        #expect(story.history.rowQueries.isEmpty)
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        story.history.add([newest])
        story.press(.character("m"))
        #expect(story.state.feedRows.last == newest, "another program may have kept it")
    }
}

extension RowQuery.Direction {
    fileprivate var time: Double? {
        switch self {
        case .before(let place), .after(let place), .from(let place): place.time
        case .newest: nil
        }
    }
}
