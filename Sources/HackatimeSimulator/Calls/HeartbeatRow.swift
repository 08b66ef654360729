import HackatimeAPI

/// Writes one heartbeat, with every column the live server sends.
struct HeartbeatRow {
    let person: SimulatedPerson
    var omitsID = false

    /// Columns that are the same for every heartbeat.
    private static let rest = """
        "source_type":"direct_entry","ip_address":"203.0.113.7"
        """
    private static let empty = """
        "ja4_id":null,"deleted_at":null,"ai_model":null,"ai_session":null,"ai_subscription_plan":null,\
        "ai_input_tokens":null,"ai_output_tokens":null,"ai_prompt_length":null
        """

    func write(_ beat: Beat, to list: inout JSONWriter) {
        let cast = person.cast
        let project = cast.project(beat)
        let file = cast.file(beat)
        let machine = cast.machines[project.machine % cast.machines.count]
        let system = cast.systems[machine.system % cast.systems.count]
        let editor = cast.editors[project.editor % cast.editors.count]
        let stored = Instants.precise(beat.time + person.delay(of: beat))
        list.object { row in
            if !omitsID { row.raw("id", number(String(beat.id), beat, 6, "\"\(beat.id)\"")) }
            row.raw("time", number(Figures.epoch(beat.time), beat, 7, "\"\(Figures.epoch(beat.time))\""))
            row.text("created_at", stored)
            row.text("updated_at", stored)
            row.number("user_id", person.id)
            row.text("entity", project.root + file.path)
            row.text("type", "file")
            row.text("category", project.category)
            row.text("project", project.name)
            row.text("branch", cast.branch(beat))
            row.text("language", cast.languages[file.language % cast.languages.count].name)
            row.text("editor", editor)
            row.text("operating_system", system)
            row.text("machine", machine.name)
            row.text("user_agent", agent(editor ?? "unknown", system ?? "unknown"))
            row.raw("is_write", number(beat.isWrite ? "true" : "false", beat, 5, beat.isWrite ? "1" : "null"))
            row.raw("lineno", number(String(beat.line), beat, 0, "-5"))
            row.raw("lines", number(String(beat.line / 100 * 100 + 340), beat, 1, "99999999999999999999"))
            row.raw("cursorpos", number(String(Int(beat.line) * 31 % 80), beat, 2, "1e300"))
            row.raw("line_additions", number("null", beat, 3, "\"many\""))
            row.raw("line_deletions", "null")
            row.raw("project_root_count", number("4", beat, 4, "null"))
            row.list("dependencies", of: project.dependencies)
            row.raw(nil, Self.rest)
            row.text("fields_hash", digest(beat))
            row.raw(nil, Self.empty)
            row.raw("ai_line_changes", beat.isWrite && project.aiModel != nil ? "12" : "null")
            row.raw("human_line_changes", beat.isWrite ? String(Int(beat.line) % 9 - 1) : "null")
        }
    }

    /// A careless server gets one column in eight wrong.
    private func number(_ text: String, _ beat: Beat, _ turn: Int64, _ wrong: String) -> String {
        person.cast.isCareless && beat.time % 8 == turn ? wrong : text
    }

    private func agent(_ editor: String, _ system: String) -> String {
        "wakatime/v1.132.1 (" + system + "-6.12-x86_64) go1.25.5 " + editor + "/1.104.2 " + editor + "-wakatime/25.3.0"
    }

    private func digest(_ beat: Beat) -> String {
        let high = Dice.mixed(UInt64(bitPattern: beat.time))
        return String((high | 1 << 63), radix: 16) + String((Dice.mixed(high) | 1 << 63), radix: 16)
    }
}
