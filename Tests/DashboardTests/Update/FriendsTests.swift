import Cells
import Dashboard
import HackatimeAPI
import TestSupport
import Testing
import Tracker

/// Friends: adding and removing them, going through them, and what is asked about them.
struct FriendsTests {
    /// A server on which `quiet` is private and nobody knows `ghost`.
    static func reply(_ call: APICall) -> Result<APIValue, ClientError> {
        switch call {
        case .rangeStats(.user("quiet"), _), .userStats("quiet"): .failure(.privateUser)
        case .rangeStats(.user("ghost"), _), .userStats("ghost"): .failure(.notFound(serverMessage: nil))
        case .rangeStats(.user(let name), _):
            .success(
                .stats(
                    CodingStats(
                        displayName: name.uppercased(), userID: name, total: Double(name.utf8.count) * 3_000,
                        languages: [], projects: [Breakdown(name: "kite", seconds: 900)], trust: Trust(.blue),
                        streak: 3)))
        case .rangeStats(.me, _):
            .success(.stats(CodingStats(displayName: "Nova", total: 14_000, projects: [], trust: Trust(.green))))
        case .currentlyHacking:
            .success(.hackers([Hacker(name: "MIRA", project: "kite"), Hacker(name: "ORPHEUS", project: "other")]))
        default: DashboardHarness.reply(call)
        }
    }

    static func harness(friends: [String] = [], size: Size = Size(width: 120, height: 40)) -> DashboardHarness {
        var harness = DashboardHarness(size: size)
        harness.state.friendList.settled = friends
        harness.begin()
        harness.answerAll(reply)
        _ = harness.takeEffects()
        return harness
    }

    private func look(_ harness: inout DashboardHarness, at name: String) {
        harness.press(.character("u"))
        harness.type(name)
        harness.press(.enter)
        harness.answerAll(Self.reply)
    }

    private func status(_ harness: DashboardHarness) -> String { render(harness.state).text.last ?? "" }
    private func screen(_ harness: DashboardHarness) -> String { render(harness.state).text.joined(separator: "\n") }
    private func line(_ harness: DashboardHarness, _ name: String) -> String {
        render(harness.state).text.first { $0.contains(name) } ?? ""
    }

    @Test func `a adds who is shown, and removes them again`() {
        var harness = Self.harness()
        look(&harness, at: "mira")
        _ = harness.takeEffects()
        harness.press(.character("a"))
        #expect(status(harness).contains("mira is a friend now"))
        #expect(harness.state.friendList.all == ["mira"])
        #expect(harness.takeEffects().contains(.keep(.friends(["mira"]))))
        harness.press(.character("a"))
        #expect(status(harness).contains("mira is no longer a friend"))
        #expect(harness.state.friendList.all == [])
        #expect(harness.takeEffects().contains(.keep(.friends([]))))
    }

    @Test func `Oneself is no friend, and one of the settings file is removed there`() {
        var harness = Self.harness(friends: ["orpheus"])
        harness.press(.character("a"))
        #expect(status(harness).contains("that is you"))
        look(&harness, at: "42")
        harness.press(.character("a"))
        #expect(status(harness).contains("that is you"))
        look(&harness, at: "orpheus")
        harness.press(.character("a"))
        #expect(status(harness).contains("settings file"))
        #expect(harness.state.friendList.all == ["orpheus"])
        #expect(!harness.takeEffects().contains { if case .keep(.friends) = $0 { true } else { false } })
    }

    @Test func `The key is no friend, and there are at most fifty`() {
        var harness = Self.harness(friends: (0..<50).map { "friend\($0)" })
        look(&harness, at: "mira")
        harness.press(.character("a"))
        #expect(status(harness).contains("50 friends are all"))
        harness = Self.harness()
        let key = "3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"
        harness.happen(.hide(Secret(key)))
        harness.state.trail = [.me, .user(key)]
        harness.press(.character("a"))
        #expect(harness.state.friendList.all == [])
        #expect(status(harness).contains("that is your key"))
    }

