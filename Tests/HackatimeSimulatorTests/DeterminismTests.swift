import HackatimeAPI
import HackatimeSimulator
import Testing

struct DeterminismTests {
    private let targets = [
        "/api/hackatime/v1/users/current", "/api/hackatime/v1/users/current/statusbar/today",
        "/api/hackatime/v1/users/current/summaries?start=2026-11-01&end=2026-11-23",
        "/api/hackatime/v1/users/current/stats/last_7_days", "/api/v1/users/my/stats?features=languages,projects",
        "/api/v1/users/my/heartbeats/spans?start_date=2026-11-23", "/api/v1/users/my/projects",
        "/api/v1/users/my/projects/details",
        "/api/v1/my/heartbeats/most_recent", "/api/v1/stats", "/api/v1/users/mira/trust_factor",
        "/api/v1/my/heartbeats?start_time=2026-11-23T14:25:00Z&end_time=2026-11-23T14:33:00Z&start=2026-11-23T14:25:00Z",
    ]

    @Test(arguments: SimulatedServer.Owner.allCases)
    func `The same seed and times give the same bytes`(owner: SimulatedServer.Owner) {
        for dialect in Dialect.allCases {
            var one = World(dialect, owner)
            var two = World(dialect, owner)
            for target in targets {
                let first = one.get(target, at: noon + 50)
                #expect(first == one.get(target, at: noon + 50))
                #expect(first == two.get(target, at: noon + 50), "\(target)")
            }
        }
    }

    @Test func `Another seed is another world`() {
        var one = World(seed: 1)
        var two = World(seed: 2)
        #expect(one.get(targets[10]) == two.get(targets[10]))
        #expect(one.get(targets[11]) != two.get(targets[11]))
    }

    @Test func `What was asked before does not change an answer`() {
        var one = World()
        var two = World()
        _ = one.get(targets[4], at: noon + 9_000)
        #expect(one.get(targets[1]) == two.get(targets[1]))
    }
}
