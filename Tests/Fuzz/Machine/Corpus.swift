import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Initial inputs: a file each, in a folder per target.
struct Corpus {
    let folder: String

    /// Next to these sources.
    static let path: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
        parts.append("Corpus")
        return parts.joined(separator: "/")
    }()

    /// Sorted by name, so that a seed means the same everywhere.
    func inputs(of target: String) -> [[UInt8]] {
        fileNames(in: "\(folder)/\(target)").compactMap { readBytes("\(folder)/\(target)/\($0)") }
    }

    /// Saves a failed input in a file named after its content. Returns the path, or `nil`.
    func save(_ bytes: [UInt8], for target: String) -> String? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for path in [folder, "\(folder)/\(target)"] { mkdir(path, 0o755) }
        let path = "\(folder)/\(target)/found-\(String(hash, radix: 16))"
        guard let file = fopen(path, "w") else { return nil }
        defer { fclose(file) }
        return fwrite(bytes, 1, bytes.count, file) == bytes.count ? path : nil
    }
}
