import Cells
import HackatimeAPI
import TestSupport
import Testing

@testable import Dashboard
@testable import Tracker

/// The page that compares the owner with others.
struct CompareTests {
    private static let friends = ["mira", "quill", "ghost", "broken"]

    /// Of Mira more than of the owner; of the others nothing.
    private static func reply(_ call: APICall) -> Result<APIValue, ClientError> {
        switch call {
        case .rangeStats(.user("quill"), _): .failure(.privateUser)
        case .rangeStats(.user("ghost"), _): .failure(.notFound(serverMessage: nil))
        case .rangeStats(.user("broken"), _):
            .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil))
        case .rangeStats(.user(let name), _):
            .success(
                .stats(
                    CodingStats(
                        displayName: name.uppercased(), total: 7_259,
                        languages: [Breakdown(name: "Rust", seconds: 7_000)],
                        projects: [Breakdown(name: "monsoon", seconds: 6_900)], trust: Trust(.blue), streak: 4)))
        default: DashboardHarness.reply(call)
        }
    }

    private func opened(
        _ size: Size = Size(width: 120, height: 40), friends: [String] = CompareTests.friends,
        reply: (APICall) -> Result<APIValue, ClientError> = CompareTests.reply
    ) -> (harness: DashboardHarness, calls: [APICall]) {
        var harness = DashboardHarness(size: size)
        harness.state.friendList.added = friends
        harness.begin()
        harness.press(.character("3"))
        harness.answerAll(reply)
        var calls: [APICall] = []
        harness.press(.character("c"))
        harness.answerAll { call in
            calls.append(call)
            return reply(call)
        }
        return (harness, calls)
    }

    private func screen(_ harness: DashboardHarness) -> [String] { render(harness.state).text }

    @Test func `Where there is nobody to compare with, one notice says what to do`() {
        let harness = opened(friends: []).harness
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.messages.notice?.text == NoticeText.nobodyToCompare.text)
    }

    @Test func `The user who is shown comes first, then friends, nobody twice, never the owner, four at most`() {
        var harness = DashboardHarness(showing: .user("mira"))
        harness.begin()
        harness.answerAll()
        harness.state.friendList.added = ["42", "a", "mira", "a", "b", "c", "d"]
        harness.state.tracker.people[.me].profile.value = Profile(id: "42")
        harness.press(.character("c"))
        #expect(harness.state.layers == [.page(Page(.compare(["mira", "a", "b", "c"])))])
        harness.press(.character("c"))
        #expect(harness.state.layers.isEmpty, "its key also closes it")
    }

    @Test func `A week of four people takes fourteen requests, again after a quarter of an hour, and none when closed`()
    {
        let four = ["a", "b", "c", "d"]
        var (harness, calls) = opened(friends: four)
        func count(_ seconds: Double) -> Int {
            var count = 0
            harness.go(seconds) { call in
                switch call {
                case .rangeStats(.user, _), .userTotal, .spans: count += 1
                case .rangeStats(.me, let window) where window.length <= 86_400: count += 1
                default: break
                }
                return Self.reply(call)
            }
            return count
        }
        #expect(calls.count == 14)
        #expect(Set(calls).count == 14)
        #expect(count(14 * 60) == 0)
        #expect(count(2 * 60) == 13)
        #expect(count(60 * 60) <= 4 * 13)
        harness.press(.escape)
        #expect(count(60 * 60) == 0)
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20)])
    func `Who is private, unknown or failing is a calm word, without figures and without more questions`(
        width: Int, height: Int
    ) throws {
        let (harness, calls) = opened(Size(width: width, height: height))
        let lines = screen(harness)
        for word in ["private", "not found", "server trouble"] {
            #expect(lines.contains { $0.contains(word) }, "\(word)")
        }
        #expect(!calls.contains { if case .spans("quill", _) = $0 { true } else { false } })
        #expect(!calls.contains { if case .userTotal("ghost", _) = $0 { true } else { false } })
        for name in ["quill", "ghost", "broken"] where width < 120 {
            let line = try #require(lines.first { $0.contains(name) })
            #expect(!line.contains("0m") && !line.contains("▲") && !line.contains("▼"), "\(line)")
        }
        #expect(lines.contains { $0.contains("▲ 1h 00m") })
    }

    @Test func `Until answers come, the page says that it asks`() {
        var harness = DashboardHarness()
        harness.state.friendList.added = ["mira"]
        harness.begin()
        harness.answerAll()
        harness.press(.character("3"), .character("c"))
        #expect(screen(harness).contains { $0.contains("asking") })
        #expect(!screen(harness).contains { $0.contains("0m") })
    }

    @Test func `The figures that are shown add up, whatever the seconds`() {
        for (mine, theirs) in [(3_659.0, 7_201.0), (3_600, 3_659), (59, 61), (0, 59.9), (86_399, 1), (61, 119.5)] {
            var people = [ComparedPerson(target: .me, name: "you"), ComparedPerson(target: .user("a"), name: "a")]
            (people[0].total, people[1].total) = (mine, theirs)
            let shown = people.map { Durations.wholeMinutes($0.total ?? 0) }
            #expect(people[1].minutes(beside: people[0]) == shown[1] - shown[0])
            let text = ComparisonText(people, glyphs: .unicode).difference(people[1]).text
            let apart = Durations.text(Double(abs(shown[1] - shown[0])) * 60)
            #expect(shown[0] == shown[1] ? text == "the same" : text.hasSuffix(" \(apart)"), "\(text)")
        }
    }

    @Test func `A streak of 0 is not believed beside a day that counts`() {
        var (quiet, busy) = (
            ComparedPerson(target: .user("a"), name: "a"), ComparedPerson(target: .user("b"), name: "b")
        )
        (quiet.total, quiet.streak, quiet.today) = (0, 0, 0)
        (busy.total, busy.streak, busy.today) = (9_000, 0, 900)
        let text = ComparisonText([quiet, busy], glyphs: .unicode)
        #expect(text.streak(quiet, owner: nil).text == "0d")
        #expect(text.streak(busy, owner: nil).text == "·")
    }

    @Test(arguments: [(120, 40), (80, 24)]) func `Enter shows a person, and y copies a line`(width: Int, height: Int) {
        var harness = opened(Size(width: width, height: height)).harness
        harness.press(width == 120 ? .right : .down)
        _ = harness.takeEffects()
        harness.press(.character("y"))
        let copied = harness.takeEffects().compactMap { if case .copy(let text) = $0 { text } else { nil } }
        #expect(copied == ["MIRA 2h 00m, 1h 00m more than me, last 7 days"])
        harness.press(.enter)
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.shown == .user("mira"))
        harness.press(.character("c"), .enter)
        #expect(harness.state.shown == .me)
    }

    @Test func `The keys of ranges change the page`() {
        var harness = opened().harness
        harness.press(.character("4"))
        #expect(harness.state.range == DateRange(.last30Days))
        #expect(harness.open.contains { if case .rangeStats(.user("mira"), _) = $0.call { true } else { false } })
        #expect(screen(harness).contains { $0.contains("Compare") && $0.contains("last 30 days") })
        harness.press(.character("["))
        #expect(harness.state.range.back == 1)
        harness.press(.character("0"))
        harness.answerAll(Self.reply)
        #expect(screen(harness).contains { $0.contains("Compare") && $0.contains("all time") })
        #expect(screen(harness).contains { $0.contains("ranges of up to a year") })
    }

    @Test(arguments: [(120, 40), (80, 24), (60, 20), (30, 20)])
    func `A long range is drawn by weeks that have the sums of their days, and its sessions are asked for once`(
        width: Int, height: Int
    ) {
        func reply(_ call: APICall) -> Result<APIValue, ClientError> {
            guard case .spans(_, let window) = call else { return Self.reply(call) }
            // An hour each day.
            let days = stride(from: window.start, to: min(window.end, DashboardHarness.noon), by: 86_400)
            return .success(.spans(days.map { Span(start: $0 + 3_600, end: $0 + 7_200, duration: 3_600) }))
        }
        var harness = opened(Size(width: width, height: height), friends: ["mira"], reply: reply).harness
        harness.press(.character("7"))
        harness.answerAll(reply)
        #expect(harness.state.days.map { $0.count > Comparison.fewDays } == true)
        #expect(
            screen(harness).contains {
                $0.contains(width == 30 ? "by week, the longest" : "by week, the longest week 7h 00m")
            })
        var spans = 0
        harness.go(3_600) { call in
            if case .spans = call { spans += 1 }
            return reply(call)
        }
        #expect(spans == 0)
        // Days have columns of their own, or are weeks where they have not.
        harness.press(.character("4"))
        harness.answerAll(reply)
        #expect(screen(harness).contains { $0.contains(width == 30 ? "by week" : "by day, the longest day ") })
    }

    @Test(arguments: [(120, 40), (80, 24)])
    func `Where a server takes no dates, all is about all time, and nothing more is asked of it`(
        width: Int, height: Int
    ) {
        let (harness, calls) = opened(Size(width: width, height: height), friends: ["mira", "torrent"]) { call in
            switch call {
            case .rangeStats, .userTotal, .spans, .sum: .failure(.notOffered)
            case .userStats(let name): .success(.stats(CodingStats(displayName: name, total: 95_000, languages: [])))
            default: DashboardHarness.reply(call)
            }
        }
        let lines = screen(harness)
        #expect(lines.contains { $0.contains("Compare") && $0.contains("all time") })
        #expect(lines.contains { $0.contains("26h 23m") })
        #expect(lines.contains { $0.contains("▲ 1h 23m") }, "beside the owner's 25h 00m of all time")
        #expect(lines.contains { $0.contains("blue") }, "trust is a call of its own there")
        #expect(!calls.contains { if case .spans = $0 { true } else { false } })
        #expect(!calls.contains { if case .userTotal = $0 { true } else { false } })
    }

    @Test func `Which of two figures of the owner is compared is said`() {
        // Of today all heartbeats are known, and the server tells another sum.
        var harness = opened(friends: ["mira"]).harness
        harness.press(.character("1"))
        harness.answerAll(Self.reply)
        #expect(screen(harness).contains { $0.contains("yours is the server's") && $0.contains("counted here") })
        harness =
            opened(friends: ["mira"]) { call in
                if case .rangeStats(.me, _) = call { return .failure(.notOffered) }
                return Self.reply(call)
            }.harness
        harness.press(.character("1"))
        harness.answerAll { call in
            if case .rangeStats(.me, _) = call { return .failure(.notOffered) }
            return Self.reply(call)
        }
        #expect(screen(harness).contains { $0.contains("your figures are counted here") })
    }

    @Test(arguments: [(1, 1), (5, 3), (19, 4), (20, 5), (30, 7), (40, 12), (60, 20), (100, 30), (112, 22), (200, 50)])
    func `It fits every screen and every range`(width: Int, height: Int) {
        var harness = opened().harness
        harness.happen(.resize(Size(width: width, height: height)))
        for key in "1234567[]0" {
            harness.press(.character(key), .down, .right, .character("y"), .character("G"))
            harness.answerAll(Self.reply)
            #expect(render(harness.state).text.count == height)
        }
        harness.press(.character("/"))
        harness.type("nobody")
        #expect(render(harness.state).text.count == height)
    }
}
