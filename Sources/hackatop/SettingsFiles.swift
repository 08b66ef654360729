import HackatimeAPI
import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files that determine the key and where it is sent.
struct SettingsFiles {
    /// One sentence for each file that others can change.
    private(set) var remarks: [String] = []

    /// The text of a settings file; `nil` if there is none.
    mutating func settings(_ path: String) throws(StartupError) -> [UInt8]? {
        switch text(path) {
        case .bytes(let bytes): return bytes
        case .missing: return nil
        case .unreadable(let trouble): throw .unreadableSettings(path, trouble)
        }
    }

    mutating func key(_ path: String) throws(StartupError) -> Secret {
        switch text(path) {
        case .bytes(let bytes): return Secret(String(decoding: bytes, as: UTF8.self))
        case .missing: throw .noKeyFile(path)
        case .unreadable(let trouble): throw .unreadableKeyFile(path, trouble)
        }
    }

    private mutating func text(_ path: String) -> FileReader.Content {
        let content = FileReader.read(path)
        guard case .bytes(let bytes) = content else { return content }
        if !FileReader.isHandedOver(path) { look(at: path) }
        return SettingsText.decoded(bytes).map { .bytes($0) } ?? .unreadable(.notText)
    }

    private mutating func look(at path: String) {
        // The target of a link counts: settings are often a link into another folder.
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
        // Group lookups may use the network, so they are made only if necessary.
        return FileAccess.Owned(
            owner: status.st_uid, mode: mode, isGroupPrivate: mode & 0o020 != 0 && isPrivate(status.st_gid))
    }

    /// If everyone has a group of their own name, group permissions make no difference.
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
