import CSQLite
package import Tracker

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A problem with the history's file, and what was done about it. `HistoryStore.problem` has no other source.
package enum StoreTrouble: Sendable, Hashable {
    /// The file is not used any more. A damaged one was renamed.
    case left(String, Reason, movedTo: String?)
    case locked(String)
    /// The file belongs to another account and cannot be moved aside.
    case foreign(String)

    /// The file is used all the same.
    case exposed(String, Exposure)

    /// Who else can change the file.
    package enum Exposure: Sendable, Hashable {
        /// The file is a link.
        case link
        case foreign
        /// Its folder is open to others, and cannot be closed.
        case openFolder
    }

    package enum Reason: Sendable, Hashable {
        case newer, damaged, full, readOnly, locked, closed, broken
        /// The file system has no locks, so programs could not share the file.
        case noLocks
        /// Another file cannot be made, often because the disk has no inode left.
        case noFiles
        /// The limit of the process, or of the machine, is reached.
        case noDescriptors
        /// The limit of a file's size is reached: the process's, or the file system's.
        case tooLarge
        /// SQLite's message.
        case other(String)
    }

    package var words: HistoryProblem {
        switch self {
        case .left(let path, let reason, let aside):
            let done = aside == nil ? "" : " and was moved aside"
            let advice = Self.advice(reason).map { "; \($0)" } ?? ""
            return HistoryProblem(
                "the history \(Self.words(reason))\(done); hackatop goes on in memory\(advice)", path: aside ?? path,
                short: "history in memory: \(Self.brief(reason))")
        case .locked(let path):
            return HistoryProblem(
                "the history is locked by another program; hackatop keeps what comes in memory", path: path,
                short: "history locked by another program")
        case .foreign(let path):
            return HistoryProblem(
                "the history is another account's and cannot be moved; hackatop goes on in memory; "
                    + "check who may write to its folder", path: path,
                short: "history in memory: another account's")
        case .exposed(let path, .link):
            return HistoryProblem(
                "the history is a link, and where it leads is left as it is; put a file of your own in its place",
                path: path, short: "the history is a link")
        case .exposed(let path, .foreign):
            return HistoryProblem(
                "the history belongs to another user, who can read and change it; remove it to begin your own",
                path: path, short: "the history belongs to another user")
        case .exposed(let path, .openFolder):
            return HistoryProblem(
                "others can replace the history; chmod go-w its folder, or name another with XDG_DATA_HOME", path: path,
                short: "others can replace the history")
        }
    }

    /// What a person can do. For a damaged file there is nothing to do.
    private static func advice(_ reason: Reason) -> String? {
        switch reason {
        case .newer: "install the newer one to use it"
        case .full: "make room and start it again"
        case .noFiles: "make room (see df and df -i) and start it again"
        case .noDescriptors: "raise ulimit -n and start it again"
        case .tooLarge: "raise ulimit -f and start it again"
        case .readOnly, .closed: "check who may write to it"
        case .noLocks: "XDG_DATA_HOME can name a folder on a local disk"
        case .damaged, .locked, .broken, .other: nil
        }
    }

    private static func words(_ reason: Reason) -> String {
        switch reason {
        case .newer: "was written by a newer hackatop"
        case .damaged: "is damaged"
        case .full: "cannot grow: the disk is full"
        case .readOnly: "cannot be written"
        case .locked: "is locked by another program"
        case .closed: "cannot be opened or made"
        case .broken: "cannot be read or written"
        case .noFiles: "cannot be made: the disk has no room for another file"
        case .noDescriptors: "cannot be opened: too many files are open"
        case .tooLarge: "cannot grow: the limit of a file's size is reached"
        case .noLocks: "is in a folder without file locks"
        case .other(let words): "cannot be used (\(words))"
        }
    }

    private static func brief(_ reason: Reason) -> String {
        switch reason {
        case .newer: "by a newer hackatop"
        case .damaged: "the file is damaged"
        case .full: "the disk is full"
        case .readOnly: "cannot be written"
        case .locked: "locked"
        case .closed: "cannot be opened"
        case .broken: "cannot be read or written"
        case .noFiles: "no room for another file"
        case .noDescriptors: "too many open files"
        case .tooLarge: "limit of a file's size"
        case .noLocks: "no file locks here"
        case .other: "cannot be used"
        }
    }
}

extension StoreError {
    /// The reason to show to a person.
    var reason: StoreTrouble.Reason {
        if isNewer { return .newer }
        if self == .noLocks { return .noLocks }
        if isDamage { return .damaged }
        switch system {
        case EMFILE, ENFILE: return .noDescriptors
        case EFBIG: return .tooLarge
        case ENOSPC, EDQUOT: return primary == SQLITE_CANTOPEN ? .noFiles : .full
        case EROFS: return .readOnly
        default: break
        }
        return switch primary {
        case SQLITE_FULL: .full
        case SQLITE_READONLY, SQLITE_PERM: .readOnly
        case SQLITE_BUSY, SQLITE_LOCKED: .locked
        case SQLITE_CANTOPEN, SQLITE_AUTH: .closed
        case SQLITE_IOERR: .broken
        default: .other(message)
        }
    }
}
