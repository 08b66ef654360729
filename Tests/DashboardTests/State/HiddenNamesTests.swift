import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

/// A world in which every name contains `zq`, which no word of the program does.
private enum Marked {
    static func heartbeat(_ index: Int) -> Heartbeat {
        let project = "zq\(index % 7)zq"
        return Heartbeat(
            time: DashboardHarness.noon - 60 - Double(index) * 100,
            entity: "/zqhome/zqme/\(project)/zqdir/zq\(index % 11).zq",
            type: index % 5 == 0 ? "domain" : "file", category: "coding", project: index % 9 == 0 ? nil : project,
            branch: "zq/zqbranch", language: index % 2 == 0 ? "Swift" : "Go", editor: "neovim",
            operatingSystem: "linux",
            machine: "zqmachine", isWrite: index % 3 == 0, line: 12, lineCount: 200,
            extras: [Heartbeat.Extra("plugin", "zq-plugin"), Heartbeat.Extra("ai_lines", "3")])
    }

    static let rows = (0..<600).reversed().map(heartbeat)
    static let projects = (0..<7).map { Breakdown(name: "zq\($0)zq", seconds: 9_000 - Double($0 / 2) * 900) }

    static func stats(_ name: String?) -> CodingStats {
        CodingStats(
            displayName: name, userID: "42", total: 90_000,
            languages: [Breakdown(name: "Swift", seconds: 50_000), Breakdown(name: "Go", seconds: 40_000)],
            projects: projects, trust: Trust(.green))
    }

    static let ranking = Ranking(
        entries: (1...60).map {
            Ranking.Entry(
                rank: $0, userID: $0 == 30 ? "42" : "\($0)", name: "Zq Zqson \($0)", seconds: 9_000 - Double($0) * 60)
        })
    static let hackers = (0..<4).map {
        Hacker(
            name: "Zqhacker \($0)", countryCode: "IN", project: "zqproject\($0)",
            repositoryURL: ["https://zq.example/zq/zqproject", "zq@zq.example:zq.git"][$0 % 2])
    }

    static func reply(_ call: APICall) -> Result<APIValue, ClientError> {
        switch call {
        case .ownStats: .success(.stats(stats("Zq Zqson")))
        case .userStats(let name):
            name == "zqnobody"
                ? .failure(.notFound(serverMessage: "no zqnobody here")) : .success(.stats(stats("Zq Friend")))
        case .rangeStats(.user(let name), _): .success(.stats(stats(name == "zqpal" ? "Zq Pal" : "Zq Friend")))
        case .rangeStats: .success(.stats(stats(nil)))
        case .newestHeartbeat: .success(.newest(rows.last))
        case .profile: .success(.profile(Profile(id: "42", username: "zqson", displayName: "Zq Zqson", zone: "UTC")))
        case .heartbeats: DashboardHarness.reply(from: rows)(call)
        case .leaderboard: .success(.ranking(ranking))
        case .currentlyHacking:
            .success(
                .hackers(
                    hackers + [Hacker(name: "Zq Pal", project: "zq1zq"), Hacker(name: "Zq Friend", project: "zq")]))
        default: DashboardHarness.reply(call)
        }
    }

    static func failing(_ call: APICall) -> Result<APIValue, ClientError> {
        if case .ownStats = call { return .failure(.unreachable(.tls(.other("cannot read /zqhome/zq.pem")))) }
        return .failure(.serverBroken(status: 500, requestID: "1", serverMessage: "zq broke"))
    }

    static func harness(_ size: Size) -> DashboardHarness {
        var harness = DashboardHarness.running(size: size, reply: reply)
        harness.events.events = [EventHarness.event]
        harness.state.friendList.added = ["zqfriend", "zqnobody"]
        harness.state.prompts.suggestions = ["zqfriend", "zqother"]
        harness.state.friendList.settled = ["zqpal", "zqfriend"]
        harness.state.messages.warnings = ["the file /zqhome/zqme/zq.pem is old"]
        harness.state.historyProblem = HistoryProblem(
            "the disk is full", path: "/zqhome/zqme/zq.db", short: "disk full")
        harness.state.remark("see /zqhome/zqme/zq.cfg")
        return harness
    }
}

extension DashboardHarness {
    /// Real names in what is seen or copied after each of these keys.
    fileprivate mutating func leaks(_ keys: [Key], _ renderer: inout Renderer, seen: inout Set<String>) -> [String] {
        var leaks: [String] = []
        for key in keys {
            press(key)
            answerAll(Marked.reply)
            let copied = takeEffects().compactMap { if case .copy(let text) = $0 { text } else { nil } }
            let lines = renderer.frame(for: state).text
            seen.formUnion(lines)
            leaks += (lines + copied).filter { $0.lowercased().contains("zq") }.map { "\(key): \($0)" }
        }
        return leaks
    }
}

