import Cells
import Dashboard
import HackatimeAPI
import Testing
import TestSupport

/// Whole screens at important sizes.
struct ScreenGoldens {
    static let sizes = [(120, 40), (80, 24), (60, 20), (40, 12), (20, 5), (100, 30)]

    @Test(arguments: sizes) func `An afternoon of one's own has this look`(_ width: Int, _ height: Int) throws {
        expectGolden(render(try Sample.own(width, height)), named: "own-\(width)x\(height)")
    }

    @Test(arguments: sizes) func `The first start has this look`(_ width: Int, _ height: Int) throws {
        expectGolden(render(try Sample.first(width, height)), named: "first-\(width)x\(height)")
    }

    @Test(arguments: sizes) func `Another user has this look`(_ width: Int, _ height: Int) throws {
        expectGolden(render(try Sample.other(width, height)), named: "other-\(width)x\(height)")
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `Each layout has this look`(_ width: Int, _ height: Int)
        throws
    {
        var state = try Sample.own(width, height)
        for style in [Layout.Style.feed, .charts] {
            state.panes.style = style
            expectGolden(render(state), named: "layout-\(style)-\(width)x\(height)")
        }
        state.panes.hidden = [.chart, .languages]
        state.panes.style = .balanced
        expectGolden(render(state), named: "layout-hidden-\(width)x\(height)")
    }

    @Test func `A wide screen has no hole`() throws {
        expectGolden(render(try Sample.own(200, 50)), named: "own-200x50")
    }

    @Test(arguments: [(120, 40), (60, 20)]) func `Hidden names have this look`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height)
        state.names = .hidden
        expectGolden(render(state), named: "names-hidden-\(width)x\(height)")
    }

    @Test(arguments: [(120, 40), (80, 24)]) func `Plain characters are enough`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height)
        state.isASCII = true
        expectGolden(render(state), named: "ascii-\(width)x\(height)")
    }
}