    @Test func `Friends added by key are there after a restart`() {
        var harness = Self.harness()
        look(&harness, at: "mira")
        harness.press(.character("a"))
        look(&harness, at: "Ünï 💚")
        harness.press(.character("a"))
        var second = DashboardHarness(history: harness.history)
        second.begin()
        #expect(second.state.friendList.added == ["mira", "Ünï 💚"])
        second.press(.character("m"), .character("a"))
        #expect(second.state.friendList.added.count == 2)
    }

    @Test func `The keys go from oneself through all friends and back`() {
        var harness = Self.harness()
        harness.press(.character("}"))
        #expect(status(harness).contains("no friends yet"))
        harness = Self.harness(friends: ["mira", "orpheus", "42"])
        var seen: [Target] = []
        for _ in 0..<4 {
            harness.press(.character("}"))
            harness.answerAll(Self.reply)
            seen.append(harness.state.shown)
        }
        // 42 is the owner's own id.
        #expect(seen == [.user("mira"), .user("orpheus"), .me, .user("mira")])
        harness.press(.character("{"), .character("{"))
        #expect(harness.state.shown == .user("orpheus"))
    }

    @Test func `A name and the number of one person are one friend once an answer tells the number`() {
        func reply(_ call: APICall) -> Result<APIValue, ClientError> {
            guard case .rangeStats(.user(let name), _) = call, ["mira", "7", "U07"].contains(name) else {
                return Self.reply(call)
            }
            return .success(.stats(CodingStats(displayName: "Mira", userID: "7", total: 3_000, projects: [])))
        }
        var harness = Self.harness(friends: ["mira", "7"])
        harness.state.friendList.added = ["U07", "orpheus"]
        #expect(harness.state.friends == ["mira", "7", "U07", "orpheus"])
        harness.press(.character("F"))
        harness.answerAll(reply)
        #expect(harness.state.friends == ["mira", "orpheus"])
        #expect(render(harness.state).text.count { $0.contains("Mira") } == 1)
        // Nobody is asked about twice, and the second name is the same friend for every key.
        var asked: [APICall] = []
        harness.go(3_700) { call in
            asked.append(call)
            return reply(call)
        }
        #expect(!asked.contains { if case .rangeStats(.user("7"), _) = $0 { true } else { false } })
        harness.press(.character("F"))
        look(&harness, at: "U07")
        harness.press(.character("a"))
        #expect(status(harness).contains("settings file"))
        harness.state.friendList.settled = []
        harness.press(.character("a"))
        #expect(harness.state.friends == ["orpheus"])
    }

    @Test func `Another account has no friends of the first`() {
        var harness = Self.harness(friends: ["orpheus"])
        look(&harness, at: "mira")
        harness.press(.character("a"), .character("m"))
        harness.happen(.keyChanged)
        harness.answerAll { call in
            if case .profile = call { return .success(.profile(Profile(id: "77", zone: "UTC"))) }
            return Self.reply(call)
        }
        #expect(harness.state.friendList.all == ["orpheus"])
    }

    @Test func `The page has everybody by this week, and says what is not told in a word`() {
        var harness = Self.harness(friends: ["mira", "quiet", "ghost", "longname"])
        harness.press(.character("F"))
        harness.answerAll(Self.reply)
        let names = render(harness.state).text.compactMap { line in
            ["LONGNAME", "Nova (you)", "MIRA", "quiet", "ghost"].first { line.contains($0) }
        }
        #expect(names == ["LONGNAME", "Nova (you)", "MIRA", "quiet", "ghost"])
        #expect(line(harness, "LONGNAME").contains("6h 40m"))
        #expect(line(harness, "LONGNAME").contains("▲ 2h 47m"))
        #expect(line(harness, "MIRA").contains("▼ 33m"))
        #expect(line(harness, "MIRA").contains(" 10m "))
        #expect(line(harness, "quiet").contains("private"))
        #expect(line(harness, "ghost").contains("unknown"))
        #expect(!line(harness, "quiet").contains("0m"))
    }

