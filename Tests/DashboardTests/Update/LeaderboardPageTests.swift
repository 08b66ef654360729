import Cells
import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

struct LeaderboardPageTests {
    /// The owner has the id 42.
    private static func ranking(_ seconds: [(id: String?, name: String?, Double)]) -> Ranking {
        Ranking(
            entries: seconds.enumerated().map {
                Ranking.Entry(rank: $0 + 1, userID: $1.id, name: $1.name, seconds: $1.2)
            })
    }

    private static let three = ranking([("7", "Mira", 9_000), ("42", "Nova", 8_280), ("9", "Orpheus", 8_040)])
    private static let generating = ClientError.serverBroken(
        status: 503, requestID: nil, serverMessage: "Leaderboard is being generated")

    private func opened(_ reply: @escaping (APICall) -> Result<APIValue, ClientError>) -> DashboardHarness {
        var harness = DashboardHarness()
        harness.begin()
        harness.answerAll()
        harness.press(.character("b"))
        harness.answerAll(Self.serving(reply))
        return harness
    }

    private static func serving(_ reply: @escaping (APICall) -> Result<APIValue, ClientError>) -> (APICall) -> Result<
        APIValue, ClientError
    > {
        { call in
            switch call {
            case .leaderboard, .currentlyHacking: reply(call)
            default: DashboardHarness.reply(call)
            }
        }
    }

    private func screen(_ harness: DashboardHarness) -> String { render(harness.state).text.joined(separator: "\n") }

    private static let places: [(Ranking, String)] = [
        (three, "You are 2nd of 3: 12m behind Mira, 4m ahead of Orpheus"),
        (ranking([("42", "Nova", 8_280), ("9", nil, 8_279)]), "You are 1st of 2: <1m ahead of somebody"),
        (ranking([("7", "Mira", 8_280), ("42", "Nova", 8_280)]), "You are 2nd of 2: level with Mira"),
        (ranking([("42", "Nova", 100)]), "You are 1st of 1"),
        (
            ranking([("7", "Mira", 8_280), (nil, "Nova", 300)]),
            "You are not in it: only coding counts, more than a minute of it, and only with GitHub linked"
        ),
    ]

    @Test(arguments: places.indices) func `My place and the next above and below are told`(index: Int) {
        let (ranking, text) = Self.places[index]
        #expect(LeaderboardText.place(of: "42", in: ranking)[0] == text)
        let harness = opened { _ in .success(.ranking(ranking)) }
        #expect(screen(harness).contains(text))
    }

