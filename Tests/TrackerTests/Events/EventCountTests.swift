import HackatimeAPI
import Testing
import Tracker

/// The lines between Hackatime's total and an event's.
struct EventCountTests {
    private static let window = TimeWindow(start: 1_000_000, end: 2_000_000)
    private static let offered = ["a", "b", "c"]

    /// Independent of the code: the sum of the gaps of the heartbeats that count.
    private static func sum(_ rows: [Heartbeat], after lead: Double? = nil) -> Double {
        let times = (lead.map { [$0] } ?? []) + rows.map(\.time)
        return zip(times, times.dropFirst()).reduce(0) { $0 + min($1.1 - $1.0, 120) }.rounded(.toNearestOrEven)
    }

    private static func counts(_ row: Heartbeat, _ chosen: Set<String>, _ leavesOutAI: Bool) -> Bool {
        guard let category = row.category, !category.isEmpty else { return false }
        if ["browsing", "meeting", "communicating"].contains(category) { return false }
        if leavesOutAI, category == "ai coding" { return false }
        guard let project = row.project, !project.isEmpty else { return false }
        return chosen.isEmpty ? !["<<LAST_PROJECT>>", "Other"].contains(project) : chosen.contains(project)
    }

    private static func rows(
        _ dice: inout SplitMix64, projects: [String?], categories: [String?], isWhole: Bool, before: Bool
    ) -> [Heartbeat] {
        var time = window.start - (before ? 400 : 0)
        return (0..<Int(dice.next() % 120)).map { _ in
            let step = Double(dice.next() % 300_000) / (dice.next() % 3 == 0 ? 200 : 4_000)
            time += isWhole ? step.rounded() : step
            return Heartbeat(
                time: time, category: categories[Int(dice.next() % UInt64(categories.count))],
                project: projects[Int(dice.next() % UInt64(projects.count))])
        }
    }

    @Test(arguments: 0..<400) func `The lines add up to the difference for any heartbeats, to the second`(seed: Int) {
        var dice = SplitMix64(seed: UInt64(seed))
        let rows = Self.rows(
            &dice, projects: ["a", "a", "b", "c", nil, "", "Other", "<<LAST_PROJECT>>"],
            categories: ["coding", "coding", "coding", "browsing", "meeting", "ai coding", nil, ""],
            isWhole: seed % 3 == 0, before: seed % 2 == 0)
        let chosen: Set<String> = seed % 4 == 0 ? [] : seed % 4 == 1 ? ["a"] : ["a", "c"]
        let leavesOutAI = seed % 5 < 2
        let table = BeatTable(rows, in: Self.window)
        let count = EventCount(table, EventRules(projects: chosen, leavesOutAICoding: leavesOutAI))
        let kept = rows.filter { Self.counts($0, chosen, leavesOutAI) }
        let inside = kept.filter { $0.time >= Self.window.start }
        #expect(count.event == Self.sum(inside, after: kept.last { $0.time < Self.window.start }?.time))
        #expect(count.total == Self.sum(rows.filter { $0.time >= Self.window.start }))
        #expect(count.lines.reduce(0) { $0 + $1.seconds } == count.event - count.total)
        #expect(Set(count.lines.map(\.kind)).count == count.lines.count)
        #expect(count.lines.allSatisfy { $0.seconds == $0.seconds.rounded() && $0.seconds != 0 })
    }

    @Test(arguments: 0..<60) func `Where nothing is left out, nothing differs`(seed: Int) {
        var dice = SplitMix64(seed: UInt64(seed) + 7_000)
        let rows = Self.rows(
            &dice, projects: ["a", "b", "c"], categories: ["coding", "ai coding"], isWhole: false, before: false)
        for chosen in [[], ["a", "b", "c"]] {
            let count = EventCount(BeatTable(rows, in: Self.window), EventRules(projects: chosen))
            #expect(count.lines.isEmpty)
            #expect(count.event == count.total)
        }
    }

    /// A world without one cause, and the line that must not be there.
    @Test(arguments: 0..<200) func `A line is absent where its cause is`(seed: Int) {
        var dice = SplitMix64(seed: UInt64(seed) + 90_000)
        let cause = EventCount.Line.Kind.allCases[seed % 6]
        var projects: [String?] = ["a", "b", nil, "Other", "<<LAST_PROJECT>>"]
        var categories: [String?] = ["coding", "browsing", nil, "ai coding"]
        var chosen: [String] = seed % 12 < 6 ? ["a"] : []
        switch cause {
        case .notChosen: chosen = []
        case .lastProject: projects.removeAll { $0 == "<<LAST_PROJECT>>" }
        case .nameless: projects.removeAll { $0 == nil || $0 == "Other" }
        case .hiddenCategory: categories.removeAll { $0 == "browsing" }
        case .noCategory: categories.removeAll { $0 == nil }
        default: categories.removeAll { $0 == "ai coding" }
        }
        let rows = Self.rows(&dice, projects: projects, categories: categories, isWhole: false, before: true)
        let table = BeatTable(rows, in: Self.window)
        let count = EventCount(table, EventRules(projects: chosen, leavesOutAICoding: true))
        #expect(!count.lines.contains { $0.kind == cause || $0.kind == .unexplained })
        let inside = BeatTable(rows.filter { $0.time >= Self.window.start }, in: Self.window)
        let later = EventCount(inside, EventRules(projects: chosen, leavesOutAICoding: true))
        #expect(!later.lines.contains { $0.kind == .edge })
    }

