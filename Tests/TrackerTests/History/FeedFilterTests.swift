import Testing

@testable import HackatimeAPI
@testable import Tracker

struct FeedFilterTests {
    private let row = Heartbeat(
        time: 1, entity: "/home/nova/Robot-Arm/src/Solver.py", project: "robot-arm", branch: "IK-solver",
        language: "Python", editor: "NeoVim")

    private func filter(_ text: String) -> FeedFilter {
        var filter = FeedFilter()
        filter.words = FeedFilter.words(in: text)
        return filter
    }

    @Test func `An empty filter lets everything through`() {
        #expect(FeedFilter().isEmpty)
        #expect(FeedFilter().matches(Heartbeat(time: 0)))
        #expect(filter("  \t ").isEmpty)
    }

    @Test func `A word is looked for in five fields without regard to case`() {
        for word in ["ROBOT", "solver.PY", "python", "ik-", "vim", "/home/nova/robot-arm/src/solver.py"] {
            #expect(filter(word).matches(row), "\(word)")
        }
        for word in ["swift", "solver.pyc", "linux", "robot arm x"] {
            #expect(!filter(word).matches(row), "\(word)")
        }
        #expect(!filter("thinkpad").matches(Heartbeat(time: 0, category: "thinkpad", machine: "thinkpad")))
    }

    @Test func `Every word must occur in whichever field`() {
        #expect(filter("python neo robot").matches(row))
        #expect(!filter("python emacs").matches(row))
    }

    @Test func `Words outside ASCII match in either case`() {
        let row = Heartbeat(time: 0, entity: "/ÜBUNG/Größe.md", project: "日本語")
        #expect(filter("übung").matches(row))
        #expect(filter("größe").matches(row))
        #expect(filter("本").matches(row))
        #expect(filter("BUNG .MD").matches(row))
        #expect(!filter("ubung").matches(row))
    }

    @Test func `A project or a language is a whole name`() {
        var filter = FeedFilter()
        filter.project = "Robot-ARM"
        #expect(filter.matches(row))
        filter.language = "pyth"
        #expect(!filter.matches(row))
        filter.language = "PYTHON"
        #expect(filter.matches(row))
        filter.words = ["solver", "absent"]
        #expect(!filter.matches(row))
        #expect(filter.named.matches(row))
    }

    @Test func `No name is Other, as in the breakdowns`() {
        var filter = FeedFilter()
        filter.project = "Other"
        #expect(filter.matches(Heartbeat(time: 0)))
        #expect(filter.matches(Heartbeat(time: 0, project: "other")))
        #expect(!filter.matches(row))
    }
}
