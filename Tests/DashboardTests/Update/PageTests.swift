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

    private func answer(_ ranking: Ranking, _ harness: inout DashboardHarness) {
        harness.answerAll { call in
            if case .leaderboard = call { .success(.ranking(ranking)) } else { DashboardHarness.reply(call) }
        }
    }

    /// - Parameter ranks: Without 42, who is the owner.
    private func opened(_ ranks: some Sequence<Int> = (1...80).map { $0 == 42 ? 99 : $0 }) -> DashboardHarness {
        var harness = DashboardHarness()
        harness.begin()
        harness.answerAll()
        harness.press(.character("b"))
        answer(Self.ranking(ranks), &harness)
        return harness
    }

    private func screen(_ harness: DashboardHarness) -> String { render(harness.state).text.joined(separator: "\n") }

    /// The text of the selected row.
    private func selected(_ harness: DashboardHarness) -> String {
        let frame = render(harness.state)
        let row = (0..<frame.size.height).first { frame[3, $0].isSelected }
        return row.map { frame.text[$0] } ?? ""
    }

    private func click(_ line: Int, _ deed: Mouse.Deed = .click) -> Key { .mouse(Mouse(deed, x: 10, y: line)) }

    @Test func `A page is asked for when it is opened, and no longer when it is closed`() {
        var harness = DashboardHarness()
        harness.begin()
        harness.answerAll()
        harness.press(.character("b"))
        #expect(harness.open.map(\.call) == [.leaderboard(.daily)])
        #expect(screen(harness).contains("Leaderboard"))
        harness.press(.escape)
        #expect(harness.open.isEmpty)
        #expect(!screen(harness).contains("Leaderboard"))
    }

    @Test(arguments: [3, 9, 14, 25]) func `A page covers a pane whole or not at all`(count: Int) {
        var harness = opened(1...count)
        guard case .page(let page)? = harness.state.layers.last else {
            Issue.record("no page")
            return
        }
        var heights: Set<Int> = []
        for size in [Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 200, height: 60)] {
            harness.happen(.resize(size))
            for style in Layout.Style.allCases {
                harness.state.panes.style = style
                let context = RenderContext(harness.state)
                let rect = PagePlace(page, context).rect
                heights.insert(rect.height)
                for pane in PaneID.allCases.map(context.layout.rect(of:)) where !pane.isEmpty {
                    let seen = max(0, pane.bottom - max(pane.y, rect.bottom))
                    #expect(seen == 0 || seen == pane.height, "\(size) \(style)")
                }
            }
        }
        #expect(count > 9 || heights.count > 3, "a short page leaves some in sight")
    }

    @Test func `Its list moves, is searched, and Enter opens a row`() {
        var harness = opened()
        #expect(screen(harness).contains("hacker 1 "))
        harness.press(.character("G"))
        #expect(screen(harness).contains("80 of 80"))
        harness.press(.character("g"), .pageDown, .pageUp, .down)
        #expect(selected(harness).contains("hacker 2 "))
        harness.press(.character("/"))
        harness.type("Hacker 79")
        #expect(screen(harness).contains("/ Hacker 79"))
        #expect(screen(harness).contains("hacker 79"))
        #expect(!screen(harness).contains("hacker 80"))
        harness.press(.enter, .enter)
        #expect(harness.state.shown == .user("79"))
        #expect(harness.state.layers.isEmpty)
    }

    @Test func `Escape drops the words first, and what was found stays selected`() {
        var harness = opened()
        harness.press(.character("/"))
        harness.type("nobody")
        #expect(screen(harness).contains("nothing here has these words"))
        harness.press(.enter, .escape)
        #expect(screen(harness).contains("hacker 1 "))
        harness.press(.character("/"))
        harness.type("hacker 60")
        harness.press(.enter, .escape)
        #expect(selected(harness).contains("hacker 60 "))
        #expect(screen(harness).contains("hacker 59 "))
        harness.press(.escape)
        #expect(harness.state.layers.isEmpty)
    }

    @Test func `Only names are searched`() {
        var harness = opened()
        harness.press(.character("/"))
        // The first has 25 hours, and the place 1.
        harness.type("25h")
        #expect(screen(harness).contains("nothing here has these words"))
    }

    @Test func `The selection follows its row when the list changes`() {
        var harness = opened()
        harness.press(.down, .down)
        #expect(selected(harness).contains("hacker 3 "))
        harness.press(.character("r"))
        answer(Self.ranking([50, 51, 52] + Array(1...40)), &harness)
        #expect(selected(harness).contains("6  hacker 3 "))
        harness.press(.down)
        #expect(selected(harness).contains("hacker 4 "))
    }

    @Test func `It keeps its place while the theme or the names change`() {
        var harness = opened()
        harness.press(.down, .down, .down)
        let before = selected(harness).prefix(6)
        harness.state.themes.names = ["terminal", "nord"]
        harness.press(.character("T"))
        #expect(harness.state.messages.notice?.text == "theme: terminal")
        #expect(selected(harness).prefix(6) == before)
        harness.press(.character("x"))
        #expect(!screen(harness).contains("hacker 4"))
        #expect(selected(harness).prefix(6) == before)
        harness.press(.character("x"))
        #expect(selected(harness).contains("hacker 4 "))
        // Words are about the other names.
        harness.press(.character("/"))
        harness.type("60")
        harness.press(.enter, .character("x"))
        #expect(selected(harness).contains("60  "))
        #expect(screen(harness).contains(" 59  "))
    }

    @Test func `New answers are without names too while they are hidden`() {
        var harness = opened([500, 501, 502])
        harness.press(.character("x"))
        let before = screen(harness)
        #expect(!before.contains("hacker"))
        harness.pass(20)
        harness.press(.character("r"))
        answer(Self.ranking(600...604), &harness)
        #expect(!screen(harness).contains("hacker"))
        #expect(screen(harness).contains(Aliases().person("hacker 603")))
        harness.press(.character("x"))
        #expect(screen(harness).contains("hacker 603"))
    }

    @Test func `Of a list of thousands only the rows near the screen are made`() {
        let harness = opened(1...5_000)
        let context = RenderContext(harness.state)
        let place = PagePlace(Page(.leaderboard(.daily)), context)
        #expect(place.list.count == 5_000)
        #expect(place.sample.count < 100)
    }

    @Test func `A click selects, a second one opens, and the wheel scrolls`() {
        var harness = opened()
        harness.press(.character("P"))
        // The header, the border, two lines above the list.
        harness.press(click(6))
        #expect(selected(harness).contains("hacker 3 "))
        harness.press(click(4, .wheelDown))
        #expect(selected(harness).contains("hacker 6 "))
        harness.press(click(39), click(1))
        #expect(selected(harness).contains("hacker 6 "))
        harness.press(click(9))
        #expect(harness.state.shown == .user("6"))
    }

    @Test func `Help on a page begins with the page's keys`() {
        var harness = opened()
        harness.press(.character("?"))
        #expect(screen(harness).contains("This page"))
        #expect(screen(harness).contains("search"))
        harness.press(.escape)
        #expect(screen(harness).contains("Leaderboard"))
    }

    @Test func `A key of the panes says so on a page, and one for another person closes it`() {
        var harness = opened()
        harness.press(.character("3"))
        #expect(harness.state.layers.count == 1)
        #expect(screen(harness).contains("3 works on the panes, after Esc"))
        harness.press(.character("F"))
        guard case .page(let friends)? = harness.state.layers.last, friends.kind == .friends else {
            Issue.record("no friends: \(screen(harness))")
            return
        }
        harness.press(.character("c"))
        #expect(screen(harness).contains(NoticeText.nobodyToCompare.text) && harness.state.layers.count == 1)
        harness.press(.character("u"))
        guard case .prompt(_)? = harness.state.layers.last, harness.state.layers.count == 1 else {
            Issue.record("no prompt: \(screen(harness))")
            return
        }
    }

    @Test func `Another page takes the place of this one`() {
        var harness = opened()
        harness.press(.character("W"))
        #expect(harness.state.layers.count == 1)
        #expect(screen(harness).contains("Hacking now"))
        harness.press(.character("W"))
        #expect(harness.state.layers.isEmpty)
    }

    @Test(arguments: [(0, 0), (1, 1), (5, 3), (19, 4), (20, 5), (30, 7), (60, 20), (200, 50)])
    func `It fits every screen`(width: Int, height: Int) {
        for key: Character in ["b", "W"] {
            var harness = opened()
            harness.press(.escape, .character(key))
            harness.answerAll()
            harness.happen(.resize(Size(width: width, height: height)))
            harness.press(.down, .pageDown, .character("y"), .character("G"), .character("/"), .character("n"), .enter)
            #expect(render(harness.state).text.count == height)
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
