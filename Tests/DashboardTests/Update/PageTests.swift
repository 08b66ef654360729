import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// The pages over the panes, by the example of the leaderboard.
struct PageTests {
    private static func ranking(_ ranks: some Sequence<Int>) -> Ranking {
        Ranking(
            entries: ranks.enumerated().map { place, id in
                Ranking.Entry(
                    rank: place + 1, userID: "\(id)", name: "hacker \(id)", seconds: Double(90_000 - place * 60))
            })
    }

    private func answer(_ ranking: Ranking, _ story: inout DashboardHarness) {
        story.answerAll { call in
            if case .leaderboard = call { .success(.ranking(ranking)) } else { DashboardHarness.reply(call) }
        }
    }

    /// - Parameter ranks: Without 42, who is the owner.
    private func opened(_ ranks: some Sequence<Int> = (1...80).map { $0 == 42 ? 99 : $0 }) -> DashboardHarness {
        var story = DashboardHarness()
        story.begin()
        story.answerAll()
        story.press(.character("b"))
        answer(Self.ranking(ranks), &story)
        return story
    }

    private func screen(_ story: DashboardHarness) -> String { render(story.state).text.joined(separator: "\n") }

    /// The text of the selected row.
    private func selected(_ story: DashboardHarness) -> String {
        let frame = render(story.state)
        let row = (0..<frame.size.height).first { frame[3, $0].isSelected }
        return row.map { frame.text[$0] } ?? ""
    }

    private func click(_ line: Int, _ deed: Mouse.Deed = .click) -> Key { .mouse(Mouse(deed, x: 10, y: line)) }

    @Test func `A page is asked for when it is opened, and no longer when it is closed`() {
        var story = DashboardHarness()
        story.begin()
        story.answerAll()
        story.press(.character("b"))
        #expect(story.open.map(\.call) == [.leaderboard(.daily)])
        #expect(screen(story).contains("Leaderboard"))
        story.press(.escape)
        #expect(story.open.isEmpty)
        #expect(!screen(story).contains("Leaderboard"))
    }

    @Test func `Its list moves, is searched, and Enter opens a row`() {
        var story = opened()
        #expect(screen(story).contains("hacker 1 "))
        story.press(.character("G"))
        #expect(screen(story).contains("80 of 80"))
        story.press(.character("g"), .pageDown, .pageUp, .down)
        #expect(selected(story).contains("hacker 2 "))
        story.press(.character("/"))
        story.type("Hacker 79")
        #expect(screen(story).contains("/ Hacker 79"))
        #expect(screen(story).contains("hacker 79"))
        #expect(!screen(story).contains("hacker 80"))
        story.press(.enter, .enter)
        #expect(story.state.shown == .user("79"))
        #expect(story.state.layers.isEmpty)
    }

    @Test func `Escape drops the words first, and what was found stays selected`() {
        var story = opened()
        story.press(.character("/"))
        story.type("nobody")
        #expect(screen(story).contains("nothing here has these words"))
        story.press(.enter, .escape)
        #expect(screen(story).contains("hacker 1 "))
        story.press(.character("/"))
        story.type("hacker 60")
        story.press(.enter, .escape)
        #expect(selected(story).contains("hacker 60 "))
        #expect(screen(story).contains("hacker 59 "))
        story.press(.escape)
        #expect(story.state.layers.isEmpty)
    }

    @Test func `Only names are searched`() {
        var story = opened()
        story.press(.character("/"))
        // The first has 25 hours, and the place 1.
        story.type("25h")
        #expect(screen(story).contains("nothing here has these words"))
    }

    @Test func `The selection follows its row when the list changes`() {
        var story = opened()
        story.press(.down, .down)
        #expect(selected(story).contains("hacker 3 "))
        story.press(.character("r"))
        answer(Self.ranking([50, 51, 52] + Array(1...40)), &story)
        #expect(selected(story).contains("6  hacker 3 "))
        story.press(.down)
        #expect(selected(story).contains("hacker 4 "))
    }

