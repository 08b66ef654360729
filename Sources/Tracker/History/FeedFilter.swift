package import HackatimeAPI

/// Which heartbeats the feed shows.
package struct FeedFilter: Sendable, Hashable {
    /// Lower-case words. Each must occur in the project, entity, branch, language or editor, as sent or as shown.
    package var words: [String] = []
    /// Only this project or language, ignoring case and spelling. Chosen from a breakdown, where `Breakdown.nameless`
    /// means no name.
    package var project: String?
    package var language: String?
    /// Only one of these projects, where a mark has several; empty for any.
    package var projects: [String] = []
    /// Only heartbeats with this name in the list of a field.
    package private(set) var entry: Entry?
    /// Only heartbeats from here up to there, in seconds since 1970: of a day or an hour that was opened in the chart.
    package var time: Range<Double>?

    package struct Entry: Sendable, Hashable {
        package var field: HeartbeatField
        package var name: String
    }

    /// The name, if the filter is about this field. Setting it replaces the name of any other.
    package subscript(field: HeartbeatField) -> String? {
        get { entry?.field == field ? entry?.name : nil }
        set { entry = newValue.map { Entry(field: field, name: $0) } }
    }

    package init() {}

    package var isEmpty: Bool { !isNarrow && time == nil }

    /// It leaves rows out in between.
    package var isNarrow: Bool {
        !words.isEmpty || project != nil || language != nil || !projects.isEmpty || entry != nil
    }

    /// Without words and times, as used by the chart.
    package var named: FeedFilter {
        var filter = self
        filter.words = []
        filter.time = nil
        return filter
    }

    /// The words of a typed line.
    package static func words(in text: String) -> [String] {
        text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    }

    package func matches(_ row: Heartbeat) -> Bool {
        if let time, !time.contains(row.time) { return false }
        if let project, !Self.isSame(row.project, project) { return false }
        if !projects.isEmpty, !projects.contains(where: { Self.isSame(row.project, $0) }) { return false }
        if let language, !Self.isSame(row.language.map(LanguageName.shown), LanguageName.shown(language)) {
            return false
        }
        if let entry, entry.field.label(of: row) != entry.name { return false }
        return words.allSatisfy { word in
            let bytes = Array(word.utf8)
            let isPlain = bytes.allSatisfy { $0 < 0x80 }
            let fields = [
                row.entity, row.project, row.branch, row.language, row.language.map(LanguageName.shown), row.editor,
                row.editor.map(ToolName.editor),
            ]
            return fields.contains { $0.map { Self.occurs(bytes, isPlain: isPlain, in: $0) } ?? false }
        }
    }

    /// Whether a text has all the words, which are in lower case.
    package static func matcher(_ words: [String]) -> (String) -> Bool {
        let words = words.map { Array($0.utf8) }.map { ($0, $0.allSatisfy { $0 < 0x80 }) }
        return { text in words.allSatisfy { occurs($0.0, isPlain: $0.1, in: text) } }
    }

    private static func isSame(_ name: String?, _ wanted: String) -> Bool {
        let name = name.flatMap { $0.isEmpty ? nil : $0 } ?? Breakdown.nameless
        return name == wanted || name.lowercased() == wanted.lowercased()
    }

    /// A plain word can only occur in plain bytes, so most texts need not be converted to lower case as a whole.
    /// Thousands of rows are searched while a key is held.
    private static func occurs(_ word: [UInt8], isPlain: Bool, in text: String) -> Bool {
        var text = isPlain ? text : text.lowercased()
        return text.withUTF8 { bytes in
            guard let first = word.first else { return true }
            guard bytes.count >= word.count else { return false }
            for start in 0...(bytes.count - word.count) where lowered(bytes[start]) == first {
                if word.indices.allSatisfy({ lowered(bytes[start + $0]) == word[$0] }) { return true }
            }
            return false
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}
