import HackatimeAPI
import Testing

struct TotalsAnswerTests {
    @Test func `The day comes with its goal`() {
        let today = TodayTotal(seconds: 7_543, goal: Goal(target: 14_400, tracked: 7_200))
        #expect(answer(.today(Sample.day), Live.today) == .success(.today(today)))
        #expect(answer(.today(Sample.day), Documented.today) == .success(.today(TodayTotal(seconds: 7_200))))
    }

    @Test func `The text of the day is never read`() {
        let compliment = #"{"data":{"grand_total":{"text":"You're on fire!","total_seconds":0}}}"#
        #expect(answer(.today(Sample.day), compliment) == .success(.today(TodayTotal(seconds: 0))))
        let textOnly = #"{"data":{"grand_total":{"text":"2h 5m"}}}"#
        #expect(answer(.today(Sample.day), textOnly) == .failure(.notHackatime(.dayWithoutTotal)))
    }

    @Test(arguments: [
        #"{"target_seconds":0,"tracked_seconds":5}"#, #"{"target_seconds":-60,"tracked_seconds":5}"#,
        #"{"target_seconds":60}"#, #"{"tracked_seconds":60}"#, "null", "[]", #""x""#,
    ])
    func `An unusable goal is none`(_ goal: String) {
        let body = #"{"data":{"grand_total":{"total_seconds":"60"},"goal":\#(goal)}}"#
        #expect(answer(.today(Sample.day), body) == .success(.today(TodayTotal(seconds: 60))))
    }

    @Test func `Stats come in both shapes`() {
        let live = CodingStats(
            displayName: "Orpheus", userID: "42", total: 183_354,
            languages: [Breakdown(name: "Go", seconds: 50_232)], rangeText: "All Time", trust: Trust(.blue), streak: 4)
        let documented = CodingStats(
            displayName: "orpheus", total: 86_400, languages: [Breakdown(name: "Python", seconds: 43_200)],
            projects: [Breakdown(name: "my-app", seconds: 36_000)])
        // Decided by the answer, not by the dialect.
        for dialect in Dialect.allCases {
            for call in [APICall.userStats("orpheus"), .ownStats] {
                #expect(answer(call, Live.stats, dialect) == .success(.stats(live)))
                #expect(answer(call, Documented.stats, dialect) == .success(.stats(documented)))
            }
        }
    }

    @Test func `Dates count only where the server repeats them`() {
        let start = 1_471_878_003.0
        let asked = APICall.rangeStats(.me, TimeWindow(start: start, end: start + 86_400))
        guard case .success(.stats(let stats)) = answer(asked, Live.stats) else {
            Issue.record("\(answer(asked, Live.stats))")
            return
        }
        #expect(stats.total == 183_354)
        let other = APICall.rangeStats(.me, TimeWindow(start: start + 60, end: start + 86_400))
        #expect(answer(other, Live.stats) == .failure(.notOffered))
        #expect(answer(asked, Documented.stats) == .failure(.notOffered))
    }

    @Test func `The overlap of chosen projects counts once in both shapes`() {
        let window = TimeWindow(start: 1_471_878_003, end: 1_471_964_403)
        let call = RangeStats(of: .user("o"), in: window, projects: ["a", "b c"])
        #expect(call.request(.live).target.hasSuffix("&filter_by_project=a%2Cb%20c"))
        #expect(!RangeStats(of: .me, in: window).request(.live).target.contains("filter"))
        for unique in [
            #","unique_total_seconds":70"#, #","unique_total_seconds":"70.0""#, #","unique_total_seconds":-1"#, "",
        ] {
            let fields = #""start":"2016-08-22T15:00:03Z","total_seconds":90\#(unique)"#
            for body in [#"{"data":{\#(fields)}}"#, "{\(fields)}"] {
                #expect(read(call, body) == .success(CodingStats(total: unique.contains("70") ? 70 : 90)), "\(body)")
            }
        }
    }

