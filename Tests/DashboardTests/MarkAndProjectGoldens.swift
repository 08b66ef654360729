import Cells
import HackatimeAPI
import TestSupport
import Testing

@testable import Dashboard
@testable import Tracker

/// The pages about marks and projects.
struct MarkAndProjectGoldens {
    private static let marks = [
        (Mark(at: Sample.now - 1_800, note: "standup"), 1_500.0),
        (Mark(at: Sample.now - 86_400, note: "devlog 3", projects: ["hackatop"]), 15_120),
        (Mark(at: Sample.now - 20 * 86_400, projects: ["robot-arm", "portfolio", "site"]), 98_000),
    ]

    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `The marked moments have this look`(
        _ width: Int, _ height: Int
    ) throws {
        var state = try Sample.own(width, height)
        state.open(.marks)
        expectGolden(render(state), named: "marks-empty-\(width)x\(height)")
        state.history.marks.read(Self.marks.map(\.0))
        for (mark, seconds) in Self.marks { state.history.since[mark.time] = seconds }
        expectGolden(render(state), named: "marks-\(width)x\(height)")
        state.open(.markChoice)
        state.changePage { $0.chosen = ["hackatop", "site"] }
        expectGolden(render(state), named: "marks-choice-\(width)x\(height)")
        state.layers = [.prompt(Prompt(.mark(["hackatop"], or: [])))]
        expectGolden(render(state), named: "marks-prompt-\(width)x\(height)")
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `The page of a project has this look`(
        _ width: Int, _ height: Int
    ) throws {
        var state = try Sample.own(width, height, DateRange(.last30Days))
        state.address = "https://hackatime.hackclub.com"
        state.open(project: "hackatop", of: .me)
        expectGolden(render(state), named: "project-asking-\(width)x\(height)")
        var count = ProjectCount(state.countedDays)
        count.byDay = count.byDay.indices.map { $0 % 7 > 4 ? 0 : Double(($0 * 7_919) % 14_000) }
        (count.total, count.allTime) = (count.byDay.reduce(0, +), 172_920)
        (count.first, count.last) = (Sample.now - 200 * 86_400, Sample.now - 20)
        count.languages = [Breakdown(name: "Swift", seconds: 60_000), Breakdown(name: "C", seconds: 8_000)]
        count.branches = [Breakdown(name: "main", seconds: 50_000), Breakdown(name: "pages", seconds: 18_000)]
        count.files = (0..<8).map {
            Breakdown(
                name: "/home/nova/hackatop/Sources/Dashboard/View/Pane\($0).swift", seconds: 9_000 - Double($0) * 900)
        }
        state.history.project = count
        state.tracker.wanted[.projects(ProjectDetails(of: .me, names: ["hackatop"]))] = Resource(
            value: .projects([
                ProjectDetail(
                    name: "hackatop", seconds: 172_920, repositoryURL: "https://github.com/nova-sterling/hackatop")
            ]), asOf: Sample.now)
        expectGolden(render(state), named: "project-\(width)x\(height)")
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)]) func `The page of another user's project has this look`(
        _ width: Int, _ height: Int
    ) throws {
        var state = try Sample.other(width, height)
        state.address = "https://hackatime.hackclub.com"
        let name = try #require(state.breakdown(.projects).first?.name)
        state.open(project: name, of: state.shown)
        state.tracker.wanted[.projects(ProjectDetails(of: state.shown, names: [name]))] = Resource(
            value: .projects([
                ProjectDetail(
                    name: name, seconds: 72_000, languages: ["python", "Rust"], heartbeats: 1_210,
                    first: Sample.now - 90 * 86_400, last: Sample.now - 7_200)
            ]), asOf: Sample.now)
        expectGolden(render(state), named: "project-other-\(width)x\(height)")
    }
}
