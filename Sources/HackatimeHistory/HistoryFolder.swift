import Tracker
import HackatimeAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// All histories of a user, to list or remove them.
package struct HistoryFolder {
    package struct Content: Sendable, Hashable {
        package var path: String
        /// Bytes on disk, including the log.
        package var size: Int
        /// `nil` for a file that cannot be read or was moved aside.
        package var heartbeats: Int?
        /// Seconds since 1970.
        package var firstTime: Double?
        /// The length of all covered stretches together, in days.
        package var days = 0
    }

    package var path: String

    package init(_ path: String) {
        self.path = path
    }

    /// The databases, sorted by name.
    package func contents() -> [Content] {
        names.filter { $0.hasSuffix(".db") }.map { name in
            let path = "\(path)/\(name)"
            let size = ["", "-wal"].reduce(0) { $0 + Self.size(path + $1) }
            var content = Content(path: path, size: size)
            let file = StoreFile(folder: self.path, name: String(name.dropLast(3)))
            guard let database = try? file.reader() else { return content }
            content.heartbeats = try? database.rowCount()
            content.firstTime = (try? database.firstTime()) ?? nil
            let seconds = (try? database.coverage())?.stretches.reduce(0) { $0 + $1.end - $1.start } ?? 0
            content.days = Int(seconds / 86_400)
            return content
        }
    }

    /// Removes every file of every history, but nothing else in the folder. Returns what was removed, what could not be,
    /// and the locks of running programs, which stay.
    package func clear() -> (removed: [String], left: [String], used: [String]) {
        var removed: [String] = []
        var left: [String] = []
        var used: [String] = []
        let endings = [".db", ".db-wal", ".db-shm", ".lock"]
        for name in names where endings.contains(where: { name.hasSuffix($0) }) {
            let path = "\(path)/\(name)"
            if name.hasSuffix(".lock"), RequestLock.isUsed(path) {
                used.append(path)
            } else if unlink(path) == 0 {
                removed.append(path)
            } else {
                left.append(path)
            }
        }
        // Works only if the folder is empty.
        rmdir(path)
        return (removed, left, used)
    }

    private var names: [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names.sorted()
    }

    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
