#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that only its owner may read (mode 0600), in a folder that only its owner may enter (0700).
enum PrivateFile {
    /// Replaces the file as a whole, so that no reader finds half of it. Where the path is a link, what it leads to is
    /// replaced. Returns the system's reason if that fails; the file is unchanged then.
    static func save(_ bytes: [UInt8], to path: String) -> String? {
        var target = path
        if let real = realpath(path, nil) {
            target = String(cString: real)
            free(real)
        }
        if let reason = makeFolder(of: path) { return reason }
        var name = Array("\(target).XXXXXX".utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { return why() }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return abandon(file, name) }
            rest = rest.dropFirst(count)
        }
        guard fchmod(file, 0o600) == 0, fsync(file) == 0, rename(name, target) == 0 else {
            return abandon(file, name)
        }
        close(file)
        return nil
    }

    private static func makeFolder(of path: String) -> String? {
        let parts = path.split(separator: "/").dropLast()
        var folder = ""
        for part in parts {
            folder += "/\(part)"
            // What cannot be created may already exist (EROFS, EACCES).
            if mkdir(folder, 0o700) != 0, errno == ENOENT || errno == ENOTDIR { return why() }
        }
        var status = stat()
        if lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
            status.st_mode & 0o077 != 0
        {
            chmod(folder, status.st_mode & 0o700)
        }
        return nil
    }

    private static func abandon(_ file: Int32, _ name: [CChar]) -> String {
        let reason = why()
        close(file)
        unlink(name)
        return reason
    }

    private static func why() -> String { String(cString: strerror(errno)) }
}
