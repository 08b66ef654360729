import CSQLite

/// A problem with the history's file, and what was done about it. `HistoryStore.problem` has no other source.
package enum StoreTrouble: Sendable, Hashable {
    /// The file is not used any more. A damaged one was renamed.
    case left(String, Reason, movedTo: String?)
    case locked(String)
    /// The file belongs to another account and cannot be moved aside.
    case foreign(String)

    package enum Reason: Sendable, Hashable {
        case newer, damaged, full, readOnly, locked, closed, broken
        /// SQLite's message.
        case other(String)
    }

    package var sentence: String {
        switch self {
        case .left(let path, let reason, let aside):
            "the history \(path) \(Self.words(reason))" + (aside.map { " and was moved to \($0)" } ?? "")
                + "; hackatop goes on in memory" + (Self.advice(reason).map { "; \($0)" } ?? "")
        case .locked(let path):
            "the history \(path) is locked by another program; hackatop keeps what comes in memory"
        case .foreign(let path):
            "the history \(path) is another account's and cannot be moved; hackatop goes on in memory; "
                + "check who may write to its folder"
        }
    }

    /// What a person can do. For a damaged file there is nothing to do.
    private static func advice(_ reason: Reason) -> String? {
        switch reason {
        case .newer: "install the newer one to use it"
        case .full: "make room and start it again"
        case .readOnly, .closed: "check who may write to it"
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
        case .other(let words): "cannot be used (\(words))"
        }
    }
}

extension StoreError {
    /// The reason to show to a person.
    var reason: StoreTrouble.Reason {
        if isNewer { return .newer }
        return switch primary {
        case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
        case SQLITE_FULL: .full
        case SQLITE_READONLY, SQLITE_PERM: .readOnly
        case SQLITE_BUSY, SQLITE_LOCKED: .locked
        case SQLITE_CANTOPEN, SQLITE_AUTH: .closed
        case SQLITE_IOERR: .broken
        default: .other(message)
        }
    }
}
