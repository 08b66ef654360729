import HackatimeAPI

/// Which heartbeats count for an event.
package struct EventRules: Sendable, Hashable {
    /// Exact names; empty for all that have a name.
    package var projects: Set<String>
    package var leavesOutAICoding: Bool

    package init(projects: some Sequence<String> = [], leavesOutAICoding: Bool = false) {
        self.projects = Set(projects)
        self.leavesOutAICoding = leavesOutAICoding
    }

    /// What a plugin sends where it could not find the project. Event sites do not offer it.
    package static let lastProject = "<<LAST_PROJECT>>"

    /// Whether event sites offer a project of this name.
    package static func isOffered(_ name: String) -> Bool {
        !name.isEmpty && name != Breakdown.nameless && name != lastProject
    }

    /// Why heartbeats do not count, the first reason that applies; `nil` if they do.
    package func cause(of kind: BeatTable.Kind) -> EventCount.Line.Kind? {
        if projects.isEmpty {
            if kind.project == Self.lastProject { return .lastProject }
            guard let project = kind.project, project != Breakdown.nameless else { return .nameless }
        } else if kind.project.map(projects.contains) != true {
            return .notChosen
        }
        return cause(ofCategory: kind.category)
    }

    /// The same, whatever the project.
    func cause(ofCategory category: String?) -> EventCount.Line.Kind? {
        guard let category else { return .noCategory }
        if Self.hidden.contains(category) { return .hiddenCategory }
        return leavesOutAICoding && category == "ai coding" ? .aiCoding : nil
    }

    private static let hidden = ["browsing", "meeting", "communicating"]
}
