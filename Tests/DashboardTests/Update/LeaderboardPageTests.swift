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
        var story = DashboardHarness()
        story.begin()
        story.answerAll()
        story.press(.character("b"))
        story.answerAll(Self.serving(reply))
        return story
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

    private func screen(_ story: DashboardHarness) -> String { render(story.state).text.joined(separator: "\n") }

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
        let story = opened { _ in .success(.ranking(ranking)) }
        #expect(screen(story).contains(text))
    }

    @Test(arguments: [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th")])
    func `Places are ordinals`(number: Int, text: String) {
        #expect(LeaderboardText.ordinal(number) == text)
        let ending = (11...13).contains(number) ? "th" : String(text.suffix(2))
        #expect(LeaderboardText.ordinal(number + 100) == "\(number + 100)\(ending)")
    }

    @Test func `Without a profile nothing is said about my place`() {
        var story = DashboardHarness()
        story.begin()
        story.answerAll { if case .profile = $0 { .failure(.notOffered) } else { DashboardHarness.reply($0) } }
        story.press(.character("b"))
        story.answerAll { _ in .success(.ranking(Self.three)) }
        #expect(!screen(story).contains("You are"))
        #expect(screen(story).contains("Mira"))
    }

    @Test func `Tab changes the period, and the program remembers it`() {
        var story = opened { _ in .success(.ranking(Self.three)) }
        #expect(screen(story).contains("last 24 hours"))
        story.press(.tab)
        #expect(story.open.map(\.call) == [.leaderboard(.weekly)])
        story.answerAll(Self.serving { _ in .success(.ranking(Self.three)) })
        #expect(screen(story).contains("last 7 days, UTC"))
        story.press(.escape, .character("b"))
        #expect(screen(story).contains("last 7 days, UTC"))
        #expect(story.open.isEmpty)
        story.press(.left, .right, .backTab)
        #expect(screen(story).contains("last 24 hours"))
    }

    @Test func `It opens at my place, y copies a row, and Enter shows that person`() {
        let many = Self.ranking(
            (1...5_000).map { ($0 == 3_000 ? "42" : "u\($0)", "hacker \($0)", 90_000 - Double($0)) })
        var story = opened { _ in .success(.ranking(many)) }
        #expect(screen(story).contains("3000  hacker 3000 (you)"))
        story.press(.up, .character("y"))
        #expect(story.takeEffects().contains(.copy("2999. hacker 2999 24h 10m")))
        story.press(.enter)
        #expect(story.state.shown == .user("u2999"))
        story.press(.character("b"), .enter)
        #expect(story.state.shown == .me)
    }

    @Test func `A list that is being made is asked for again, calmly`() {
        var story = opened { _ in .failure(Self.generating) }
        let sentence = "the leaderboard is being made; it is ready a few seconds after midnight UTC"
        #expect(screen(story).contains(sentence))
        story.go(30, Self.serving { _ in .success(.ranking(Self.three)) })
        #expect(screen(story).contains("You are 2nd of 3"))
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
        var story = opened { _ in .success(.ranking(ranking)) }
        #expect(screen(story).contains("made 4 min ago"))
        story.go(700, Self.serving { _ in .failure(Self.generating) })
        #expect(screen(story).contains("You are 2nd of 3"))
        #expect(screen(story).contains("made 15 min ago"))
    }

    @Test func `Open pages ask rarely`() {
        for (key, most) in [("b" as Character, 7), ("W", 31)] {
            var story = DashboardHarness.running()
            story.press(.character(key))
            var count = 0
            story.go(3_600) { call in
                switch call {
                case .leaderboard, .currentlyHacking: count += 1
                default: break
                }
                return DashboardHarness.reply(call)
            }
            #expect(count <= most && count >= most - 4, "\(key): \(count)")
            story.press(.escape)
            count = 0
            story.go(3_600) { call in
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
        var story = opened { _ in .success(.ranking(Self.three)) }
        story.press(.character("W"))
        story.answerAll(Self.serving { _ in .success(.hackers(hackers)) })
        return story
    }

    @Test func `Who is hacking is listed with projects and links, and counted`() {
        var story = hacking(Self.hackers)
        #expect(screen(story).contains("Hacking now ─ 3 people, now"))
        #expect(screen(story).contains("example.org/mira/monsoon"))
        story.press(.character("y"), .down, .down, .character("y"))
        let copied = story.takeEffects().filter { if case .copy = $0 { true } else { false } }
        #expect(copied == [.copy("https://example.org/mira/monsoon"), .copy("Kestrel  moth")])
        #expect(screen(hacking([])).contains("nobody is hacking right now, or nobody says so"))
    }

    @Test func `Enter opens who is known from a leaderboard or as a friend, and says so where it cannot`() {
        var story = hacking(Self.hackers)
        story.press(.enter)
        #expect(story.state.shown == .user("7"))
        #expect(story.state.notice == nil)
        story = hacking(Self.hackers)
        story.press(.character("x"), .down, .enter)
        #expect(story.state.shown == .me)
        #expect(screen(story).contains("Hacking now"), "the page stays")
        #expect(story.state.notice?.text == NoticeText.onlyDisplayName.text)
        // Two of that name are on the list, but only one is a friend.
        story.state.friendList.added = ["k"]
        story.press(.escape, .character("F"))
        story.answerAll { call in
            guard case .rangeStats(.user("k"), _) = call else { return DashboardHarness.reply(call) }
            return .success(.stats(CodingStats(displayName: "Kestrel", total: 5)))
        }
        story.press(.escape, .character("W"), .down)
        story.press(.enter)
        #expect(story.state.shown == .user("k"))
    }
}
