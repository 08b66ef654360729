import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

/// What charts say in figures, and what they leave open.
struct ChartFigureTests {
    private func chart(_ state: DashboardState, _ part: String) -> [String] {
        let rows = render(state).text
        let start = rows.firstIndex { $0.contains(part) } ?? 0
        return rows[start...].prefix { !$0.hasPrefix("╰") }.map { String($0) }
    }

    private func row(_ name: String, _ rows: [String]) -> String {
        (rows.first { $0.contains("│ \(name) ") } ?? "").filter { $0 != "│" && $0 != " " }
    }

    @Test(arguments: [(200, 50), (120, 40), (100, 30), (80, 24), (60, 20)])
    func `A row of a timeline with a name has its figure`(_ width: Int, _ height: Int) throws {
        var state = try Sample.own(width, height, DateRange(.today))
        let start = state.zones.display.start(of: Sample.today)
        let rows = (0..<200).map { index in
            (time: start + 36_000 + Double(index) * 60, project: index % 40 < 25 ? "a" : "site", language: String?.none)
        }
        state.history.timeline = Timeline(
            rows: rows, day: Sample.today, zone: state.zones.display, completeness: .fetched)
        for isZoomed in [false, true] {
            state.panes.isZoomed = isZoomed
            for line in chart(state, "Timeline") {
                let words = line.split(separator: " ").map(String.init).filter { $0 != "│" }
                guard let name = words.first, ["a", "site"].contains(name) else { continue }
                #expect(words.dropFirst().contains { $0.hasSuffix("m") }, "\(line)")
            }
        }
    }

    @Test func `Weekdays outside the range and hours that have not come are blank`() throws {
        var state = try Sample.own(120, 40, DateRange(.today))
        state.history.showsWeekdays = true
        let hours = (0..<24).map { $0 == 9 ? 14_140.0 : 0 }
        state.history.count?.hours = [hours] + Array(repeating: Array(repeating: 0, count: 24), count: 6)
        let rows = chart(state, "Weekdays")
        // A Monday, 14:32: fifteen hours have begun.
        let blank = Array(repeating: "▁", count: 4).joined()
        let full = Array(repeating: "▇", count: 4).joined()
        let before = String(repeating: blank, count: 9) + full + String(repeating: blank, count: 5)
        #expect(row("Mon", rows) == "Mon" + before + "3h55m")
        for name in ["Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] { #expect(row(name, rows) == name) }
    }

    @Test func `Hours of days that are not known are not drawn as none`() throws {
        var state = try Sample.own(120, 40, DateRange(.last30Days))
        state.history.showsWeekdays = true
        state.history.count = Sample.count(CivilDays(first: Sample.today.adding(days: -29), last: Sample.today)) {
            if $0.day.weekday == 2 { $0.completeness = .partial }
            if $0.day.weekday == 3 { $0 = DayFigure(day: $0.day, seconds: 0, completeness: .unknown) }
        }
        let rows = chart(state, "Weekdays")
        #expect(row("Mon", rows).contains("▁"))
        #expect(!row("Tue", rows).contains("▁") && row("Tue", rows).contains("·") && row("Tue", rows).contains("~"))
        #expect(row("Wed", rows) == "Wed" + String(repeating: "·", count: 96))
    }
}
