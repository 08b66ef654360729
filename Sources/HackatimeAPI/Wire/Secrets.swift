/// The texts that must appear nowhere: keys, and the user parts of proxies. The only cleaner of what is shown, logged or
/// stored.
package struct Secrets: Sendable, Equatable {
    /// In lower case, the longest first, because one may contain another.
    private var hidden: [[UInt8]] = []
    /// The keys among them.
    private var keys: [[UInt8]] = []

    package init(keys: [Secret] = [], proxy: Secret? = nil) {
        for key in keys { add(key: key) }
        if let proxy, let user = Self.userPart(of: proxy.text) { hide([user]) }
    }

    /// WakaTime's prefix is no secret: what follows is hidden without it, too.
    package mutating func add(key: Secret) {
        let prefix = "waka_"
        let text = key.text.hasPrefix(prefix) ? String(key.text.dropFirst(prefix.count)) : key.text
        guard !text.isEmpty else { return }
        hide([key.text, text, Request.escaped(key.text)])
        keys.append(Self.lowered(text.utf8))
    }

    /// Whether somebody's input holds a key. Keys of a few letters do not count, as any word may hold them.
    package func isKey(in text: String) -> Bool {
        let bytes = Self.lowered(CleanText.visible(text).utf8)
        return keys.contains { $0.count >= 8 && bytes.firstRange(of: $0) != nil }
    }

    /// The text with `…` for each secret in it.
    package func hiding(in text: String) -> String {
        String(decoding: hiding(in: Array(text.utf8)), as: UTF8.self)
    }

    /// The response without any secrets it repeats. Messages are not read from larger bodies than this.
    package func redacted(_ response: Response) -> Response {
        response.rewritten(bodyUpTo: 100_000) { hiding(in: $0) }
    }

    /// At most `limit` characters of one line, without control characters and secrets. Words after `api_key=` are
    /// removed whole, because the library may have cut the text in the middle of a key.
    package func cleaned(_ text: String, limit: Int = 200) -> String {
        // Invisible characters are removed first. Otherwise a secret that contains one would be complete again
        // afterwards.
        var bytes = hiding(in: Array(CleanText.visible(text).utf8))
        bytes = Self.replacing(Array("api_key=".utf8), in: bytes, upToSpace: true)
        bytes = Self.withoutUserPart(bytes)
        return String(String.UnicodeScalarView(String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(limit)))
    }

    private mutating func hide(_ texts: [String]) {
        hidden += texts.map { Self.lowered($0.utf8) }.filter { !$0.isEmpty && !hidden.contains($0) }
        hidden.sort { $0.count > $1.count }
    }

    private func hiding(in bytes: [UInt8]) -> [UInt8] {
        hidden.reduce(bytes) { Self.replacing($1, in: $0, upToSpace: false) }
    }

    private static func userPart(of address: String) -> String? {
        guard let at = address.lastIndex(of: "@") else { return nil }
        let start = address.firstRange(of: "//")?.upperBound ?? address.startIndex
        return start < at ? String(address[start..<at]) : nil
    }

    /// Removes `user:password@` from addresses.
    private static func withoutUserPart(_ bytes: [UInt8]) -> [UInt8] {
        let words = bytes.split(separator: 0x20, omittingEmptySubsequences: false).map { word -> [UInt8] in
            guard let at = word.lastIndex(of: UInt8(ascii: "@")), let slash = word.firstIndex(of: UInt8(ascii: "/")),
                slash < at
            else { return Array(word) }
            return word[...slash] + Array("/…".utf8) + word[at...]
        }
        return Array(words.joined(separator: [0x20]))
    }

    private static func replacing(_ secret: [UInt8], in bytes: [UInt8], upToSpace: Bool) -> [UInt8] {
        let compared = lowered(bytes)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard compared[index...].starts(with: secret) else {
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

    private static func lowered(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}

/// Printing and dumping shows none of them.
extension Secrets: CustomStringConvertible, CustomReflectable {
    package var description: String { "(secret)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