    @Test func `The pretend server counts chosen projects once`() throws {
        let window = TimeWindow(start: simulatedNow - 6 * 3_600, end: simulatedNow)
        let rows = try simulated(MyHeartbeats(in: window)).heartbeats
        let names = Array(Set(rows.compactMap(\.project)).sorted().prefix(2))
        #expect(names.count == 2)
        let times = rows.filter { $0.time < window.end && names.contains($0.project ?? "") }.map(\.time)
        let stats = try simulated(RangeStats(of: .me, in: window, projects: names))
        #expect(stats.total == Durations.total(ofSorted: times))
        #expect(stats.projects.map { Set($0.map(\.name)) } == Set(names))
    }

    @Test func `Days come with their totals`() {
        let day = { (number: Int) in CivilDate(year: 2026, month: 8, day: number) }
        let asked = APICall.dayTotals(first: day(20), last: day(22), zone: "America/New_York")
        let body = """
            {"data":[{"grand_total":{"total_seconds":7740},"projects":[{"name":"robot","total_seconds":9},
             {"name":"Other","total_seconds":5},{"name":"art","total_seconds":1},{"name":"idle","total_seconds":0}],
             "range":{"date":"2026-08-21"}},
             {"grand_total":{"total_seconds":1},"range":{"date":"2026-08-21"}},
             {"grand_total":{"total_seconds":"0"},"range":{"date":"2026-08-20"}},
             {"grand_total":{"total_seconds":5},"range":{"date":"2026-08-19"}},
             {"grand_total":{"total_seconds":-5},"range":{"date":"2026-08-22"}},{"range":{}},null]}
            """
        let totals = [
            DayTotal(day: day(20), seconds: 0), DayTotal(day: day(21), seconds: 7_740, projects: ["art", "robot"]),
        ]
        #expect(answer(asked, body) == .success(.dayTotals(totals)))
        #expect(answer(asked, "[]") != .success(.dayTotals([])))
    }

    @Test func `Same names are one row and the longest is first`() {
        let body = """
            {"total_seconds":10,"languages":[{"name":"Python","seconds":3},{"name":"Go","seconds":4},
             {"name":"Python","total_seconds":2.5},{"name":null,"seconds":1},{"name":"","seconds":1},
             {"name":"C","seconds":2},{"name":"Ada","seconds":2}],"projects":[]}
            """
        let stats = CodingStats(
            total: 10,
            languages: [
                Breakdown(name: "Python", seconds: 5.5), Breakdown(name: "Go", seconds: 4),
                Breakdown(name: "Ada", seconds: 2), Breakdown(name: "C", seconds: 2),
                Breakdown(name: "Other", seconds: 2),
            ], projects: [])
        #expect(answer(.ownStats, body) == .success(.stats(stats)))
    }

    @Test func `Unusable rows are left out`() {
        let body = """
            {"total_seconds":"10","languages":[null,3,"x",[],{"name":"A","seconds":-1},{"name":"B"},
             {"name":"C","seconds":"1e400"},{"name":"D","seconds":"nan"},{"name":"E","seconds":"7.5"},
             {"name":7,"seconds":1}]}
            """
        let languages = [Breakdown(name: "E", seconds: 7.5), Breakdown(name: "Other", seconds: 1)]
        #expect(answer(.ownStats, body) == .success(.stats(CodingStats(total: 10, languages: languages))))
    }

    @Test func `No total is made up from rows`() {
        let body = #"{"data":{"total_seconds":null,"languages":[{"name":"Go","total_seconds":5}]}}"#
        #expect(answer(.ownStats, body) == .failure(.notHackatime(.statsWithoutTotal)))
    }

    @Test(arguments: ["183354", " 183354\n", "\"183354\"", "183354.5", "-1", "0"])
    func `A bare number is nobody's total`(_ body: String) {
        for dialect in Dialect.allCases {
            #expect(answer(.ownStats, body, dialect) == .failure(.refused(serverMessage: nil)))
        }
    }

    @Test func `A total since midnight is the number alone`() {
        let call = APICall.userTotal("orpheus", since: Sample.midnight)
        #expect(answer(call, #"{"total_seconds":183354}"#) == .success(.total(183_354)))
        #expect(answer(call, Live.stats) == .failure(.notOffered))
        #expect(answer(call, Documented.stats) == .failure(.notOffered))
        #expect(answer(call, #"{"user":"orpheus","total_seconds":5}"#) == .failure(.notOffered))
        #expect(answer(call, "{}") == .failure(.notHackatime(.totalWithoutNumber)))
    }
}
