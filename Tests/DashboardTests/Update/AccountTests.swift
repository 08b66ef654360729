import Cells
import Dashboard
import HackatimeAPI
import HackatimeHistory
import TestSupport
import Testing
import Tracker

/// The key changes to another account's: nothing of the first stays on the screen or in memory.
@Suite struct AccountTests {
    /// Texts that occur only in the first account's answers.
    private static let names = ["argon", "Ferrous", "Nova", "mainframe"]

    private struct Account {
        var id: String
        var owner: String
        var project: String
        var language: String
        var branch: String

        /// The server's answer for this account.
        func reply(_ call: APICall) -> Result<APIValue, ClientError> {
            switch call {
            case .profile: .success(.profile(Profile(id: id, displayName: owner, zone: "UTC")))
            case .ownStats, .rangeStats:
                .success(
                    .stats(
                        CodingStats(
                            displayName: owner, total: 90_000,
                            languages: [Breakdown(name: language, seconds: 60_000)],
                            projects: [Breakdown(name: project, seconds: 80_000)], trust: Trust(.green))))
            default: DashboardHarness.reply(call).map(own)
            }
        }

        private func own(_ answer: APIValue) -> APIValue {
            switch answer {
            case .newest(let row?): return .newest(own(row))
            case .heartbeats(var page):
                page.heartbeats = page.heartbeats.map(own)
                return .heartbeats(page)
            default: return answer
            }
        }

        private func own(_ row: Heartbeat) -> Heartbeat {
            var row = row
            row.entity = "/home/\(project)/\(branch).code"
            row.project = project
            row.language = language
            row.branch = branch
            return row
        }
    }

    private static let first = Account(
        id: "42", owner: "Nova", project: "argon-works", language: "Ferrous", branch: "mainframe")
    private static let second = Account(
        id: "77", owner: "Torrent", project: "kite", language: "Gleam", branch: "trunk")

    private func found(in text: String) -> [String] { Self.names.filter { text.contains($0) } }

    /// The whole state as text.
    private func dump(_ harness: DashboardHarness) -> String {
        var text = ""
        Swift.dump(harness.state, to: &text)
        return text
    }

    private func screen(_ harness: DashboardHarness) -> String { render(harness.state).text.joined(separator: "\n") }

    /// The first account's afternoon, with everything open that can be.
    private func harness(_ location: StoreLocation, _ keys: [Key]) -> DashboardHarness {
        var harness = DashboardHarness.running(
            size: Size(width: 160, height: 50), history: TestHistory(location, now: DashboardHarness.noon),
            reply: Self.first.reply)
        for key in keys {
            harness.press(key)
            harness.answerAll(Self.first.reply)
        }
        harness.state.events.chosen = ["Terminal Jam": ["argon"]]
        #expect(!found(in: screen(harness)).isEmpty)
        #expect(found(in: dump(harness)).count >= 4)
        return harness
    }

    private static let situations: [[Key]] = [
        [], [.character("3")], [.character("1"), .character("w")], [.down, .down, .enter], [.tab, .enter],
        [.character("/")] + "mainframe".map { .character($0) },
        [.tab, .character("/")] + "Ferrous".map { .character($0) } + [.enter], [.backTab, .backTab, .enter],
        [.tab, .tab, .enter, .tab, .character("z")],
        [.character("u")] + "helium".map { .character($0) } + [.enter, .character("m")],
        [.character("G"), .pageUp],
    ]

    @Test(arguments: situations) func `Nothing of the first stays`(_ keys: [Key]) throws {
        let folder = try TemporaryFolder()
        for location in [StoreLocation.memory, .file(folder: folder.path, name: "kept")] {
            var harness = harness(location, keys)
            harness.pass(30)
            harness.happen(.keyChanged)
            let profile = try #require(harness.open.first { $0.call == .profile })
            harness.answer(profile, with: Self.second.reply(.profile))
            #expect(found(in: screen(harness)) == [])
            #expect(found(in: dump(harness)) == [])
            let state = harness.state
            #expect(state.feedRows.isEmpty)
            #expect(state.history.count?.total ?? 0 == 0)
            #expect(state.history.timeline?.total ?? 0 == 0)
            #expect(state.history.coverage.rowCount == 0)
            #expect(state.history.coverage.known.stretches.isEmpty)

            harness.answerAll(Self.second.reply)
            for _ in 0..<3 {
                harness.pass(60)
                harness.happen(.deadline)
                harness.answerAll(Self.second.reply)
            }
            #expect(found(in: screen(harness)) == [])
            #expect(found(in: dump(harness)) == [])
            #expect(screen(harness).contains("kite"))
            #expect(harness.state.feedRows.allSatisfy { $0.project == "kite" })
            #expect(!harness.state.feedRows.isEmpty)
        }
    }

    /// With another key of the same account everything stays.
    @Test func `Another key of the same account changes nothing`() throws {
        var harness = harness(.memory, [.down, .enter])
        let (rows, layers) = (harness.state.feedRows, harness.state.layers)
        harness.happen(.keyChanged)
        harness.answerAll(Self.first.reply)
        #expect(harness.state.feedRows == rows)
        #expect(harness.state.layers == layers)
    }

    @Test func `A profile without a zone has the machines`() throws {
        var harness = harness(.memory, [])
        let berlin = try #require(ZoneRules(name: "Europe/Berlin", posix: "CET-1CEST,M3.5.0,M10.5.0/3"))
        harness.state.zones.display = berlin
        harness.state.zones.profile = berlin
        harness.happen(.keyChanged)
        let profile = try #require(harness.open.first { $0.call == .profile })
        harness.answer(profile, with: .success(.profile(Profile(id: "77", displayName: "Torrent"))))
        #expect(harness.state.zones == Zones(display: .utc))
    }

    /// Until the key's owner is known, everything stays.
    @Test func `Before the profile comes the first stays`() {
        var harness = harness(.memory, [])
        let rows = harness.state.feedRows
        harness.happen(.keyChanged)
        #expect(harness.state.feedRows == rows)
    }
}
