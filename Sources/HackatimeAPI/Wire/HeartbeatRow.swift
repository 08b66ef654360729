extension Heartbeat {
    /// A heartbeat in a list.
    static func row(_ value: JSONValue) -> Heartbeat? { value.fields.flatMap(Heartbeat.init) }

    /// `nil` without a usable time. Everything else is optional.
    init?(_ fields: Fields) {
        guard let time = fields.instant("time") else { return nil }
        self.init(
            id: fields.integer("id"), time: time, entity: fields.text("entity"), type: fields.text("type"),
            category: fields.text("category"), project: fields.text("project"), branch: fields.text("branch"),
            language: fields.text("language"), editor: fields.text("editor"),
            operatingSystem: fields.text("operating_system"), machine: fields.text("machine"),
            isWrite: fields.flag("is_write"), line: Self.count(fields.integer("lineno")),
            lineCount: Self.count(fields.integer("lines")), createdAt: fields.instant("created_at"),
            extras: Self.extras(fields))
    }

    private static func count(_ number: Int64?) -> Int? {
        number.flatMap { (0...Int64(Int32.max)).contains($0) ? Int($0) : nil }
    }

    /// Further fields for the detail box, in the server's order. `ip_address`, `ja4_id` and `fields_hash` reveal where
    /// a person is and nothing about the work, so they are never read.
    private static let extraNames: [(key: String, name: String)] = [
        ("created_at", "created at"), ("updated_at", "updated at"), ("user_id", "user id"),
        ("user_agent", "user agent"), ("cursorpos", "cursor position"),
        ("line_additions", "lines added"), ("line_deletions", "lines deleted"),
        ("project_root_count", "project root count"), ("dependencies", "dependencies"),
        ("source_type", "source"), ("deleted_at", "deleted at"), ("ai_model", "AI model"),
        ("ai_session", "AI session"), ("ai_subscription_plan", "AI plan"),
        ("ai_input_tokens", "AI input tokens"), ("ai_output_tokens", "AI output tokens"),
        ("ai_prompt_length", "AI prompt length"), ("ai_line_changes", "AI line changes"),
        ("human_line_changes", "human line changes"),
    ]

    private static func extras(_ fields: Fields) -> [Extra] {
        var extras: [Extra] = []
        for (key, name) in extraNames {
            let value =
                key == "dependencies"
                ? fields.texts(key).joined(separator: ", ") : fields.plain(key)
            if let value, !value.isEmpty { extras.append(Extra(name, value)) }
        }
        return extras
    }
}
