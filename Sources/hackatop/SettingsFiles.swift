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
    ///
    /// - Parameter holdsKey: Whether such a text holds a key, which others should not read.
    mutating func settings(
        _ path: String, holdsKey: ([UInt8]) -> Bool = { _ in false }
    ) throws(StartupError) -> [UInt8]? {
        switch text(path, holdsKey) {
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

    private mutating func text(
        _ path: String, _ holdsKey: ([UInt8]) -> Bool = { _ in false }
    ) -> FileReader.Content {
        let content = FileReader.read(path)
        guard case .bytes(let bytes) = content else { return content }
        if !FileReader.isHandedOver(path) {
            let holdsKey = holdsKey(bytes)
            let access = Self.access(path, toRead: holdsKey)
            if let remark = access?.remark(path: path, user: getuid(), holdsKey: holdsKey) { remarks.append(remark) }
        }
        return SettingsText.decoded(bytes).map { .bytes($0) } ?? .unreadable(.notText)
    }

    /// Who can change a file, and if that matters who can read it; `nil` if there is none.
    static func access(_ path: String, toRead: Bool) -> FileAccess? {
        // The target of a link counts: settings are often a link into another folder.
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        let target = String(cString: real)
        let folder = target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard let file = owned(target, toRead), let around = owned(folder.isEmpty ? "/" : folder, false) else {
            return nil
        }
        return FileAccess(file: file, folder: around)
    }

    private static func owned(_ path: String, _ toRead: Bool) -> FileAccess.Owned? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let mode = UInt32(status.st_mode) & 0o7777
        let isGroupAsked = mode & 0o020 != 0 || (toRead && mode & 0o044 == 0o040)
        // Group lookups may use the network, so they are made only if necessary.
        return FileAccess.Owned(
            owner: status.st_uid, mode: mode, isGroupPrivate: isGroupAsked && isPrivate(status.st_gid))
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
