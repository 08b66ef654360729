import Cells
import Dashboard
import HackatimeAPI
import Tracker
import Testing

/// The feed over a history of 20,000 heartbeats a day.
@Suite struct EndlessFeedTests {
    /// Two days, a heartbeat about every four seconds, up to a minute before the story's noon.
    private static let rows: [Heartbeat] = (0..<40_000).map { index in
        DashboardStory.heartbeat(at: DashboardStory.noon - 60 - Double(39_999 - index) * 4)
    }

    private func expectBounded(_ story: DashboardStory, _ location: SourceLocation = #_sourceLocation) {
        let window = story.state.feedWindow
        #expect(window.rows.count <= 1_500, sourceLocation: location)
        let places = zip(window.rows, window.rows.dropFirst())
        #expect(places.allSatisfy { $0.time < $1.time }, sourceLocation: location)
    }

    private func selectedTime(_ story: DashboardStory) -> Double? {
        story.state.feedRows.last { $0.key == story.state.feed.selected }?.time
    }

    @Test func whatIsRememberedShowsBeforeAnythingIsAnswered() {
        var story = DashboardStory()
        var remembered = Remembered()
        remembered.rows = Self.rows.suffix(150)
        story.happen(.remembered(remembered))
        story.happen(.opened)
        #expect(story.state.feedRows == remembered.rows)
        #expect(story.state.feed.isFollowing)
    }

    @Test func aHistoryWithoutARowLeavesThePollersRows() {
        var story = DashboardStory()
        story.happen(.remembered(Remembered()))
        story.happen(.opened)
        story.happen(.start)
        story.answerAll()
        #expect(!story.state.feedWindow.isFilled)
        #expect(story.state.feedRows == story.state.person.heartbeats.rows)
        #expect(!story.state.feedRows.isEmpty)
    }

    @Test func scrollingBackAndForthMeetsEveryRowInAFewQuestions() {
        var story = DashboardStory.remembering(FakeHistory(Self.rows))
        #expect(story.state.feedWindow.isFilled)
        var last = DashboardStory.noon
        var presses = 0
        while story.state.feedWindow.hasOlder || story.state.feedRows.first?.key != story.state.feed.selected {
            story.history?.forget()
            story.press(.pageDown)
            #expect(story.history?.asked.count ?? 0 <= 2)
            expectBounded(story)
            let time = selectedTime(story) ?? .nan
            #expect(time < last)
            // A page at a time: no row is passed over where one window follows the other.
            #expect(last - time <= 4 * 40 + 60)
            last = time
            presses += 1
            guard presses < 3_000 else { break }
        }
        #expect(selectedTime(story) == Self.rows.first?.time)
        #expect(story.state.feedWindow.hasNewer)
        // Where the history ends, the server is asked.
        #expect(story.open.contains { if case .heartbeats = $0.question { true } else { false } })

        presses = 0
        while !story.state.feed.isFollowing, presses < 3_000 {
            story.history?.forget()
            story.press(.pageUp)
            #expect(story.history?.asked.count ?? 0 <= 2)
            expectBounded(story)
            presses += 1
        }
        #expect(story.state.feedRows.last == Self.rows.last)
        #expect(!story.state.feedWindow.hasNewer)
    }

    @Test func aRowDownAsksNothingInTheMiddleOfAWindow() {
        var story = DashboardStory.remembering(FakeHistory(Self.rows))
        for _ in 0..<60 { story.press(.down) }
        #expect(story.history?.asked.isEmpty == true)
    }

    @Test func theOldestAndTheNewestAreOneKeyAway() {
        var story = DashboardStory.remembering(FakeHistory(Self.rows))
        story.press(.character("G"))
        #expect(selectedTime(story) == Self.rows.first?.time)
        #expect(story.state.feedWindow.hasNewer)
        #expect(story.history?.asked.count ?? 0 <= 2)
        expectBounded(story)
        for _ in 0..<40 { story.press(.pageUp) }
        expectBounded(story)
        story.history?.forget()
        story.press(.character("g"))
        #expect(story.state.feed.isFollowing)
        #expect(story.state.feedRows.last == Self.rows.last)
        #expect(story.history?.asked.count == 1)
        story.press(.character("G"), .character("f"))
        #expect(story.state.feedRows.last == Self.rows.last)
        story.press(.character("o"), .character("g"))
        #expect(selectedTime(story) == Self.rows.first?.time)
        story.press(.character("G"))
        #expect(story.state.feed.isFollowing)
    }

    @Test func everyRowIsReachedAtAnySize() {
        let rows = Array(Self.rows.suffix(3_000))
        for size in [Size(width: 0, height: 0), Size(width: 30, height: 6), Size(width: 200, height: 900)] {
            var story = DashboardStory.remembering(FakeHistory(rows), size: size)
            for _ in 0..<400 {
                story.history?.forget()
                story.press(.pageDown)
                #expect(story.history?.asked.count ?? 0 <= 6)
            }
            _ = render(story.state)
            story.press(.character("G"))
            #expect(selectedTime(story) == rows.first?.time)
            story.press(.character("g"))
            #expect(story.state.feed.isFollowing)
        }
    }

