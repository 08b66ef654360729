/// One moment of work, as an editor sent it. Every text came from outside and may hold anything, escape sequences
/// included; the call cuts it to 1,000 bytes and does nothing else. `nil` where the server said null, nothing, or
/// an empty text.
public struct Heartbeat: Sendable, Hashable {
    /// The server's number; absent on servers that do not send one.
    public var id: Int64?
    /// Seconds since 1970, with a fraction.
    public var time: Double
    /// What was worked on: a path, an address, a program.
    public var entity: String?
    /// What kind of thing the entity is: `file`, `app`, `domain`.
    public var type: String?
    /// The kind of work: `coding`, `browsing`, `meeting`, `ai coding`.
    public var category: String?
    /// The project; `<<LAST_PROJECT>>` where a plugin did not find out.
    public var project: String?
    /// The branch of the project's repository.
    public var branch: String?
    /// The language in the words of the plugin: here `python` and `Python` are two.
    public var language: String?
    /// The editor, such as `vscode`.
    public var editor: String?
    /// The system, such as `linux`.
    public var operatingSystem: String?
    /// The name of the computer.
    public var machine: String?
    /// The file was saved; false where the server did not say.
    public var isWrite: Bool
    /// Line of the cursor, which editors count from 1; never negative.
    public var line: Int?
    /// Lines of the file; never negative.
    public var lineCount: Int?
    /// Everything else the server told, in its order, for the detail box. Never the IP address.
    public var extras: [Extra]

    /// A field without a place of its own.
    public struct Extra: Sendable, Hashable {
        /// Plain words, such as `user agent`; not the server's key.
        public var name: String
        /// The value as text, not empty; unchecked.
        public var value: String

        /// Values are taken as they are; it is the call that picks them.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Values are taken as they are; it is the call that checks them.
    public init(
        id: Int64? = nil, time: Double, entity: String? = nil, type: String? = nil, category: String? = nil,
        project: String? = nil, branch: String? = nil, language: String? = nil, editor: String? = nil,
        operatingSystem: String? = nil, machine: String? = nil, isWrite: Bool = false, line: Int? = nil,
        lineCount: Int? = nil, extras: [Extra] = []
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
        self.extras = extras
    }
}

/// The answer to one asking for heartbeats, from `my/heartbeats`.
public struct HeartbeatPage: Sendable, Equatable {
    /// In time order. Rows with an unusable time are left out.
    public var heartbeats: [Heartbeat]
    /// The server repeated the window it used, which only a server without a row limit does.
    public var isUnpaged: Bool
    /// Rows the server sent, counting those left out.
    public var rowCount: Int

    /// Values are taken as they are; it is the call that sorts and counts.
    public init(heartbeats: [Heartbeat], isUnpaged: Bool, rowCount: Int) {
        self.heartbeats = heartbeats
        self.isUnpaged = isUnpaged
        self.rowCount = rowCount
    }
}

extension HeartbeatPage {
    /// How much of a window an answer told. The one place that decides it: the store, the feed and the fill-in follow.
    package enum Completeness: Sendable {
        /// Everything there is.
        case whole
        /// The server's limit of rows cut it off.
        case cutOff
        /// It holds rows of other times: the server reads windows in a way of its own, or not at all, so nothing is
        /// known about the one that was asked for.
        case strayed
    }

    /// A row may be a second outside: servers round.
    package func completeness(of window: TimeWindow) -> Completeness {
        if heartbeats.contains(where: { $0.time < window.start - 1 || $0.time > window.end + 1 }) { return .strayed }
        return isUnpaged || rowCount < MyHeartbeats.documentedLimit ? .whole : .cutOff
    }
}

/// A session: heartbeats with no more than two minutes between one and the next, as the server computes it
/// (`users/{name}/heartbeats/spans`).
public struct Span: Sendable, Hashable {
    /// Seconds since 1970.
    public var start: Double
    /// Seconds since 1970, not before `start`. The server puts two minutes after the last heartbeat of a session that
    /// another one follows.
    public var end: Double
    /// Seconds counted, not negative; the whole length where the server gave none.
    public var duration: Double

    /// Values are taken as they are; it is the call that checks them.
    public init(start: Double, end: Double, duration: Double) {
        self.start = start
        self.end = end
        self.duration = duration
    }
}

/// What makes two rows the same heartbeat: the server's number, else time, entity, project, editor and machine.
public enum HeartbeatKey: Sendable, Hashable {
    /// The server's number.
    case number(Int64)
    /// For servers that send no number; time in seconds since 1970.
    case fields(time: Double, entity: String?, project: String?, editor: String?, machine: String?)
}

extension Heartbeat {
    /// Seconds by which a heartbeat may be ahead of the clock. One that is further ahead was sent by a machine whose
    /// clock is wrong, and tells nothing of now.
    public static let futureTolerance: Double = 300

    /// The row's identity.
    public var key: HeartbeatKey {
        if let id { return .number(id) }
        return .fields(time: time, entity: entity, project: project, editor: editor, machine: machine)
    }
}
