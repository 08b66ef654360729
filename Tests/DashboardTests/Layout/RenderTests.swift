import Cells
import Dashboard
import HackatimeAPI
import Tracker
import Testing

struct RenderTests {
    @Test func `Every size is drawn in every state`() throws {
        let states = [try Sample.first(), try Sample.own(), try Sample.other(), try Sample.hostile()]
        let layers: [[Layer]] = [
            [], [.help(scroll: 3)], [.prompt(Prompt())], [.detail(Heartbeat(time: Sample.now, entity: "a"))],
            [.day(Sample.today)],
        ]
        for (index, sample) in states.enumerated() {
            var state = sample
            for width in Array(0...24) + [29, 30, 39, 40, 59, 79, 80, 99, 100, 132, 200] {
                for height in Array(0...9) + [12, 19, 20, 24, 40, 60] {
                    state.size = Size(width: width, height: height)
                    state.focus = PaneID.allCases[(width + height) % PaneID.allCases.count]
                    state.panes.isZoomed = width % 3 == 0
                    state.panes.style = Layout.Style.allCases[(width / 2 + height) % 3]
                    state.panes.hidden = height % 4 == 1 ? [.chart, .today] : []
                    state.names = width % 5 == 0 ? .hidden : .shown
                    state.range = DateRange(DateRange.Kind.allCases[(width + 3 * height) % 8], back: height % 3 / 2)
                    state.history = try Sample.history(state.range)
                    state.history.showsWeekdays = (width + height) % 7 == 0
                    state.layers = layers[(width + index) % layers.count]
                    #expect(render(state).size == state.size)
                }
            }
        }
    }

    /// The order of a set or dictionary, which differs between instances, must not show.
    @Test func `Drawing twice gives the same frame`() throws {
        let first = [try Sample.first(), try Sample.own(80, 24), try Sample.other(60, 20), try Sample.hostile()]
        let second = [try Sample.first(), try Sample.own(80, 24), try Sample.other(60, 20), try Sample.hostile()]
        for (one, other) in zip(first, second) { #expect(render(one) == render(other)) }
    }

    @Test func `A quiet minute changes nothing`() throws {
        var state = try Sample.own()
        state.now.wall = Sample.now + 60
        let before = render(state)
        state.now.wall += 12
        state.now.uptime += 12
        #expect(render(state) == before)
    }

    @Test func `Positions past the end are held within the lists`() throws {
        var state = try Sample.own()
        state.focus = .languages
        state.lists[.languages] = ListPosition(selected: .max, top: .max)
        state.lists[.projects] = ListPosition(selected: .min, top: .min)
        state.layers = [.help(scroll: .max)]
        #expect(render(state).size == state.size)
        state.layers = []
        #expect(render(state).text.contains { $0.contains("Other") && $0.contains("<1m") })
    }

    @Test func `Nothing the server says is a control character`() throws {
        let screen = render(try Sample.hostile()).text
        #expect(screen.contains { $0.contains("xyz") }, "the text is there, without what it was to do")
        for text in screen {
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        }
    }

    /// Random keys and answers: the cells kept from the previous frame are the same as in a full redraw.
    @Test(arguments: [Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 60, height: 30)])
    func `A frame after another is the frame by itself`(size: Size) {
        let keys: [Key] =
            [.up, .down, .down, .pageDown, .pageUp, .home, .end, .tab, .backTab, .enter, .escape]
            + "jkjkjkGgzsowyrp+-123456780[]f?/mDnxLLHHAC".map { .character($0) }
        var harness = DashboardHarness.running(size: size)
        var renderer = Renderer()
        var chance = UInt64(size.width)
        for step in 0..<400 {
            chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Within a second, within a minute, and into the next minute.
            harness.pass([0, 0.1, 1, 7, 20][Int(chance >> 33) % 5])
            if step % 40 == 39 {
                renderer.forget()
                harness.happen(.deadline)
                harness.answerAll()
            } else {
                harness.press(keys[Int(chance >> 40) % keys.count])
            }
            #expect(renderer.frame(for: harness.state) == render(harness.state), "step \(step)")
        }
    }

    /// In the feed a key leads from one row to the next, so it draws two of them, and the texts in the edge.
    @Test func `A key draws only the rows it changes`() {
        var harness = DashboardHarness.running()
        var renderer = Renderer()
        var before = renderer.frame(for: harness.state)
        for (key, most) in [(Key.down, 3), (.down, 2), (.up, 2), (.up, 3), (.character("q"), 0)] {
            harness.pass(0.1)
            harness.press(key)
            let after = renderer.frame(for: harness.state)
            let drawn = (0..<40).count { !after.shares(row: $0, with: before) }
            #expect(drawn <= most, "\(key): \(drawn) rows")
            before = after
        }
    }

    @Test func `A key in a list draws only the rows of the list`() throws {
        var state = try Sample.own()
        state.focus = .projects
        var renderer = Renderer()
        let before = renderer.frame(for: state)
        _ = reduce(&state, Event(at: state.now, .key(.down)))
        #expect(state.lists[.projects].selected == 1)
        let after = renderer.frame(for: state)
        let list = Layout(size: state.size, focus: .projects).rect(of: .projects)
        let drawn = (0..<state.size.height).filter { !after.shares(row: $0, with: before) }
        #expect(!drawn.isEmpty)
        #expect(drawn.allSatisfy { $0 >= list.y && $0 < list.bottom }, "\(drawn)")
    }
}
