import HackatimeAPI
import Tracker
import HackatimeHistory
import Testing

/// The store filters by ids of names and the feed by the names; both must agree.
struct FilterAgreementTests {
    private static let noon = 1_795_442_400.0

    private static let rows: [Heartbeat] = (0..<400).map { index in
        func pick(_ names: [String?], _ step: Int) -> String? { names[index / step % names.count] }
        return Heartbeat(
            id: Int64(index + 1), time: noon + Double(index) * 30,
            entity: pick(["/home/nova/Robot-Arm/solver.py", "/ÜBUNG/Größe.md", nil, "日本語.swift"], 1),
            project: pick(["robot-arm", "Robot-Arm", nil, "other", "site"], 3),
            branch: pick(["main", nil, "IK-solver"], 7),
            language: pick(["Python", "python", nil, "Swift", "cpp", "C++"], 2),
            editor: pick(["NeoVim", "vscode", nil, "VS Code", "Other"], 5),
            operatingSystem: pick(["darwin", "macOS", "linux"], 11), machine: pick(["anvil", nil], 2))
    }

    private func store() -> HistoryStore {
        let store = HistoryStore(.memory, clock: { Self.noon + 20_000 }, perform: { $0() })
        let window = TimeWindow(start: Self.noon - 10, end: Self.noon + 20_000)
        let page = HeartbeatPage(heartbeats: Self.rows, isUnpaged: true, rowCount: Self.rows.count)
        store.remember(
            APIResult(
                requestID: RequestID(1), call: .heartbeats(window), dialect: .live,
                result: .success(.heartbeats(page)),
                serverTime: nil),
            at: Self.noon + 20_000)
        return store
    }

    @Test func `A row of each list lets the rows through that it counts`() throws {
        let store = store()
        for field in HeartbeatField.timed {
            let labels = Set(Self.rows.compactMap { field.label(of: $0) })
            #expect(labels.count > (field == .category ? 0 : 1))
            for label in labels {
                var filter = FeedFilter()
                filter[field] = label
                guard case .rows(let page) = store.recall(.rows(RowQuery(.newest, count: 1_000, filter: filter))) else {
                    Issue.record("unreadable")
                    return
                }
                #expect(page.rows.map(\.id) == Self.rows.filter(filter.matches).map(\.id), "\(field) \(label)")
                #expect(!page.rows.isEmpty)
            }
        }
    }

    @Test func `Several projects let through the rows of each`() {
        let store = store()
        for projects in [["robot-arm", "Site"], ["Other", "site"], ["absent"], ["absent", "other"], ["site"]] {
            var filter = FeedFilter()
            filter.projects = projects
            guard case .rows(let page) = store.recall(.rows(RowQuery(.newest, count: 1_000, filter: filter))) else {
                Issue.record("unreadable")
                return
            }
            #expect(page.rows.map(\.id) == Self.rows.filter(filter.matches).map(\.id), "\(projects)")
            #expect(page.rows.isEmpty == (projects == ["absent"]))
        }
    }

    @Test func `Every filter lets the same rows through`() {
        let store = store()
        for text in [
            "", "solver", "PY", "robot main", "übung", "GRÖSSE", "本", "vim ik-", "absent", "o", "c++", "vs code",
        ] {
            for project in [nil, "ROBOT-ARM", "Other", "sit"] as [String?] {
                for language in [nil, "PYTHON", "other", "C++", "py"] as [String?] {
                    var filter = FeedFilter()
                    filter.words = FeedFilter.words(in: text)
                    filter.project = project
                    filter.language = language
                    let answer = store.recall(.rows(RowQuery(.newest, count: 1_000, filter: filter)))
                    guard case .rows(let page) = answer else {
                        Issue.record("unreadable")
                        return
                    }
                    let expected = Self.rows.filter(filter.matches)
                    #expect(page.rows.map(\.id) == expected.map(\.id), "\(filter)")
                    #expect(page.isEnd)
                }
            }
        }
    }
}