    @Test func `At the keyboard is only who works on one of their projects under a name of one`() {
        var harness = Self.harness(friends: ["mira", "orpheus"])
        harness.press(.character("F"))
        harness.answerAll(Self.reply)
        #expect(line(harness, "MIRA").contains("● "))
        #expect(!line(harness, "MIRA").contains("perhaps"))
        #expect(line(harness, "ORPHEUS").contains("perhaps other"))
        #expect(!line(harness, "ORPHEUS").contains("●"))
        // A list that is old says nothing.
        harness.pass(21 * 60)
        harness.happen(.resize(Size(width: 120, height: 40)))
        #expect(!screen(harness).contains("●  MIRA"))
    }

    @Test func `Enter shows the person, and a removes them from the page`() {
        var harness = Self.harness(friends: ["mira"])
        look(&harness, at: "quiet")
        harness.press(.character("a"), .character("m"), .character("F"))
        harness.answerAll(Self.reply)
        harness.press(.down, .down, .character("a"))
        #expect(harness.state.friendList.all == ["mira"])
        harness.press(.up, .down, .enter)
        #expect(harness.state.shown == .user("mira"))
        #expect(harness.state.layers.isEmpty)
    }

    @Test func `Nobody is asked about while neither the page nor the pane is there`() {
        var harness = Self.harness(friends: ["mira", "quiet"])
        #expect(harness.open.isEmpty)
        var asked: [APICall] = []
        func reply(_ call: APICall) -> Result<APIValue, ClientError> {
            asked.append(call)
            return Self.reply(call)
        }
        harness.press(.character("F"))
        harness.answerAll(reply)
        #expect(asked.contains { if case .rangeStats(.user("mira"), _) = $0 { true } else { false } })
        // Whose figures are private is not asked for today's.
        #expect(!asked.contains { if case .userTotal("quiet", _) = $0 { true } else { false } })
        harness.press(.character("F"))
        asked = []
        harness.go(3_700, reply)
        #expect(!asked.contains { if case .userTotal = $0 { true } else { $0 == .currentlyHacking } })
    }

    @Test func `A server that tells no days is asked for all time`() {
        func documented(_ call: APICall) -> Result<APIValue, ClientError> {
            switch call {
            case .rangeStats, .userTotal, .currentlyHacking: .failure(.notOffered)
            default: DashboardHarness.reply(call)
            }
        }
        var harness = DashboardHarness()
        harness.state.friendList.settled = ["mira"]
        harness.begin()
        harness.answerAll(documented)
        harness.press(.character("F"))
        harness.answerAll(documented)
        #expect(screen(harness).contains("all time: this server tells no days"))
        #expect(line(harness, "MIRA").contains("1h 23m"))
        #expect(line(harness, "Nova (you)").contains("25h 00m"))
        #expect(line(harness, "MIRA").contains("▼ 23h 37m"))
        #expect(!line(harness, "MIRA").contains(" 0m"))
    }

    @Test func `The pane can be chosen only while there are friends`() {
        var harness = Self.harness()
        harness.press(.backTab, .backTab)
        #expect(harness.state.focus.slotIsList)
        for _ in 0..<20 {
            harness.press(.character("<"))
            #expect(harness.state.focus != .friends)
        }
        harness = Self.harness(friends: ["mira"])
        harness.press(.backTab, .backTab)
        for _ in 0..<20 where harness.state.focus != .friends { harness.press(.character("<")) }
        #expect(harness.state.focus == .friends)
        harness.answerAll(Self.reply)
        #expect(screen(harness).contains("MIRA"))
        #expect(line(harness, "MIRA").contains("10m"))
        harness.press(.down, .enter)
        #expect(harness.state.shown == .user("mira"))
    }
}

extension PaneID {
    fileprivate var slotIsList: Bool { PaneID.languages.rawValue <= rawValue && rawValue <= PaneID.friends.rawValue }
}