struct HiddenNamesTests {
    private static let sizes = [(120, 40), (80, 24), (60, 20), (200, 50), (30, 12)].map {
        Size(width: $0.0, height: $0.1)
    }

    @Test(arguments: sizes) func `No real name is drawn or copied, whatever is pressed`(size: Size) {
        var harness = Marked.harness(size)
        var (renderer, seen) = (Renderer(), Set<String>())
        for key: Key in [.character("j"), .enter, .character("y"), .escape, .character("u"), .escape] {
            #expect(!harness.leaks([key], &renderer, seen: &seen).isEmpty, "the names are there")
        }
        _ = harness.leaks([.character("x")], &renderer, seen: &seen)
        // Every command, and what it opens is left again. At one size on every pane, at the others on one after the other.
        let panes = size == Self.sizes[0] ? PaneID.allCases.count : 1
        for _ in 0..<panes {
            for binding in KeyTable.bindings where ![.names, .suspend, .quit].contains(binding.command) {
                for key in binding.keys {
                    let all: [Key] = [key, .down, .character("y"), .escape, .escape, .escape]
                    #expect(harness.leaks(all, &renderer, seen: &seen) == [])
                }
                if panes == 1 { _ = harness.leaks([.tab], &renderer, seen: &seen) }
            }
            _ = harness.leaks([.tab], &renderer, seen: &seen)
        }
        #expect(seen.contains { $0.contains(" Heartbeat ") })
        #expect(seen.contains { $0.contains("Friends") })
        // The friends' pane.
        harness.state.chooseFriendsList()
        for step: [Key] in [[.tab], [.down], [.character("y")], [.enter], [.character("}")], [.character("m")]] {
            #expect(harness.leaks(step, &renderer, seen: &seen) == [])
        }
        // Sorting, filters, details.
        for key in ["s", "j", "\n", "f", "z"] as [Character] {
            let key: Key = key == "\n" ? .enter : .character(key)
            for step: [Key] in [[key], [.enter, .character("y"), .escape], [.tab]] {
                #expect(harness.leaks(step, &renderer, seen: &seen) == [])
            }
        }
    }

    @Test(arguments: sizes) func `The page of an event tells no name`(size: Size) {
        var harness = Marked.harness(size)
        var (renderer, seen) = (Renderer(), Set<String>())
        let keys: [Key] = [.character("e"), .enter, .down, .character(" "), .character("y"), .down, .character(" ")]
        #expect(!harness.leaks(keys, &renderer, seen: &seen).isEmpty, "the names are there")
        harness.press(.escape, .escape)
        _ = harness.leaks([.character("x")], &renderer, seen: &seen)
        #expect(harness.leaks(keys, &renderer, seen: &seen) == [])
    }

