import CSQLite
package import HackatimeAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The location of a history.
package enum StoreLocation: Sendable, Hashable {
    /// `NAME.db` in a folder that is created if necessary. Only the owner may read either.
    case file(folder: String, name: String)
    /// Lost when the program ends.
    case memory

    /// One file per server and key. The name contains neither in plain text.
    package static func file(folder: String, origin: ServerOrigin, key: Secret?) -> StoreLocation {
        var hash = StableHash()
        hash.add(origin.text)
        hash.add(key?.text)
        return .file(folder: folder, name: "\(sanitized(origin.host))-\(hash.hexadecimal)")
    }

    /// Letters, digits, dots and dashes; at most 60.
    static func sanitized(_ text: String) -> String {
        let bytes = text.utf8.prefix(60).map { byte -> UInt8 in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."): byte
            default: UInt8(ascii: "_")
            }
        }
        let name = String(decoding: bytes, as: UTF8.self)
        return name.hasPrefix(".") ? "_" + name.dropFirst() : name
    }
}

/// A history's files: the database, and SQLite's additional files.
struct StoreFile: Sendable {
    var folder: String
    var name: String

    var path: String { "\(folder)/\(name).db" }
    var lockPath: String { "\(folder)/\(name).lock" }

    private static let endings = ["", "-wal", "-shm"]

    /// Identifies the current file; `nil` if there is none.
    var inode: UInt64? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }

    /// The file that SQLite maps into the memory of every program that uses the database. Touching a part that was cut
    /// off would be deadly; a second file of the same name would let two programs write over each other.
    struct SharedFile: Equatable {
        var inode: UInt64
        var size: Int

        /// What SQLite maps at once.
        static let leastSize = 32_768
    }

    /// `nil` if there is none.
    var shared: SharedFile? {
        var status = stat()
        guard stat(path + "-shm", &status) == 0 else { return nil }
        return SharedFile(inode: UInt64(status.st_ino), size: Int(status.st_size))
    }

    /// SQLite fills an empty one from the log. Without opening it, because closing it would release the locks of this
    /// program's connections.
    func dropShared() { truncate(path + "-shm", 0) }

    /// Creates the folder and an empty file, and makes both private. An existing file is not opened, because closing it
    /// would release the locks of this program's other connections.
    func create() throws(StoreError) {
        var made = ""
        for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
            made += part.isEmpty ? "" : (made == "/" || made.isEmpty && !folder.hasPrefix("/") ? "" : "/") + part
            if made.isEmpty || mkdir(made, 0o700) == 0 || errno == EEXIST { continue }
            // What cannot be created may already exist (EROFS, EACCES). Only the last error counts.
            if errno == ENOENT || errno == ENOTDIR { throw failure() }
        }
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if file >= 0 {
            close(file)
        } else if errno != EEXIST {
            throw failure()
        }
        closeToOthers()
    }

    /// Makes the folder and the files private again, after a careless copy or `chmod`. Links and what another owns stay
    /// as they are. The owner's permissions stay too, because a file made writable in a read-only folder could neither
    /// be written nor read.
    func closeToOthers() {
        for path in [folder] + Self.endings.map({ path + $0 }) {
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFLNK, status.st_uid == geteuid(),
                status.st_mode & 0o077 != 0
            else { continue }
            chmod(path, status.st_mode & 0o700)
        }
    }

    /// Who else can change the file; `nil` if no one can, or there is none.
    var exposure: StoreTrouble? {
        var file = stat()
        var around = stat()
        guard lstat(path, &file) == 0, stat(folder, &around) == 0 else { return nil }
        let isForeign = { (owner: uid_t) in owner != geteuid() && owner != 0 }
        if file.st_mode & S_IFMT == S_IFLNK { return .exposed(path, .link) }
        if isForeign(file.st_uid) { return .exposed(path, .foreign) }
        // In a sticky folder only a file's owner can replace it.
        let isOpen = around.st_mode & 0o022 != 0 && around.st_mode & S_ISVTX == 0
        return isOpen || isForeign(around.st_uid) ? .exposed(path, .openFolder) : nil
    }

    /// Renames the files, with `word` and the time in the new name. Returns the new path; `nil` on failure. All
    /// connections to them must be closed.
    func moveAside(_ word: String, at now: Double) -> String? {
        let time = ZoneRules.utc.civilTime(at: now)
        let date = time.date.text.filter { $0 != "-" }
        let clock = time.hourMinuteSecond.filter { $0 != ":" }
        var target = "\(folder)/\(name).\(word)-\(date)-\(clock)"
        var attempt = 1
        while access(target + ".db", F_OK) == 0, attempt < 100 {
            attempt += 1
            target = "\(folder)/\(name).\(word)-\(date)-\(clock)-\(attempt)"
        }
        guard rename(path, target + ".db") == 0 else { return nil }
        for ending in Self.endings.dropFirst() { rename(path + ending, target + ".db" + ending) }
        return target + ".db"
    }

    /// What the system says to another file here (`errno`); 0 if nothing.
    var refusal: Int32 {
        let probe = open(path + "-probe", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard probe >= 0 else { return errno }
        close(probe)
        unlink(path + "-probe")
        return 0
    }

    /// Files cannot be locked here, as in a home on NFS without its lock daemon. SQLite calls that busy, too.
    var lacksLocks: Bool {
        let file = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        var lock = flock()
        lock.l_type = Int16(F_RDLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = RequestLock.unusedByte
        lock.l_len = 1
        return fcntl(file, F_SETLK, &lock) != 0 && [ENOLCK, ENOSYS, EOPNOTSUPP].contains(errno)
    }

    private func failure() -> StoreError {
        let system = errno
        return StoreError(code: SQLITE_CANTOPEN, message: String(cString: strerror(system)), system: system)
    }
}

extension StoreFile {
    /// For the thread that must never wait. `nil` if there is nothing to read yet.
    func reader() throws(StoreError) -> Database? {
        guard inode != nil else { return nil }
        let database = try Database(path: path, busyTimeout: 0)
        let version = try Schema.version(of: database)
        if version > Schema.version { throw .newer(version) }
        // Another program has just created the file.
        if version == 0 { return nil }
        // Tables of later steps can only be read after those steps were run.
        if version < Schema.version { _ = try writer(busyTimeout: 100) }
        try database.execute("PRAGMA query_only = 1; PRAGMA cache_size = -256; PRAGMA mmap_size = 0")
        return database
    }

    /// With all tables of this version.
    ///
    /// - Parameter milliseconds: How long to wait for another program's lock.
    func writer(busyTimeout milliseconds: Int32) throws(StoreError) -> Database {
        try create()
        let database = try Database(path: path, busyTimeout: milliseconds)
        let version = try Schema.version(of: database)
        if version > Schema.version { throw .newer(version) }
        try database.execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 250;"
                + "PRAGMA cache_size = -256; PRAGMA mmap_size = 0")
        try Schema.migrate(database)
        closeToOthers()
        return database
    }

    static func memory() throws(StoreError) -> Database {
        let database = try Database(path: ":memory:", busyTimeout: 0)
        try Schema.migrate(database)
        return database
    }
}

extension StoreError {
    /// Not SQLite's codes: a newer version wrote the file; files cannot be locked where it is.
    private static let newerCode: Int32 = -1
    static let noLocks = StoreError(code: -2, message: "no locks")

    static func newer(_ version: Int) -> StoreError {
        StoreError(code: newerCode, message: "version \(version)")
    }

    var isNewer: Bool { code == Self.newerCode }
}
