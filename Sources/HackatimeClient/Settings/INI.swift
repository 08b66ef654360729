/// A settings file as WakaTime's tools read it, and more tolerant: lines that mean nothing are skipped, so any bytes
/// at all are some file.
public struct INI: Sendable {
    /// One `key = value`. Section and key are in lower case; the section is empty before the first header.
    public struct Entry: Sendable, Hashable {
        public var section: String
        public var key: String
        public var value: String
        /// Counted from 1.
        public var line: Int
    }

    /// In the order of the file.
    public private(set) var entries: [Entry] = []

    public init() {}

    public init(_ text: String) {
        self.init(Array(text.utf8))
    }

    public init(_ bytes: [UInt8]) {
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

    /// The last value of a key, without case; `nil` where there is none or it is empty.
    public func value(_ key: String, in section: String) -> String? {
        let found = entries.last { $0.key == key && $0.section == section }?.value
        return found?.isEmpty == false ? found : nil
    }

    /// Takes over all that another file says; where both speak, it wins.
    public mutating func merge(_ other: INI) {
        entries += other.entries
    }
}
