import HackatimeAPI

/// A settings file as WakaTime's tools read it, and more tolerant: lines that mean nothing are skipped, so any bytes
/// at all are some file.
package struct INI: Sendable {
    /// One `key = value`.
    package struct Entry: Sendable, Hashable {
        /// The header above, in lower case; empty before the first.
        package var section: String
        /// In lower case.
        package var key: String
        /// Without quotes or a comment behind it; lines that continue it are joined by line ends. May be empty.
        package var value: String
        /// Counted from 1.
        package var line: Int
    }

    /// In the order of the file.
    package private(set) var entries: [Entry] = []

    /// A file without lines.
    package init() {}

    /// Reads the text of a file.
    package init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// Reads the bytes of a file; what is no UTF-8 becomes U+FFFD.
    package init(_ bytes: [UInt8]) {
        var lines = INILines(bytes)
        while let line = lines.next() {
            switch line.content {
            case .header(let name): section = name
            case .entry(let key, let value):
                entries.append(Entry(section: section, key: key, value: value, line: line.number))
            }
        }
    }

    private var section = ""

    /// The last value of a key; `nil` where there is none or it is empty. Key and section are given in lower case.
    package func value(_ key: String, in section: String) -> String? {
        let found = entries.last { $0.key == key && $0.section == section }?.value
        return found?.isEmpty == false ? found : nil
    }

    /// Takes over all that another file says; where both speak, it wins.
    package mutating func merge(_ other: INI) {
        entries += other.entries
    }
}
