import HackatimeAPI
import Tracker

/// The zone of the profile where the server does not tell it: found by comparing totals, or asked of the person.
extension DashboardState {
    /// The server has answered, and did not tell the zone.
    private var isZoneUntold: Bool {
        let profile = tracker.person(.me).profile
        if let value = profile.value { return value.zone?.isEmpty ?? true }
        guard let error = profile.problem?.error else { return false }
        return !error.isTransient && !error.isAboutKey
    }

    /// Whether the status line asks for the zone: it is not known, and it is certainly not the one on the screen.
    var asksForZone: Bool {
        guard zones.profile == nil, !zones.isQuestionClosed, shown.isOwner, isZoneUntold else { return false }
        return zones.finder.excludes(zones.display.offset(at: now.wall))
    }

    /// Compares the server's total with our own sums, while all heartbeats in it are known. A zone that was found is
    /// checked in the same way: its clock may have changed.
    func lookForZone() -> [Effect] {
        guard zones.profile == nil || zones.isFound, isZoneUntold, let total = tracker.comparableTotal,
            zones.finder.wants(at: total.asked)
        else { return [] }
        return [.recall(.times(TimeWindow(start: total.asked - ZoneFinder.day, end: total.asked)))]
    }

    mutating func compare(_ times: [Double], in window: TimeWindow, at: Moment) -> [Effect] {
        guard let total = tracker.comparableTotal, total.asked == window.end else { return [] }
        zones.finder.compare(total: total.seconds, asked: total.asked, times: times)
        let present = zones.profile?.offset(at: now.wall)
        guard let offset = zones.finder.offset else {
            guard zones.isFound, let present, zones.finder.excludes(present) else { return [] }
            return loseZone(at: at)
        }
        if let present, ZoneFinder.isSame(present, offset) { return [] }
        // The machine stands where the person lives, unless something speaks against it.
        if ZoneFinder.isSame(zones.first.offset(at: now.wall), offset) { return adopt(zones.first, at: at) }
        return ZoneRules.fixed(offset: offset).map { adopt($0, at: at) } ?? []
    }

    private mutating func adopt(_ rules: ZoneRules, at: Moment) -> [Effect] {
        zones.answer = rules == zones.first ? nil : rules.name
        zones.isFound = true
        return use(profile: rules, at: at)
    }

    /// The zone that was found is not the profile's any more.
    private mutating func loseZone(at: Moment) -> [Effect] {
        let finder = zones.finder
        zones.forgetProfile()
        zones.finder = finder
        return moveDays(at: at)
    }

    /// Wants the rules of the zone that a person named, or that an earlier run found.
    mutating func wantZone(_ name: String, at: Moment) -> [Effect] {
        zones.wanted = name
        guard let rules = ZoneRules.fixed(name: name) else { return [.loadZone(name)] }
        zones.isFound = true
        return apply(zone: name, .success(rules), at: at)
    }

    // MARK: The person's answer

    mutating func askForZone() {
        guard isZoneUntold else { return notify(.zoneIsTold) }
        layers.append(.prompt(Prompt(.zone)))
    }

    mutating func submitZone(_ prompt: inout Prompt, at: Moment) -> [Effect] {
        prompt.text = prompt.trimmed
        guard !prompt.text.isEmpty else {
            layers.removeLast()
            return []
        }
        prompt.isAsking = true
        guard let rules = ZoneRules.fixed(name: prompt.text) else { return [.loadZone(prompt.text)] }
        layers[layers.count - 1] = .prompt(prompt)
        defer { if case .prompt(let shown)? = layers.last { prompt = shown } }
        return finishAnswer(.success(rules), at: at)
    }

    /// Whether these rules were requested for a name in the prompt.
    func isAnswer(_ name: String) -> Bool {
        guard case .prompt(let prompt)? = layers.last else { return false }
        return prompt.purpose == .zone && prompt.isAsking && prompt.text == name
    }

    /// The name in the prompt is a zone, or is not.
    mutating func finishAnswer(_ result: Result<ZoneRules, ZoneProblem>, at: Moment) -> [Effect] {
        guard case .prompt(var prompt)? = layers.last else { return [] }
        guard case .success(let rules) = result, isZoneUntold else {
            prompt.isAsking = false
            prompt.problem = NoticeText.noSuchZone.text
            layers[layers.count - 1] = .prompt(prompt)
            return []
        }
        layers.removeLast()
        zones.answer = rules.name
        zones.wanted = rules.name
        // A name with an offset is checked like one that was found: its clock may change.
        zones.isFound = ZoneRules.fixed(name: rules.name) != nil
        return use(profile: rules, at: at)
    }
}
