/// A heartbeat in a list.
struct HeartbeatRow: Decodable {
    let heartbeat: Heartbeat

    init(from decoder: any Decoder) throws {
        guard let heartbeat = Heartbeat(try Fields(from: decoder)) else {
            throw ClientError.strange(.heartbeatWithoutTime)
        }
        self.heartbeat = heartbeat
    }
}

extension Heartbeat {
    /// `nil` without a usable time; anything else may be missing.
    init?(_ fields: Fields) {
        guard let time = fields.instant("time") else { return nil }
        self.init(
            id: fields.integer("id"), time: time, entity: fields.text("entity"), type: fields.text("type"),
            category: fields.text("category"), project: fields.text("project"), branch: fields.text("branch"),
            language: fields.text("language"), editor: fields.text("editor"),
            operatingSystem: fields.text("operating_system"), machine: fields.text("machine"),
            isWrite: fields.flag("is_write"), line: Self.count(fields.integer("lineno")),
            lineCount: Self.count(fields.integer("lines")), extras: Self.extras(fields))
    }

    private static func count(_ number: Int64?) -> Int? {
        number.flatMap { (0...Int64(Int32.max)).contains($0) ? Int($0) : nil }
    }

    /// What the detail box shows beside the main fields, in the server's order. `ip_address`, `ja4_id` and
    /// `fields_hash` tell where a person is and nothing about the work: they are never read.
    private static let extraNames: [(key: String, name: String, isNumber: Bool)] = [
        ("created_at", "created at", false), ("updated_at", "updated at", false), ("user_id", "user id", true),
        ("user_agent", "user agent", false), ("cursorpos", "cursor position", true),
        ("line_additions", "lines added", true), ("line_deletions", "lines deleted", true),
        ("project_root_count", "project root count", true), ("dependencies", "dependencies", false),
        ("source_type", "source", false), ("deleted_at", "deleted at", false), ("ai_model", "AI model", false),
        ("ai_session", "AI session", false), ("ai_subscription_plan", "AI plan", false),
        ("ai_input_tokens", "AI input tokens", true), ("ai_output_tokens", "AI output tokens", true),
        ("ai_prompt_length", "AI prompt length", true), ("ai_line_changes", "AI line changes", true),
        ("human_line_changes", "human line changes", true),
    ]

    private static func extras(_ fields: Fields) -> [Extra] {
        var extras: [Extra] = []
        for (key, name, isNumber) in extraNames {
            let value =
                key == "dependencies"
                ? fields.texts(key).joined(separator: ", ") : fields.plain(key, isNumber: isNumber)
            if let value, !value.isEmpty { extras.append(Extra(name, value)) }
        }
        return extras
    }
}
