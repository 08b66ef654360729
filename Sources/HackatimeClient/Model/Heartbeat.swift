/// One moment of work, as an editor sent it. Every text came from outside and may hold anything.
public struct Heartbeat: Sendable, Hashable {
    /// The server's number; absent on servers that do not send one.
    public var id: Int64?
    /// Seconds since 1970, with a fraction.
    public var time: Double
    /// What was worked on: a path, an address, a program.
    public var entity: String?
    /// What kind of thing the entity is: `file`, `app`, `domain`.
    public var type: String?
    public var category: String?
    public var project: String?
    public var branch: String?
    public var language: String?
    public var editor: String?
    public var operatingSystem: String?
    public var machine: String?
    /// The file was saved.
    public var isWrite: Bool
    /// Line of the cursor, from 1.
    public var line: Int?
    /// Lines of the file.
    public var lineCount: Int?
    /// Everything else the server told, in its order, for the detail box. Never the IP address.
    public var extras: [Extra]

    /// A field without a place of its own.
    public struct Extra: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

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

/// The answer to one asking for heartbeats.
public struct HeartbeatPage: Sendable, Equatable {
    /// In time order. Rows with an unusable time are left out.
    public var heartbeats: [Heartbeat]
    /// The server repeated the window it used, which only a server without a row limit does.
    public var isUnpaged: Bool
    /// Rows the server sent, counting those left out.
    public var rowCount: Int

    public init(heartbeats: [Heartbeat], isUnpaged: Bool, rowCount: Int) {
        self.heartbeats = heartbeats
        self.isUnpaged = isUnpaged
        self.rowCount = rowCount
    }
}

/// A session: heartbeats with no more than two minutes between one and the next, as the server computes it.
public struct Span: Sendable, Hashable {
    /// Seconds since 1970.
    public var start: Double
    public var end: Double
    /// Seconds counted, not negative.
    public var duration: Double

    public init(start: Double, end: Double, duration: Double) {
        self.start = start
        self.end = end
        self.duration = duration
    }
}

/// What makes two rows the same heartbeat: the server's number, else time, entity, project, editor and machine.
public enum HeartbeatKey: Sendable, Hashable {
    case number(Int64)
    case fields(time: Double, entity: String?, project: String?, editor: String?, machine: String?)
}

extension Heartbeat {
    /// The row's identity.
    public var key: HeartbeatKey {
        if let id { return .number(id) }
        return .fields(time: time, entity: entity, project: project, editor: editor, machine: machine)
    }
}