    @Test func `It keeps its place while the theme or the names change`() {
        var story = opened()
        story.press(.down, .down, .down)
        let before = selected(story).prefix(6)
        story.press(.character("T"))
        #expect(selected(story).prefix(6) == before)
        story.press(.character("x"))
        #expect(!screen(story).contains("hacker 4"))
        #expect(selected(story).prefix(6) == before)
        story.press(.character("x"))
        #expect(selected(story).contains("hacker 4 "))
        // Words are about the other names.
        story.press(.character("/"))
        story.type("60")
        story.press(.enter, .character("x"))
        #expect(selected(story).contains("60  "))
        #expect(screen(story).contains(" 59  "))
    }

    @Test func `New answers are without names too while they are hidden`() {
        var story = opened([500, 501, 502])
        story.press(.character("x"))
        let before = screen(story)
        #expect(!before.contains("hacker"))
        story.pass(20)
        story.press(.character("r"))
        answer(Self.ranking(600...604), &story)
        #expect(!screen(story).contains("hacker"))
        #expect(screen(story).contains(Aliases().person("hacker 603")))
        story.press(.character("x"))
        #expect(screen(story).contains("hacker 603"))
    }

    @Test func `Of a list of thousands only the rows near the screen are made`() {
        let story = opened(1...5_000)
        let context = RenderContext(story.state)
        let place = PagePlace(Page(.leaderboard(.daily)), context)
        #expect(place.list.count == 5_000)
        #expect(place.sample.count < 100)
    }

    @Test func `A click selects, a second one opens, and the wheel scrolls`() {
        var story = opened()
        story.press(.character("P"))
        // The header, the border, two lines above the list.
        story.press(click(6))
        #expect(selected(story).contains("hacker 3 "))
        story.press(click(4, .wheelDown))
        #expect(selected(story).contains("hacker 6 "))
        story.press(click(39), click(1))
        #expect(selected(story).contains("hacker 6 "))
        story.press(click(9))
        #expect(story.state.shown == .user("6"))
    }

    @Test func `Help on a page begins with the page's keys`() {
        var story = opened()
        story.press(.character("?"))
        #expect(screen(story).contains("This page"))
        #expect(screen(story).contains("search"))
        story.press(.escape)
        #expect(screen(story).contains("Leaderboard"))
    }

    @Test func `Another page takes the place of this one`() {
        var story = opened()
        story.press(.character("W"))
        #expect(story.state.layers.count == 1)
        #expect(screen(story).contains("Hacking now"))
        story.press(.character("W"))
        #expect(story.state.layers.isEmpty)
    }

    @Test(arguments: [(0, 0), (1, 1), (5, 3), (19, 4), (20, 5), (30, 7), (60, 20), (200, 50)])
    func `It fits every screen`(width: Int, height: Int) {
        for key: Character in ["b", "W"] {
            var story = opened()
            story.press(.escape, .character(key))
            story.answerAll()
            story.happen(.resize(Size(width: width, height: height)))
            story.press(.down, .pageDown, .character("y"), .character("G"), .character("/"), .character("n"), .enter)
            #expect(render(story.state).text.count == height)
        }
    }

    @Test func `Columns are left out by rank, bars first, and chosen rows have a mark`() {
        let columns = [
            PageColumn(title: "who", isFlexible: true), PageColumn(title: "share", isBar: true),
            PageColumn(title: "where", rank: 1), PageColumn(title: "h", isRight: true),
        ]
        let row = PageRow(
            id: "1", parts: [.init(text: "somebody"), .init(bar: 0.5), .init(text: "elsewhere"), .init(text: "4h")])
        func drawn(_ width: Int, isChosen: Bool = false) -> [String] {
            var frame = Frame(size: Size(width: width, height: 2), glyphs: .ascii)
            let places = PageColumns(columns, rows: [row], width: width, hasMarks: isChosen)
            places.drawTitles(in: Rect(x: 0, y: 0, width: width, height: 1), on: &frame)
            places.draw(row, isChosen: isChosen, in: Rect(x: 0, y: 1, width: width, height: 1), on: &frame)
            return frame.text
        }
        #expect(drawn(36) == ["who       share        where       h", "somebody  #####......  elsewhere  4h"])
        #expect(drawn(24)[1] == "somebody  elsewhere  4h ")
        #expect(drawn(14)[1] == "somebody  4h  ")
        #expect(drawn(9)[1] == "som..  4h")
        #expect(drawn(26, isChosen: true)[1] == "* somebody  elsewhere  4h ")
    }
}
