import HackatimeAPI

/// A settings file, read like WakaTime's tools do but more tolerant: meaningless lines are skipped, so any bytes are a
/// valid file.
package struct INI: Sendable {
    /// One `key = value`.
    package struct Entry: Sendable, Hashable {
        /// The section header above, in lower case; empty before the first.
        package var section: String
        /// In lower case.
        package var key: String
        /// Without quotes or a trailing comment. Continuation lines are joined with line breaks. May be empty.
        package var value: String
        /// What `#` or `;` cut off from the value's last word, from that character on. No comment begins within a word
        /// on purpose, so it may be the rest of a password.
        package var cut = ""
        /// Starts at 1.
        package var line: Int
    }

    /// In the order of the file.
    package private(set) var entries: [Entry] = []

    /// An empty file.
    package init() {}

    /// Reads the text of a file.
    package init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// Reads the bytes of a file. Invalid UTF-8 becomes U+FFFD.
    package init(_ bytes: [UInt8]) {
        var lines = INILines(bytes)
        while let line = lines.next() {
            switch line.content {
            case .header(let name): section = name
            case .entry(let key, let value, let cut):
                entries.append(Entry(section: section, key: key, value: value, cut: cut, line: line.number))
            }
        }
    }

    private var section = ""

    /// The last value of a key; `nil` if it is missing or empty. Key and section must be in lower case.
    package func value(_ key: String, in section: String) -> String? {
        let found = entries.last { $0.key == key && $0.section == section }?.value
        return found?.isEmpty == false ? found : nil
    }

    /// Adds all entries of another file. Its values take precedence.
    package mutating func merge(_ other: INI) {
        entries += other.entries
    }
}
