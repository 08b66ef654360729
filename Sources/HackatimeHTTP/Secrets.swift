import HackatimeAPI

/// The texts that must not appear in any message. Also cleans texts that come from libcurl.
struct Secrets: Sendable {
    private let hidden: [[UInt8]]

    init(_ settings: HTTPSettings) {
        var texts: [String] = []
        if let key = settings.key, !key.isEmpty { texts += [key, Request.escaped(key)] }
        if let proxy = settings.proxy, let at = proxy.lastIndex(of: "@") {
            let start = proxy.firstRange(of: "//")?.upperBound ?? proxy.startIndex
            if start < at { texts.append(String(proxy[start..<at])) }
        }
        // Longest first, because one may contain another.
        hidden = texts.map { Array($0.utf8) }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }

    /// The response without any secrets it repeats. Messages are not read from larger bodies than this.
    func redacted(_ response: Response) -> Response {
        response.rewritten(bodyUpTo: 100_000) { bytes in
            hidden.reduce(bytes) { Self.replacing($1, in: $0, upToSpace: false) }
        }
    }

    /// At most `limit` characters of one line, without control characters and secrets. Words after `api_key=` are
    /// removed whole, because the library may have cut the text in the middle of a key.
    func cleaned(_ text: String, limit: Int = 200) -> String {
        // Invisible characters are removed first. Otherwise a secret that contains one would be complete again
        // afterwards.
        var bytes = Array(CleanText.visible(text).utf8)
        for secret in hidden { bytes = Self.replacing(secret, in: bytes, upToSpace: false) }
        bytes = Self.replacing(Array("api_key=".utf8), in: bytes, upToSpace: true)
        bytes = Self.withoutUserInfo(bytes)
        return String(String.UnicodeScalarView(String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(limit)))
    }

    /// Removes `user:password@` from addresses, such as a proxy's from the environment.
    private static func withoutUserInfo(_ bytes: [UInt8]) -> [UInt8] {
        let words = bytes.split(separator: 0x20, omittingEmptySubsequences: false).map { word -> [UInt8] in
            guard let at = word.lastIndex(of: UInt8(ascii: "@")), let slash = word.firstIndex(of: UInt8(ascii: "/")),
                slash < at
            else { return Array(word) }
            return word[...slash] + Array("/…".utf8) + word[at...]
        }
        return Array(words.joined(separator: [0x20]))
    }

    private static func replacing(_ secret: [UInt8], in bytes: [UInt8], upToSpace: Bool) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index...].starts(with: secret) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            result += Array("…".utf8)
            index += secret.count
            while upToSpace, index < bytes.count, bytes[index] > 0x20 { index += 1 }
        }
        return result
    }
}
