import HackatimeAPI
import HackatimeSimulator
import Testing

struct LastSevenDaysTests {
    @Test func `It is asked with the key, of servers that have it`() {
        let request = LastSevenDays().request(.live)
        #expect(request.target == "/api/hackatime/v1/users/current/stats/last_7_days")
        #expect(request.sendsKey)
        #expect(LastSevenDays().policy.dialects == [.live])
    }

    @Test func `Lists are read leniently, and names that come twice are one`() {
        let body = #"""
            {"data":{"username":null,"start":"2026-08-15T00:00:00-04:00","end":"2026-08-22T23:59:59-04:00",
            "total_seconds":41230,"daily_average":6871.7,
            "editors":[{"name":"VSCode","total_seconds":30110,"percent":73.03},{"name":"VSCode","total_seconds":10},
            {"name":null,"total_seconds":5},{"name":"x"}],"languages":null,"machines":[],
            "categories":[{"name":"coding","total_seconds":41230}]}}
            """#
        let week = WeekStats(
            start: 1_786_766_400, end: 1_787_457_599, total: 41_230, dailyAverage: 6_871.7,
            editors: [Breakdown(name: "VSCode", seconds: 30_120), Breakdown(name: Breakdown.nameless, seconds: 5)])
        #expect(read(LastSevenDays(), body) == .success(week))
        #expect(read(LastSevenDays(), #"{"data":{}}"#) == .failure(.notHackatime(.statsWithoutTotal)))
        #expect(
            read(LastSevenDays(), #"{"error":"Unauthorized"}"#, status: 401)
                == .failure(.refused(serverMessage: "Unauthorized")))
    }

    @Test func `The pretend server counts eight days`() throws {
        let week = try simulated(LastSevenDays())
        let midnight = ZoneRules.utc.start(of: ZoneRules.utc.day(at: simulatedNow))
        #expect(week.start == midnight - 7 * 86_400)
        let rows = try simulated(
            MyHeartbeats(in: TimeWindow(start: midnight - 7 * 86_400, end: simulatedNow))
        ).heartbeats
        #expect(week.total == Durations.total(ofSorted: rows.map(\.time)))
        for (list, name) in [
            (week.editors, \Heartbeat.editor), (week.machines, \.machine), (week.operatingSystems, \.operatingSystem),
            (week.projects, \.project),
        ] {
            #expect(!list.isEmpty)
            for entry in list {
                let own = rows.filter { $0[keyPath: name] == entry.name }.map(\.time)
                #expect(Durations.total(ofSorted: own) == entry.seconds, "\(entry.name)")
            }
        }
        #expect(throws: ClientError.notOffered) { try simulated(LastSevenDays(), .documented) }
    }
}
