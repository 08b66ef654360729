import Cells
import HackatimeAPI

/// One heartbeat on one line.
struct FeedRow {
    let heartbeat: Heartbeat
    let context: RenderContext
    let columns: FeedColumns
    let isNewest: Bool

    init(_ heartbeat: Heartbeat, context: RenderContext, columns: FeedColumns, isNewest: Bool) {
        self.heartbeat = heartbeat
        self.context = context
        self.columns = columns
        self.isNewest = isNewest
    }

    var isFromFuture: Bool { heartbeat.time > context.now + TrackingHealth.futureLimit }

    func draw(in area: Rect, on frame: inout Frame) {
        let bright: Role? = isNewest ? .newest : nil
        var x = area.x
        func put(_ text: String, _ width: Int, _ role: Role, fromLeft: Bool = false) {
            guard width > 0 else { return }
            frame.writeCut(text, x: x, y: area.y, columns: width, fromLeft: fromLeft, role: role, clip: area)
            x += width + FeedColumns.gap
        }
        let clock = Clock.seconds(context.zone.civilTime(at: heartbeat.time))
        let time = columns.time < 8 ? String(clock.prefix(5)) : clock
        put(time, columns.time, isFromFuture ? .warning : bright ?? .dim)

        let project = heartbeat.project ?? ""
        if TrackingHealth.isNoProject(project) {
            put(project.isEmpty ? Breakdown.nameless : project, columns.project, .warning)
        } else {
            put(project, columns.project, bright ?? Role(context.state.projectInks[project]))
        }
        if isFromFuture, columns.entity > 0 {
            put("dated in the future", columns.entity, .warning)
        } else {
            put(entity, columns.entity, bright ?? .plain, fromLeft: isPath)
        }
        let language = heartbeat.language.map(LanguageName.shown)
        put(language ?? "", columns.language, language.map { Role(Ink(language: $0)) } ?? .dim)
        put(heartbeat.editor.map(ToolName.editor) ?? "", columns.editor, bright ?? .dim)
        put(heartbeat.branch ?? "", columns.branch, bright ?? .dim)
        put(heartbeat.machine ?? "", columns.machine, bright ?? .dim)
        put(heartbeat.operatingSystem.map(ToolName.system) ?? "", columns.system, bright ?? .dim)
        put(heartbeat.category ?? "", columns.category, bright ?? .dim)
        put(heartbeat.isWrite ? context.glyphs.writeMark : "", columns.mark, bright ?? .plain)
    }

    /// The area of the fields that a filter searches.
    func searched(in area: Rect) -> Rect {
        let start = columns.time + FeedColumns.gap
        return Rect(x: area.x + start, y: area.y, width: area.width - start, height: area.height)
    }

    private var isPath: Bool {
        heartbeat.type.map { $0 == "file" } ?? true
    }

    /// The path below the project's folder, if a folder has the project's name: the project is shown next to it.
    private func inProject(_ path: String) -> String {
        let folder = "/\(heartbeat.project ?? "")/".utf8
        let bytes = path.utf8
        guard folder.count > 2, bytes.count > folder.count else { return path }
        var start = bytes.startIndex
        for _ in 0..<(bytes.count - folder.count) {
            if bytes[start...].starts(with: folder) {
                return String(path[bytes.index(start, offsetBy: folder.count)...])
            }
            bytes.formIndex(after: &start)
        }
        return path
    }

    /// The end of a path is more informative than its start. No more of it is read than can be shown.
    private var entity: String {
        let whole = heartbeat.entity ?? ""
        let kept =
            isPath ? inProject(whole.utf8.count <= 512 ? whole : String(whole.unicodeScalars.suffix(512))) : whole
        guard let line = heartbeat.line else { return kept }
        return "\(kept):\(line)"
    }
}
