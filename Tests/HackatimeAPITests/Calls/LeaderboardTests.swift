import HackatimeAPI
import HackatimeSimulator
import Testing

struct LeaderboardTests {
    private func value(_ body: String, status: Int = 200) -> Result<Ranking, ClientError> {
        read(Leaderboard(.daily), body, status: status)
    }

    @Test(arguments: Leaderboard.Period.allCases)
    func `It is one path for each period, without the key`(_ period: Leaderboard.Period) {
        let request = Leaderboard(period).request(.live)
        #expect(request.target == "/api/v1/leaderboard/\(period.rawValue)")
        #expect(!request.sendsKey)
        #expect(Leaderboard(period).policy.availability == .live)
    }

    @Test func `Places are read leniently and in the order of the ranks`() {
        let body = #"""
            {"period":"daily","date_range":"Last 24 hours","generated_at":"2026-08-22T15:00:03Z","entries":[
            {"rank":2,"user":{"id":7,"username":null},"total_seconds":"60"},
            {"rank":1,"user":{"id":42,"username":"Orpheus","avatar_url":"x"},"total_seconds":31415},
            {"rank":3,"user":{"id":9},"total_seconds":-4},{"rank":4},5,null]}
            """#
        let ranking = Ranking(
            dateRange: "Last 24 hours", generatedAt: 1_787_410_803,
            entries: [
                Ranking.Entry(rank: 1, userID: "42", name: "Orpheus", seconds: 31_415),
                Ranking.Entry(rank: 2, userID: "7", seconds: 60),
            ])
        #expect(value(body) == .success(ranking))
        #expect(value("[]") == .failure(.notHackatime(.otherShape)))
        #expect(value("{}") == .failure(.notHackatime(.otherShape)))
    }

    @Test func `While it is being generated a caller can tell`() {
        let words = "Leaderboard is being generated"
        #expect(
            value(#"{"error":"\#(words)"}"#, status: 503)
                == .failure(.serverBroken(status: 503, requestID: nil, serverMessage: words)))
        // The pretend server does this for some seconds after 00:00 UTC.
        #expect(throws: ClientError.serverBroken(status: 503, requestID: nil, serverMessage: words)) {
            try simulated(Leaderboard(.weekly), at: 1_795_392_002)
        }
    }

    @Test func `The pretend server ranks by coding of the last day or week`() throws {
        let daily = try simulated(Leaderboard(.daily))
        let weekly = try simulated(Leaderboard(.weekly))
        for ranking in [daily, weekly] {
            #expect(ranking.entries.map(\.rank) == Array(1...ranking.entries.count))
            #expect(ranking.entries.map(\.seconds) == ranking.entries.map(\.seconds).sorted(by: >))
            #expect(ranking.entries.allSatisfy { $0.seconds > 60 })
            #expect(!ranking.entries.contains { $0.userID == "31" }, "the convicted are not in it")
        }
        let mine = try #require(daily.entries.first { $0.userID == "7" })
        #expect(weekly.entries.first { $0.userID == "7" }?.seconds ?? 0 > mine.seconds)
        // Compared with the sessions of the same day.
        let spans = try simulated(
            Spans(of: "mira", in: TimeWindow(start: simulatedNow - 86_400, end: simulatedNow)))
        let counted = spans.reduce(0) { $0 + $1.duration }
        #expect(abs(counted - mine.seconds) <= 120, "\(counted), \(mine.seconds)")
        #expect(throws: ClientError.notOffered) { try simulated(Leaderboard(.daily), .documented) }
    }
}