    private func beat(_ time: Double, _ project: String?, _ category: String? = "coding") -> Heartbeat {
        Heartbeat(time: Self.window.start + time, category: category, project: project)
    }

    @Test func `Every line by example`() {
        // To and fro: a has all of it, b the first minute too.
        var rows: [Heartbeat] = [-30, 0, 60, 120].map { beat($0, "a") }
        rows += [beat(130, "b"), beat(190, "b"), beat(200, "a")]
        rows += [beat(1_000, "a", "browsing"), beat(1_050, "a", "browsing")]
        rows += [beat(2_000, "a", nil), beat(2_040, "a", nil), beat(3_000, nil), beat(3_030, nil)]
        rows += [beat(4_000, "<<LAST_PROJECT>>"), beat(4_020, "<<LAST_PROJECT>>")]
        rows += [beat(5_000, "a", "ai coding"), beat(5_010, "a", "ai coding")]
        let table = BeatTable(rows, in: Self.window)
        let count = EventCount(table, EventRules(projects: ["a"], leavesOutAICoding: true), days: [])
        #expect(count.event == 230)
        #expect(count.total == 950)
        var lines = Dictionary(uniqueKeysWithValues: count.lines.map { ($0.kind, $0.seconds) })
        // Three pairs are not of the chosen project: 60 of b, then two with a pause between them.
        #expect(lines[.notChosen] == -350)
        #expect(lines[.hiddenCategory] == -50)
        #expect(lines[.noCategory] == -40)
        #expect(lines[.aiCoding] == -10)
        #expect(lines[.edge] == 30)
        #expect(lines[.lastProject] == nil)
        let all = EventCount(table, EventRules(leavesOutAICoding: true))
        lines = Dictionary(uniqueKeysWithValues: all.lines.map { ($0.kind, $0.seconds) })
        #expect(lines[.nameless] == -30)
        #expect(lines[.lastProject] == -20)
        #expect(lines[.notChosen] == nil)
    }

    /// The same with the time at which the server had it; `nil` if it does not say.
    private func beat(_ time: Double, _ project: String, at sent: Double?) -> Heartbeat {
        var beat = beat(time, project)
        beat.createdAt = sent.map { Self.window.start + $0 }
        return beat
    }

    @Test func `What was sent after the end is what would be missing without it`() {
        let end = Self.window.end
        let after = Self.window.length + 3_600
        func late(_ rows: [Heartbeat], _ projects: [String] = ["a"]) -> Double? {
            EventCount(BeatTable(rows, in: Self.window), EventRules(projects: projects), end: end).late
        }
        let timely = [0, 100, 200].map { beat($0, "a", at: $0 + 2) }
        #expect(late(timely) == 0)
        // Without the one in the middle, only two minutes of the pause count.
        #expect(late([timely[0], beat(100, "a", at: after), timely[2]]) == 80)
        #expect(late(timely + [beat(300, "a", at: after), beat(350, "a", at: after)]) == 150)
        #expect(late(timely + [beat(300, "b", at: after)]) == 0, "of a project that is not chosen")
        #expect(late(timely + [beat(300, "a", at: nil)]) == nil)
        #expect(late(timely + [beat(300, "b", at: nil)]) == 0)
        #expect(late([beat(-20, "a", at: nil)] + timely) == 0, "nobody sends before the event what came after it")
        let count = EventCount(BeatTable(timely, in: Self.window), EventRules(projects: ["a"]))
        #expect(count.late == nil, "nobody asked")
        #expect(late([beat(0, "a", at: -50), beat(30, "a", at: .greatestFiniteMagnitude)]) == 30)
    }

    @Test func `A heartbeat takes no more room for it`() { #expect(MemoryLayout<BeatTable.Beat>.stride == 16) }

    @Test func `A line of projects that are not chosen has the figure of their row`() throws {
        let rows = (0..<40).map { beat(Double($0) * 45, $0 % 3 == 0 ? "b" : "a") }
        let table = BeatTable(rows, in: Self.window)
        let all = EventCount(table, EventRules())
        let one = EventCount(table, EventRules(projects: ["a"]))
        let row = try #require(all.projects.first { $0.name == "b" })
        #expect(one.lines.first { $0.kind == .notChosen }?.seconds == -row.seconds)
        #expect(one.lines.contains { $0.kind == .twice && $0.seconds > 0 })
        // The rows overlap; the event counts that once.
        #expect(all.projects.reduce(0) { $0 + $1.seconds } > all.event)
    }

    @Test func `Days have no pause over midnight, and none outside them`() {
        let starts = (0...3).map { Self.window.start + Double($0) * 86_400 }
        let rows = [beat(86_340, "a"), beat(86_390, "a"), beat(86_410, "a"), beat(86_500, "a"), beat(400_000, "a")]
        let count = EventCount(BeatTable(rows, in: Self.window), EventRules(), days: starts)
        #expect(count.days == [50, 90, 0])
    }
}
