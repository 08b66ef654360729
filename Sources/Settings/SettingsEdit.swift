/// Changes single lines of a settings file. Comments, order, unknown lines and line ends stay as they are.
package struct SettingsEdit: Sendable {
    private var lines: [[UInt8]]
    /// A byte order mark, which stays before the first line, whatever that is.
    private let mark: [UInt8]
    /// What ends a new line.
    private let ending: [UInt8]

    /// - Parameter bytes: The file; empty for none. What is not UTF-8 with line feeds is saved as that.
    package init(_ bytes: [UInt8]) {
        let isPlain = !bytes.contains(0) && !bytes.starts(with: [0xFF, 0xFE]) && !bytes.starts(with: [0xFE, 0xFF])
        let hasOldEnds = zip(bytes, bytes.dropFirst() + [0]).contains { $0 == 0x0D && $1 != 0x0A }
        let text = isPlain && !hasOldEnds ? bytes : SettingsText.decoded(bytes) ?? []
        mark = text.starts(with: Self.byteOrderMark) ? Self.byteOrderMark : []
        lines = text.dropFirst(mark.count).split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        // After the last line feed there is no line.
        if lines.last?.isEmpty == true { lines.removeLast() }
        ending = lines.first?.last == 0x0D ? [0x0D] : []
    }

    /// The file. The last line ends, too.
    package var bytes: [UInt8] { mark + lines.flatMap { $0 + [0x0A] } }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The value of the last line that sets a key; `nil` for none or an empty one.
    package func value(_ key: String, in section: String = "") -> String? { INI(bytes).value(key, in: section) }

    /// Sets a key in a section (empty above all sections), or removes it with `nil`. Of several lines with the key the
    /// last is changed, as it is the one that counts; all are removed. A new line stands below the one that shows it as a
    /// comment, else at the section's end.
    ///
    /// - Returns: False, with nothing changed, if no line can hold the value.
    package mutating func set(_ key: String, to value: String?, in section: String = "") -> Bool {
        let before = lines
        let places = places(of: key, in: section)
        guard let value else {
            for place in places.reversed() { lines.removeSubrange(place) }
            return true
        }
        guard let text = Self.quoted(value) else { return false }
        let line = Array("\(key) = \(text)".utf8) + ending
        if let place = places.last {
            lines.replaceSubrange(place, with: [line])
        } else {
            insert(line, key, in: section)
        }
        guard self.value(key, in: section) == value else {
            lines = before
            return false
        }
        return true
    }

    /// The lines of each entry of a key, with those that continue its value.
    private func places(of key: String, in section: String) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var reader = INILines(bytes)
        var current = ""
        while let line = reader.next() {
            switch line.content {
            case .header(let name): current = name
            case .entry(key, _, _) where current == section: places.append(line.number - 1..<reader.number)
            case .entry: break
            }
        }
        return places
    }

    private mutating func insert(_ line: [UInt8], _ key: String, in section: String) {
        guard let part = part(section) else {
            if !lines.isEmpty { lines.append(ending) }
            lines += [Array("[\(section)]".utf8) + ending, line]
            return
        }
        let shown = part.last { index in
            let text = lines[index].filter { $0 > 0x20 }
            return text.starts(with: "#\(key)=".utf8) || text.starts(with: ";\(key)=".utf8)
        }
        lines.insert(line, at: shown.map { $0 + 1 } ?? end(of: part))
    }

    /// The lines below a heading; the last such heading counts. `nil` if there is none.
    private func part(_ section: String) -> Range<Int>? {
        var start: Int? = section.isEmpty ? 0 : nil
        var end = lines.count
        var reader = INILines(bytes)
        while let line = reader.next() {
            guard case .header(let name) = line.content else { continue }
            if name == section {
                (start, end) = (line.number, lines.count)
            } else if let begin = start, end == lines.count, line.number > begin {
                end = line.number - 1
            }
        }
        return start.map { $0..<end }
    }

    /// Before the blank lines and comments that lead to the next heading.
    private func end(of part: Range<Int>) -> Int {
        guard part.upperBound < lines.count else { return part.upperBound }
        func isAside(_ index: Int, _ first: [UInt8]) -> Bool {
            let letter = lines[index].first { $0 > 0x20 }
            return letter.map { first.contains($0) } ?? first.isEmpty
        }
        var end = part.upperBound
        while end > part.lowerBound, isAside(end - 1, Array("#;".utf8)) { end -= 1 }
        while end > part.lowerBound, isAside(end - 1, []) { end -= 1 }
        return end
    }

    /// As the file's form needs it; `nil` for what it cannot hold.
    private static func quoted(_ value: String) -> String? {
        guard !value.isEmpty, !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        let needs =
            value.utf8.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ";") } || value.hasSuffix("\\")
            || value.hasPrefix("\"") || value.hasPrefix("'") || value.hasPrefix(" ") || value.hasSuffix(" ")
        guard needs else { return value }
        for quote in ["\"", "'"] where !value.contains(quote) { return quote + value + quote }
        return nil
    }
}
