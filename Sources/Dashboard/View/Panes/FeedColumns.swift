/// The feed's columns and their widths at a given width. The least important columns are dropped first.
struct FeedColumns: Equatable {
    /// With seconds if there is room.
    var time: Int
    var project: Int
    var entity = 0
    var language = 0
    var editor = 0
    var branch = 0
    /// The mark of a heartbeat that wrote a file.
    var mark = 0

    /// Number of blanks between two columns.
    static let gap = 2

    init(width: Int) {
        time = width >= 30 ? 8 : 5
        let rest = width - time - Self.gap
        project = max(0, min(rest, width >= 40 ? min(20, max(10, width / 8)) : width >= 30 ? 10 : rest))
        guard width >= 30 else { return }
        if width >= 44 { mark = 1 }
        if width >= 60 { language = 10 }
        if width >= 92 { editor = 10 }
        if width >= 104 { branch = min(20, width / 8) }
        let others = [project, language, editor, branch, mark].filter { $0 > 0 }
        entity = max(0, width - time - Self.gap - others.reduce(0) { $0 + $1 + Self.gap })
    }
}
