import Cells
import Dashboard
import TestSupport
import Testing

@testable import HackatimeAPI
@testable import Tracker

/// The pages over the panes.
struct PageGoldens {
    private static let sizes = [(120, 40), (80, 24), (60, 20)]

    private static let names = [
        "Juniper Vale", "Kestrel", "Tomasz Reyl", "Ada Brightwater", "日本語の人", "Sora", "Mira Okonkwo", "Wren",
    ]

    private static func ranking(_ first: Double, ago: Double, me: Int? = 17) -> Ranking {
        let entries = (1...48).map { rank in
            let name = names[rank % names.count] + (rank > 8 ? " \(rank)" : "")
            return Ranking.Entry(
                rank: rank, userID: rank == me ? "42" : "\(rank + 100)", name: rank == me ? "Nova Sterling" : name,
                seconds: first / (1 + Double(rank) / 9))
        }
        return Ranking(generatedAt: Sample.now - ago, entries: entries)
    }

    private func expect(
        _ name: String, _ key: Character, _ answers: [APICall: Resource<APIValue>], then keys: [Key] = []
    ) throws {
        for (width, height) in Self.sizes {
            var state = try Sample.own(width, height)
            for (call, answer) in answers { state.tracker.wanted[call] = answer }
            for key in [.character(key)] + keys { _ = reduce(&state, Event(at: state.now, .key(key))) }
            expectGolden(render(state), named: "\(name)-\(width)x\(height)")
        }
    }

    @Test func `The leaderboards of a day and a week have this look`() throws {
        let answers: [APICall: Resource<APIValue>] = [
            .leaderboard(.daily): Sample.reading(.ranking(Self.ranking(52_000, ago: 130))),
            .leaderboard(.weekly): Sample.reading(.ranking(Self.ranking(230_000, ago: 20))),
        ]
        try expect("leaderboard-daily", "b", answers)
        try expect("leaderboard-weekly", "b", answers, then: [.tab, .character("g")])
    }

    @Test func `A leaderboard without me says why that can be`() throws {
        let ranking = Self.ranking(52_000, ago: 40, me: nil)
        try expect(
            "leaderboard-without-me", "b", [.leaderboard(.daily): Sample.reading(.ranking(ranking))])
    }

    @Test func `A leaderboard that is being made is waited for`() throws {
        let error = ClientError.serverBroken(
            status: 503, requestID: nil, serverMessage: "Leaderboard is being generated")
        try expect("leaderboard-being-made", "b", [.leaderboard(.daily): Sample.failed(error, since: 5, next: 10)])
    }

    @Test func `A server may have no leaderboard`() throws {
        try expect("leaderboard-absent", "b", [.leaderboard(.daily): Sample.failed(.notOffered)])
    }

    @Test func `Who is hacking now has this look`() throws {
        let hackers = [
            Hacker(
                name: "Juniper Vale", countryCode: "GB", project: "tide-clock",
                repositoryURL: "https://github.com/juniper/tide-clock"),
            Hacker(name: "Kestrel", countryCode: nil, project: nil),
            Hacker(name: "日本語の人", countryCode: "JP", project: "紙飛行機", repositoryURL: "git@example.org:kami/hikoki.git"),
            Hacker(
                name: "Somebody with a very long name that goes on", countryCode: "US",
                project: "a-project-with-a-name-as-long-as-this",
                repositoryURL: "https://codeberg.example/somebody/a-project-with-a-name-as-long-as-this"),
        ]
        try expect("hacking", "W", [.currentlyHacking: Sample.reading(.hackers(hackers), ago: 90)])
        try expect("hacking-nobody", "W", [.currentlyHacking: Sample.reading(.hackers([]))])
    }
}
