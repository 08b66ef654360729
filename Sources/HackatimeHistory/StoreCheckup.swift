import Tracker

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The health of a history, read without changing anything.
package struct StoreCheckup: Sendable {
    package enum Health: Sendable, Equatable {
        /// Nothing was kept yet.
        case missing
        case sound(heartbeats: Int, days: Int)
        /// Why it cannot be used, as the status line would say it.
        case troubled(String)
    }

    package var health: Health
    /// The database; empty for a history in memory.
    package var path = ""
    /// Bytes, with the log.
    package var size = 0
    /// Permission bits of the folder and of the files that others can read or write.
    package var openModes: [(path: String, mode: UInt32)] = []

    /// Reads the whole file, so that it may take seconds.
    package init(_ location: StoreLocation) {
        guard case .file(let folder, let name) = location else {
            health = .missing
            return
        }
        let file = StoreFile(folder: folder, name: name)
        path = file.path
        let exposure = file.exposure?.words.sentence
        for path in [folder, file.path, file.path + "-wal", file.path + "-shm"] {
            var status = stat()
            guard stat(path, &status) == 0 else { continue }
            if path != folder, !path.hasSuffix("-shm") { size += Int(status.st_size) }
            let mode = UInt32(status.st_mode) & 0o777
            if mode & 0o077 != 0 { openModes.append((path, mode)) }
        }
        guard file.inode != nil else {
            health = .missing
            return
        }
        do throws(StoreError) {
            let database = try Database(path: file.path, busyTimeout: 1_000)
            if try Schema.version(of: database) > Schema.version { throw .newer(Schema.version) }
            var lines: [String] = []
            try database.each("PRAGMA quick_check(1)") { row throws(StoreError) in
                lines.append(row.text(0))
                return true
            }
            guard lines == ["ok"] else {
                health = .troubled("the history is damaged")
                return
            }
            let seconds = try database.coverage().stretches.reduce(0) { $0 + $1.end - $1.start }
            health = .sound(heartbeats: try database.rowCount(), days: Int(seconds / 86_400))
            if let exposure { health = .troubled(exposure) }
        } catch {
            health = .troubled(StoreTrouble.left(file.path, error.reason, movedTo: nil).words.sentence)
        }
    }
}
