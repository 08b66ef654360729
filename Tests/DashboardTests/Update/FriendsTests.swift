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

    static func story(friends: [String] = [], size: Size = Size(width: 120, height: 40)) -> DashboardHarness {
        var story = DashboardHarness(size: size)
        story.state.friendList.settled = friends
        story.begin()
        story.answerAll(reply)
        _ = story.takeEffects()
        return story
    }

    private func look(_ story: inout DashboardHarness, at name: String) {
        story.press(.character("u"))
        story.type(name)
        story.press(.enter)
        story.answerAll(Self.reply)
    }

    private func status(_ story: DashboardHarness) -> String { render(story.state).text.last ?? "" }
    private func screen(_ story: DashboardHarness) -> String { render(story.state).text.joined(separator: "\n") }
    private func line(_ story: DashboardHarness, _ name: String) -> String {
        render(story.state).text.first { $0.contains(name) } ?? ""
    }

    @Test func `a adds who is shown, and removes them again`() {
        var story = Self.story()
        look(&story, at: "mira")
        _ = story.takeEffects()
        story.press(.character("a"))
        #expect(status(story).contains("mira is a friend now"))
        #expect(story.state.friendList.all == ["mira"])
        #expect(story.takeEffects().contains(.keep(.friends(["mira"]))))
        story.press(.character("a"))
        #expect(status(story).contains("mira is no longer a friend"))
        #expect(story.state.friendList.all == [])
        #expect(story.takeEffects().contains(.keep(.friends([]))))
    }

    @Test func `Oneself is no friend, and one of the settings file is removed there`() {
        var story = Self.story(friends: ["orpheus"])
        story.press(.character("a"))
        #expect(status(story).contains("that is you"))
        look(&story, at: "42")
        story.press(.character("a"))
        #expect(status(story).contains("that is you"))
        look(&story, at: "orpheus")
        story.press(.character("a"))
        #expect(status(story).contains("settings file"))
        #expect(story.state.friendList.all == ["orpheus"])
        #expect(!story.takeEffects().contains { if case .keep(.friends) = $0 { true } else { false } })
    }

    @Test func `The key is no friend, and there are at most fifty`() {
        var story = Self.story(friends: (0..<50).map { "friend\($0)" })
        look(&story, at: "mira")
        story.press(.character("a"))
        #expect(status(story).contains("50 friends are all"))
        story = Self.story()
        let key = "3f1c9a52-7d4e-4b86-a0d3-5e8b2c71f96a"
        story.happen(.hide(Secret(key)))
        story.state.trail = [.me, .user(key)]
        story.press(.character("a"))
        #expect(story.state.friendList.all == [])
        #expect(status(story).contains("that is your key"))
    }

    @Test func `Friends added by key are there after a restart`() {
        var story = Self.story()
        look(&story, at: "mira")
        story.press(.character("a"))
        look(&story, at: "Ünï 💚")
        story.press(.character("a"))
        var second = DashboardHarness(history: story.history)
        second.begin()
        #expect(second.state.friendList.added == ["mira", "Ünï 💚"])
        second.press(.character("m"), .character("a"))
        #expect(second.state.friendList.added.count == 2)
    }

    @Test func `The keys go from oneself through all friends and back`() {
        var story = Self.story()
        story.press(.character("}"))
        #expect(status(story).contains("no friends yet"))
        story = Self.story(friends: ["mira", "orpheus", "42"])
        var seen: [Target] = []
        for _ in 0..<4 {
            story.press(.character("}"))
            story.answerAll(Self.reply)
            seen.append(story.state.shown)
        }
        // 42 is the owner's own id.
        #expect(seen == [.user("mira"), .user("orpheus"), .me, .user("mira")])
        story.press(.character("{"), .character("{"))
        #expect(story.state.shown == .user("orpheus"))
    }

    @Test func `A name and the number of one person are one friend once an answer tells the number`() {
        func reply(_ call: APICall) -> Result<APIValue, ClientError> {
            guard case .rangeStats(.user(let name), _) = call, ["mira", "7", "U07"].contains(name) else {
                return Self.reply(call)
            }
            return .success(.stats(CodingStats(displayName: "Mira", userID: "7", total: 3_000, projects: [])))
        }
        var story = Self.story(friends: ["mira", "7"])
        story.state.friendList.added = ["U07", "orpheus"]
        #expect(story.state.friends == ["mira", "7", "U07", "orpheus"])
        story.press(.character("F"))
        story.answerAll(reply)
        #expect(story.state.friends == ["mira", "orpheus"])
        #expect(render(story.state).text.count { $0.contains("Mira") } == 1)
        // Nobody is asked about twice, and the second name is the same friend for every key.
        var asked: [APICall] = []
        story.go(3_700) { call in
            asked.append(call)
            return reply(call)
        }
        #expect(!asked.contains { if case .rangeStats(.user("7"), _) = $0 { true } else { false } })
        story.press(.character("F"))
        look(&story, at: "U07")
        story.press(.character("a"))
        #expect(status(story).contains("settings file"))
        story.state.friendList.settled = []
        story.press(.character("a"))
        #expect(story.state.friends == ["orpheus"])
    }

    @Test func `Another account has no friends of the first`() {
        var story = Self.story(friends: ["orpheus"])
        look(&story, at: "mira")
        story.press(.character("a"), .character("m"))
        story.happen(.keyChanged)
        story.answerAll { call in
            if case .profile = call { return .success(.profile(Profile(id: "77", zone: "UTC"))) }
            return Self.reply(call)
        }
        #expect(story.state.friendList.all == ["orpheus"])
    }

    @Test func `The page has everybody by this week, and says what is not told in a word`() {
        var story = Self.story(friends: ["mira", "quiet", "ghost", "longname"])
        story.press(.character("F"))
        story.answerAll(Self.reply)
        let names = render(story.state).text.compactMap { line in
            ["LONGNAME", "Nova (you)", "MIRA", "quiet", "ghost"].first { line.contains($0) }
        }
        #expect(names == ["LONGNAME", "Nova (you)", "MIRA", "quiet", "ghost"])
        #expect(line(story, "LONGNAME").contains("6h 40m"))
        #expect(line(story, "LONGNAME").contains("▲ 2h 47m"))
        #expect(line(story, "MIRA").contains("▼ 33m"))
        #expect(line(story, "MIRA").contains(" 10m "))
        #expect(line(story, "quiet").contains("private"))
        #expect(line(story, "ghost").contains("unknown"))
        #expect(!line(story, "quiet").contains("0m"))
    }

    @Test func `At the keyboard is only who works on one of their projects under a name of one`() {
        var story = Self.story(friends: ["mira", "orpheus"])
        story.press(.character("F"))
        story.answerAll(Self.reply)
        #expect(line(story, "MIRA").contains("● "))
        #expect(!line(story, "MIRA").contains("perhaps"))
        #expect(line(story, "ORPHEUS").contains("perhaps other"))
        #expect(!line(story, "ORPHEUS").contains("●"))
        // A list that is old says nothing.
        story.pass(21 * 60)
        story.happen(.resize(Size(width: 120, height: 40)))
        #expect(!screen(story).contains("●  MIRA"))
    }

    @Test func `Enter shows the person, and a removes them from the page`() {
        var story = Self.story(friends: ["mira"])
        look(&story, at: "quiet")
        story.press(.character("a"), .character("m"), .character("F"))
        story.answerAll(Self.reply)
        story.press(.down, .down, .character("a"))
        #expect(story.state.friendList.all == ["mira"])
        story.press(.up, .down, .enter)
        #expect(story.state.shown == .user("mira"))
        #expect(story.state.layers.isEmpty)
    }

    @Test func `Nobody is asked about while neither the page nor the pane is there`() {
        var story = Self.story(friends: ["mira", "quiet"])
        #expect(story.open.isEmpty)
        var asked: [APICall] = []
        func reply(_ call: APICall) -> Result<APIValue, ClientError> {
            asked.append(call)
            return Self.reply(call)
        }
        story.press(.character("F"))
        story.answerAll(reply)
        #expect(asked.contains { if case .rangeStats(.user("mira"), _) = $0 { true } else { false } })
        // Whose figures are private is not asked for today's.
        #expect(!asked.contains { if case .userTotal("quiet", _) = $0 { true } else { false } })
        story.press(.character("F"))
        asked = []
        story.go(3_700, reply)
        #expect(!asked.contains { if case .userTotal = $0 { true } else { $0 == .currentlyHacking } })
    }

    @Test func `A server that tells no days is asked for all time`() {
        func documented(_ call: APICall) -> Result<APIValue, ClientError> {
            switch call {
            case .rangeStats, .userTotal, .currentlyHacking: .failure(.notOffered)
            default: DashboardHarness.reply(call)
            }
        }
        var story = DashboardHarness()
        story.state.friendList.settled = ["mira"]
        story.begin()
        story.answerAll(documented)
        story.press(.character("F"))
        story.answerAll(documented)
        #expect(screen(story).contains("all time: this server tells no days"))
        #expect(line(story, "MIRA").contains("1h 23m"))
        #expect(line(story, "Nova (you)").contains("25h 00m"))
        #expect(line(story, "MIRA").contains("▼ 23h 37m"))
        #expect(!line(story, "MIRA").contains(" 0m"))
    }

    @Test func `The pane can be chosen only while there are friends`() {
        var story = Self.story()
        story.press(.backTab, .backTab)
        #expect(story.state.focus.slotIsList)
        for _ in 0..<20 {
            story.press(.character("<"))
            #expect(story.state.focus != .friends)
        }
        story = Self.story(friends: ["mira"])
        story.press(.backTab, .backTab)
        for _ in 0..<20 where story.state.focus != .friends { story.press(.character("<")) }
        #expect(story.state.focus == .friends)
        story.answerAll(Self.reply)
        #expect(screen(story).contains("MIRA"))
        #expect(line(story, "MIRA").contains("10m"))
        story.press(.down, .enter)
        #expect(story.state.shown == .user("mira"))
    }
}

extension PaneID {
    fileprivate var slotIsList: Bool { PaneID.languages.rawValue <= rawValue && rawValue <= PaneID.friends.rawValue }
}
