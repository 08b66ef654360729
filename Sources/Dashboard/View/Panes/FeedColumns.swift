/// The feed's columns and their widths at a given width. The least important columns are dropped first.
struct FeedColumns: Equatable {
    /// Which columns are wanted besides time, project and file.
    enum Choice: String, Sendable, CaseIterable {
        case usual, files, branches, machines
    }

    /// With seconds if there is room.
    var time: Int
    var project: Int
    var entity = 0
    var language = 0
    var editor = 0
    var branch = 0
    var machine = 0
    var system = 0
    var category = 0
    /// The mark of a heartbeat that wrote a file.
    var mark = 0

    /// Number of blanks between two columns.
    static let gap = 2

    init(width: Int, _ choice: Choice = .usual) {
        time = width >= 30 ? 8 : 5
        let rest = width - time - Self.gap
        let most = width >= 130 ? 28 : 20
        project = max(0, min(rest, width >= 40 ? min(most, max(10, width / 8)) : width >= 30 ? 10 : rest))
        guard width >= 30 else { return }
        if width >= 44 { mark = 1 }
        let isWide = width >= 150
        switch choice {
        case .files: break
        case .usual:
            if width >= 60 { language = isWide ? 16 : 10 }
            if width >= 92 { editor = isWide ? 12 : 10 }
            if width >= 104 { branch = min(most, width / 8) }
            if isWide { machine = 14 }
            if width >= 170 { system = 10 }
            if width >= 185 { category = 12 }
        case .branches:
            if width >= 60 { branch = min(40, max(14, width / 4)) }
            if width >= 80 { language = isWide ? 16 : 10 }
        case .machines:
            if width >= 60 { machine = isWide ? 20 : 14 }
            if width >= 76 { editor = isWide ? 16 : 10 }
            if width >= 92 { system = isWide ? 14 : 8 }
            if width >= 110 { category = 12 }
        }
        let others = [project, language, editor, branch, machine, system, category, mark].filter { $0 > 0 }
        entity = max(0, width - time - Self.gap - others.reduce(0) { $0 + $1 + Self.gap })
    }
}
