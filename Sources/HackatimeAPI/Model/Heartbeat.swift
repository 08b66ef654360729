/// One moment of work, as sent by an editor. Every text comes from outside and may contain anything, including escape
/// sequences. The call only cuts it to 1,000 bytes. `nil` where the server sent null, nothing, or an empty text.
public struct Heartbeat: Sendable, Hashable {
    /// The server's number; `nil` on servers that do not send one.
    public var id: Int64?
    /// Seconds since 1970, with a fraction.
    public var time: Double
    /// The file, URL or program that was worked on.
    public var entity: String?
    /// The kind of entity: `file`, `app`, `domain`.
    public var type: String?
    /// The kind of work: `coding`, `browsing`, `meeting`, `ai coding`.
    public var category: String?
    /// The project; `<<LAST_PROJECT>>` where a plugin could not find it.
    public var project: String?
    /// The branch of the project's repository.
    public var branch: String?
    /// The language as the plugin names it: `python` and `Python` are different.
    public var language: String?
    /// The editor, such as `vscode`.
    public var editor: String?
    /// The system, such as `linux`.
    public var operatingSystem: String?
    /// The name of the computer.
    public var machine: String?
    /// Whether the file was saved; false where the server did not say.
    public var isWrite: Bool
    /// The cursor's line, which editors count from 1; never negative.
    public var line: Int?
    /// The file's number of lines; never negative.
    public var lineCount: Int?
    /// When the server stored it, in seconds since 1970; `nil` where it does not say. Much later than `time` if an editor
    /// sent it late.
    public var createdAt: Double?
    /// All other fields the server sent, in its order, for the detail box. Never the IP address.
    public var extras: [Extra]

    /// A field without a property of its own.
    public struct Extra: Sendable, Hashable {
        /// A readable name such as `user agent`, not the server's key.
        public var name: String
        /// The value as text, not empty, unchecked.
        public var value: String

        /// Does not check the values; the call does.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Does not check the values; the call does.
    public init(
        id: Int64? = nil, time: Double, entity: String? = nil, type: String? = nil, category: String? = nil,
        project: String? = nil, branch: String? = nil, language: String? = nil, editor: String? = nil,
        operatingSystem: String? = nil, machine: String? = nil, isWrite: Bool = false, line: Int? = nil,
        lineCount: Int? = nil, createdAt: Double? = nil, extras: [Extra] = []
    ) {
        self.id = id
        self.time = time
        self.entity = entity
        self.type = type
        self.category = category
        self.project = project
        self.branch = branch
        self.language = language
        self.editor = editor
        self.operatingSystem = operatingSystem
        self.machine = machine
        self.isWrite = isWrite
        self.line = line
        self.lineCount = lineCount
        self.createdAt = createdAt
        self.extras = extras
    }
}

/// One response of `my/heartbeats`.
public struct HeartbeatPage: Sendable, Equatable {
    /// In time order. Rows with an unusable time are left out.
    public var heartbeats: [Heartbeat]
    /// Whether the server repeated the window it used. Only a server without a row limit does.
    public var isUnpaged: Bool
    /// Number of rows the server sent, including those left out.
    public var rowCount: Int

    /// Does not sort or count the rows; the call does.
    public init(heartbeats: [Heartbeat], isUnpaged: Bool, rowCount: Int) {
        self.heartbeats = heartbeats
        self.isUnpaged = isUnpaged
        self.rowCount = rowCount
    }
}

extension HeartbeatPage {
    /// How much of a window a response covers. The store, the feed and back-fill all use this one decision.
    package enum Completeness: Sendable {
        /// Everything there is.
        case whole
        /// The server's row limit cut it off.
        case cutOff
        /// It contains rows from other times. The server interprets windows differently or ignores them, so nothing is
        /// known about the requested one.
        case strayed
    }

    /// A row may be a second outside, because servers round.
    package func completeness(of window: TimeWindow) -> Completeness {
        if heartbeats.contains(where: { $0.time < window.start - 1 || $0.time > window.end + 1 }) { return .strayed }
        return isUnpaged || rowCount < MyHeartbeats.documentedLimit ? .whole : .cutOff
    }
}

/// A session: heartbeats with no more than two minutes between them, as computed by the server
/// (`users/{name}/heartbeats/spans`).
public struct Span: Sendable, Hashable {
    /// Seconds since 1970.
    public var start: Double
    /// Seconds since 1970, not before `start`. If another session follows, the server adds two minutes after the last
    /// heartbeat.
    public var end: Double
    /// Seconds counted, not negative; the whole length if the server sent none.
    public var duration: Double

    /// Does not check the values; the call does.
    public init(start: Double, end: Double, duration: Double) {
        self.start = start
        self.end = end
        self.duration = duration
    }
}

/// What makes two rows the same heartbeat: the server's number, or else time, entity, project, editor and machine.
public enum HeartbeatKey: Sendable, Hashable {
    /// The server's number.
    case number(Int64)
    /// For servers that send no number. The time is in seconds since 1970.
    case fields(time: Double, entity: String?, project: String?, editor: String?, machine: String?)
}

extension Heartbeat {
    /// Seconds by which a heartbeat may be ahead of the clock. One further ahead was sent by a machine with a wrong
    /// clock, and says nothing about the present.
    public static let futureTolerance: Double = 300

    /// The row's identity.
    public var key: HeartbeatKey {
        if let id { return .number(id) }
        return .fields(time: time, entity: entity, project: project, editor: editor, machine: machine)
    }
}