    @Test func newRowsEnterWhileFollowing() {
        var story = DashboardStory.remembering(FakeHistory(Self.rows))
        let newest = DashboardStory.heartbeat(at: DashboardStory.noon + 30)
        arrive([newest], in: &story)
        #expect(story.state.feedRows.last == newest)
        #expect(story.state.feedRows.count < 300)
    }

    @Test func lateRowsAndDeletionsShowAroundTheSelectedRow() {
        var story = DashboardStory.remembering(FakeHistory(Self.rows))
        for _ in 0..<10 { story.press(.pageDown) }
        let selected = story.state.feed.selected
        let index = story.state.feedRows.firstIndex { $0.key == selected } ?? 0
        let gone = story.state.feedRows[index + 3]
        var late = DashboardStory.heartbeat(at: gone.time + 1)
        late.entity = "late"
        story.history?.rows.removeAll { $0.key == gone.key }
        let newest = DashboardStory.heartbeat(at: DashboardStory.noon + 30)
        arrive([late, newest], in: &story)
        #expect(story.state.feed.selected == selected)
        #expect(story.state.feedRows.contains(late))
        #expect(!story.state.feedRows.contains(gone))
        #expect(story.state.feed.unseen == 1)
        expectBounded(story)
    }

    @Test func aSelectedRowThatIsDeletedMeansFollowing() {
        var story = DashboardStory.remembering(FakeHistory(Self.rows))
        story.press(.character("G"))
        let selected = story.state.feed.selected
        story.history?.rows.removeAll { $0.key == selected }
        let newest = DashboardStory.heartbeat(at: DashboardStory.noon + 30)
        arrive([newest], in: &story)
        #expect(story.state.feed.isFollowing)
        #expect(story.state.feedRows.last == newest)
    }

    @Test func aHistoryThatCannotBeReadIsNotAskedAgainAndAgain() {
        var story = DashboardStory.remembering(FakeHistory(Self.rows))
        story.history?.isUnreadable = true
        for key: Key in [.pageDown, .character("G"), .pageDown, .character("g"), .character("/"), .character("x")] {
            story.history?.forget()
            story.press(key)
            #expect(story.history?.asked.count ?? 0 <= 1)
        }
        story.press(.escape)
        let newest = DashboardStory.heartbeat(at: DashboardStory.noon + 30)
        arrive([newest], in: &story)
        #expect(story.state.feedRows.last == newest, "what the poller has is newer")
        story.history?.isUnreadable = false
        story.press(.character("r"))
        story.pass(70)
        story.happen(.deadline)
        story.answerAll()
        #expect(story.state.feedWindow.isFilled)
    }

    @Test func aHistoryThatContradictsItselfIsGivenUp() {
        var story = DashboardStory.remembering(FakeHistory(Self.rows))
        story.history = nil
        story.press(.character("G"))
        _ = story.takeEffects()
        let query = RowQuery(.after(RowPlace(time: 0, id: .min)), count: 175)
        var asked = 0
        var next: RowQuery? = query
        while let query = next, asked < 50 {
            asked += 1
            // One row each time, never an end.
            let row = DashboardStory.heartbeat(at: 1_000 - Double(asked))
            story.happen(.recalled(.rows(query), .rows(RowPage(rows: [row], isEnd: false))))
            next =
                story.takeEffects().compactMap { effect in
                    if case .recall(.rows(let query)) = effect { query } else { nil }
                }.last
        }
        #expect(asked <= 7)
    }

    @Test func whileAnotherUserIsShownNothingIsRecalled() {
        var story = DashboardStory.remembering(FakeHistory(Self.rows))
        story.press(.character("u"))
        story.type("orpheus")
        story.press(.enter)
        story.answerAll()
        #expect(story.history?.rowQueries.isEmpty == true)
        let newest = DashboardStory.heartbeat(at: DashboardStory.noon + 30)
        story.history?.rows.append(newest)
        story.press(.character("m"))
        #expect(story.state.feedRows.last == newest, "another program may have kept it")
    }

    /// The server has rows that were not there before, and the history learns of them.
    private func arrive(_ new: [Heartbeat], in story: inout DashboardStory) {
        story.history?.rows += new
        story.history?.rows.sort { $0.time < $1.time }
        story.pass(70)
        story.happen(.deadline)
        story.answerAll { question in
            switch question {
            case .newestHeartbeat: .success(.newest(new.last))
            case .today: .success(.today(TodayTotal(seconds: 7_260)))
            case .heartbeats(let window):
                .success(
                    .heartbeats(
                        HeartbeatPage(
                            heartbeats: new.filter { $0.time >= window.start && $0.time <= window.end },
                            isUnpaged: true, rowCount: new.count)))
            default: DashboardStory.reply(question)
            }
        }
    }
}
