package import HackatimeAPI

/// What a list can be about besides languages and projects, which every count of days has. Raw values are stored.
package enum HeartbeatField: UInt8, Sendable, Hashable, CaseIterable {
    case editor = 1, machine, system, category, branch, file
    /// Who wrote the lines: counted in lines, not in seconds.
    case author

    /// The fields whose names have timelines of their own.
    package static let timed = allCases.filter { $0 != .author }

    /// The name that a list shows: one for all spellings, `Breakdown.nameless` for none. A branch is one of its project.
    package func label(_ name: String?, project: @autoclosure () -> String?) -> String {
        guard let name, !name.isEmpty, name != Breakdown.nameless else { return Breakdown.nameless }
        switch self {
        case .editor: return ToolName.editor(name)
        case .system: return ToolName.system(name)
        case .branch:
            guard let project = project(), !project.isEmpty else { return name }
            return "\(name) (\(project))"
        case .machine, .category, .file, .author: return name
        }
    }

    /// The project in the label of a branch.
    package static func project(ofBranch label: String) -> String? {
        guard label.hasSuffix(")"), let start = label.lastIndex(of: "(") else { return nil }
        return String(label[label.index(after: start)...].dropLast())
    }

    /// The same for a heartbeat; `nil` for authors, whom no heartbeat names.
    package func label(of row: Heartbeat) -> String? {
        let name =
            switch self {
            case .editor: row.editor
            case .machine: row.machine
            case .system: row.operatingSystem
            case .category: row.category
            case .branch: row.branch
            case .file: row.entity
            case .author: nil as String?
            }
        return self == .author ? nil : label(name, project: row.project)
    }
}

/// The names of one field over some days, each counted on its own timeline, as in every list.
package struct FieldCount: Sendable, Equatable {
    package var field: HeartbeatField
    package var days: CivilDays
    /// Longest first, not more than `maxRows`. Of authors, the figures are lines.
    package var rows: [Breakdown]
    /// The number of names without a row, and the sum of their figures.
    package var restCount: Int
    package var rest: Double

    /// More than anybody reads. A year of work has some ten thousand files.
    package static let maxRows = 1_000

    package init(
        _ field: HeartbeatField, _ days: CivilDays, rows: [Breakdown] = [], restCount: Int = 0, rest: Double = 0
    ) {
        self.field = field
        self.days = days
        self.rows = rows
        self.restCount = restCount
        self.rest = rest
    }
}
