import Cells
import HackatimeAPI
import TestSupport
import Testing

@testable import Dashboard
@testable import Tracker

extension Sample {
    static let compared = ["mira", "torrent", "quill", "slow"]

    /// The page, with what a server answers; of the last it has not answered yet.
    static func compare(_ width: Int, _ height: Int, _ range: DateRange, takesDates: Bool = true) throws
        -> DashboardState
    {
        var state = try own(width, height, range)
        state.layers = [.page(Page(.compare(compared)))]
        for _ in 0..<3 {
            for wish in Comparison(compared, in: state).wanted {
                state.tracker.wanted[wish.call] = answer(wish.call, takesDates: takesDates)
            }
        }
        return state
    }

    private static func answer(_ call: APICall, takesDates: Bool) -> Resource<APIValue> {
        switch call {
        case .rangeStats(.user("quill"), _) where takesDates, .userStats("quill"):
            return failed(.privateUser)
        case .rangeStats(.user("slow"), _), .userStats("slow"): return Resource(isAsking: true)
        case .rangeStats where !takesDates: return failed(.notOffered)
        case .rangeStats(.me, let window) where window.length <= 86_400:
            return reading(.stats(stats(14_140, "Swift", "hackatop", .green, 12)))
        case .rangeStats(.me, _): return reading(.stats(stats(95_400, "Swift", "hackatop", .green, 12)))
        case .ownStats: return reading(.stats(stats(named: "Nova Sterling", trust: .green)))
        case .rangeStats(.user(let name), _), .userStats(let name):
            var told = stats(name == "mira" ? 101_520 : 40_000, "Rust", "monsoon", .blue, 4)
            told.displayName = name == "mira" ? "Mira Okonkwo" : "Torrent"
            if !takesDates { (told.trust, told.streak) = (nil, nil) }
            return reading(.stats(told))
        case .userTotal(let name, _): return reading(.total(name == "mira" ? 7_200 : 0))
        case .trust: return reading(.trust(Trust(.blue)))
        case .spans("torrent", _): return failed(.serverBroken(status: 500, requestID: nil, serverMessage: nil))
        case .spans(_, let window):
            let days = stride(from: window.start, to: now, by: 86_400)
            return reading(
                .spans(
                    days.enumerated().map { index, start in
                        let length = Double(4 + index * 5 % 9) * 1_800
                        return Span(start: start + 32_400, end: start + 32_400 + length, duration: length)
                    }))
        default: return Resource()
        }
    }

    private static func stats(
        _ total: Double, _ language: String, _ project: String, _ trust: Trust.Level, _ streak: Int
    )
        -> CodingStats
    {
        CodingStats(
            total: total,
            languages: [
                Breakdown(name: language, seconds: total * 0.6), Breakdown(name: "SQL", seconds: total * 0.3),
                Breakdown(name: "Kotlin", seconds: total * 0.08), Breakdown(name: "Other", seconds: total * 0.01),
            ],
            projects: [
                Breakdown(name: project, seconds: total * 0.7), Breakdown(name: "tiffin", seconds: total * 0.3),
            ],
            trust: Trust(trust), streak: streak)
    }
}

struct CompareGoldens {
    @Test(arguments: [(120, 40), (80, 24), (60, 20), (200, 50)])
    func `A comparison has this look`(_ width: Int, _ height: Int) throws {
        let size = "\(width)x\(height)"
        expectGolden(render(try Sample.compare(width, height, DateRange(.last7Days))), named: "compare-7-\(size)")
        expectGolden(render(try Sample.compare(width, height, DateRange(.today))), named: "compare-today-\(size)")
    }

    @Test(arguments: [(120, 40), (80, 24)]) func `A comparison over long ranges has this look`(
        _ width: Int, _ height: Int
    ) throws {
        let size = "\(width)x\(height)"
        expectGolden(render(try Sample.compare(width, height, DateRange(.last30Days))), named: "compare-30-\(size)")
        expectGolden(
            render(try Sample.compare(width, height, DateRange(.last7Days), takesDates: false)),
            named: "compare-no-dates-\(size)")
    }

    @Test func `A comparison without colours, and with hidden names, has this look`() throws {
        var state = try Sample.compare(80, 24, DateRange(.last7Days))
        state.isASCII = true
        expectGolden(render(state), named: "compare-ascii-80x24")
        state.isASCII = false
        state.names = .hidden
        expectGolden(render(state), named: "compare-hidden-80x24")
    }
}
