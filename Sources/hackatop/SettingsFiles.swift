import HackatimeAPI
import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files that decide where the key comes from and where it goes, as they are read.
struct SettingsFiles {
    /// One sentence for each that others can change.
    private(set) var remarks: [String] = []

    /// The content of a settings file; empty where there is none.
    mutating func settings(_ path: String) throws(StartupError) -> [UInt8] {
        switch FileReader.read(path) {
        case .bytes(let bytes):
            look(at: path)
            return bytes
        case .missing: return []
        case .unreadable(let trouble): throw .unreadableSettings(path, trouble)
        }
    }

    mutating func key(_ path: String) throws(StartupError) -> Secret {
        switch FileReader.read(path) {
        case .bytes(let bytes):
            look(at: path)
            return Secret(String(decoding: bytes, as: UTF8.self))
        case .missing: throw .noKeyFile(path)
        case .unreadable(let trouble): throw .unreadableKeyFile(path, trouble)
        }
    }

    private mutating func look(at path: String) {
        // What a name leads to counts: settings are often a link into a folder of their own.
        guard let real = realpath(path, nil) else { return }
        defer { free(real) }
        let target = String(cString: real)
        let folder = target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard let file = Self.owned(target), let around = Self.owned(folder.isEmpty ? "/" : folder) else { return }
        if let remark = FileAccess(file: file, folder: around).remark(path: path, user: getuid()) {
            remarks.append(remark)
        }
    }

    private static func owned(_ path: String) -> FileAccess.Owned? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let mode = UInt32(status.st_mode) & 0o7777
        // Groups may be asked for over the network: only where they matter.
        return FileAccess.Owned(
            owner: status.st_uid, mode: mode, isGroupPrivate: mode & 0o020 != 0 && isPrivate(status.st_gid))
    }

    /// Where everybody has a group of their own name, being writable for it means nothing.
    private static func isPrivate(_ group: gid_t) -> Bool {
        guard let user = getpwuid(getuid()), user.pointee.pw_gid == group else { return false }
        let name = String(cString: user.pointee.pw_name)
        guard let entry = getgrgid(group), String(cString: entry.pointee.gr_name) == name else { return false }
        var member = entry.pointee.gr_mem
        while let text = member?.pointee {
            guard String(cString: text) == name else { return false }
            member = member?.advanced(by: 1)
        }
        return true
    }
}
