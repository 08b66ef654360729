import Dashboard
import HackatimeAPI
import Tracker
import HackatimeHistory

/// What the traces need besides `ProgramHarness`: a person's actions, and what is known in the end.
enum WorldAct {
    /// `nil` is the key's owner.
    case show(String?)
    case range(CivilDays?)
    case lookUp(String)
    case refresh, keyChanged, suspend, resume
}

extension WorldHarness {
    func act(_ program: ProgramHarness, _ act: WorldAct) {
        self.act(program) { [zone] tracker, now in
            switch act {
            case .show(let user): tracker.show(user.map { .user($0) } ?? .me, at: now)
            case .range(let days): tracker.setRange(days?.window(in: zone), at: now)
            case .lookUp(let text): tracker.lookUp(text, at: now)
            case .refresh: tracker.refresh(at: now) ?? []
            case .keyChanged: tracker.keyChanged(at: now)
            case .suspend: tracker.suspend()
            case .resume: tracker.resume(at: now)
            }
        }
    }
}

/// What is known, as text. Times are seconds since the world's start, by the server's clock.
struct WorldFigures {
    let world: WorldHarness
    let program: ProgramHarness

    private typealias Line = (name: String, text: String?)

    /// What the program knows of the key's owner and of others.
    func ofProgram(people: [String]) -> [String] {
        let tracker = program.tracker
        let fill = tracker.backfillProgress(at: world.now)
        var lines: [Line] = [
            ("shown", name(of: tracker.shown)),
            ("next poll", tracker.nextPoll.map { WorldTrace.fixed($0 - (world.now.uptime - elapsed)) } ?? "none"),
            ("fill-in", fill.map { "\($0.known) of \($0.of) days" }),
            ("key", tracker.isKeyRejected ? "refused" : nil),
            ("clock", tracker.clockOffset == 0 ? nil : "\(number(tracker.clockOffset)) s off"),
            ("look-up", tracker.lookUp.map { "\($0.text) \($0.state)" }),
        ]
        for target in [.me] + people.map({ Target.user($0) }) { lines += about(tracker.person(target)) }
        return text(lines)
    }

    private func about(_ person: Person) -> [Line] {
        [
            ("about", name(of: person.target)),
            ("profile", reading(person.profile) { "id \($0.id ?? "?"), zone \($0.zone ?? "?")" }),
            ("day", person.day?.text),
            (
                "today",
                reading(person.today) { today in
                    "\(number(today.seconds)) s"
                        + (today.goal.map { ", goal \(number($0.tracked)) of \(number($0.target))" } ?? "")
                }
            ),
            ("stats", reading(person.stats, stats)),
            ("range", person.rangeWindow.map { "\(time($0.start)) to \(time($0.end))" }),
            ("in range", reading(person.rangeStats, stats)),
            ("newest", reading(person.newest) { $0.map(heartbeat) ?? "none yet" }),
            ("feed", reading(person.feed) { _ in "came" }),
            (
                "spans",
                reading(person.spans) { "\($0.count)" + ($0.first.map { ", last at \(time($0.start))" } ?? "") }
            ),
            ("trust", reading(person.trust) { "\($0.level)" }),
        ]
    }

    /// The history, which programs with the same file share.
    func ofHistory() -> [String] {
        guard let coverage = program.coverage else { return text([("history", "unreadable")]) }
        let today = world.today
        let week = program.count(CivilDays(first: today.adding(days: -6), last: today))
        let rows = program.rows(200)?.rows ?? []
        let streak = Streak(figures: coverage.figures, today: today)
        var lines: [Line] = [
            ("heartbeats", "\(coverage.rowCount)"),
            ("first", coverage.firstTime.map(time)),
            ("newest", rows.last.map(heartbeat)),
            ("newest 200", "\(rows.count), from \(rows.first.map(heartbeat) ?? "nowhere")"),
            ("compared", coverage.comparedAt.map { "at \(time($0))" }),
            ("streak", "\(streak.days)" + (streak.isOpen ? " or more" : "")),
            (
                "week",
                week.map { "\(number($0.total)) s, \($0.knownDays) days known" + lists($0.languages, $0.projects) }
            ),
        ]
        for stretch in coverage.known.stretches {
            lines.append(("known", "\(time(stretch.start)) to \(time(stretch.end))"))
        }
        let lately = coverage.figures.suffix(40)
        lines.append(
            ("days", "\(coverage.figures.count)" + (lately.count < coverage.figures.count ? ", the last" : "")))
        for figure in lately {
            let server = figure.serverSeconds.map { ", server \(number($0))" } ?? ""
            let work = figure.workSeconds.map { ", work \(number($0))" } ?? ""
            lines.append((figure.day.text, "\(number(figure.seconds)) s \(figure.completeness)\(server)\(work)"))
        }
        if let problem = program.store.problem { lines.append(("problem", problem.sentence)) }
        return text(lines)
    }

    // MARK: Words

    private var elapsed: Double { world.clock.server - world.start }

    private func text(_ lines: [Line]) -> [String] {
        lines.compactMap { line in
            line.text.map { line.name + String(repeating: " ", count: max(1, 12 - line.name.utf8.count)) + $0 }
        }
    }

    private func name(of target: Target) -> String {
        switch target {
        case .me: "the key's owner"
        case .user(let name): name
        }
    }

    private func time(_ seconds: Double) -> String { number(seconds - world.start) }

    private func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : WorldTrace.fixed(value)
    }

    private func heartbeat(_ row: Heartbeat) -> String {
        "\(row.id.map { "#\($0)" } ?? "no number") at \(time(row.time))"
    }

    private func stats(_ stats: CodingStats) -> String {
        "\(number(stats.total)) s" + lists(stats.languages, stats.projects)
            + (stats.streak.map { ", streak \($0)" } ?? "")
    }

    private func lists(_ languages: [Breakdown]?, _ projects: [Breakdown]?) -> String {
        [("languages", languages), ("projects", projects)].map { name, rows in
            guard let rows else { return ", no \(name)" }
            return ", \(rows.count) \(name)" + (rows.first.map { " (first \($0.name) \(number($0.seconds)))" } ?? "")
        }.joined()
    }

    /// A value, its age and its problem; `nil` if it was never requested.
    private func reading<Value>(_ reading: Resource<Value>, _ words: (Value) -> String) -> String? {
        let problem = reading.problem.map { problem in
            "problem since \(time(problem.since)): \(problem.error.headline)"
                + (problem.nextTry.map { ", next try \(time($0))" } ?? "")
        }
        let parts = [
            reading.value.map(words), reading.asOf.map { "as of \(time($0))" }, problem,
            reading.isAsking ? "is being asked for" : nil,
        ]
        let known = parts.compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: "; ")
    }
}