    @Test(arguments: [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th")])
    func `Places are ordinals`(number: Int, text: String) {
        #expect(LeaderboardText.ordinal(number) == text)
        let ending = (11...13).contains(number) ? "th" : String(text.suffix(2))
        #expect(LeaderboardText.ordinal(number + 100) == "\(number + 100)\(ending)")
    }

    @Test func `Without a profile nothing is said about my place`() {
        var harness = DashboardHarness()
        harness.begin()
        harness.answerAll { if case .profile = $0 { .failure(.notOffered) } else { DashboardHarness.reply($0) } }
        harness.press(.character("b"))
        harness.answerAll { _ in .success(.ranking(Self.three)) }
        #expect(!screen(harness).contains("You are"))
        #expect(screen(harness).contains("Mira"))
    }

    @Test func `Tab changes the period, and the program remembers it`() {
        var harness = opened { _ in .success(.ranking(Self.three)) }
        #expect(screen(harness).contains("last 24 hours"))
        harness.press(.tab)
        #expect(harness.open.map(\.call) == [.leaderboard(.weekly)])
        harness.answerAll(Self.serving { _ in .success(.ranking(Self.three)) })
        #expect(screen(harness).contains("last 7 days, UTC"))
        harness.press(.escape, .character("b"))
        #expect(screen(harness).contains("last 7 days, UTC"))
        #expect(harness.open.isEmpty)
        harness.press(.left, .right, .backTab)
        #expect(screen(harness).contains("last 24 hours"))
    }

    @Test func `It opens at my place, y copies a row, and Enter shows that person`() {
        let many = Self.ranking(
            (1...5_000).map { ($0 == 3_000 ? "42" : "u\($0)", "hacker \($0)", 90_000 - Double($0)) })
        var harness = opened { _ in .success(.ranking(many)) }
        #expect(screen(harness).contains("3000  hacker 3000 (you)"))
        harness.press(.up, .character("y"))
        #expect(harness.takeEffects().contains(.copy("2999. hacker 2999 24h 10m")))
        harness.press(.enter)
        #expect(harness.state.shown == .user("u2999"))
        harness.press(.character("b"), .enter)
        #expect(harness.state.shown == .me)
    }

    @Test func `A list that is being made is asked for again, calmly`() {
        var harness = opened { _ in .failure(Self.generating) }
        let sentence = "the leaderboard is being made; it is ready a few seconds after midnight UTC"
        #expect(screen(harness).contains(sentence))
        harness.go(30, Self.serving { _ in .success(.ranking(Self.three)) })
        #expect(screen(harness).contains("You are 2nd of 3"))
        var manual = DashboardHarness()
        manual.begin()
        manual.answerAll()
        for _ in 0..<12 { manual.press(.character("+")) }
        manual.state.tracker = {
            var tracker = $0; _ = tracker.setInterval(0, at: manual.moment); return tracker
        }(
            manual.state.tracker)
        manual.press(.character("b"))
        manual.answerAll(Self.serving { _ in .failure(Self.generating) })
        #expect(screen(manual).contains("r asks again"))
    }

    @Test func `Another failure keeps the list, whose age is in the title`() {
        var ranking = Self.three
        ranking.generatedAt = DashboardHarness.noon - 240
        var harness = opened { _ in .success(.ranking(ranking)) }
        #expect(screen(harness).contains("made 4 min ago"))
        harness.go(700, Self.serving { _ in .failure(Self.generating) })
        #expect(screen(harness).contains("You are 2nd of 3"))
        #expect(screen(harness).contains("made 15 min ago"))
    }

    @Test func `Open pages ask rarely`() {
        for (key, most) in [("b" as Character, 7), ("W", 31)] {
            var harness = DashboardHarness.running()
            harness.press(.character(key))
            var count = 0
            harness.go(3_600) { call in
                switch call {
                case .leaderboard, .currentlyHacking: count += 1
                default: break
                }
                return DashboardHarness.reply(call)
            }
            #expect(count <= most && count >= most - 4, "\(key): \(count)")
            harness.press(.escape)
            count = 0
            harness.go(3_600) { call in
                if call == .currentlyHacking || call == .leaderboard(.daily) { count += 1 }
                return DashboardHarness.reply(call)
            }
            #expect(count == 0)
        }
    }

    // MARK: Who is hacking now

    private static let hackers = [
        Hacker(name: "Mira", countryCode: "IN", project: "monsoon", repositoryURL: "https://example.org/mira/monsoon"),
        Hacker(name: "Kestrel"), Hacker(name: "Kestrel", project: "moth"),
    ]

    private func hacking(_ hackers: [Hacker]) -> DashboardHarness {
        var harness = opened { _ in .success(.ranking(Self.three)) }
        harness.press(.character("W"))
        harness.answerAll(Self.serving { _ in .success(.hackers(hackers)) })
        return harness
    }

    @Test func `Who is hacking is listed with projects and links, and counted`() {
        var harness = hacking(Self.hackers)
        #expect(screen(harness).contains("Hacking now ─ 3 people, now"))
        #expect(screen(harness).contains("example.org/mira/monsoon"))
        harness.press(.character("y"), .down, .down, .character("y"))
        let copied = harness.takeEffects().filter { if case .copy = $0 { true } else { false } }
        #expect(copied == [.copy("https://example.org/mira/monsoon"), .copy("Kestrel  moth")])
        #expect(screen(hacking([])).contains("nobody is hacking right now, or nobody says so"))
    }

    @Test func `Enter opens who is known from a leaderboard or as a friend, and says so where it cannot`() {
        var harness = hacking(Self.hackers)
        harness.press(.enter)
        #expect(harness.state.shown == .user("7"))
        #expect(harness.state.messages.notice == nil)
        harness = hacking(Self.hackers)
        harness.press(.character("x"), .down, .enter)
        #expect(harness.state.shown == .me)
        #expect(screen(harness).contains("Hacking now"), "the page stays")
        #expect(harness.state.messages.notice?.text == NoticeText.onlyDisplayName.text)
        // Two of that name are on the list, but only one is a friend.
        harness.state.friendList.added = ["k"]
        harness.press(.escape, .character("F"))
        harness.answerAll { call in
            guard case .rangeStats(.user("k"), _) = call else { return DashboardHarness.reply(call) }
            return .success(.stats(CodingStats(displayName: "Kestrel", total: 5)))
        }
        harness.press(.escape, .character("W"), .down)
        harness.press(.enter)
        #expect(harness.state.shown == .user("k"))
    }
}
