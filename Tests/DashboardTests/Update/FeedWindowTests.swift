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

    private func harness(
        _ rows: [Heartbeat] = rows, size: Size = Size(width: 120, height: 40)
    ) -> DashboardHarness {
        DashboardHarness.running(
            size: size, history: TestHistory(rows, now: DashboardHarness.noon),
            reply: DashboardHarness.reply(from: rows))
    }

    private func expectBounded(_ harness: DashboardHarness, _ location: SourceLocation = #_sourceLocation) {
        let window = harness.state.feedWindow
        #expect((1...1_500).contains(window.rows.count), sourceLocation: location)
        let places = zip(window.rows, window.rows.dropFirst())
        #expect(places.allSatisfy { $0.time < $1.time }, sourceLocation: location)
    }

    private func selectedTime(_ harness: DashboardHarness) -> Double? {
        harness.state.feedRows.last { $0.key == harness.state.feed.selected }?.time
    }

    @Test func `What is remembered shows before anything is answered`() {
        var harness = DashboardHarness()
        var remembered = Remembered()
        remembered.rows = Self.rows.suffix(150)
        harness.happen(.remembered(remembered))
        harness.happen(.opened)
        #expect(harness.state.feedRows == remembered.rows)
        #expect(harness.state.feed.isFollowing)
    }

    @Test func `A history without a row has those that come`() {
        var harness = DashboardHarness()
        harness.begin()
        #expect(harness.state.feedRows.isEmpty)
        harness.answerAll()
        #expect(harness.state.feedRows.last == DashboardHarness.heartbeat(at: DashboardHarness.noon - 60))
    }

    @Test func `A history that cannot be read at the start is read later`() {
        var harness = DashboardHarness(history: TestHistory(Array(Self.rows.suffix(500)), now: DashboardHarness.noon))
        harness.history.isUnreadable = true
        harness.begin()
        #expect(harness.state.feedRows.isEmpty)
        harness.history.isUnreadable = false
        harness.pass(1)
        harness.happen(.deadline)
        #expect(harness.state.feedRows.last == Self.rows.last)
    }

    @Test func `Scrolling back and forth meets every row in a few questions`() {
        var harness = harness()
        var last = DashboardHarness.noon
        var presses = 0
        while harness.state.feedWindow.hasOlder || harness.state.feedRows.first?.key != harness.state.feed.selected {
            harness.history.forget()
            harness.press(.pageDown)
            #expect(harness.history.asked.count <= 2)
            expectBounded(harness)
            let time = selectedTime(harness) ?? .nan
            #expect(time < last)
            // At most a page: no row is skipped between two windows.
            #expect(last - time <= 4 * 40 + 60)
            last = time
            presses += 1
            guard presses < 3_000 else { break }
        }
        #expect(selectedTime(harness) == Self.rows.first?.time)
        #expect(harness.state.feedWindow.hasNewer)
        // At the end of the history, the server is asked.
        #expect(harness.open.contains { if case .heartbeats = $0.call { true } else { false } })

        presses = 0
        while !harness.state.feed.isFollowing, presses < 3_000 {
            harness.history.forget()
            harness.press(.pageUp)
            #expect(harness.history.asked.count <= 2)
            expectBounded(harness)
            presses += 1
        }
        #expect(harness.state.feed.isFollowing)
        #expect(harness.state.feedRows.last == Self.rows.last)
        #expect(!harness.state.feedWindow.hasNewer)
    }

    @Test func `A row down asks nothing in the middle of a window`() {
        var harness = harness()
        for _ in 0..<60 { harness.press(.down) }
        #expect(selectedTime(harness) == Self.rows[9_999 - 60].time)
        #expect(harness.history.asked.isEmpty)
    }

    @Test func `The oldest and the newest are one key away`() {
        var harness = harness()
        harness.press(.character("G"))
        #expect(selectedTime(harness) == Self.rows.first?.time)
        #expect(harness.state.feedWindow.hasNewer)
        #expect(harness.history.asked.count <= 2)
        expectBounded(harness)
        for _ in 0..<40 { harness.press(.pageUp) }
        expectBounded(harness)
        harness.history.forget()
        harness.press(.character("g"))
        #expect(harness.state.feed.isFollowing)
        #expect(harness.state.feedRows.last == Self.rows.last)
        #expect(harness.history.asked.count == 1)
        harness.press(.character("G"), .character("f"))
        #expect(harness.state.feedRows.last == Self.rows.last)
        harness.press(.character("o"), .character("g"))
        #expect(selectedTime(harness) == Self.rows.first?.time)
        harness.press(.character("G"))
        #expect(harness.state.feed.isFollowing)
    }

    @Test func `Every row is reached at any size`() {
        let rows = Array(Self.rows.suffix(3_000))
        for size in [Size(width: 0, height: 0), Size(width: 30, height: 6), Size(width: 200, height: 900)] {
            var harness = harness(rows, size: size)
            for _ in 0..<400 {
                harness.history.forget()
                harness.press(.pageDown)
                #expect(harness.history.asked.count <= 6)
            }
            _ = render(harness.state)
            harness.press(.character("G"))
            #expect(selectedTime(harness) == rows.first?.time)
            harness.press(.character("g"))
            #expect(harness.state.feed.isFollowing)
        }
    }

    @Test func `New rows enter while following`() {
        var harness = harness()
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        harness.poll(Self.rows + [newest])
        #expect(harness.state.feedRows.last == newest)
        #expect(harness.state.feedRows.count < 300)
    }

    @Test func `Late rows and deletions show around the selected row`() throws {
        var harness = harness()
        for _ in 0..<10 { harness.press(.pageDown) }
        let selected = harness.state.feed.selected
        let index = try #require(harness.state.feedRows.firstIndex { $0.key == selected })
        let gone = harness.state.feedRows[index + 3]
        var late = DashboardHarness.heartbeat(at: gone.time + 1)
        late.entity = "late"
        harness.history.remove(gone)
        harness.history.add([late])
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        let rows = Self.rows.filter { $0.key != gone.key } + [late, newest]
        harness.poll(rows.sorted { $0.time < $1.time })
        #expect(harness.state.feed.selected == selected)
        #expect(harness.state.feedRows.contains(late))
        #expect(!harness.state.feedRows.contains(gone))
        #expect(harness.state.feed.unseen == 1)
        expectBounded(harness)
    }

    @Test func `A selected row that is deleted means following`() {
        var harness = harness()
        harness.press(.character("G"))
        #expect(harness.state.feed.selected == Self.rows[0].key)
        // The server has nothing before it.
        harness.answerAll(DashboardHarness.reply(from: Self.rows))
        harness.history.remove(Self.rows[0])
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        harness.poll(Self.rows.dropFirst() + [newest])
        #expect(harness.state.feed.isFollowing)
        #expect(harness.state.feedRows.last == newest)
    }

    @Test func `A history that cannot be read is not asked again and again`() {
        var harness = harness()
        harness.history.isUnreadable = true
        let shown = harness.state.feedRows
        for key: Key in [.pageDown, .character("G"), .pageDown, .character("g")] {
            harness.history.forget()
            harness.press(key)
            #expect(harness.history.asked.count <= 1)
        }
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        harness.poll(Self.rows + [newest])
        #expect(harness.state.feedRows == shown, "what was shown stays")
        harness.history.isUnreadable = false
        harness.pass(1)
        harness.happen(.deadline)
        #expect(harness.state.feedRows.last == newest)
    }

    @Test func `A filter that cannot be read is read later`() {
        var harness = harness()
        harness.history.isUnreadable = true
        harness.press(.character("/"))
        harness.type("x")
        #expect(harness.state.feedRows.isEmpty, "no row under a filter that does not match it")
        harness.press(.escape)
        harness.history.isUnreadable = false
        harness.pass(1)
        harness.happen(.deadline)
        #expect(harness.state.feedRows.last == Self.rows.last)
    }

    @Test func `A search that meets an unreadable history goes on where it was`() throws {
        var rows = Array(Self.rows.suffix(3_000))
        rows[0].branch = "nowhere"
        var harness = DashboardHarness.running(
            history: TestHistory(rows, now: DashboardHarness.noon, searchLimit: 500),
            reply: DashboardHarness.reply(from: rows))
        harness.press(.character("/"))
        harness.type("nowhere")
        let place = try #require(harness.state.feedWindow.searchedTo)
        harness.history.isUnreadable = true
        #expect(harness.finishSearch() < 3, "it is not asked again and again")
        harness.history.isUnreadable = false
        harness.history.forget()
        harness.pass(1)
        harness.happen(.deadline)
        #expect(harness.history.rowQueries.contains { $0.filter.words == ["nowhere"] && $0.direction.time == place })
    }

    @Test func `What comes is counted however far back the feed is`() {
        var harness = harness()
        harness.press(.character("G"))
        harness.answerAll(DashboardHarness.reply(from: Self.rows))
        #expect(harness.state.feedWindow.hasNewer)
        let new = [20.0, 30, 9_000].map { DashboardHarness.heartbeat(at: DashboardHarness.noon + $0) }
        harness.poll(Self.rows + new)
        #expect(harness.state.feed.unseen == 2, "what is dated in the future is no news")
        harness.press(.character("g"))
        #expect(harness.state.feed.unseen == 0)
    }

    private static func lastRowQuery(_ effects: [Effect]) -> RowQuery? {
        effects.compactMap { if case .recall(.rows(let query)) = $0 { query } else { nil } }.last
    }

    @Test func `A history that contradicts itself is given up`() {
        var harness = harness()
        harness.isRecalling = false
        harness.press(.character("G"))
        var asked = 0
        while let query = Self.lastRowQuery(harness.takeEffects()), asked < 50 {
            asked += 1
            // Always one row and never the end.
            let row = DashboardHarness.heartbeat(at: 1_000 - Double(asked))
            harness.happen(.recalled(.rows(query), .rows(RowPage(rows: [row], isEnd: false))))
        }
        #expect((2...7).contains(asked), "\(asked)")
    }

    @Test func `While another user is shown nothing is recalled`() {
        var harness = harness()
        harness.press(.character("u"))
        harness.type("orpheus")
        harness.press(.enter)
        harness.answerAll()
        #expect(harness.history.rowQueries.isEmpty)
        let newest = DashboardHarness.heartbeat(at: DashboardHarness.noon + 30)
        harness.history.add([newest])
        harness.press(.character("m"))
        #expect(harness.state.feedRows.last == newest, "another program may have kept it")
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
