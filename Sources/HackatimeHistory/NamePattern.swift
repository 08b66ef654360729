import HackatimeAPI
#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A text to find in names, ignoring case.
struct NamePattern: Equatable {
    private var bytes: [UInt8] = []
    private var isWhole: Bool
    /// A whole name of a language, in any spelling.
    private var isLanguage = false
    /// Whole names, any of them.
    private var names: Set<[UInt8]>?

    /// Matches the whole name.
    init(whole text: String) {
        isWhole = true
        Self.fold(text, into: &bytes)
    }

    init(language name: String) {
        isWhole = true
        isLanguage = true
        Self.fold(LanguageName.shown(name), into: &bytes)
    }

    /// Matches any part of the name.
    init(part text: String) {
        isWhole = false
        Self.fold(text, into: &bytes)
    }

    /// Matches any of these whole names.
    init(anyOf names: [String]) {
        isWhole = true
        self.names = Set(
            names.map { name in
                var bytes: [UInt8] = []
                Self.fold(name, into: &bytes)
                return bytes
            })
    }

    /// - Parameter folded: A name processed by `fold`.
    func fits(_ folded: [UInt8]) -> Bool {
        if let names { return !names.isEmpty && names.contains(folded) }
        if isLanguage {
            if folded == bytes { return true }
            // Spellings are short. Most names are paths.
            guard folded.count <= LanguageName.maxBytes else { return false }
            return LanguageName.key(String(decoding: folded, as: UTF8.self)).utf8.elementsEqual(bytes)
        }
        if isWhole { return folded == bytes }
        guard let first = bytes.first else { return true }
        guard folded.count >= bytes.count else { return false }
        return folded.withUnsafeBytes { text in
            guard let start = text.baseAddress else { return false }
            let last = text.count - bytes.count
            var place = 0
            while place <= last, let found = memchr(start + place, Int32(first), last - place + 1) {
                if memcmp(found, bytes, bytes.count) == 0 { return true }
                place = UnsafeRawPointer(found) - start + 1
            }
            return false
        }
    }

    private static func fold(_ text: String, into folded: inout [UInt8]) {
        var text = text
        text.withUTF8 { fold($0, into: &folded) }
    }

    /// Lower case. Nearly all names are ASCII, which needs no Unicode tables.
    static func fold(_ text: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
        folded.removeAll(keepingCapacity: true)
        for byte in text {
            if byte >= 0x80 {
                folded = Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
                return
            }
            folded.append((65...90).contains(byte) ? byte | 0x20 : byte)
        }
    }
}

/// A set of name numbers with fast lookup.
struct NumberSet {
    private var words: [UInt64] = []

    var isEmpty: Bool { words.isEmpty }

    mutating func insert(_ number: Int64) {
        guard number >= 0 else { return }
        let word = Int(number >> 6)
        while words.count <= word { words.append(0) }
        words[word] |= 1 << UInt64(number & 63)
    }

    func contains(_ number: Int64) -> Bool {
        let word = Int(number >> 6)
        return words.indices.contains(word) && words[word] & 1 << UInt64(number & 63) != 0
    }
}