    @Test(arguments: sizes) func `What is typed shows no name, nor do earlier names, errors or another user`(size: Size)
    {
        var harness = Marked.harness(size)
        var (renderer, seen) = (Renderer(), Set<String>())
        _ = harness.leaks([.character("x")], &renderer, seen: &seen)
        func typed(_ text: String) -> [Key] { text.map { .character($0) } }
        let steps: [[Key]] = [
            typed("/zq"), [.left, .enter], [.character("/")], [.escape, .escape], typed("uzqnobody"), [.enter],
            [.escape],
            typed("uzqfriend"), [.enter], typed("0jyszz"), [.character("u"), .up, .up, .down, .left, .home],
            [.paste("zq")],
            [.escape], typed("1234567[]"), [.character("m")], [.backspace],
        ]
        for step in steps { #expect(harness.leaks(step, &renderer, seen: &seen) == []) }
    }

    @Test(arguments: sizes) func `No page tells a name`(size: Size) {
        var harness = Marked.harness(size)
        var (renderer, seen) = (Renderer(), Set<String>())
        for key: Character in ["b", "W"] {
            for key: Key in [.character(key), .character("y"), .escape] {
                let leaks = harness.leaks([key], &renderer, seen: &seen)
                #expect(!leaks.isEmpty || key == .escape, "the names are there")
            }
        }
        _ = harness.leaks([.character("x")], &renderer, seen: &seen)
        let keys: [Key] = [
            .down, .character("y"), .tab, .character("y"), .end, .character("/"), .character("z"), .character("q"),
            .enter,
            .escape, .character("?"), .escape, .character("x"), .character("x"), .enter,
        ]
        for key: Character in ["b", "W"] {
            for step in [.character(key)] + keys {
                let leaks = harness.leaks([step], &renderer, seen: &seen)
                #expect(leaks.isEmpty || harness.state.names == .shown, "\(step)")
            }
        }
        #expect(seen.contains { $0.contains("Leaderboard") } && seen.contains { $0.contains("Hacking now") })
    }

    @Test(arguments: sizes) func `A comparison shows and copies no name`(size: Size) {
        var harness = Marked.harness(size)
        var (renderer, seen) = (Renderer(), Set<String>())
        for key: Key in [.character("c"), .down, .character("y")] {
            #expect(!harness.leaks([key], &renderer, seen: &seen).isEmpty, "the names are there")
        }
        let steps: [[Key]] = [
            [.character("x")], [.character("y"), .down, .character("y"), .up], [.character("1"), .character("4")],
            [.character("0"), .character("y"), .character("3")], [.character("/"), .character("z"), .enter],
            [.character("y"), .escape, .right, .left, .down], [.character("?"), .escape], [.enter], [.character("c")],
        ]
        for step in steps { #expect(harness.leaks(step, &renderer, seen: &seen) == []) }
        #expect(harness.state.shown != .me, "Enter found the person behind the alias")
    }

    @Test(arguments: sizes) func `No error tells a name`(size: Size) {
        var harness = DashboardHarness(size: size)
        harness.state.names = .hidden
        harness.begin()
        harness.answerAll(Marked.failing)
        var (renderer, seen) = (Renderer(), Set<String>())
        harness.press(.character("u"))
        harness.type("zqfriend")
        harness.press(.enter)
        harness.answerAll(Marked.failing)
        for key: Key in [.escape, .character("?"), .escape, .character("m"), .character("?")] {
            #expect(harness.leaks([key], &renderer, seen: &seen) == [])
        }
    }

    @Test func `The same name has the same alias everywhere and in every run`() {
        let aliases = Aliases()
        #expect(aliases.name("hackatop") == Aliases().name("HackaTop"))
        #expect(aliases.name("hackatop") != aliases.name("robot-arm"))
        let path = aliases.path("/home/nova/hackatop/Sources/main.swift")
        #expect(path.contains("/\(aliases.name("hackatop"))/"))
        #expect(path.hasSuffix(".swift"))
        #expect(!aliases.path("secret.nova").contains("nova"))
        #expect(aliases.name("Other") == "Other")
        #expect(aliases.name("") == "")
    }

    @Test func `Sentences keep their words and lose their paths`() {
        let aliases = Aliases()
        let plain = "run chmod 600 ~/.wakatime.cfg and/or see https://time.example/docs (now)"
        #expect(aliases.sentence(plain) == plain)
        let hidden = aliases.sentence("/home/nova/zq.pem is old (/home/nova/b) ~/nova/c")
        #expect(!hidden.contains("nova") && !hidden.contains("zq") && hidden.contains(" is old ("))
    }

    @Test func `Many names have different aliases`() {
        let aliases = Aliases()
        let made = Set((0..<60).map { aliases.name("project \($0)") })
        #expect(made.count >= 58)
    }

    @Test func `Keys mean the row that is seen, whatever its alias`() throws {
        var harness = Marked.harness(Size(width: 120, height: 40))
        harness.press(.character("x"), .backTab, .backTab, .character("s"))
        #expect(harness.state.focus == .projects)
        for _ in 0..<7 {
            let seen = harness.state.seen()
            let row = seen.breakdown(.projects)[seen.lists[.projects].selected]
            harness.press(.character(" "))
            let filter = try #require(harness.state.feedFilter.project)
            #expect(Aliases().name(filter) == row.name)
            harness.press(.character(" "), .enter)
            #expect(harness.state.layers == [.page(Page(.project(filter, of: .me)))])
            harness.press(.escape, .down)
        }
    }

    @Test func `Enter on a friend shows the one who is seen, and Space chooses them`() {
        var harness = Marked.harness(Size(width: 120, height: 40))
        harness.press(.character("x"), .character("F"))
        harness.answerAll(Marked.reply)
        harness.press(.down, .character(" "))
        #expect(harness.state.friendList.chosen == ["zqpal"])
        let lines = render(harness.state).text
        #expect(lines.contains { $0.contains(Aliases().person("zqpal")) && $0.contains("+") })
        // Whose project it is can be seen by other names too.
        #expect(lines.contains { $0.contains("●") && $0.contains(Aliases().name("zq1zq")) })
        harness.press(.enter)
        #expect(harness.state.shown == .user("zqpal"))
    }

    @Test func `Hidden names are said, remembered and can be shown again`() {
        var harness = DashboardHarness.running()
        harness.press(.character("x"))
        #expect(render(harness.state).text.last?.contains("names hidden") == true)
        #expect(harness.state.view.look.hidesNames)
        var other = DashboardHarness.running()
        _ = other.state.apply(harness.state.view, at: other.moment)
        #expect(other.state.names == .hidden)
        harness.press(.character("x"))
        #expect(render(harness.state).text.last?.contains("names hidden") == false)
        #expect(!harness.state.view.look.hidesNames)
    }
}

extension DashboardState {
    fileprivate mutating func chooseFriendsList() {
        choose(lists: ["friends", "projects"])
        focus = .friends
    }
}
