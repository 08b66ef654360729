import HackatimeAPI

/// Who can change a file that controls where the key is sent and which command prints it.
package struct FileAccess: Sendable, Equatable {
    /// The owner of a file or folder, and its permissions.
    package struct Owned: Sendable, Equatable {
        package var owner: UInt32
        /// The permission bits, such as 0o644, with the sticky bit 0o1000 of folders like /tmp.
        package var mode: UInt32
        /// Only the person who started the program is in its group, as on systems where everyone has their own group.
        package var isGroupPrivate: Bool

        package init(owner: UInt32, mode: UInt32, isGroupPrivate: Bool) {
            self.owner = owner
            self.mode = mode
            self.isGroupPrivate = isGroupPrivate
        }

        /// By anyone except its owner.
        fileprivate var canBeWrittenByOthers: Bool { mode & 0o002 != 0 || (mode & 0o020 != 0 && !isGroupPrivate) }

        package var canBeReadByOthers: Bool { mode & 0o004 != 0 || (mode & 0o040 != 0 && !isGroupPrivate) }

        fileprivate func isForeign(to user: UInt32) -> Bool { owner != user && owner != 0 }
    }

    package var file: Owned
    /// The folder that contains it.
    package var folder: Owned

    package init(file: Owned, folder: Owned) {
        self.file = file
        self.folder = folder
    }

    /// One sentence if anyone except `user` and root can change the file, or read it while it holds a key. The path is
    /// made safe to show.
    package func remark(path: String, user: UInt32, holdsKey: Bool = false) -> String? {
        if file.isForeign(to: user) { return FileRemark.foreign(path).text }
        if file.canBeWrittenByOthers { return FileRemark.writable(path).text }
        // In a sticky folder, only a file's owner can replace it.
        let canBeReplaced = folder.canBeWrittenByOthers && folder.mode & 0o1000 == 0
        if canBeReplaced || folder.isForeign(to: user) { return FileRemark.replaceable(path).text }
        return holdsKey && file.canBeReadByOthers ? FileRemark.readable(path).text : nil
    }
}

/// A remark about a settings file at the start, with its path.
package enum FileRemark: Sendable, Hashable {
    case foreign(String), writable(String), replaceable(String)
    /// It holds a key.
    case readable(String)
    /// `import_cfg` of `by` names a file that does not exist, or not by a whole path. Only `~` is expanded there, and a
    /// relative path would be another file in every folder.
    case missingImport(String, by: String), relativeImport(String, by: String)

    package var text: String {
        switch self {
        case .foreign(let path): "\(CleanText.shown(path)) belongs to another user, who can change it"
        case .writable(let path): "others can change \(CleanText.shown(path)): chmod go-w it"
        case .replaceable(let path): "others can replace \(CleanText.shown(path)): chmod go-w its folder"
        case .readable(let path): "others can read the key in \(CleanText.shown(path)): chmod go-r it"
        case .missingImport(let path, let file):
            "import_cfg of \(CleanText.shown(file)) names \(CleanText.shown(path)), which does not exist; correct it there"
        case .relativeImport(let path, let file):
            "import_cfg of \(CleanText.shown(file)) is not read: \(CleanText.shown(path)) must begin with / or ~/"
        }
    }
}
