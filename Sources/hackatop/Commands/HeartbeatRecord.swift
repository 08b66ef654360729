import Cells
import Dashboard
import HackatimeAPI
import Tracker

/// A heartbeat as a line, for people and for programs. What the server sends besides is left out; the IP address never
/// comes this far.
struct HeartbeatRecord {
    let heartbeat: Heartbeat
    let zone: ZoneRules

    /// With the date, the project in a column of its own, and `*` for a saved file.
    func text(_ paint: Paint) -> String {
        let time = zone.civilTime(at: heartbeat.time)
        let project = Glyphs.cutEnd(heartbeat.project ?? Breakdown.nameless, to: Table.Column.name)
        let width = Glyphs.width(of: project)
        let place = heartbeat.line.map { ":\($0)" } ?? ""
        let parts = [
            heartbeat.entity.map { Glyphs.cutEnd($0, to: Table.Column.long) + place },
            heartbeat.language.map(LanguageName.shown),
            heartbeat.editor.map(ToolName.editor), heartbeat.isWrite ? "*" : nil,
        ].compactMap(\.self)
        let end = parts.map { Glyphs.cutEnd($0, to: Table.Column.long) }.joined(separator: "  ")
        return paint.dim("\(time.date.text) \(Clock.seconds(time))") + "  " + paint.title(project)
            + String(repeating: " ", count: max(0, 14 - width)) + "  " + end
    }

    static let keys = [
        "time", "seconds", "project", "entity", "type", "category", "branch", "language", "editor", "system",
        "machine", "is_write", "line", "lines", "id",
    ]

    static var csvHead: String { keys.joined(separator: ",") }

    var csv: String { values.map { $0.csv }.joined(separator: ",") }

    var json: JSON { record("heartbeat", zip(Self.keys, values.map(\.json)).map { ($0, $1) }) }

    /// In the order of the keys.
    var values: [Field] {
        let beat = heartbeat
        return [
            .text(time), .real(beat.time), .text(beat.project), .text(beat.entity), .text(beat.type),
            .text(beat.category), .text(beat.branch), .text(beat.language.map(LanguageName.shown)),
            .text(beat.editor.map(ToolName.editor)), .text(beat.operatingSystem.map(ToolName.system)),
            .text(beat.machine), .bool(beat.isWrite), .integer(beat.line), .integer(beat.lineCount),
            .integer(beat.id.map { Int($0) }),
        ]
    }

    private var time: String {
        let instant = ZonedInstant(seconds: heartbeat.time, offset: zone.offset(at: heartbeat.time))
        return ISO8601.text(instant, milliseconds: true)
    }
}

/// A line of JSON that stands alone.
func record(_ kind: String, _ members: [(String, JSON)]) -> JSON {
    .object([("version", .integer(Report.version)), ("kind", .text(kind))] + members)
}

/// One value of a row, in each of the forms of output.
enum Field {
    case text(String?)
    case integer(Int?)
    case bool(Bool)
    /// Seconds with a fraction.
    case real(Double)

    var csv: String {
        switch self {
        case .text(let text): text.map(Table.field) ?? ""
        case .integer(let number): number.map { String($0) } ?? ""
        case .bool(let value): value ? "true" : "false"
        case .real(let seconds): Self.milliseconds(seconds)
        }
    }

    var json: JSON {
        switch self {
        case .text(let text): .text(text)
        case .integer(let number): number.map { .integer($0) } ?? .null
        case .bool(let value): .bool(value)
        case .real(let seconds): .number(Self.milliseconds(seconds))
        }
    }

    /// Without the rounding of a binary fraction.
    private static func milliseconds(_ seconds: Double) -> String {
        let all = Int((seconds * 1_000).rounded())
        let rest = String(1_000 + abs(all % 1_000)).dropFirst()
        return "\(all / 1_000).\(rest)"
    }
}
